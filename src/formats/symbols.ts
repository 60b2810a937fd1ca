/** Signs of the symbol fonts, which word processors store as ordinary or private characters. */

/** Wingdings by code: boxes, ticks, arrows, bullets. */
const WINGDINGS: Readonly<Record<number, string>> = {
  // A clock there; in text of unknown symbol font it is the bullet of the font Symbol.
  0xb7: "•",
  0x6c: "●",
  0x6e: "■",
  0x6f: "☐",
  0x70: "☐",
  0x71: "❑",
  0x72: "❑",
  0x75: "◆",
  0x76: "❖",
  0x77: "◆",
  0x78: "☒",
  0x9e: "·",
  0x9f: "•",
  0xa1: "○",
  0xa7: "▪",
  0xa8: "☐",
  0xd8: "➢",
  0xe0: "→",
  0xe8: "➔",
  0xf0: "⇨",
  0xfb: "✗",
  0xfc: "✓",
  0xfd: "☒",
  0xfe: "☑",
};
const WINGDINGS_2: Readonly<Record<number, string>> = {
  0x2a: "☐",
  0x4f: "✗",
  0x50: "✓",
  0x51: "☒",
  0x52: "☑",
  0x53: "☒",
  0x54: "☒",
  0x97: "●",
  0xa2: "■",
  0xa3: "☐",
};
const WEBDINGS: Readonly<Record<number, string>> = { 0x61: "✓", 0x63: "☐", 0x67: "■", 0x72: "✗" };
const SYMBOL_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
const SYMBOL: Readonly<Record<number, string>> = {
  0xa3: "≤",
  0xb0: "°",
  0xb1: "±",
  0xb3: "≥",
  0xb7: "•",
  0xa7: "♣",
  0xd7: "⋅",
  0xb4: "×",
  0xae: "→",
  0xde: "⇒",
  0xd2: "®",
  0xd3: "©",
};

/** True for fonts whose characters are signs. */
export function isSymbolFont(font: string): boolean {
  return /^(?:wingdings(?: [23])?|webdings|symbol|zapfdingbats)$/i.test(font);
}

/** The sign that a character shows in a symbol font; empty when it is not known. */
export function symbolSign(font: string, code: number): string {
  const byte = code & 0xff;
  const name = font.toLowerCase();
  if (name === "symbol") return SYMBOL[byte] ?? greek(byte) ?? (byte < 0x80 ? String.fromCharCode(byte) : "");
  const table = name === "wingdings 2" ? WINGDINGS_2 : name === "webdings" ? WEBDINGS : WINGDINGS;
  return table[byte] ?? "";
}

function greek(byte: number): string | undefined {
  const letter = SYMBOL_GREEK[(byte | 0x20) - 0x61];
  if (!letter || (byte & 0xdf) < 0x41 || (byte & 0xdf) > 0x5a) return undefined;
  return byte < 0x60 ? letter.toUpperCase() : letter;
}

/** Text set in a symbol font, as signs; blanks stay. */
export function symbolText(font: string, text: string): string {
  return [...text].map((c) => (/\s/.test(c) ? c : symbolSign(font, c.codePointAt(0)!))).join("");
}
