import type { Figure, FigureKind } from "../model.ts";
import { CLOSE, COLON, COMMA, OPEN, SEMICOLON, SPACE, STOP } from "../text/characters.ts";
import { fold } from "../text/fold.ts";
import { NUMBER } from "../text/tokens.ts";
import type { Indexed } from "./indexed.ts";
import type { UnitWords } from "./lexicon.ts";
import { JOINERS } from "./unit-words.ts";

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
    const from = numbers[i + 1]!;
    const to = numbers[i + 2]!;
    const number = numberAt(text, token, to);
    if (number === undefined) continue;
    // A unit belongs to the figure before it, if that is its own.
    const { found, end } = standsAlone(text, token, from, to)
      ? { found: [justNumber(text, token, number.value)], end: number.end }
      : figuresAt(text, token, number, Math.max(from, next), to);
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

/** Most numbers: no word around tells a unit, a multiplier or the number again. */
function standsAlone(text: Indexed, token: number, from: number, to: number): boolean {
  const { tokens, lexicon } = text;
  if (!isNumber(text, token) || (token > from && lexicon.mayEndUnit(text.sets[token - 1]!))) return false;
  const next = token + 1;
  if (next >= to) return true;
  if (isNumber(text, next) || (tokens.gaps[next]! & OPEN) !== 0) return false;
  return !lexicon.isNumberWord(tokens.words[next]!) && !lexicon.mayBeginUnit(text.sets[next]!);
}

function justNumber({ tokens }: Indexed, token: number, value: number): Figure {
  return { kind: "number", value, span: { start: tokens.starts[token]!, end: tokens.ends[token]! } };
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
  while (end < to && (tokens.gaps[end]! & ~SPACE) === 0) {
    const at = isJoiner(text, end, value, to) ? end + 1 : end;
    if (!lexicon.isNumberWord(tokens.words[at]!)) break;
    const next = lexicon.numberOf(tokens.words[at]!)!;
    if (at > end && next >= (value % 100 === 0 ? 100 : 10)) break;
    if (next >= 100 && value < next) value *= next;
    else if (next < value && value % 10 === 0) value += next;
    else break;
    end = at + 1;
  }
  if (end >= to || (tokens.gaps[end]! & OPEN) === 0 || !isNumber(text, end)) return { value, end };
  return {
    value: parseNumber(tokens.document.text.slice(tokens.starts[end]!, tokens.ends[end]!)) ?? value,
    end: end + 1,
  };
}

/** The word between tens and ones ("treinta y seis", "vinte e quatro", "douăzeci și cinci", "two hundred and fifty"). */
function isJoiner(text: Indexed, at: number, value: number, to: number): boolean {
  const { tokens } = text;
  if (value < 20 || value % 10 !== 0 || at + 1 >= to || tokens.ends[at]! - tokens.starts[at]! > 3) return false;
  const word = fold(tokens.document.text.slice(tokens.starts[at]!, tokens.ends[at]!));
  return (JOINERS.has(word) || (word === "and" && value % 100 === 0)) && (tokens.gaps[at + 1]! & ~SPACE) === 0;
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
  if (isDigits(digits)) return Number(digits);
  const plain = digits.replace(/['’\s]/g, "");
  if (/^\d+$/.test(plain)) return Number(plain);
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(plain)) return Number(plain.replaceAll(".", "").replace(",", "."));
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)) return Number(plain.replaceAll(",", ""));
  return /^\d+[.,]\d+$/.test(plain) ? Number(plain.replace(",", ".")) : undefined;
}

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return text !== "";
}

function figuresAt(
  text: Indexed,
  token: number,
  number: NumberAt,
  from: number,
  to: number,
): { found: Figure[]; end: number } {
  const before = unitBefore(text, token, from);
  const start = skipSpelledOut(text, number.end, to);
  const multiplier = multiplierAt(text, start, to) ?? letterAfter(text, token, start, to, before);
  const value = number.value * (multiplier?.factor ?? 1);
  const at = start + (multiplier?.length ?? 0);
  const after = unitAfter(text, token, at, to) ?? (multiplier ? undefined : unitAfter(text, token, number.end, to));
  const span = (last: number) => ({ start: text.tokens.starts[token]!, end: text.tokens.ends[last - 1]! });
  const found: Figure[] = [{ kind: "number", value, span: span(multiplier ? at : number.end) }];
  if (after) {
    const end = (standsAt(text, after.atoms, at, to) ? at : number.end) + after.atoms.length;
    found.push(figure(after, value, span(end)));
    return { found, end };
  }
  if (before) found.push(figure(before, value, span(multiplier ? at : number.end)));
  return { found, end: multiplier ? at : number.end };
}

function figure(unit: UnitWords, value: number, span: Figure["span"]): Figure {
  const amount = unit.factor === 1 ? value : Math.round(value * unit.factor * 100) / 100;
  return { kind: unit.kind, value: amount, span, ...(unit.currency ? { currency: unit.currency } : {}) };
}

interface Multiplied {
  readonly factor: number;
  /** Words of the multiplier. */
  readonly length: number;
}

/** "milioni", "tusen", and both together: "2 mil millones". */
function multiplierAt(text: Indexed, at: number, to: number): Multiplied | undefined {
  const first = oneMultiplier(text, at, to);
  if (first?.factor !== 1000) return first;
  const second = oneMultiplier(text, at + first.length, to);
  if (second === undefined || second.factor === 1000) return first;
  return { factor: 1000 * second.factor, length: first.length + second.length };
}

function oneMultiplier(text: Indexed, at: number, to: number): Multiplied | undefined {
  if (at >= to) return undefined;
  const own = text.lexicon.numberOf(text.tokens.words[at]!) ?? 0;
  if (own >= 1000 && (text.tokens.gaps[at]! & ~SPACE) === 0) return { factor: own, length: 1 };
  if (text.sets[at] === 0) return undefined;
  const found = text.lexicon.multipliers.find((m) => standsAt(text, m.atoms, at, to));
  return found && { factor: found.factor, length: found.atoms.length };
}

/** "£8m", "€ 1.2 bn": a letter that multiplies, as the currency before the number shows. */
function letterAfter(
  text: Indexed,
  token: number,
  at: number,
  to: number,
  before: UnitWords | undefined,
): Multiplied | undefined {
  if (before?.kind !== "money" || at >= to || text.sets[at] === 0) return undefined;
  const found = text.lexicon.letters.find((m) => standsAt(text, m.atoms, at, to));
  if (!found) return undefined;
  const { starts, ends, document } = text.tokens;
  const number = document.text.slice(starts[token]!, ends[at - 1]!);
  const gap = document.text.slice(ends[at - 1]!, starts[at]!);
  // A price per metre has a blank before the letter and two decimals, or a square, a cube, a stroke after it.
  const price = gap !== "" && (gap.trim() !== "" || /[.,]\d\d$|\d{4}/.test(number));
  return price || /[\d²³/]/.test(document.text[ends[at]!] ?? "") ? undefined : { factor: found.factor, length: 1 };
}

/** "30 (trenta) giorni", "10 (dieci/00) euro": what repeats the number in brackets. */
function skipSpelledOut(text: Indexed, at: number, to: number): number {
  if (at >= to || (text.tokens.gaps[at]! & OPEN) === 0) return at;
  let t = at;
  while (t < to && t < at + 6 && (text.lexicon.isNumberWord(text.tokens.words[t]!) || isNumber(text, t))) t++;
  // One word in brackets that the lexicon does not know is passed over too.
  if (t === at) t++;
  return t < to && (text.tokens.gaps[t]! & CLOSE) !== 0 ? t : at;
}

function isNumber(text: Indexed, token: number): boolean {
  return (text.tokens.flags[token]! & NUMBER) !== 0;
}

/** Punctuation that parts a number from the words after it. */
const APART = COMMA | COLON | SEMICOLON | STOP;

/** The unit of a number, if they stand together: not "in 1985), persons", "2) workers", "122.2.d" or "8:00 h". */
function unitAfter(text: Indexed, token: number, at: number, to: number): UnitWords | undefined {
  const unit = longestUnit(text, at, to);
  if (unit === undefined) return undefined;
  const { gaps, starts, ends, document } = text.tokens;
  const gap = gaps[at]!;
  if (isNumber(text, at - 1)) {
    if ((gap & APART) !== 0 && !/^\s?,[-\u2013\u2014]+\s?$/.test(document.text.slice(ends[at - 1]!, starts[at]!)))
      return undefined;
    if ((gap & CLOSE) !== 0 && !opens(text, token, at)) return undefined;
  }
  return unit.kind === "hours" && isClock(text, token) ? undefined : unit;
}

/** A bracket opens before the number or between it and `at`. */
function opens(text: Indexed, token: number, at: number): boolean {
  for (let t = token; t < at; t++) if ((text.tokens.gaps[t]! & OPEN) !== 0) return true;
  return false;
}

/** The minutes of a time of day. */
function isClock(text: Indexed, token: number): boolean {
  return /\d:$/.test(
    text.tokens.document.text.slice(Math.max(0, text.tokens.starts[token]! - 2), text.tokens.starts[token]!),
  );
}

function longestUnit(text: Indexed, at: number, to: number): UnitWords | undefined {
  let best: UnitWords | undefined;
  if (at >= to) return best;
  for (const atom of text.atomsOf(at)) {
    for (const unit of text.lexicon.unitsByFirst.get(atom) ?? []) {
      if (unit.kind === "article" || (best && unit.atoms.length <= best.atoms.length)) continue;
      if (!standsAt(text, unit.atoms, at, to) || (unit.short && !isShort(text, unit, at, to))) continue;
      const end = at + unit.atoms.length;
      if (!isLeading(text, end - 1) || !numberFollows(text, end, to)) best = unit;
    }
  }
  return best;
}

const BEFORE: readonly FigureKind[] = ["money", "points", "article", "percent"];

/** "2 M€", "500 k EUR" and not "8 m, € 45 a piece" or a size "M EUR 12": no number follows, no sign apart from its metre. */
function isShort(text: Indexed, unit: UnitWords, at: number, to: number): boolean {
  const { starts, ends, document, gaps } = text.tokens;
  if (numberFollows(text, at + unit.atoms.length, to)) return false;
  const metre = document.text[starts[at]!] === "m" && ends[at]! - starts[at]! === 1;
  return (gaps[at]! & ~SPACE) === 0 && (!metre || starts[at + 1] === ends[at] || starts[at] === ends[at - 1]);
}

/** Signs that stand before their number as a rule; the euro's stands on either side. */
function isLeading(text: Indexed, at: number): boolean {
  return "$£".includes(text.tokens.document.text[text.tokens.starts[at]!]!);
}

function numberFollows(text: Indexed, at: number, to: number): boolean {
  return at < to && isNumber(text, at) && (text.tokens.gaps[at]! & ~SPACE) === 0;
}

function unitBefore(text: Indexed, token: number, from: number): UnitWords | undefined {
  if (token <= from) return undefined;
  // "in euro. 3. The supplier": the sum would have stood in the sentence of its currency.
  const apart = (text.tokens.gaps[token]! & (COMMA | SEMICOLON | STOP)) !== 0;
  for (const atom of text.atomsOf(token - 1)) {
    for (const unit of text.lexicon.unitsByLast.get(atom) ?? []) {
      const start = token - unit.atoms.length;
      if (apart && (unit.kind === "money" || unit.kind === "percent")) continue;
      if (!BEFORE.includes(unit.kind) || start < from || !standsAt(text, unit.atoms, start, token)) continue;
      // "M€ 3", but not "8 m € 45".
      if (!unit.short || start === 0 || !isNumber(text, start - 1)) return unit;
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
  text.sets[token] = text.lexicon.withFigures(text.sets[token]!, found[0]!.kind, found[1]?.kind);
}
