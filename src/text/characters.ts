import * as ranges from "./character-ranges.ts";

/** Character classes of the tokeniser. */
export const OTHER = 0;
export const LETTER = 1;
export const DIGIT = 2;
/** Belongs to the word around it and is dropped when folded: soft hyphen, zero-width characters. */
export const INVISIBLE = 3;
/** A word of its own: percent and currency signs, tick boxes. */
export const SYMBOL = 4;

const SYMBOLS = "%‰€$£¥§☐☑☒□■✓✔✗✘";

/** Class of every UTF-16 unit. Halves of surrogate pairs count as letters (they may be letters of fancy type). */
export const CLASSES: Uint8Array = buildClasses();

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  mark(classes, ranges.LETTERS, LETTER);
  mark(classes, ranges.DIGITS, DIGIT);
  classes.fill(LETTER, 0x3400, 0xd7a4); // Han and Hangul
  classes.fill(LETTER, 0xd800, 0xe000); // halves of pairs
  for (const symbol of SYMBOLS) classes[symbol.charCodeAt(0)] = SYMBOL;
  for (const code of [0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]) classes[code] = INVISIBLE;
  return classes;
}

/** Fills in runs of characters as character-ranges.ts lists them. */
function mark(table: Uint8Array, runs: string, value: number): void {
  let at = 0;
  for (const run of runs.split(" ")) {
    const dot = run.indexOf(".");
    at += Number.parseInt(run, 36);
    const end = at + (dot < 0 ? 1 : Number.parseInt(run.slice(dot + 1), 36));
    table.fill(value, at, end);
    at = end;
  }
}

/** 1 for capital letters. */
export const CAPITALS: Uint8Array = buildCapitals();

function buildCapitals(): Uint8Array {
  const capitals = new Uint8Array(0x10000);
  mark(capitals, ranges.CAPITALS, 1);
  return capitals;
}

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

/** Bits of the punctuation that a gap can hold. */
export const GAP_BITS: Uint8Array = buildGapBits();

function buildGapBits(): Uint8Array {
  const bits = new Uint8Array(0x10000);
  const put = (characters: string, bit: number): void => {
    for (const c of characters) bits[c.charCodeAt(0)] = bit;
  };
  put(",", COMMA);
  put(":", COLON);
  put(";·", SEMICOLON);
  put(".!?…", STOP);
  put("\n\r\u2028\u2029", LINE | SPACE);
  put("([{«“„", OPEN);
  put(")]}»”", CLOSE);
  put(" \t\u00a0\u2002\u2003\u2009\u202f", SPACE);
  return bits;
}
