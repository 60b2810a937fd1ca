import type { TenderDocument } from "../model.ts";
import {
  CLASSES, DIGIT, GAP_BITS, INVISIBLE, LETTER, LINE, OTHER, SPACE, SYMBOL,
} from "./characters.ts";
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
    document, vocabulary, count: 0,
    words: new Int32Array(guess), starts: new Int32Array(guess), ends: new Int32Array(guess),
    gaps: new Uint8Array(guess), flags: new Uint8Array(guess),
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

function cut(tokens: Tokens, text: string, from: number, to: number): void {
  const seed = tokens.vocabulary.seed;
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
    if (tokens.count === tokens.words.length) grow(tokens);
    const start = i;
    let hash = seed;
    let dirty = false;
    if (kind === LETTER) {
      for (; i < to; i++) {
        const c = text.charCodeAt(i);
        const k = CLASSES[c]!;
        if (k === LETTER) hash = (Math.imul(hash, 31) + c) | 0;
        else if (k === INVISIBLE) dirty = true;
        else {
          const next = c === 45 || c === 0x2010 ? joinedLine(text, i, to) : 0;
          if (next === 0) break;
          dirty = true;
          i = next - 1;
        }
      }
    } else if (kind === DIGIT) i = numberEnd(text, i, to);
    else i++;
    put(tokens, text, start, i, dirty || kind !== LETTER || i - start > MAX_WORD ? undefined : hash, kind, gap);
    gap = 0;
  }
}

function put(
  tokens: Tokens, text: string, start: number, end: number, hash: number | undefined, kind: number, gap: number,
): void {
  const n = tokens.count++;
  const { vocabulary } = tokens;
  tokens.words[n] = hash === undefined
    ? vocabulary.internString(clean(text.slice(start, end)).slice(0, MAX_WORD))
    : vocabulary.intern(text, start, end, hash);
  tokens.starts[n] = start;
  tokens.ends[n] = end;
  tokens.gaps[n] = gap;
  tokens.flags[n] = kind === DIGIT ? NUMBER : kind === SYMBOL ? SIGN : wordFlags(text, start, end);
}

function wordFlags(text: string, start: number, end: number): number {
  const code = text.charCodeAt(start);
  const upper = code < 128 ? code < 97 : isUpper(text[start]!);
  const after = text.charCodeAt(end);
  const elliptic = (after === 45 || after === 0x2010) && (GAP_BITS[text.charCodeAt(end + 1)]! & ~0) !== 0;
  return (upper ? UPPER : 0) | (elliptic ? ELLIPTIC : 0);
}

function isUpper(character: string): boolean {
  return character.toLowerCase() !== character;
}

/** Drops soft hyphens and the hyphen, blanks and line feed of a word that was broken at the end of a line. */
function clean(word: string): string {
  return word.replace(/[-\u2010][^\S\n]*\n\s*/g, "").replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
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
  return isUpper(text[j]!) ? 0 : j;
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
