import type { TenderDocument } from "../model.ts";
import { CAPITAL, DIGIT, GAP, HYPHEN, INVISIBLE, LETTER, LINE, SPACE, UNIT_BITS, WORD } from "./characters.ts";
import { enlarged } from "./enlarged.ts";
import { loadUnits } from "./units.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The word begins with a capital letter. */
export const UPPER = 1;
export const NUMBER = 2;
export const SIGN = 4;
/** A hyphen and white space follow: "Tariftreue- und ...". */
export const ELLIPTIC = 8;

/** Longer runs of letters are compared by their beginning only. */
const MAX_WORD = 96;

/** The words of a document as parallel arrays. */
export interface Tokens {
  readonly document: TenderDocument;
  readonly vocabulary: Vocabulary;
  readonly count: number;
  /** Number of the spelling in the vocabulary. */
  readonly words: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Punctuation between the word before (or the start of the block) and this one; bits of characters.ts. */
  readonly gaps: Uint8Array;
  readonly flags: Uint8Array;
  /** First token of each block; one more entry at the end. */
  readonly blockStarts: Int32Array;
}

/** Cuts all searched blocks of a document into words, in one pass over the text. */
export function tokenize(document: TenderDocument, vocabulary: Vocabulary): Tokens {
  const units = loadUnits(document.text);
  const { blocks } = document;
  const blockStarts = new Int32Array(blocks.length + 1);
  let count = 0;
  for (let b = 0; b < blocks.length; b++) {
    blockStarts[b] = count;
    const { kind, span } = blocks[b]!;
    if (kind !== "header" && kind !== "footer" && kind !== "contents")
      count = cut(units, span.start, Math.min(span.end, document.text.length), count, vocabulary);
  }
  blockStarts[blocks.length] = count;
  const copy = table.copy(count);
  if (table.words.length > KEPT) table = new Table();
  return { document, vocabulary, count, ...copy, blockStarts };
}

/** The words of the text in hand, used for one text after the other: arrays that grow as needed and then stay. */
class Table {
  words = new Int32Array(0);
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  gaps = new Uint8Array(0);
  flags = new Uint8Array(0);

  /** Room for `size` words; what stands there stays. */
  grow(size: number): void {
    this.words = enlarged(this.words, size);
    this.starts = enlarged(this.starts, size);
    this.ends = enlarged(this.ends, size);
    this.gaps = enlarged(this.gaps, size);
    this.flags = enlarged(this.flags, size);
  }

  /** The first `count` words in arrays of their own. */
  copy(count: number): Pick<Tokens, "words" | "starts" | "ends" | "gaps" | "flags"> {
    const { words, starts, ends, gaps, flags } = this;
    return {
      words: words.slice(0, count),
      starts: starts.slice(0, count),
      ends: ends.slice(0, count),
      gaps: gaps.slice(0, count),
      flags: flags.slice(0, count),
    };
  }
}

/** Room for more words than this is given back after use. */
const KEPT = 1 << 20;
let table = new Table();

/** The hot loop: what most words need is done here, without a call a character. Returns the new count of words. */
function cut(units: Uint16Array, from: number, to: number, count: number, vocabulary: Vocabulary): number {
  const bitsOf = UNIT_BITS;
  const { factor } = vocabulary;
  let { words, starts, ends, gaps, flags } = table;
  let gap = LINE | SPACE;
  let i = from;
  let n = count;
  while (i < to) {
    const code = units[i]!;
    const kind = bitsOf[code]!;
    if ((kind & WORD) === 0) {
      gap |= kind & GAP;
      i++;
      continue;
    }
    const start = i;
    let hash = 0;
    let flag = SIGN;
    let broken = false;
    if ((kind & LETTER) !== 0) {
      let c = code;
      for (;;) {
        do {
          hash = Math.imul(hash ^ c, factor);
          c = units[++i]!;
        } while ((bitsOf[c]! & LETTER) !== 0 && i < to);
        if ((bitsOf[c]! & (HYPHEN | INVISIBLE)) === 0 || i >= to) break;
        const next = interrupted(units, c, i, to);
        if (next === 0) break;
        broken = true;
        i = next;
        c = units[i]!;
      }
      flag = (kind & CAPITAL) === 0 ? 0 : UPPER;
      if ((bitsOf[c]! & HYPHEN) !== 0 && (bitsOf[units[i + 1]!]! & GAP) !== 0) flag |= ELLIPTIC;
    } else {
      if ((kind & DIGIT) !== 0) flag = NUMBER;
      i = (kind & DIGIT) === 0 ? i + 1 : numberEnd(units, i, to);
      for (let j = start; j < i; j++) hash = Math.imul(hash ^ units[j]!, factor);
    }
    if (n === words.length) {
      table.grow(Math.max(1 << 12, n * 2));
      ({ words, starts, ends, gaps, flags } = table);
    }
    words[n] =
      broken || i - start > MAX_WORD
        ? vocabulary.internString(clean(units, start, i))
        : vocabulary.intern(units, start, i, hash);
    starts[n] = start;
    ends[n] = i;
    gaps[n] = gap;
    flags[n] = flag;
    n++;
    gap = 0;
  }
  return n;
}

function is(unit: number | undefined, bits: number): boolean {
  return (UNIT_BITS[unit!]! & bits) !== 0;
}

/** A word goes on after invisible characters, or in the next line after a hyphen: where, or 0. */
function interrupted(units: Uint16Array, code: number, at: number, to: number): number {
  if (is(code, HYPHEN)) return joinedLine(units, at, to);
  let i = at + 1;
  while (i < to && is(units[i], INVISIBLE)) i++;
  return i < to && is(units[i], LETTER) ? i : code === 0xad ? joinedLine(units, at, to) : 0;
}

/**
 * A word without soft hyphens and without the hyphen, blanks and line feed with which it was broken at the end of a
 * line, cut when too long.
 */
function clean(units: Uint16Array, start: number, end: number): string {
  return textOf(units, start, end)
    .replace(/[-\u2010\u00ad][^\S\n]*\n\s*/g, "")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .slice(0, MAX_WORD);
}

/** The first units are enough: whatever is cut out, they hold the beginning that counts. */
function textOf(units: Uint16Array, start: number, end: number): string {
  return String.fromCharCode(...units.subarray(start, Math.min(end, start + 64 * MAX_WORD)));
}

/** After a hyphen at `i`: where the word goes on in the next line with a small letter, else 0. */
function joinedLine(units: Uint16Array, i: number, to: number): number {
  let j = i + 1;
  let line = false;
  for (; j < to; j++) {
    const c = units[j]!;
    if (c === 10) {
      if (line) return 0;
      line = true;
    } else if (c !== 32 && c !== 13 && c !== 9) break;
  }
  return line && j < to && is(units[j], LETTER) && !is(units[j], CAPITAL) ? j : 0;
}

/** End of a number: digits, with single separators that a digit follows ("1.250.000,00", "12'500", "2.1"). */
function numberEnd(units: Uint16Array, start: number, to: number): number {
  let i = start + 1;
  for (; i < to; i++) {
    const c = units[i]!;
    if (is(c, DIGIT)) continue;
    const separator = c === 46 || c === 44 || c === 39 || c === 0x2019;
    if (!separator || i + 1 >= to || !is(units[i + 1], DIGIT)) break;
  }
  return i;
}
