import { describe, expect, it } from "vitest";
import { Evidence } from "../../src/match/evidence.ts";
import { LanguageRules } from "../../src/match/language-rules.ts";
import { loadRulebook } from "../../src/rulebook/load.ts";
import { readPacked } from "../../src/rulebook/packed.ts";
import { VoteTable } from "../../src/text/votes.ts";

const loaded = loadRulebook("rules");
if (loaded.kind !== "loaded") throw new Error("the rule base has faults");
const written = loaded.rulebook;
const packed = readPacked("dist");

/** Every pattern of a language, rules' and lists'. */
function patternsOf(code: string): readonly string[] {
  const { rules, negation, force, sections, template, criteria, facts } = written.languages[code]!;
  const ofRules = rules.flatMap((rule) => [...rule.patterns, ...rule.unless.map((unless) => unless.pattern)]);
  const ofLists = [force, sections, template, criteria, facts].flatMap((lists) => Object.values(lists).flat());
  return [...new Set([...ofRules, ...ofLists, ...negation.before, ...negation.after, ...negation.not])];
}

describe("the packed rule base is the written one", () => {
  it.each(Object.keys(written.languages))("pattern by pattern in %s", (code) => {
    const [fresh, unpacked] = [written, packed].map((book) => new LanguageRules(book.languages[code]!).engine);
    expect(unpacked!.lexicon.atoms.all()).toEqual(fresh!.lexicon.atoms.all());
    expect(unpacked!.lexicon.units).toEqual(fresh!.lexicon.units);
    expect(unpacked!.lexicon.multipliers).toEqual(fresh!.lexicon.multipliers);
    const sources = patternsOf(code);
    expect(sources.length).toBeGreaterThan(10);
    for (const source of sources) {
      const [a, b] = [fresh!.compile(source), unpacked!.compile(source)];
      expect({ unit: b.unit, telling: b.telling, parts: b.parts }, source).toEqual({
        unit: a.unit,
        telling: a.telling,
        parts: a.parts,
      });
    }
  });

  it("in titles, stopwords, law and model clauses", () => {
    expect(packed.titles).toEqual(written.titles);
    expect(packed.stopwords).toEqual(written.stopwords);
    expect(packed.jurisdictions).toEqual(written.jurisdictions);
    expect(packed.models).toEqual(written.models);
    expect(packed.clauses).toEqual(written.clauses);
    expect(packed.score).toEqual(written.score);
  });

  it("in votes of languages", () => {
    const [table, fresh] = [VoteTable.unpack(packed.votes!), VoteTable.of(written.stopwords)];
    expect(table.codes).toEqual(fresh.codes);
    expect(new Map([...table.languages].sort())).toEqual(new Map([...fresh.languages].sort()));
  });

  it("in evidence of countries", () => {
    const again = new Evidence(Object.values(packed.jurisdictions), packed.evidence).precompiled();
    expect(again).toEqual(new Evidence(Object.values(written.jurisdictions)).precompiled());
  });
});
