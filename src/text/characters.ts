import * as ranges from "./character-ranges.ts";

// What stands between two words, as bits; several may hold.
export const COMMA = 1;
export const COLON = 2;
export const SEMICOLON = 4;
export const STOP = 8;
export const LINE = 16;
export const OPEN = 32;
export const CLOSE = 64;
/** White space or the start of a block: without it a full stop ends nothing ("d.lgs", "3.2"). */
export const SPACE = 128;
/** All of these: what a gap between words remembers. */
export const GAP = 255;

// Kinds of characters for the tokeniser, as bits above those.
export const LETTER = 256;
export const DIGIT = 512;
/** A word of its own: percent and currency signs, tick boxes. */
export const SYMBOL = 1024;
/** Belongs to the word around it and is dropped when folded: soft hyphen, zero-width characters. */
export const INVISIBLE = 2048;
/** Ends a word, unless the word goes on in the next line. */
export const HYPHEN = 4096;
/** A letter, and a capital one. */
export const CAPITAL = 8192;
/** Any of these begins a word. */
export const WORD = LETTER | DIGIT | SYMBOL;

const SYMBOLS = "%‰€$£¥§☐☑☒□■✓✔✗✘";
const INVISIBLES = "\u00ad\u200b\u200c\u200d\u2060\ufeff";
const PUNCTUATION: readonly (readonly [string, number])[] = [
  [",", COMMA],
  [":", COLON],
  [";·", SEMICOLON],
  [".!?…", STOP],
  ["\n\r\u2028\u2029", LINE | SPACE],
  ["([{«“„", OPEN],
  [")]}»”", CLOSE],
  [" \t\u00a0\u2002\u2003\u2009\u202f", SPACE],
];

/**
 * Bits of every UTF-16 unit, in one table because the tokeniser asks it for every unit of a text. Halves of surrogate
 * pairs count as letters (they may be letters of fancy type).
 */
export const UNIT_BITS: Uint16Array = unitBits();

function unitBits(): Uint16Array {
  const bits = new Uint16Array(0x10000);
  mark(bits, ranges.LETTERS, LETTER);
  mark(bits, ranges.DIGITS, DIGIT);
  mark(bits, ranges.CAPITALS, LETTER | CAPITAL);
  bits.fill(LETTER, 0x3400, 0xd7a4); // Han and Hangul
  bits.fill(LETTER, 0xd800, 0xe000); // halves of pairs
  const put = (characters: string, value: number): void => {
    for (const character of characters) bits[character.charCodeAt(0)] = value;
  };
  put(SYMBOLS, SYMBOL);
  put(INVISIBLES, INVISIBLE);
  put("-\u2010", HYPHEN);
  for (const [characters, value] of PUNCTUATION) put(characters, value);
  return bits;
}

/** Fills in runs of characters as character-ranges.ts lists them. */
function mark(table: Uint16Array, runs: string, value: number): void {
  let at = 0;
  for (const run of runs.split(" ")) {
    const dot = run.indexOf(".");
    at += Number.parseInt(run, 36);
    const end = at + (dot < 0 ? 1 : Number.parseInt(run.slice(dot + 1), 36));
    table.fill(value, at, end);
    at = end;
  }
}
