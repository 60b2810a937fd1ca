import type { PageContent } from "./geometry.ts";

/** Lower-case words (and words with a hyphen inside) that stand unbroken in runs of text. */
export function unbrokenWords(pages: readonly PageContent[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const page of pages) {
    for (const run of page.runs) {
      for (const word of run.text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*(?!\p{L}|-$)/gu) ?? []) words.add(word);
    }
  }
  return words;
}
