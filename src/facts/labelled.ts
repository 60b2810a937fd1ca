/** Values that stand after a label: "Buyer: City of ...", or in the next cell of its table row. */
import type { Block, Fact, TenderDocument } from "../model.ts";
import type { FactHit } from "./tools.ts";

const MAX_LENGTH = 160;
/** Characters of a list label or bracket that may stand before the label on its line. */
const MAX_LEAD = 12;

/**
 * The value after the first label that has one.
 * @param hits where the label's words stand, in reading order
 * @param minWords values of fewer words are none
 */
export function labelled(document: TenderDocument, hits: readonly FactHit[], minWords = 1): Fact<string> | undefined {
  for (const hit of hits) {
    const value = [afterColon(document, hit), nextCell(document, hit)].find((v) => v && wordCount(v) >= minWords);
    if (value !== undefined) return { value, source: "text", evidence: labelOf(document, hit) };
  }
  return undefined;
}

function labelOf(document: TenderDocument, hit: FactHit): string {
  return document.text.slice(hit.span.start, hit.span.end).replace(/\s+/g, " ");
}

/** The label begins its line and a colon ends it. */
function afterColon(document: TenderDocument, hit: FactHit): string | undefined {
  const { text } = document;
  const block = document.blocks[hit.block];
  const lead = text.slice(Math.max(block?.span.start ?? 0, hit.span.start - MAX_LEAD - 1), hit.span.start);
  if (lead.length > MAX_LEAD && !lead.includes("\n")) return undefined;
  const rest = text.slice(hit.span.end, Math.min(hit.span.end + MAX_LENGTH + 60, block?.span.end ?? text.length));
  const match = /^[^\n:.]{0,40}:[ \t]*\n?([^\n]+)/.exec(rest);
  return named(match?.[1]);
}

/** The value beside the label in a row of two cells; rows of more are lists of other things. */
function nextCell(document: TenderDocument, hit: FactHit): string | undefined {
  const [block, next, third] = document.blocks.slice(hit.block, hit.block + 3);
  const beside = (other: typeof next) =>
    block?.kind === "cell" && other?.kind === "cell" && other.row === block.row && other.table === block.table;
  if (!block || !next || !beside(next) || beside(third) || isHeader(document, hit.block)) return undefined;
  return hit.span.start - block.span.start <= MAX_LEAD
    ? named(document.text.slice(next.span.start, next.span.end))
    : undefined;
}

/** Two headings of columns, at the top of a table: a single word beside the label, and names of several words below. */
function isHeader({ text, blocks }: TenderDocument, label: number): boolean {
  const before = blocks[label - 1];
  const [first, value, below] = blocks.slice(label, label + 3);
  const words = (block: Block) => wordCount(text.slice(block.span.start, block.span.end).trim());
  if (first?.kind !== "cell" || value?.kind !== "cell" || below?.kind !== "cell") return false;
  const top = before?.kind !== "cell" || before.table !== first.table;
  return top && below.table === first.table && words(value) === 1 && words(below) > 1;
}

/** A value of some words, and no blank to fill in. */
function named(value: string | undefined): string | undefined {
  const clean = value
    ?.replace(/\s+/g, " ")
    .replace(/[\s.;,]+$/, "")
    .trim()
    .slice(0, MAX_LENGTH);
  return clean !== undefined && /\p{L}{3}/u.test(clean) && !/[_…]{3}|\.{4}|^\[/.test(clean) ? clean : undefined;
}

function wordCount(value: string): number {
  return value.split(" ").length;
}
