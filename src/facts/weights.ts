/** Weights printed in a line of award criteria: "60 %", "30 punti", "25/100", a bare number at the end. */
import type { Figure, Span } from "../model.ts";
import { trim } from "./lines.ts";

/** A printed weight. */
export interface Weight {
  readonly value: number;
  readonly unit: "percent" | "points" | "bare";
  /** Points in all, when printed with the weight ("25/100"). */
  readonly total?: number;
  readonly span: Span;
}

/** A part of a line with the weight that belongs to it. */
export interface Segment {
  readonly name: Span;
  readonly weight?: Weight;
}

const OF_TOTAL = /(?<![\d.,/])(\d{1,3}(?:[.,]\d{1,2})?)\s?\/\s?(\d{2,4})(?![\d/])/g;
/** A number that ends the line and follows a word, a colon, a dash, a bracket or "=" ("Price 40", "peso: 13,50"). */
const AT_END = /(?:^|[\s:=(–—-]|(?<!\d\s?)\/|\p{L}\.)(\d{1,3}(?:[.,]\d{1,2})?)[\s.;,)]*$/u;

/** Numbers and letters that count the entries of a list ("2.", "2.1)", "P1 -", "a)"). */
export const LIST_LABEL = /^[\s–—•*-]*(?:\p{L}?\/?\d+(?:[.)]\d*)*[.):\s–-]+|\p{L}[.)]\s+)?/u;

/**
 * Weights in a stretch of text, in order. Those in brackets are left out when others stand outside: they divide a
 * criterion further. Numbers that cannot be a weight (0, more than 1000) are left out.
 * @param figures figures that begin in the stretch
 */
export function weightsIn(text: string, span: Span, figures: readonly Figure[]): readonly Weight[] {
  const found = printedWeights(text, span, figures);
  if (found.length > 0) return found;
  const bare = bareWeight(text, span, figures);
  // A figure beside it tells that the number is no weight ("24 + 24 months", "5 of 12"); labels of lists are no figures.
  const before = text.slice(span.start, bare?.span.start ?? span.start).replace(LIST_LABEL, "");
  return bare && !/\d/.test(before) ? [bare] : [];
}

/** Weights with a unit or a total. */
function printedWeights(text: string, span: Span, figures: readonly Figure[]): readonly Weight[] {
  const line = text.slice(span.start, span.end);
  const ofTotal = [...line.matchAll(OF_TOTAL)].flatMap((m) => pair(m, span));
  const withUnit = figures.flatMap((f) => unit(f));
  const found = distinct([...ofTotal, ...withUnit].filter((w) => w.value > 0 && w.value <= 1000));
  const outside = found.filter((w) => !inBrackets(line, w.span.start - span.start));
  return outside.length > 0 ? outside : found;
}

function pair(match: RegExpMatchArray, span: Span): Weight[] {
  const value = decimal(match[1] ?? "");
  const total = Number(match[2]);
  if (value > total || value < total / 100 || (total % 10 !== 0 && total < 100) || total > 1000) return [];
  const start = span.start + (match.index ?? 0);
  return [{ value, unit: "points", total, span: { start, end: start + match[0].length } }];
}

function unit(figure: Figure): Weight[] {
  if (figure.kind !== "percent" && figure.kind !== "points") return [];
  return [{ value: figure.value, unit: figure.kind, span: figure.span }];
}

function distinct(weights: readonly Weight[]): readonly Weight[] {
  const ordered = weights.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return ordered.filter((w, i) => i === 0 || w.span.start >= (ordered[i - 1]?.span.end ?? 0));
}

/** A number that counts something is no weight ("SEK 100", "3 years"). */
const COUNTED: ReadonlySet<Figure["kind"]> = new Set([
  "money",
  "days",
  "months",
  "years",
  "hours",
  "people",
  "article",
]);

/**
 * The bare number that ends a stretch of text.
 * @param figures figures that begin in the stretch
 */
export function bareWeight(text: string, span: Span, figures: readonly Figure[]): Weight | undefined {
  const line = text.slice(span.start, span.end);
  const match = AT_END.exec(line.slice(-24));
  const digits = match?.[1];
  if (!match || digits === undefined) return undefined;
  const value = decimal(digits);
  const start = span.end - Math.min(24, line.length) + match.index + match[0].indexOf(digits);
  const counted = figures.some((f) => COUNTED.has(f.kind) && f.span.start <= start && f.span.end > start);
  return value > 0 && value <= 100 && !counted
    ? { value, unit: "bare", span: { start, end: start + digits.length } }
    : undefined;
}

function inBrackets(line: string, at: number): boolean {
  const before = line.slice(0, at);
  return before.lastIndexOf("(") > before.lastIndexOf(")");
}

function decimal(digits: string): number {
  return Number(digits.replace(",", "."));
}

/** Which comes first in a line of several criteria: "A 60 %, B 40 %" or "60 % for A and 40 % for B". */
export type Order = "name-first" | "weight-first";

/** Cuts a line with its weights into criteria. A line without a weight is one segment. */
export function segmentsOf(text: string, span: Span, weights: readonly Weight[], order: Order): readonly Segment[] {
  if (weights.length === 0) return [{ name: trim(text, span) }];
  return weights.map((weight, i): Segment => {
    const before = { start: weights[i - 1]?.span.end ?? span.start, end: weight.span.start };
    const after = { start: weight.span.end, end: weights[i + 1]?.span.start ?? span.end };
    return { name: trim(text, order === "name-first" ? before : after), weight };
  });
}
