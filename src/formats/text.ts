/** Reads plain text: encodings, wrapped lines, headings, lists, aligned columns, pages. */
import { Collector } from "./collect.ts";
import { decodeText } from "./encoding.ts";
import { fileLines } from "./source-lines.ts";
import { type TableCell, tableRuns } from "./text/columns.ts";
import { HEADING_RANKS } from "./text/heading-words.ts";
import { withoutHidden } from "./text/hidden.ts";
import { type Line, linesOf, wrapWidth } from "./text/lines.ts";
import { type Chunk, paragraphsOf } from "./text/paragraphs.ts";
import type { ReaderResult, ReadOptions } from "./types.ts";

/**
 * Reads the bytes of a plain text file. Form feeds count as page breaks.
 * Warnings: `encoding-guessed` with the encoding, `hidden-characters-removed` with their number, `truncated`.
 */
export async function read(bytes: Uint8Array, _name: string, options: ReadOptions): Promise<ReaderResult> {
  const { text, encoding, guessed } = decodeText(bytes);
  const collector = new Collector(options.limits);
  if (guessed) collector.warn("encoding-guessed", encoding);
  const pages = addPlainText(collector, text, true);
  return { kind: "document", document: collector.finish("text", pages > 1 ? { pages } : {}) };
}

/**
 * Adds text whose only structure is its lines; other readers hand over what they cannot read better.
 * @param whole the text is the whole file, so that its lines are those of the file
 * @returns the number of pages
 */
export function addPlainText(collector: Collector, text: string, whole = false): number {
  const { text: visible, removed } = withoutHidden(text.replace(/\r\n?/g, "\n").replace(/\f/g, PAGE_BREAK));
  if (removed > 0) collector.countHidden(removed);
  // A form feed becomes two line ends: the page break has a line of its own.
  const numberOf = whole ? fileLines(text.replace(/\f/g, "\f\f"), ENDS) : undefined;
  const { lines, pages } = linesOf(visible, PAGE_BREAK, numberOf);
  addLines(collector, lines, wrapWidth(lines), pages > 1);
  return pages;
}

/**
 * Adds lines: tables as cells, the rest as paragraphs.
 * @param width where lines wrap; undefined: each line is a paragraph
 */
export function addLines(collector: Collector, lines: readonly Line[], width: number | undefined, paged = false): void {
  for (const { rows, start, next } of tableRuns(lines)) {
    if (rows) addTable(collector, rows, paged ? lines[start]!.page : undefined);
    else for (const part of paragraphsOf(lines.slice(start, next), width)) addPart(collector, part, paged);
  }
}

/** Stands for a form feed while hidden characters are taken out. */
const PAGE_BREAK = "\n\uE0FF\n";
/** Where lines of plain text end. */
const ENDS = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;

function addTable(collector: Collector, rows: readonly (readonly TableCell[])[], page: number | undefined): void {
  const table = collector.nextTable();
  rows.forEach((cells, row) => {
    cells.forEach(({ text, at }, column) => {
      collector.add({ kind: "cell", table, row, column, text, ...(page === undefined ? {} : { page }) }, known(at));
    });
  });
}

function known(at: readonly number[]): readonly number[] | undefined {
  return at.length === 0 ? undefined : at;
}

function addPart(collector: Collector, { kind, text, page, at, isolated, underline }: Chunk, paged: boolean): void {
  const place = paged ? { page } : {};
  if (kind === "text") collector.paragraph({ text, at, isolated, emphasised: false, ...place });
  else if (kind === "underlined") {
    const rank = underline === "=" ? HEADING_RANKS.underlinedTwice : HEADING_RANKS.underlined;
    collector.paragraph({ text, at, isolated: true, emphasised: true, rank, ...place });
  } else collector.add({ kind, text, ...place }, at);
}
