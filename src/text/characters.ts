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
  const letter = /[\p{L}\p{M}\p{Nl}]/u;
  const digit = /\p{Nd}/u;
  for (let code = 0; code < 0x10000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) classes[code] = LETTER;
    else if (code < 128) classes[code] = asciiClass(code);
    else if (code >= 0x3400 && code <= 0xd7a3)
      classes[code] = LETTER; // Han and Hangul: spares 40,000 tests
    else if (code >= 0xe000 && code <= 0xf8ff)
      continue; // private use: no letter of any script
    else {
      const character = String.fromCharCode(code);
      classes[code] = letter.test(character) ? LETTER : digit.test(character) ? DIGIT : OTHER;
    }
  }
  for (const symbol of SYMBOLS) classes[symbol.charCodeAt(0)] = SYMBOL;
  for (const code of [0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]) classes[code] = INVISIBLE;
  return classes;
}

/** 1 for capital letters. */
export const CAPITALS: Uint8Array = buildCapitals();

function buildCapitals(): Uint8Array {
  const capitals = new Uint8Array(0x10000);
  const capital = /\p{Lu}|\p{Lt}/u;
  for (let code = 65; code < 0x2e80; code++) {
    if (CLASSES[code] === LETTER && capital.test(String.fromCharCode(code))) capitals[code] = 1;
  }
  return capitals;
}

function asciiClass(code: number): number {
  if (code >= 48 && code <= 57) return DIGIT;
  const lower = code | 32;
  return lower >= 97 && lower <= 122 ? LETTER : OTHER;
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
