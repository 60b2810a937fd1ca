import { symbolSign } from "../symbols.ts";

/** The sign of a symbol font's glyph that arrives as a private character (U+F000 to U+F0FF); empty when unknown. */
function signOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0xf020 || code > 0xf0ff) return "";
  return symbolSign("wingdings", code) || symbolSign("symbol", code);
}

/** Characters that tell of a broken text layer; `visible` leaves no control character behind. */
export const UNREADABLE = /[\uE000-\uF8FF\uFFFD]/g;

/** Some programs write the substitute character where an Italian vowel's accent was. */
const LOST_GRAVE: Readonly<Record<string, string>> = {
  a: "à",
  e: "è",
  i: "ì",
  o: "ò",
  u: "ù",
  A: "À",
  E: "È",
  I: "Ì",
  O: "Ò",
  U: "Ù",
};

/** One character that no letter is: a glyph of a symbol font. */
const ONE_SIGN = /^\s*[\p{Cc}\uE000-\uF8FF]\s*$/u;

/**
 * Text with the signs of symbol fonts named, soft hyphens and zero-width characters removed, every blank a plain one,
 * and the replacement character for what cannot be shown.
 */
export function visible(text: string): string {
  // One sign by itself is a bullet, whichever font draws it.
  if (ONE_SIGN.test(text) && text.trim() !== "") return signOf(text.trim()) || "•";
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: see LOST_GRAVE
      .replace(/([aeiouàèìòù])\u001A/gi, (_, vowel: string) => LOST_GRAVE[vowel] ?? vowel)
      .replace(/[\uF000-\uF0FF]/g, (c) => signOf(c) || c)
      .replace(/\u00AD(?=\S)|[\u200B\u200C\u2060\uFEFF]/g, "")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: some programs write a broken word's hyphen so
      .replace(/[\uFFFE\u0002\u00AD]$/, "-")
      .replace(/[\t\n\v\f\r\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, " ")
      .replace(/\p{Cc}/gu, "\uFFFD")
      .normalize("NFC")
  );
}

const BULLET = /^[•●○◦■▪▫◆❖➢➤►▶✓✔·∙‣⁃–—*-](?=\s)/u;
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
