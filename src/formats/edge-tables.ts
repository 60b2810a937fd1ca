/** Tables whose rows say where their cells end (RTF, DOC), gathered until a table is whole. */
import type { BlockDraft } from "./build.ts";
import type { Paragraph } from "./collect.ts";
import type { Writer } from "./writer.ts";

export type FlowEntry =
  | { readonly kind: "paragraph"; readonly paragraph: Paragraph }
  | { readonly kind: "draft"; readonly draft: BlockDraft }
  | { readonly kind: "table"; readonly table: EdgeTable };

/** Definition of one cell: its right edge in twips, and whether it goes on from the cell above or before. */
export interface CellDefinition {
  readonly edge: number;
  readonly goesOn: boolean;
}

interface Row {
  readonly cells: (readonly FlowEntry[])[];
  readonly definitions: readonly CellDefinition[];
}

/** A table while it is read. */
class EdgeTable {
  readonly rows: Row[] = [];
  cells: FlowEntry[][] = [];
  open: FlowEntry[] = [];

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

/** The tables that are open at a place of the text, and where finished ones go. */
export class TableStack {
  readonly #tables: EdgeTable[] = [];
  readonly #write: (entries: readonly FlowEntry[]) => void;

  /** @param write takes what stands in no table */
  constructor(write: (entries: readonly FlowEntry[]) => void) {
    this.#write = write;
  }

  get depth(): number {
    return this.#tables.length;
  }

  /** Adds what stands in that many tables; others are opened or closed. */
  add(entries: readonly FlowEntry[], level: number): void {
    while (this.#tables.length > level) this.#close();
    while (this.#tables.length < level) this.#tables.push(new EdgeTable());
    const table = this.#tables.at(-1);
    if (table) table.open.push(...entries);
    else if (entries.length > 0) this.#write(entries);
  }

  endCell(level: number): void {
    this.add([], level);
    this.#tables.at(-1)?.endCell();
  }

  endRow(level: number, definitions: readonly CellDefinition[]): void {
    this.add([], level);
    this.#tables.at(-1)?.endRow(definitions);
  }

  #close(): void {
    const table = this.#tables.pop()!;
    const entry: FlowEntry = { kind: "table", table };
    const outer = this.#tables.at(-1);
    if (outer) outer.open.push(entry);
    else this.#write([entry]);
  }
}

/** Edges nearer than this (in twips) are one. */
const SAME_EDGE = 20;

function writeTable(table: EdgeTable, writer: Writer): void {
  table.endRow([]);
  const edges = gridOf(table);
  writer.openTable();
  for (const row of table.rows) writeRow(row, edges, writer);
  writer.closeTable();
}

/** The columns of a table are the edges that any of its rows has. */
function gridOf(table: EdgeTable): readonly number[] {
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

/** Number of grid edges up to this one, by halving. */
function columnAfter(edges: readonly number[], edge: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= edge + SAME_EDGE / 2) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Writes paragraphs and whole tables in order. */
export function writeEntries(entries: readonly FlowEntry[], writer: Writer): void {
  for (const entry of entries) {
    if (entry.kind === "paragraph") writer.paragraph(entry.paragraph);
    else if (entry.kind === "draft") writer.add(entry.draft);
    else writeTable(entry.table, writer);
  }
}
