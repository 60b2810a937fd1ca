import type { LanguageCode } from "../model.ts";

/** Shortens a word to its stem. */
export type Stemmer = (word: string) => string;

interface NaturalStemmer {
  stem(word: string): string;
}

/**
 * Stemmer files of `natural`, one by one: its front door reads `.env`, prints to stdout and costs half a second.
 * A language with no file has no `stem:` terms; its rules use wildcards.
 */
const FILES: Readonly<Record<LanguageCode, () => Promise<{ readonly default: NaturalStemmer }>>> = {
  de: () => import("natural/lib/natural/stemmers/porter_stemmer_de.js"),
  en: () => import("natural/lib/natural/stemmers/porter_stemmer.js"),
  es: () => import("natural/lib/natural/stemmers/porter_stemmer_es.js"),
  fr: () => import("natural/lib/natural/stemmers/porter_stemmer_fr.js"),
  it: () => import("natural/lib/natural/stemmers/porter_stemmer_it.js"),
  nl: () => import("natural/lib/natural/stemmers/porter_stemmer_nl.js"),
  pt: () => import("natural/lib/natural/stemmers/porter_stemmer_pt.js"),
  sv: () => import("natural/lib/natural/stemmers/porter_stemmer_sv.js"),
};

/** Languages that have a stemmer. */
export const STEMMED: readonly LanguageCode[] = Object.keys(FILES);

/** Loads the stemmer of a language; undefined when there is none. */
export async function loadStemmer(language: LanguageCode): Promise<Stemmer | undefined> {
  const module = await FILES[language]?.();
  return module && ((word) => module.default.stem(word));
}
