import type { TenderDocument } from "../model.ts";
import { CAPITALS, CLASSES, DIGIT, GAP_BITS, INVISIBLE, LETTER, LINE, OTHER, SPACE, SYMBOL } from "./characters.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The word begins with a capital letter. */
export const UPPER = 1;
export const NUMBER = 2;
export const SIGN = 4;
/** A hyphen and white space follow: "Tariftreue- und ...". */
export const ELLIPTIC = 8;

/** Longer runs of letters are compared by their beginning only. */
const MAX_WORD = 96;

/** The words of a document as parallel arrays; entries from 0 to `count`. */
export interface Tokens {
  readonly document: TenderDocument;
  readonly vocabulary: Vocabulary;
  count: number;
  /** Number of the spelling in the vocabulary. */
  words: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  /** Punctuation between the word before (or the start of the block) and this one; bits of characters.ts. */
  gaps: Uint8Array;
  flags: Uint8Array;
  /** First token of each block; one more entry at the end. */
  readonly blockStarts: Int32Array;
}

/** Cuts all searched blocks of a document into words, in one pass over the text. */
export function tokenize(document: TenderDocument, vocabulary: Vocabulary): Tokens {
  const guess = Math.max(64, document.text.length >> 2);
  const tokens: Tokens = {
    document,
    vocabulary,
    count: 0,
    words: new Int32Array(guess),
    starts: new Int32Array(guess),
    ends: new Int32Array(guess),
    gaps: new Uint8Array(guess),
    flags: new Uint8Array(guess),
    blockStarts: new Int32Array(document.blocks.length + 1),
  };
  document.blocks.forEach((block, index) => {
    tokens.blockStarts[index] = tokens.count;
    const searched = block.kind !== "header" && block.kind !== "footer" && block.kind !== "contents";
    if (searched) cut(tokens, document.text, block.span.start, block.span.end);
  });
  tokens.blockStarts[document.blocks.length] = tokens.count;
  return tokens;
}

/** The hot loop: everything that most words need is done here, without a call a character. */
function cut(tokens: Tokens, text: string, from: number, to: number): void {
  const { vocabulary } = tokens;
  const { factor } = vocabulary;
  let gap = LINE | SPACE;
  let i = from;
  while (i < to) {
    const code = text.charCodeAt(i);
    const kind = CLASSES[code]!;
    if (kind === OTHER || kind === INVISIBLE) {
      gap |= GAP_BITS[code]!;
      i++;
      continue;
    }
    const start = i;
    let hash = 0;
    let dirty = false;
    if (kind === LETTER) {
      let c = code;
      for (;;) {
        hash = Math.imul(hash ^ c, factor);
        if (++i >= to) break;
        c = text.charCodeAt(i);
        if (CLASSES[c] === LETTER) continue;
        const next = interrupted(text, c, i, to);
        if (next === 0) break;
        dirty = true;
        i = next;
        c = text.charCodeAt(i);
      }
    } else {
      i = kind === DIGIT ? numberEnd(text, i, to) : i + 1;
      for (let j = start; j < i; j++) hash = Math.imul(hash ^ text.charCodeAt(j), factor);
    }
    if (tokens.count === tokens.words.length) grow(tokens);
    const n = tokens.count++;
    tokens.words[n] =
      dirty || i - start > MAX_WORD
        ? vocabulary.internString(clean(text.slice(start, i)).slice(0, MAX_WORD))
        : vocabulary.intern(text, start, i, hash);
    tokens.starts[n] = start;
    tokens.ends[n] = i;
    tokens.gaps[n] = gap;
    tokens.flags[n] = kind === DIGIT ? NUMBER : kind === SYMBOL ? SIGN : CAPITALS[code]! | elliptic(text, i);
    gap = 0;
  }
}

/** A word goes on after invisible characters, or in the next line after a hyphen: where, or 0. */
function interrupted(text: string, code: number, at: number, to: number): number {
  if (CLASSES[code] === INVISIBLE) {
    let i = at + 1;
    while (i < to && CLASSES[text.charCodeAt(i)] === INVISIBLE) i++;
    return i < to && CLASSES[text.charCodeAt(i)] === LETTER ? i : code === 0xad ? joinedLine(text, at, to) : 0;
  }
  return code === 45 || code === 0x2010 ? joinedLine(text, at, to) : 0;
}

/** A hyphen and then white space or a comma follow the word that ends at `end`. */
function elliptic(text: string, end: number): number {
  const after = text.charCodeAt(end);
  return (after === 45 || after === 0x2010) && GAP_BITS[text.charCodeAt(end + 1)]! !== 0 ? ELLIPTIC : 0;
}

/** Drops soft hyphens and the hyphen, blanks and line feed of a word that was broken at the end of a line. */
function clean(word: string): string {
  return word.replace(/[-\u2010\u00ad][^\S\n]*\n\s*/g, "").replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
}

/** After a hyphen at `i`: where the word goes on in the next line with a small letter, else 0. */
function joinedLine(text: string, i: number, to: number): number {
  let j = i + 1;
  let line = false;
  for (; j < to; j++) {
    const c = text.charCodeAt(j);
    if (c === 10) {
      if (line) return 0;
      line = true;
    } else if (c !== 32 && c !== 13 && c !== 9) break;
  }
  if (!line || j >= to || CLASSES[text.charCodeAt(j)] !== LETTER) return 0;
  return CAPITALS[text.charCodeAt(j)] === 1 ? 0 : j;
}

/** End of a number: digits, with single separators that a digit follows ("1.250.000,00", "12'500", "2.1"). */
function numberEnd(text: string, start: number, to: number): number {
  let i = start + 1;
  for (; i < to; i++) {
    const c = text.charCodeAt(i);
    if (CLASSES[c] === DIGIT) continue;
    const separator = c === 46 || c === 44 || c === 39 || c === 0x2019;
    if (!separator || i + 1 >= to || CLASSES[text.charCodeAt(i + 1)] !== DIGIT) break;
  }
  return i;
}

function grow(tokens: Tokens): void {
  const size = tokens.words.length * 2;
  const ints = (old: Int32Array): Int32Array => {
    const array = new Int32Array(size);
    array.set(old);
    return array;
  };
  const bytes = (old: Uint8Array): Uint8Array => {
    const array = new Uint8Array(size);
    array.set(old);
    return array;
  };
  tokens.words = ints(tokens.words);
  tokens.starts = ints(tokens.starts);
  tokens.ends = ints(tokens.ends);
  tokens.gaps = bytes(tokens.gaps);
  tokens.flags = bytes(tokens.flags);
}
