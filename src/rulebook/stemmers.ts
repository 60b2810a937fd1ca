import type { Rulebook } from "../rulebase.ts";

/** The rule base with the stemmers that its `stem:` terms need; nothing is loaded when there are none. */
export async function withStemmers(rulebook: Rulebook): Promise<Rulebook> {
  if (rulebook.stemmed.length === 0) return rulebook;
  const { loadStemmer } = await import("../text/stemmers.ts");
  const loaded = await Promise.all(rulebook.stemmed.map(async (code) => [code, await loadStemmer(code)] as const));
  return { ...rulebook, stemmers: Object.fromEntries(loaded.flatMap(([code, stem]) => (stem ? [[code, stem]] : []))) };
}
