/** The printed lines of a document: what a person takes for one entry of a list or one row of a table. */
import type { Span, TenderDocument } from "../model.ts";

/** One line of text, or all cells of one table row. */
export interface Line {
  readonly span: Span;
  /** Index in `document.blocks` of the (first) block. */
  readonly block: number;
  /** Spans of the cells, for a table row. */
  readonly cells: readonly Span[];
}

/** Lines in reading order; repeated headers, footers and contents tables are left out. */
export function linesOf(document: TenderDocument): readonly Line[] {
  const lines: Line[] = [];
  let row = "";
  document.blocks.forEach((block, index) => {
    if (block.kind === "header" || block.kind === "footer" || block.kind === "contents") return;
    const key = block.kind === "cell" ? `${block.table}:${block.row}` : "";
    const last = lines.at(-1);
    if (block.kind !== "cell") lines.push(...split(document.text, block.span, index));
    else if (key === row && last) lines[lines.length - 1] = joined(last, block.span);
    else lines.push({ span: block.span, block: index, cells: [block.span] });
    row = key;
  });
  return lines;
}

function joined(line: Line, cell: Span): Line {
  return { ...line, span: { start: line.span.start, end: cell.end }, cells: [...line.cells, cell] };
}

function split(text: string, span: Span, block: number): Line[] {
  const lines: Line[] = [];
  let start = span.start;
  while (start < span.end) {
    const feed = text.indexOf("\n", start);
    const end = feed === -1 || feed > span.end ? span.end : feed;
    for (const span of sentences(text, trim(text, { start, end }))) lines.push({ span, block, cells: [] });
    start = end + 1;
  }
  return lines;
}

/** Lines up to this many characters are taken whole. */
const LONG_LINE = 240;
const SENTENCE_END = /[.;](?=\s+[\p{Lu}\d–—•-])/gu;

/** A long line is a paragraph; its sentences are the lines. */
function sentences(text: string, span: Span): Span[] {
  if (span.end - span.start <= LONG_LINE) return span.end > span.start ? [span] : [];
  const parts: Span[] = [];
  let start = span.start;
  for (const match of text.slice(span.start, span.end).matchAll(SENTENCE_END)) {
    const end = span.start + match.index + 1;
    parts.push(trim(text, { start, end }));
    start = end;
  }
  parts.push(trim(text, { start, end: span.end }));
  return parts.filter((s) => s.end > s.start);
}

/** The span without white space at its ends. */
export function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] ?? "")) start++;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end--;
  return { start, end };
}
