import { expect, test } from "vitest";
import { Engine } from "../../src/match/engine.ts";
import { PatternSet } from "../../src/match/pattern-set.ts";
import type { Block } from "../../src/model.ts";
import { exampleDocument } from "../../src/rule-examples.ts";
import { tokenize } from "../../src/text/tokens.ts";
import { Vocabulary } from "../../src/text/vocabulary.ts";
import { random } from "../support/random.ts";

const WORDS = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"];
const PATTERNS = [
  "alpha ...2 beta",
  "gamma ~3 delta",
  "(alpha | eta) & (zeta | theta) & epsilon",
  "@@para epsilon & eta",
  "@@section zeta ...40 (beta gamma)",
  "(alpha beta | gamma delta) eta?",
  "the* & eta & zeta",
];

/** Two paragraphs of sentences; the words of the first places are much more frequent. */
function textOf(next: (below: number) => number): string {
  const sentence = () =>
    `${Array.from({ length: 3 + next(9) }, () => WORDS[Math.min(next(8), next(8))]!).join(" ")}. B`;
  return [0, 1].map(() => Array.from({ length: 1 + next(4) }, sentence).join(" ")).join("\n");
}

function documentOf(text: string) {
  const break_ = text.indexOf("\n");
  const block = (start: number, end: number): Block => ({ kind: "paragraph", span: { start, end }, section: [] });
  return { ...exampleDocument({ text }), blocks: [block(0, break_), block(break_ + 1, text.length)] };
}

function engineWith(patterns: readonly string[]) {
  const engine = new Engine({ abbreviations: [], numbers: {}, units: {} }, () => undefined);
  const sets = patterns.map((source) => new PatternSet([engine.compile(source)], engine.lexicon.watch));
  const vocabulary = new Vocabulary();
  const hits = (text: string) => {
    const indexed = engine.index(tokenize(documentOf(text), vocabulary));
    return sets.flatMap((set) => set.findAll(indexed).map(({ pattern, first, last }) => [pattern.source, first, last]));
  };
  return { engine, hits, vocabulary };
}

test("what was learned of frequencies changes no hit", () => {
  const next = random(20261122);
  const seasoned = engineWith(PATTERNS);
  let hits = 0;
  for (let i = 0; i < 1_500; i++) {
    const text = textOf(next);
    const found = seasoned.hits(text);
    if (i % 10 === 0) expect([text, found]).toEqual([text, engineWith(PATTERNS).hits(text)]);
    hits += found.length;
  }
  expect(hits).toBeGreaterThan(1_000);
});

test("sets that are made after a text was looked through are found in it too", () => {
  const { engine, vocabulary } = engineWith(["alpha beta"]);
  const [second, third] = [engine.compile("beta gamma"), engine.compile("gamma")];
  const indexed = engine.index(tokenize(documentOf("alpha beta gamma.\ndelta"), vocabulary));
  const early = new PatternSet([second], engine.lexicon.watch);
  expect(early.findAll(indexed)).toHaveLength(1);
  const late = new PatternSet([third], engine.lexicon.watch);
  expect(late.findAll(indexed)).toHaveLength(1);
  expect(early.findAll(indexed)).toHaveLength(1);
});

test("a set for ranges says that it is not looked for in whole texts", () => {
  const { engine, vocabulary } = engineWith([]);
  const indexed = engine.index(tokenize(documentOf("alpha.\nbeta"), vocabulary));
  expect(() => new PatternSet([engine.compile("alpha")]).findAll(indexed)).toThrow("not looked for in whole texts");
});
