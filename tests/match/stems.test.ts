import { expect, test } from "vitest";
import { Engine } from "../../src/match/engine.ts";
import { PatternSet } from "../../src/match/pattern-set.ts";
import { exampleDocument } from "../../src/rule-examples.ts";
import { loadStemmer } from "../../src/text/stemmers.ts";
import { tokenize } from "../../src/text/tokens.ts";
import { Vocabulary } from "../../src/text/vocabulary.ts";

const NO_WORDS = { abbreviations: [], numbers: {}, units: {} };

test("a stem: term takes all forms of the word", async () => {
  const engine = new Engine(NO_WORDS, () => undefined, await loadStemmer("it"));
  const set = new PatternSet([engine.compile("lotto stem:riservato")], engine.lexicon.watch);
  const text = engine.index(
    tokenize(exampleDocument({ text: "Lotto riservato, lotto riservati, lotto aperto." }), new Vocabulary()),
  );
  expect(set.findAll(text)).toHaveLength(2);
});

test("without a stemmer a stem: term is refused, never silently unmatched", () => {
  const engine = new Engine(NO_WORDS, () => undefined);
  expect(() => engine.compile("stem:riservato")).toThrow("needs a stemmer");
});
