import { Engine } from "../../src/match/engine.ts";
import type { LexiconSource } from "../../src/match/lexicon.ts";
import { PatternSet } from "../../src/match/pattern-set.ts";
import { exampleDocument } from "../../src/rule-examples.ts";
import { tokenize } from "../../src/text/tokens.ts";
import { Vocabulary } from "../../src/text/vocabulary.ts";

export const ITALIAN: LexiconSource = {
  abbreviations: ["art", "n", "lett"],
  numbers: { trenta: 30, due: 2, dieci: 10 },
  units: {
    percent: ["per cento"],
    days: ["giorn*"],
    hours: ["ore"],
    points: ["punt*"],
    money: ["euro"],
    months: ["mesi"],
    years: ["anni"],
    people: ["persone", "lavoratori"],
    article: ["art", "articolo"],
  },
};

/** Hits of patterns in a text, as the words they cover. */
export function hitsOf(
  patterns: readonly string[],
  text: string,
  lists: Readonly<Record<string, readonly string[]>> = {},
): string[] {
  const engine = new Engine(ITALIAN, (name) => lists[name]);
  const set = new PatternSet(
    patterns.map((source) => engine.compile(source)),
    engine.lexicon.watch,
  );
  const indexed = engine.index(tokenize(exampleDocument({ text }), new Vocabulary()));
  const { starts, ends } = indexed.tokens;
  return set
    .findAll(indexed)
    .map((hit) => text.slice(starts[hit.first]!, ends[hit.last]!))
    .sort();
}

/** A text seen through the small Italian lexicon. */
export function indexedOf(text: string, patterns: readonly string[] = ["#number"]) {
  const engine = new Engine(ITALIAN, () => undefined);
  for (const source of patterns) engine.compile(source);
  return engine.index(tokenize(exampleDocument({ text }), new Vocabulary()));
}
