import type { Style } from "./headings.ts";
import type { Element } from "./layout.ts";
import type { Paragraph } from "./paragraphs.ts";
import { labelOf } from "./symbols.ts";

export type Text = Extract<Element, { kind: "text" }>;
export type Table = Extract<Element, { kind: "table" }>;

/** Notes are set smaller than the text by at least this factor. */
const SMALLER = 0.93;
/** How a sentence ends. */
export const ENDS = /[.;:!?…][)»”"']?$/;

/** Set smaller than the text, as notes are. */
export function isSmall({ paragraph }: Text, style: Style): boolean {
  return paragraph.lines[0]!.size < style.body * SMALLER;
}

/** Small print that opens with a mark and has nothing but small print below it. */
export function opensNotes({ paragraph }: Text, rest: readonly Element[], style: Style): boolean {
  const first = paragraph.lines[0]!;
  const opens =
    first.runs[0]!.raised || /^(?:\d{1,3}(?![\d.)°-])|\*{1,3}|\(\d{1,3}\)|\[\d{1,3}\])(?:\s*\S|$)/.test(first.text);
  return opens && rest.every((e) => e.kind === "text" && isSmall(e, style));
}

/** Whether the paragraph at the foot of a page goes on at the head of the next. */
export function goesOn(before: Paragraph, after: Paragraph): boolean {
  const last = before.lines.at(-1)!;
  const first = after.lines[0]!;
  if (Math.abs(last.size - first.size) > last.size * 0.12 || ENDS.test(last.text)) return false;
  if (/^\p{Ll}/u.test(first.text)) return true;
  const isFull = before.right - last.x1 < (before.right - before.left) * 0.12;
  return isFull && last.bold === first.bold && before.lines.length > 1 && labelOf(first.text) === undefined;
}

/** Whether two tables have their columns at the same places. */
export function sameColumns(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x, i) => Math.abs(x - b[i]!) < 4);
}

/** Contents without dots: titles and page numbers that only go up. Rows of paragraphs, or undefined. */
export function asContents({ cells }: Table): Paragraph[][] | undefined {
  const rows = new Map<number, Paragraph[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), ...cell.paragraphs]);
  if (rows.size < 5) return undefined;
  const numbers = [...rows.values()].map((r) => r.at(-1)?.lines.at(-1)?.text ?? "");
  const isRising = numbers.every((n, i) => /^\d{1,4}$/.test(n) && (i === 0 || Number(n) >= Number(numbers[i - 1])));
  const hasTitles = [...rows.values()].every((r) => r.length > 1 && /\p{L}{3}/u.test(r[0]!.lines[0]!.text));
  return isRising && hasTitles && numbers[0] !== numbers.at(-1) ? [...rows.values()] : undefined;
}
