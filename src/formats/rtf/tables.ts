/** Tables of RTF: rows that say where their cells end, gathered until the table is whole. */
import type { BlockDraft } from "../build.ts";
import type { Paragraph } from "../collect.ts";
import type { Writer } from "../writer.ts";

export type RtfEntry =
  | { readonly kind: "paragraph"; readonly paragraph: Paragraph }
  | { readonly kind: "draft"; readonly draft: BlockDraft }
  | { readonly kind: "table"; readonly table: RtfTable };

/** Definition of one cell: its right edge in twips, and whether it goes on from the cell above or before. */
export interface CellDefinition {
  readonly edge: number;
  readonly goesOn: boolean;
}

interface Row {
  readonly cells: (readonly RtfEntry[])[];
  readonly definitions: readonly CellDefinition[];
}

/** A table while it is read. */
export class RtfTable {
  readonly rows: Row[] = [];
  cells: RtfEntry[][] = [];
  open: RtfEntry[] = [];

  endCell(): void {
    this.cells.push(this.open);
    this.open = [];
  }

  endRow(definitions: readonly CellDefinition[]): void {
    if (this.open.length > 0) this.endCell();
    if (this.cells.length > 0) this.rows.push({ cells: this.cells, definitions });
    this.cells = [];
  }
}

/** Edges nearer than this (in twips) are one. */
const SAME_EDGE = 20;

/** Writes a whole table; its columns are the edges that any of its rows has. */
export function writeTable(table: RtfTable, writer: Writer): void {
  table.endRow([]);
  const edges = gridOf(table);
  writer.openTable();
  for (const row of table.rows) writeRow(row, edges, writer);
  writer.closeTable();
}

function gridOf(table: RtfTable): readonly number[] {
  const all = [...new Set(table.rows.flatMap((row) => row.definitions.map(({ edge }) => edge)))].sort((a, b) => a - b);
  return all.filter((edge, i) => i === 0 || edge - all[i - 1]! > SAME_EDGE);
}

function writeRow({ cells, definitions }: Row, edges: readonly number[], writer: Writer): void {
  writer.openRow();
  let column = 0;
  cells.forEach((entries, i) => {
    const definition = definitions.length === cells.length ? definitions[i] : undefined;
    const end = definition ? columnAfter(edges, definition.edge) : column + 1;
    const columns = Math.max(1, end - column);
    column += columns;
    if (definition?.goesOn && entries.length === 0) return writer.skipColumns(columns);
    writer.openCell({ columns, rows: 1 });
    writeEntries(entries, writer);
    writer.closeCell();
  });
}

function columnAfter(edges: readonly number[], edge: number): number {
  const at = edges.findLastIndex((candidate) => candidate <= edge + SAME_EDGE / 2);
  return at + 1;
}

export function writeEntries(entries: readonly RtfEntry[], writer: Writer): void {
  for (const entry of entries) {
    if (entry.kind === "paragraph") writer.paragraph(entry.paragraph);
    else if (entry.kind === "draft") writer.add(entry.draft);
    else writeTable(entry.table, writer);
  }
}
