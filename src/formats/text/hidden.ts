/** Takes out characters that nobody sees: controls, marks that turn the reading direction, blanks without width. */

/** Controls except tab and line ends; direction marks and overrides; noncharacters; tag characters. */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F\uFFFE\uFFFF\u{E0000}-\u{E007F}]/gu;

/** Blanks without width: harmless at the edge of a word (line-break hints), hidden inside one. */
const WIDTHLESS = /[\u200B-\u200D\u2060\uFEFF]/g;
const WIDTHLESS_INSIDE = /(?<=\p{L})[\u200B-\u200D\u2060\uFEFF]+(?=\p{L})/gu;

/** Line ends of all kinds become line feeds. */
export const LINE_ENDS = /\r\n?|[\n\v\u0085\u2028\u2029]/g;

/** Text without hidden characters, and how many were taken out that could have deceived a reader. */
export function withoutHidden(text: string): { readonly text: string; readonly removed: number } {
  // Nearly all texts have none of these: one look spares the five passes.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (!/[\0-\x08\x0B-\x1F\x7F-\x9F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFFE\uFFFF\uDB40]/.test(text)) {
    return { text, removed: 0 };
  }
  const lines = text.replace(LINE_ENDS, "\n");
  const removed = (lines.match(HIDDEN)?.length ?? 0) + (lines.match(WIDTHLESS_INSIDE)?.length ?? 0);
  return { text: lines.replace(HIDDEN, "").replace(WIDTHLESS, ""), removed };
}
