import { expect, test } from "vitest";
import { Engine } from "../../src/match/engine.ts";
import { PatternSet } from "../../src/match/pattern-set.ts";
import { STEPS } from "../../src/match/search.ts";
import { exampleDocument } from "../../src/rule-examples.ts";
import { tokenize } from "../../src/text/tokens.ts";
import { Vocabulary } from "../../src/text/vocabulary.ts";
import { random } from "../support/random.ts";

/** The plain way, as an oracle: words joined by blanks, gaps as bounded repetitions of `word blank`. */
function oracle(pattern: readonly (string | number)[], words: readonly string[]): boolean {
  const source = pattern
    .map((part) => (typeof part === "number" ? `(?:\\S+ ){0,${part}}` : `${part.replace("*", "\\S*")} `))
    .join("");
  return new RegExp(`(?:^| )${source}`).test(` ${words.join(" ")} `);
}

const WORDS = ["aa", "ab", "abc", "b", "ba", "c", "ca", "cab"];
const TERMS = ["aa", "ab*", "b", "b*", "c*", "ca"];

test("agrees with regular expressions on 4,000 random patterns and texts", () => {
  const next = random(20260101);
  let hits = 0;
  for (let round = 0; round < 4_000; round++) {
    const pattern: (string | number)[] = [TERMS[next(TERMS.length)]!];
    for (let n = next(3); n > 0; n--) pattern.push(next(4), TERMS[next(TERMS.length)]!);
    const words = Array.from({ length: 1 + next(12) }, () => WORDS[next(WORDS.length)]!);
    const source = pattern.map((part) => (typeof part === "number" ? `...${part}` : part)).join(" ");
    const engine = new Engine({ abbreviations: [], numbers: {}, units: {} }, () => undefined);
    const set = new PatternSet([engine.compile(source)], engine.lexicon.watch);
    const found =
      set.findAll(engine.index(tokenize(exampleDocument({ text: words.join(" ") }), new Vocabulary()))).length > 0;
    expect([source, words.join(" "), found]).toEqual([source, words.join(" "), oracle(pattern, words)]);
    if (found) hits++;
  }
  expect(hits).toBeGreaterThan(500);
});

/** Steps that a pattern costs in a text. */
function stepsFor(pattern: string, text: string): number {
  const engine = new Engine(
    { abbreviations: [], numbers: {}, units: {} },
    (name) =>
      ({
        many: Array.from(
          { length: 200 },
          (_, i) => `w${"abcdefghij"[i % 10]}${"abcdefghijklmnopqrst"[Math.floor(i / 10)]}*`,
        ),
      })[name],
  );
  const set = new PatternSet([engine.compile(pattern)], engine.lexicon.watch);
  const indexed = engine.index(tokenize(exampleDocument({ text }), new Vocabulary()));
  STEPS.steps = 0;
  set.findAll(indexed);
  return STEPS.steps;
}

const HOSTILE: readonly (readonly [string, string])[] = [
  ["a ...60 a ...60 a ...60 b", "a "],
  ["a* ~60 a* ~60 a*", "aa "],
  ["a & b & c", "a b "],
  ["@@para a ...60 (a | a a | a a a)? ...60 b", "a a b "],
  ["@many ...60 @many", "waa wbb "],
  ["(a? a? a? a? a? a? a? a? b | a)", "a "],
];

test.each(HOSTILE)("steps of %s grow with the text, not faster", (pattern, unit) => {
  const short = stepsFor(pattern, `${unit.repeat(2_000)}b c`);
  const long = stepsFor(pattern, `${unit.repeat(16_000)}b c`);
  expect(short).toBeGreaterThan(0);
  expect(long / short).toBeLessThan(9);
});
