import { median, type Run } from "./geometry.ts";

/** Runs side by side on one baseline with no wide gap between them. */
export interface Piece {
  readonly runs: readonly Run[];
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  /** Most of its letters are bold. */
  readonly bold: boolean;
  readonly text: string;
}

/** One line across a region: its pieces from left to right. */
export interface Line extends Piece {
  readonly pieces: readonly Piece[];
}

/** Gap, in heights of the font, that ends a piece. Justified text has wide blanks; gutters are wider. */
const PIECE_GAP = 1.4;
/** Gap, in heights of the font, that stands for a blank. */
const BLANK_GAP = 0.15;
/** Distance of baselines, in heights of the font, within one line. */
const SAME_LINE = 0.32;

/** Sorts runs into lines from top to bottom, whatever the order they were drawn in. */
export function toLines(runs: readonly Run[]): Line[] {
  const sorted = [...runs].sort((a, b) => a.y - b.y || a.x0 - b.x0);
  const groups: Run[][] = [];
  let y = Number.NEGATIVE_INFINITY;
  for (const run of sorted) {
    const group = groups.at(-1);
    if (group === undefined || run.y - y > SAME_LINE * Math.min(run.size, group[0]!.size)) {
      groups.push([run]);
      y = run.y;
    } else group.push(run);
  }
  return groups.map(toLine);
}

/** One line from runs known to belong together. */
export function toLine(runs: readonly Run[]): Line {
  const sorted = withoutDoubles([...runs].sort((a, b) => a.x0 - b.x0));
  const pieces: Piece[] = [];
  let from = 0;
  let end = sorted[0]?.x1 ?? 0;
  for (let i = 1; i <= sorted.length; i++) {
    const run = sorted[i];
    if (run === undefined || run.x0 - end > PIECE_GAP * Math.max(run.size, sorted[i - 1]!.size)) {
      pieces.push(toPiece(sorted.slice(from, i)));
      from = i;
    }
    if (run !== undefined) end = Math.max(end, run.x1);
  }
  return { ...toPiece(sorted), text: pieces.map((p) => p.text).join(" "), pieces };
}

/** A piece from runs in order. */
export function toPiece(runs: readonly Run[]): Piece {
  const first = runs[0]!;
  const letters = runs.reduce((n, r) => n + r.text.length, 0);
  const boldLetters = runs.reduce((n, r) => n + (r.bold ? r.text.length : 0), 0);
  const largest = runs.reduce((a, b) => (b.text.length > a.text.length ? b : a), first);
  return {
    runs,
    x0: first.x0,
    x1: runs.reduce((x, r) => Math.max(x, r.x1), first.x1),
    y: largest.y,
    size: largest.size,
    bold: boldLetters > letters * 0.6,
    text: joinRuns(runs),
  };
}

/** Bold is sometimes faked by drawing the same words twice, a hair apart. */
function withoutDoubles(sorted: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of sorted) {
    const twin = kept
      .slice(-4)
      .some(
        (k) =>
          k.text === run.text &&
          Math.abs(k.x0 - run.x0) < Math.min(1.5, run.size * 0.15) &&
          Math.abs(k.y - run.y) < 1.5,
      );
    if (!twin) kept.push(run);
  }
  return kept;
}

function joinRuns(runs: readonly Run[]): string {
  const spaced = letterSpacing(runs);
  let text = "";
  runs.forEach((run, i) => {
    const before = runs[i - 1];
    const words = spaced === undefined ? run.text : collapse(run.text);
    text += before !== undefined && blankBetween(before, run, spaced) ? ` ${words}` : words;
  });
  return text.replace(/ {2,}/g, " ").trim();
}

function blankBetween(a: Run, b: Run, spaced: number | undefined): boolean {
  const gap = b.x0 - a.x1;
  if (spaced !== undefined) return gap > spaced;
  if (b.raised !== a.raised && isFootnoteMark(a, b)) return true;
  return b.blankBefore || gap > BLANK_GAP * Math.min(a.size, b.size);
}

/** A footnote mark is no part of the word it stands at; an exponent ("m2", "103") is. */
function isFootnoteMark(a: Run, b: Run): boolean {
  const [mark, word] = b.raised ? [b, a] : [a, b];
  if (!/^[\d*,()[\]]+$/.test(mark.text)) return false;
  return !b.raised || !/(?:^|\P{L})(?:[kcdm]?m|n|N|h|s|x|CO)$|\d$/u.test(word.text);
}

/**
 * Headings are sometimes set with every letter apart ("C L A U S E").
 * @returns the gap above which a new word begins, or undefined when the letters are not spaced
 */
function letterSpacing(runs: readonly Run[]): number | undefined {
  const tokens = runs.flatMap((r) => r.text.split(/ +/));
  const single = tokens.filter((t) => /^\p{L}$/u.test(t)).length;
  if (single < 5 || single < tokens.length * 0.75) return undefined;
  const gaps = runs.slice(1).map((r, i) => r.x0 - runs[i]!.x1);
  return gaps.length < 4 ? 0.6 * runs[0]!.size : Math.max(median(gaps) * 1.7, median(gaps) + 0.15 * runs[0]!.size);
}

/** "C L A U S E  A" to "CLAUSE A": single blanks stand between letters, wider ones between words. */
function collapse(text: string): string {
  return text
    .split(/ {2,}/)
    .map((word) => word.replace(/(?<=^|\s)(\p{L}) (?=\p{L}(?:\s|$))/gu, "$1"))
    .join(" ");
}
