/** Signs of the symbol fonts, which word processors store as ordinary or private characters. */

/** Wingdings by code: boxes, ticks, arrows, bullets. */
const WINGDINGS: Readonly<Record<number, string>> = {
  // A clock there; in text of unknown symbol font it is the bullet of the font Symbol.
  183: "•",
  108: "●",
  110: "■",
  111: "☐",
  112: "☐",
  113: "❑",
  114: "❑",
  117: "◆",
  118: "❖",
  119: "◆",
  120: "☒",
  158: "·",
  159: "•",
  161: "○",
  167: "▪",
  168: "☐",
  216: "➢",
  224: "→",
  232: "➔",
  240: "⇨",
  251: "✗",
  252: "✓",
  253: "☒",
  254: "☑",
};
const WINGDINGS_2: Readonly<Record<number, string>> = {
  42: "☐",
  79: "✗",
  80: "✓",
  81: "☒",
  82: "☑",
  83: "☒",
  84: "☒",
  151: "●",
  162: "■",
  163: "☐",
};
const WEBDINGS: Readonly<Record<number, string>> = { 97: "✓", 99: "☐", 103: "■", 114: "✗" };
const SYMBOL_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
const SYMBOL: Readonly<Record<number, string>> = {
  163: "≤",
  176: "°",
  177: "±",
  179: "≥",
  183: "•",
  167: "♣",
  215: "⋅",
  180: "×",
  174: "→",
  222: "⇒",
  210: "®",
  211: "©",
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
