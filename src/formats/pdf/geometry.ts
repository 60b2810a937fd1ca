/** A piece of text with one font at one place. Lengths are points (1/72 inch), `y` is the baseline and grows downwards. */
export interface Run {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  /** Height of the font. */
  readonly size: number;
  readonly bold: boolean;
  /** Name of the font within the document; empty for form values. */
  readonly font: string;
  /** A footnote mark or exponent, moved down to the line it belongs to. */
  readonly raised: boolean;
  /** A blank was drawn before it. */
  readonly blankBefore: boolean;
}

/** A drawn horizontal or vertical line: `at` is its y (or x), `from` to `to` its extent on the other axis. */
export interface Ruling {
  readonly direction: "horizontal" | "vertical";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface PageContent {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Text in drawing order, turned upright. */
  readonly runs: readonly Run[];
  readonly rulings: readonly Ruling[];
  /** Values of form fields among the runs. */
  readonly fieldValues: number;
  /** A picture, or letters drawn as outlines, cover much of the page. */
  readonly pictured: boolean;
}

/** Affine matrix as in PDF: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The middle value; 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The value under which the given share (0 to 1) of the values lies; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
