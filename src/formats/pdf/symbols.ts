/** Glyphs of symbol fonts that arrive as private characters, by the last byte of the code (U+F000 to U+F0FF). */
const SYMBOLS: Readonly<Record<number, string>> = {
  108: "●",
  110: "■",
  111: "☐",
  112: "☐",
  113: "☐",
  114: "☐",
  118: "❖",
  119: "◆",
  120: "☒",
  167: "▪",
  168: "☐",
  183: "•",
  216: "➢",
  224: "→",
  240: "⇒",
  251: "☒",
  252: "✓",
  253: "☒",
  254: "☑",
  45: "-",
  174: "→",
};

/** Characters that tell of a broken text layer: control characters, private use, the replacement character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
export const UNREADABLE = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uE000-\uF8FF\uFFFD]/g;

/** Text with symbol glyphs named, soft hyphens and zero-width characters removed, every blank a plain one. */
export function visible(text: string): string {
  return (
    text
      // One private character by itself is a bullet, whichever font draws it.
      .replace(/^\s*[\uE000-\uF8FF]\s*$/, (c) => SYMBOLS[c.trim().charCodeAt(0) & 0xff] ?? "•")
      .replace(/[\uF000-\uF0FF]/g, (c) => SYMBOLS[c.charCodeAt(0) & 0xff] ?? c)
      .replace(/\u00AD(?=\S)|[\u200B\u200C\u2060\uFEFF]/g, "")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: some programs write a broken word's hyphen so
      .replace(/[\uFFFE\u0002]$/, "-")
      .replace(/\u00AD$/, "-")
      .replace(/[\t\n\v\f\r\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, " ")
  );
}

const BULLET = /^[•●○◦■□▪▫◆❖➢➤►▶✓✔·∙‣⁃–—*-](?=\s)/u;
const BOX = /^[☐☑☒□❏❑❒▢]\s*/u;
/** "2.1", "5.-", "3)", "a)", "iv.", "(b)": what may stand before the words of an item. */
const ORDERED = new RegExp(
  [
    String.raw`^\(?\d{1,2}(?:\.\d{1,2}){1,4}[.)]?(?=\s|$)`,
    String.raw`^\d{1,2}(?:\.\d{1,2}){0,4}\.?\s?[-–](?=\s?\p{Lu}|\s\p{L})`,
    String.raw`^\(?\d{1,3}[.)°º]\)?(?=\s|\p{Lu}|$)`,
    String.raw`^\(?(?:\p{L}(?:\.\d{1,2})?|[ivxIVX]{1,5})[.)]\)?(?=\s|$)`,
    String.raw`^\([0-9ivxIVX\p{L}]{1,4}\)(?=\s)`,
  ].join("|"),
  "u",
);

/** A list label at the head of a paragraph ("a)", "2.1", "•"), as printed. */
export function labelOf(text: string): string | undefined {
  return (BULLET.exec(text) ?? ORDERED.exec(text))?.[0].trim();
}

/** Whether a paragraph opens with a checkbox, and how it stands. */
export function tickOf(text: string): "ticked" | "unticked" | undefined {
  const box = BOX.exec(text)?.[0].trim();
  if (box === undefined) return /^\[\s?\]/.test(text) ? "unticked" : /^\[[xX]\]/.test(text) ? "ticked" : undefined;
  return /[☑☒]/u.test(box) ? "ticked" : "unticked";
}
