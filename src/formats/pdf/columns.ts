import { median } from "./geometry.ts";
import { type Line, toLine } from "./lines.ts";

/** Lines that are read one after another, with the left and right margin of their column. */
export interface Region {
  readonly lines: readonly Line[];
  readonly left: number;
  readonly right: number;
}

/** Lines on each side of a gutter that make columns of prose, words on such a line, and share of the width they fill. */
const LINES = 4;
const WORDS = 3;
const FILLED = 0.5;
/** Room for a gutter, in points. */
const GUTTER = 5;
/** Columns within columns. */
const DEPTH = 4;

/** A stretch of lines (indices, end exclusive) that a gutter at `x` parts into two columns of prose. */
interface Band {
  readonly from: number;
  readonly to: number;
  readonly x: number;
}

/**
 * Puts columns of prose one after another; tables, whose rows are read across, stay as they are.
 * @returns regions in reading order
 */
export function toRegions(region: Region, depth = DEPTH): Region[] {
  const band = depth > 0 ? bestBand(region) : undefined;
  if (band === undefined) return region.lines.length > 0 ? [region] : [];
  const { lines, left, right } = region;
  const inside = lines.slice(band.from, band.to);
  const [a, b] = [side(inside, band.x, true), side(inside, band.x, false)];
  return [
    ...toRegions({ ...region, lines: lines.slice(0, band.from) }, depth - 1),
    ...toRegions({ lines: a, left, right: Math.max(...a.map((l) => l.x1)) }, depth - 1),
    ...toRegions({ lines: b, left: band.x, right }, depth - 1),
    ...toRegions({ ...region, lines: lines.slice(band.to) }, depth - 1),
  ];
}

function bestBand(region: Region): Band | undefined {
  if (region.lines.length < LINES) return undefined;
  let best: Band | undefined;
  for (const x of gutters(region)) {
    for (const band of bands(region.lines, x)) {
      if ((best === undefined || band.to - band.from > best.to - best.from) && isProse(region, band)) best = band;
    }
  }
  return best;
}

/** Places where many pieces begin, away from the left margin. */
function gutters({ lines, left, right }: Region): number[] {
  const bins = new Map<number, { count: number; x: number }>();
  for (const line of lines) {
    for (const piece of line.pieces) {
      if (piece.x0 < left + (right - left) * 0.15) continue;
      const key = Math.round(piece.x0 / 3);
      const bin = bins.get(key) ?? { count: 0, x: piece.x0 };
      bins.set(key, { count: bin.count + 1, x: Math.min(bin.x, piece.x0) });
    }
  }
  return [...bins.values()]
    .filter((b) => b.count >= LINES)
    .sort((a, b) => b.count - a.count)
    .slice(0, 8)
    .map((b) => b.x);
}

function bands(lines: readonly Line[], x: number): Band[] {
  const found: Band[] = [];
  let from = 0;
  for (let i = 0; i <= lines.length; i++) {
    const line = lines[i];
    if (line !== undefined && !line.pieces.some((p) => p.x0 < x - 3 && p.x1 > x - GUTTER)) continue;
    if (i - from >= LINES) found.push({ from, to: i, x });
    from = i + 1;
  }
  return found;
}

function side(lines: readonly Line[], x: number, left: boolean): Line[] {
  return lines.flatMap((line) => {
    const pieces = line.pieces.filter((p) => p.x0 < x - 3 === left);
    return pieces.length === 0 ? [] : [toLine(pieces.flatMap((p) => p.runs))];
  });
}

function isProse(region: Region, { from, to, x }: Band): boolean {
  const lines = region.lines.slice(from, to);
  const [a, b] = [side(lines, x, true), side(lines, x, false)];
  if (a.length < LINES || b.length < LINES) return false;
  const startsAtGutter = b.filter((l) => Math.abs(l.x0 - x) < 3).length;
  return (
    startsAtGutter > b.length * 0.6 &&
    fills(a, x - GUTTER - region.left) &&
    fills(b, region.right - x) &&
    !isRagged(a, b)
  );
}

function fills(lines: readonly Line[], width: number): boolean {
  const widths = median(lines.map((l) => l.x1 - l.x0));
  return widths > width * FILLED && median(lines.map((l) => l.text.split(" ").length)) >= WORDS;
}

/** Rows of a table: one side has far fewer lines in the same height, with holes between them. */
function isRagged(a: readonly Line[], b: readonly Line[]): boolean {
  const pitch = (lines: readonly Line[]): number[] => lines.slice(1).map((l, i) => l.y - lines[i]!.y);
  const holes = (lines: readonly Line[]): number => {
    const steps = pitch(lines);
    const usual = Math.max(median(steps), lines[0]!.size);
    return steps.filter((s) => s > usual * 2.2).length;
  };
  return holes(a) > a.length * 0.2 || holes(b) > b.length * 0.2;
}
