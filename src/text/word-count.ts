import { DIGIT, LETTER, UNIT_BITS } from "./characters.ts";

/** Number of runs of letters and digits in `text[start, end)`. */
export function wordCount(text: string, { start, end }: { readonly start: number; readonly end: number }): number {
  let words = 0;
  let inside = false;
  for (let i = start; i < end; i++) {
    const now = (UNIT_BITS[text.charCodeAt(i)]! & (LETTER | DIGIT)) !== 0;
    if (now && !inside) words++;
    inside = now;
  }
  return words;
}
