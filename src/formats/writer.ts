/** Puts paragraphs and tables of word-processor and web documents into a `Collector`, cell by cell. */
import type { BlockDraft } from "./build.ts";
import type { Collector, Paragraph } from "./collect.ts";
import type { SourceLines } from "./source-lines.ts";

/** Columns and rows that a cell covers. */
export interface CellSpan {
  readonly columns: number;
  readonly rows: number;
}

type Entry =
  | { readonly kind: "paragraph"; readonly paragraph: Paragraph }
  | { readonly kind: "draft"; readonly draft: BlockDraft; readonly at: SourceLines | undefined }
  | { readonly kind: "table"; readonly table: Table };

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly entries: Entry[];
}

interface Table {
  readonly cells: Cell[];
  /** What stands in the table and in no cell: its caption. */
  readonly loose: Entry[];
  row: number;
  column: number;
  open: Cell | undefined;
  /** By column: rows below that a cell still covers. */
  readonly covered: number[];
}

/** A cell with so many paragraphs lays out a page. */
const LAYOUT_PARAGRAPHS = 40;
/** More columns than any printed table has. */
const MAX_SPAN = 500;

/** Writes in reading order. Tables may nest; a nested table follows the cell that holds it. */
export class Writer {
  readonly collector: Collector;
  readonly #tables: Table[] = [];

  constructor(collector: Collector) {
    this.collector = collector;
  }

  /** True between `openCell` and `closeCell`. */
  get inCell(): boolean {
    return this.#tables.at(-1)?.open !== undefined;
  }

  /** A paragraph: a block of its own, or a line of the open cell. */
  paragraph(paragraph: Paragraph): void {
    if (this.#tables.length > 0) this.#keep({ kind: "paragraph", paragraph });
    else this.collector.paragraph(paragraph);
  }

  /** A block of known kind (note, comment, contents); in a table it follows its cell. @param at its lines, if known */
  add(draft: BlockDraft, at?: SourceLines): void {
    if (this.#tables.length > 0) this.#keep({ kind: "draft", draft, at });
    else this.collector.add(draft, at);
  }

  #keep(entry: Entry): void {
    const table = this.#tables.at(-1)!;
    (table.open?.entries ?? table.loose).push(entry);
  }

  openTable(): void {
    this.#tables.push({ cells: [], loose: [], row: -1, column: 0, open: undefined, covered: [] });
  }

  openRow(): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    table.row += 1;
    table.column = 0;
  }

  /** Opens the next free cell of the row. */
  openCell(span: CellSpan = { columns: 1, rows: 1 }): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    if (table.row < 0) this.openRow();
    this.#skipCovered(table);
    table.open = { row: table.row, column: table.column, entries: [] };
    table.cells.push(table.open);
    this.#advance(table, span);
  }

  /** Passes over columns without opening a cell: those that a cell above goes on in. */
  skipColumns(columns: number): void {
    const table = this.#tables.at(-1);
    if (table) this.#advance(table, { columns, rows: 1 });
  }

  #skipCovered(table: Table): void {
    for (; (table.covered[table.column] ?? 0) > table.row; table.column += 1);
  }

  #advance(table: Table, { columns, rows }: CellSpan): void {
    const end = table.column + Math.min(Math.max(1, columns), MAX_SPAN);
    // A row may not run on for ever: covered cells are kept for each column.
    if (rows > 1) for (let c = table.column; c < end && c < MAX_SPAN * 4; c++) table.covered[c] = table.row + rows;
    table.column = end;
  }

  closeCell(): void {
    const table = this.#tables.at(-1);
    if (table) table.open = undefined;
  }

  closeTable(): void {
    const table = this.#tables.pop();
    if (!table) return;
    const outer = this.#tables.at(-1);
    if (outer) (outer.open?.entries ?? outer.loose).push({ kind: "table", table });
    else this.#emit(table);
  }

  /** Closes what the source left open. */
  end(): void {
    while (this.#tables.length > 0) this.closeTable();
  }

  #emit(table: Table): void {
    for (const entry of table.loose) this.#emitEntry(entry);
    // A box around text is no table.
    if (table.cells.length <= 1) {
      for (const entry of table.cells[0]?.entries ?? []) this.#emitEntry(entry);
      return;
    }
    const number = this.collector.nextTable();
    for (const cell of table.cells) this.#emitCell(cell, number);
  }

  #emitCell({ row, column, entries }: Cell, table: number): void {
    if (isLayout(entries)) return void entries.forEach((entry) => this.#emitEntry(entry));
    const paragraphs = entries.flatMap((entry) => (entry.kind === "paragraph" ? [entry.paragraph] : []));
    const text = paragraphs.map(lineOf).join("\n");
    this.collector.add({ kind: "cell", table, row, column, text }, linesOf(paragraphs));
    for (const entry of entries) if (entry.kind !== "paragraph") this.#emitEntry(entry);
  }

  #emitEntry(entry: Entry): void {
    if (entry.kind === "paragraph") this.collector.paragraph(entry.paragraph);
    else if (entry.kind === "draft") this.collector.add(entry.draft, entry.at);
    else this.#emit(entry.table);
  }
}

/** Cells that hold headings and text, or a great many paragraphs, lay out a page. */
function isLayout(entries: readonly Entry[]): boolean {
  const paragraphs = entries.filter((entry) => entry.kind === "paragraph");
  if (paragraphs.length > LAYOUT_PARAGRAPHS) return true;
  return paragraphs.length >= 4 && paragraphs.some(({ paragraph }) => paragraph.level !== undefined);
}

/** Where the lines of a cell stand, when that is known of all its paragraphs. */
function linesOf(paragraphs: readonly Paragraph[]): SourceLines | undefined {
  if (paragraphs.length === 0 || paragraphs.some(({ at }) => at === undefined)) return undefined;
  return paragraphs.flatMap(({ at }) => at ?? []);
}

function lineOf({ label, text }: Paragraph): string {
  return label && text.trim() !== "" ? `${label} ${text.trim()}` : text.trim();
}
