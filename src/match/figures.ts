import type { Figure, FigureKind } from "../model.ts";
import { CLOSE, OPEN, SPACE } from "../text/characters.ts";
import { NUMBER } from "../text/tokens.ts";
import type { Indexed } from "./indexed.ts";
import type { UnitWords } from "./lexicon.ts";

/**
 * Finds numbers with their units ("30 (trenta) giorni", "EUR 1.250.000,00", "punti 12", "30 per cento").
 * Adds the figure conditions to the word that begins each figure.
 * @param numbers words that may begin a figure, rising, each with the first word of its block and the first after it
 * @returns figures by first word, and for each word its position when words within a figure are not counted
 */
export function readFigures(
  text: Indexed,
  numbers: readonly number[],
): { figures: Map<number, Figure[]>; solid: Int32Array } {
  const figures = new Map<number, Figure[]>();
  const inside: number[] = [];
  let next = 0;
  for (let i = 0; i < numbers.length; i += 3) {
    const token = numbers[i]!;
    if (token < next) continue;
    const [from, to] = [numbers[i + 1]!, numbers[i + 2]!];
    const number = numberAt(text, token, to);
    if (!number) continue;
    const { found, end } = figuresAt(text, token, number, from, to);
    figures.set(token, found);
    if (end > token + 1) inside.push(token, end);
    addConditions(text, token, found);
    next = end;
  }
  return { figures, solid: positions(text.tokens.count, inside) };
}

/** Positions of words from 1, all words of a figure (`inside`: first, end, first, end ...) at that of its first. */
function positions(count: number, inside: readonly number[]): Int32Array {
  const solid = new Int32Array(count);
  let position = 0;
  let t = 0;
  for (let i = 0; i <= inside.length; i += 2) {
    const first = inside[i] ?? count;
    const end = inside[i + 1] ?? count;
    while (t < first) solid[t++] = ++position;
    if (t < end) position++;
    while (t < end) solid[t++] = position;
  }
  return solid;
}

interface NumberAt {
  readonly value: number;
  /** First word after the number. */
  readonly end: number;
}

function numberAt(text: Indexed, token: number, to: number): NumberAt | undefined {
  const { tokens } = text;
  if ((tokens.flags[token]! & NUMBER) === 0) return spelledNumber(text, token, to);
  const source = tokens.document.text;
  let digits = source.slice(tokens.starts[token]!, tokens.ends[token]!);
  let end = token + 1;
  while (digits.length <= 15 && end < to && isThousandsGroup(text, end - 1, end)) {
    digits += source.slice(tokens.starts[end]!, tokens.ends[end]!);
    end++;
  }
  const value = parseNumber(digits);
  return value === undefined ? undefined : { value, end };
}

/** "forty-five", "two hundred"; digits in brackets after the words have the last word: "forty-five (45)". */
function spelledNumber(text: Indexed, token: number, to: number): NumberAt | undefined {
  const { tokens, lexicon } = text;
  if (!lexicon.isNumberWord(tokens.words[token]!)) return undefined;
  let value = lexicon.numberOf(tokens.words[token]!)!;
  let end = token + 1;
  while (end < to && (tokens.gaps[end]! & ~SPACE) === 0 && lexicon.isNumberWord(tokens.words[end]!)) {
    const next = lexicon.numberOf(tokens.words[end]!)!;
    if (next >= 100 && value < next) value *= next;
    else if (next < value && value % 10 === 0) value += next;
    else break;
    end++;
  }
  if (end >= to || (tokens.gaps[end]! & OPEN) === 0 || !isNumber(text, end)) return { value, end };
  return {
    value: parseNumber(tokens.document.text.slice(tokens.starts[end]!, tokens.ends[end]!)) ?? value,
    end: end + 1,
  };
}

/** "1 250 000": three digits after one blank, after a group of one to three digits. */
function isThousandsGroup(text: Indexed, before: number, at: number): boolean {
  const { tokens } = text;
  const source = tokens.document.text;
  if ((tokens.flags[at]! & NUMBER) === 0) return false;
  if (tokens.starts[at]! - tokens.ends[before]! !== 1 || !/\s/.test(source[tokens.ends[before]!]!)) return false;
  const previous = tokens.ends[before]! - tokens.starts[before]!;
  return previous <= 3 && /^\d{3}(?:[.,]\d{1,2})?$/.test(source.slice(tokens.starts[at]!, tokens.ends[at]!));
}

/** Value of digits with separators of either convention; undefined for what is no amount ("2.1.3", "1.4.2024"). */
export function parseNumber(digits: string): number | undefined {
  const plain = digits.replace(/['’\s]/g, "");
  if (/^\d+$/.test(plain)) return Number(plain);
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(plain)) return Number(plain.replaceAll(".", "").replace(",", "."));
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)) return Number(plain.replaceAll(",", ""));
  return /^\d+[.,]\d+$/.test(plain) ? Number(plain.replace(",", ".")) : undefined;
}

function figuresAt(
  text: Indexed,
  token: number,
  number: NumberAt,
  from: number,
  to: number,
): { found: Figure[]; end: number } {
  let at = skipSpelledOut(text, number.end, to);
  let { value } = number;
  const multiplier =
    at < to && text.sets[at] !== 0 ? text.lexicon.multipliers.find((m) => standsAt(text, m.atoms, at, to)) : undefined;
  if (multiplier) {
    value *= multiplier.factor;
    at += multiplier.atoms.length;
  }
  const after = longestUnit(text, at, to) ?? (multiplier ? undefined : longestUnit(text, number.end, to));
  const span = (last: number) => ({ start: text.tokens.starts[token]!, end: text.tokens.ends[last - 1]! });
  const found: Figure[] = [{ kind: "number", value, span: span(multiplier ? at : number.end) }];
  if (after) {
    const end = (standsAt(text, after.atoms, at, to) ? at : number.end) + after.atoms.length;
    found.push(figure(after, value, span(end)));
    return { found, end };
  }
  const before = unitBefore(text, token, from);
  if (before) found.push(figure(before, value, span(multiplier ? at : number.end)));
  return { found, end: multiplier ? at : number.end };
}

function figure(unit: UnitWords, value: number, span: Figure["span"]): Figure {
  return { kind: unit.kind, value, span, ...(unit.currency ? { currency: unit.currency } : {}) };
}

/** "30 (trenta) giorni", "10 (dieci/00) euro": what repeats the number in brackets. */
function skipSpelledOut(text: Indexed, at: number, to: number): number {
  if (at >= to || (text.tokens.gaps[at]! & OPEN) === 0) return at;
  let t = at;
  while (t < to && t < at + 6 && (text.lexicon.isNumberWord(text.tokens.words[t]!) || isNumber(text, t))) t++;
  // One word in brackets that the lexicon does not know is passed over too.
  return t === at && at + 1 < to && (text.tokens.gaps[at + 1]! & CLOSE) !== 0 ? at + 1 : t;
}

function isNumber(text: Indexed, token: number): boolean {
  return (text.tokens.flags[token]! & NUMBER) !== 0;
}

function longestUnit(text: Indexed, at: number, to: number): UnitWords | undefined {
  let best: UnitWords | undefined;
  if (at >= to) return best;
  for (const atom of text.atomsOf(at)) {
    for (const unit of text.lexicon.unitsByFirst.get(atom) ?? []) {
      if (unit.kind === "article" || (best && unit.atoms.length <= best.atoms.length)) continue;
      if (standsAt(text, unit.atoms, at, to)) best = unit;
    }
  }
  return best;
}

const BEFORE: readonly FigureKind[] = ["money", "points", "article", "percent"];

function unitBefore(text: Indexed, token: number, from: number): UnitWords | undefined {
  if (token <= from) return undefined;
  for (const atom of text.atomsOf(token - 1)) {
    for (const unit of text.lexicon.unitsByLast.get(atom) ?? []) {
      const start = token - unit.atoms.length;
      if (BEFORE.includes(unit.kind) && start >= from && standsAt(text, unit.atoms, start, token)) return unit;
    }
  }
  return undefined;
}

function standsAt(text: Indexed, atoms: readonly number[], at: number, to: number): boolean {
  if (at + atoms.length > to) return false;
  for (let i = 0; i < atoms.length; i++) if (!text.atomsOf(at + i).includes(atoms[i]!)) return false;
  return true;
}

function addConditions(text: Indexed, token: number, found: readonly Figure[]): void {
  text.sets[token] = text.lexicon.withFigures(
    text.sets[token]!,
    found.map((f) => f.kind),
  );
}
