import { describe, expect, test } from "vitest";
import { parsePattern } from "../../src/match/pattern.ts";
import { exampleDoubts } from "../../src/rule-examples/doubts.ts";
import type { LanguagePack, Rule } from "../../src/rulebase.ts";
import { lintLanguage } from "../../src/rulebook/lint.ts";
import { loadRulebook } from "../../src/rulebook/load.ts";
import { takes } from "../../src/rulebook/subsumption.ts";
import { fold } from "../../src/text/fold.ts";

const loaded = loadRulebook("rules");
const rulebook = loaded.kind === "loaded" ? loaded.rulebook : loaded.partial!;
const english = rulebook.languages["en"]!;
const base = english.rules.find((rule) => rule.id === "en.employment.training.apprentices")!;

/** The English pack with one rule only, changed. */
function packWith(...changes: readonly Partial<Rule>[]): LanguagePack {
  return {
    ...english,
    rules: changes.map((change, i) => ({ ...base, id: `en.employment.training.r${i}`, ...change })),
  };
}

function doubtsOf(pack: LanguagePack, kind: string): readonly string[] {
  return lintLanguage(pack)
    .filter((doubt) => doubt.kind === kind)
    .map((doubt) => `${doubt.path}: ${doubt.message}`);
}

describe("doubts about patterns", () => {
  test.each([
    ["duplicate", ["apprentice* ...3 site", "apprentice*  ...3 site"], /patterns\.1 stands in patterns\.0/],
    ["function-words", ["of the", "apprentice*"], /patterns\.0/],
    ["unreachable", ["apprentice*", "young apprentices"], /patterns\.1 .* patterns\.0/],
    ["short-word", ["job"], /patterns\.0/],
  ])("%s", (kind, patterns, message) => {
    const doubts = doubtsOf(packWith({ patterns }), kind);
    expect(doubts).toHaveLength(1);
    expect(doubts[0]).toMatch(message);
  });

  test("the same pattern under other conditions is none", () => {
    const patterns = ["apprentice* ...3 site"];
    expect(doubtsOf(packWith({ patterns }, { patterns, when: ["#number > 3"] }), "duplicate")).toEqual([]);
    expect(doubtsOf(packWith({ patterns }, { patterns }), "duplicate")).toHaveLength(1);
  });

  test.each([["trainees of the"], ["the ...4 apprentice*"], ["contract"], ['"JTC"']])("%s holds a word", (pattern) => {
    const pack = {
      ...packWith({ patterns: [pattern] }),
      rules: [...english.rules.slice(0, 40), { ...base, patterns: [pattern] }],
    };
    expect(doubtsOf(pack, "function-words")).toEqual([]);
    expect(doubtsOf(packWith({ patterns: [pattern] }), "short-word")).toEqual([]);
  });

  test("few examples, and lists that nothing uses", () => {
    const examples = { match: base.examples.match.slice(0, 2), ignore: base.examples.ignore };
    expect(doubtsOf(packWith({ examples }), "few-examples")[0]).toMatch(/2 match and \d+ ignore/);
    const pack = { ...packWith({}), lists: { ...english.lists, orphan: ["nobody", "@lonely"], lonely: ["x"] } };
    const unused = doubtsOf(pack, "unused-list").map((line) => line.split(":")[0]);
    expect(unused).toContain("lists.orphan");
    expect(unused).toContain("lists.lonely");
  });
});

describe("one pattern takes all that another finds", () => {
  const read = (source: string) =>
    parsePattern(source, (name) => ({ people: ["workers", "young people"] })[name], fold);
  test.each([
    ["apprentice*", "young apprentices", true],
    ["hire* ...8 people", "hires ...3 people", true],
    ["hire* ...3 people", "hires ...8 people", false],
    ["a ...4 c", "a b c", true],
    ["a ...1 c", "a b b c", false],
    ["a ...4 c", "a b ...4 c", false],
    ["a c", "a b? c", false],
    ["a ...1 c", "a b? c", true],
    ["(a | b) c", "b c", true],
    ["b c", "(a | b) c", false],
    ["hire* ...3 @people", "hire workers", true],
    ["(workers | staff)", "@people", false],
    ["people", "young people & jobs", true],
    ["people & jobs", "people & jobs & x", false],
    ["@@para people", "people", false],
    ["*schaft", "gewerkschaft", true],
    ["#number people", "10 people", false],
    ["a ...1 people", "a #percent people", false],
  ])("%s takes %s: %s", (wide, narrow, expected) => {
    expect(takes(read(wide), read(narrow))).toBe(expected);
  });
});

describe("doubts that show when rules run", () => {
  test("ignore examples that nothing looked at are counted by clause", () => {
    const ignore = [{ text: "The contractor shall not take on apprentices." }, { text: "The wall is painted white." }];
    const pack = packWith({ patterns: ["apprentice*"], examples: { match: [], ignore } });
    expect(exampleDoubts(pack, rulebook).unseen).toEqual([
      { clause: "employment.training", examples: ["The wall is painted white."], all: 2 },
    ]);
  });

  test("a pattern that takes what four other clauses ignore is too broad", () => {
    const ignore = [{ text: "The contractor supplies paper to the schools." }];
    const others = ["award.social", "award.quality", "access.lots", "access.sme"].map(
      (clause, i): Rule => ({
        ...base,
        id: `en.${clause}.r${i}`,
        clause,
        patterns: ["never seen here"],
        examples: { match: [], ignore },
      }),
    );
    const pack = { ...english, rules: [{ ...base, patterns: ["contractor"], unless: [], section: [] }, ...others] };
    expect(exampleDoubts(pack, rulebook).broad).toEqual([
      { rule: base.id, pattern: "contractor", clauses: ["access.lots", "access.sme", "award.quality", "award.social"] },
    ]);
  });
});
