import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { ContractFacts, Jurisdiction, Outcome } from "../src/model.ts";
import type { JurisdictionPack, ModelClause, Rulebook } from "../src/rulebase.ts";
import { suggestionsFor } from "../src/suggest.ts";
import { documentOf } from "./fact-tools.ts";
import { clauses, rulebook as empty, figure, finding, outcomes } from "./score-help.ts";

const read = (path: string): unknown => parse(readFileSync(new URL(`../rules/${path}`, import.meta.url), "utf8"));
const pack = (country: string) => read(`jurisdictions/${country}.yaml`) as JurisdictionPack;
const models = (path: string) => read(`models/${path}.yaml`) as readonly ModelClause[];
const rulebook: Rulebook = {
  ...empty,
  jurisdictions: { eu: pack("eu"), it: pack("it"), uk: pack("uk") },
  models: { eu: { en: models("eu/en") }, it: { it: models("it/it") }, uk: { en: models("uk/en") } },
};
const draft = [documentOf("A draft.")];
const italy: Jurisdiction = { country: "it", source: "user" };
const text = <T>(value: T) => ({ value, source: "text" as const });

function suggest(
  list: readonly Outcome[],
  jurisdiction: Jurisdiction,
  facts: ContractFacts = {},
  context: Parameters<typeof suggestionsFor>[5] = {},
) {
  return suggestionsFor(list, draft, facts, jurisdiction, rulebook, context);
}

describe("what is suggested", () => {
  test("at most five, unless asked for more", () => {
    expect(suggest(outcomes([]), italy, {}, { languages: ["it"] })).toHaveLength(5);
    expect(suggest(outcomes([]), italy, {}, { languages: ["it"], maxSuggestions: 12 })).toHaveLength(12);
  });

  test("mandatory first, then by the points gained", () => {
    const list = suggest(outcomes([]), italy, {}, { languages: ["it"], maxSuggestions: 30 });
    const duties = list.map((s) => s.duty);
    expect(duties.lastIndexOf("mandatory")).toBeLessThan(duties.indexOf("optional"));
    for (const duty of ["mandatory", "optional"]) {
      const gains = list.filter((s) => s.duty === duty).map((s) => s.gain);
      expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    }
    expect(list[0]).toMatchObject({ clause: "employment.integration", duty: "mandatory", language: "it" });
  });

  test("nothing that is strong already, nothing that does not apply, nothing searched for in vain", () => {
    const facts = { kind: text("supplies" as const) };
    const found = outcomes([finding("labour.standards", { figures: [figure("money", 12)] })], facts);
    const named = suggest(found, italy, facts, { languages: ["it"], maxSuggestions: 30 }).map((s) => s.clause);
    expect(named).not.toContain("labour.standards");
    expect(named).not.toContain("employment.continuity");
    expect(named).not.toContain("employment.integration"); // the duty and the model are not for supplies
    expect(named).toContain("labour.supply-chain");
    const unsearched = clauses.map((c): Outcome => ({ kind: "not-searched", clause: c.id, languages: ["fi"] }));
    expect(suggest(unsearched, italy)).toEqual([]);
  });

  test("a weak clause is offered a better one", () => {
    const weak = outcomes([finding("labour.standards", { force: "mentioned" })]);
    expect(suggest(weak, italy, {}, { languages: ["it"], maxSuggestions: 30 }).map((s) => s.clause)).toContain(
      "labour.standards",
    );
  });

  test.each([
    ["85311000", "reserved.social-services", "reserved.integration"],
    ["90910000", "reserved.integration", "reserved.social-services"],
  ])("for CPV %s the reservation of %s and not of %s", (cpv, yes, no) => {
    const facts = { cpv: text([cpv]), kind: text("services" as const) };
    const named = suggest(outcomes([], facts), italy, facts, { languages: ["it"], maxSuggestions: 30 }).map(
      (s) => s.clause,
    );
    expect(named).toContain(yes);
    expect(named).not.toContain(no);
  });

  test("a price schedule alone gets none", () => {
    expect(suggest(outcomes([]), italy, { role: text("price-schedule" as const) })).toEqual([]);
  });
});

describe("which text", () => {
  const first = (country: string, languages: readonly string[], facts: ContractFacts = {}, date?: string) =>
    suggest(outcomes([]), { country, source: "user", ...(date ? { date } : {}) }, facts, {
      languages,
      maxSuggestions: 30,
    });

  test.each([
    ["it", ["it"], "it", "art. 61 del D.Lgs. 36/2023"],
    ["it", ["de"], "en", "Article 20 of Directive 2014/24/EU and D.Lgs. 36/2023, 61"],
    ["fi", ["fi"], "en", "Article 20 of Directive 2014/24/EU"],
    ["uk", ["en"], "en", "section 32 of the Procurement Act 2023"],
  ])("%s with a document in %j", (country, languages, language, words) => {
    const found = first(country, languages).find((s) => s.clause === "reserved.integration");
    expect(found).toMatchObject({ language });
    expect(found?.text).toContain(words);
  });

  test("no directive in the United Kingdom", () => {
    for (const s of first("uk", ["en"])) {
      expect(s.text).not.toMatch(/Directive|2014\/24/);
      expect(s.law.every((l) => !l.instrument.startsWith("Directive"))).toBe(true);
    }
  });

  test("law at the date", () => {
    const instruments = (date: string) =>
      first("uk", ["en"], {}, date)
        .find((s) => s.clause === "reserved.integration")
        ?.law.map((l) => l.instrument);
    expect(instruments("2024-06-01")).toContain("Public Contracts Regulations 2015");
    expect(instruments("2025-06-01")).not.toContain("Public Contracts Regulations 2015");
  });

  test.each([
    [{ amount: 60_000, currency: "EUR" }, "basic"],
    [{ amount: 600_000, currency: "EUR" }, "significant"],
    [{ amount: 9_000_000, currency: "EUR" }, "ambitious"],
    [undefined, "significant"],
  ])("for a value of %j the level is %s", (value, level) => {
    const facts = value ? { value: text(value) } : {};
    expect(new Set(first("it", ["it"], facts).map((s) => s.level))).toEqual(new Set([level]));
  });

  test("what is known is filled in, once", () => {
    const facts = { buyer: text("Comune di {percent} Esempio $& $1") };
    const list = first("it", ["it"], facts);
    const monitoring = list.find((s) => s.clause === "assurance.monitoring");
    expect(monitoring?.text).toContain("Comune di {percent} Esempio $& $1 nomina un referente");
    expect(monitoring?.placeholders).toContainEqual({ name: "buyer", value: "Comune di {percent} Esempio $& $1" });
    expect(monitoring?.placeholders).toContainEqual({ name: "report_period" });
    const reserved = list.find((s) => s.clause === "reserved.integration");
    expect(reserved?.text).toContain("almeno il 30 % (non meno del 30 %)");
  });

  test("the place is the document's own heading where one fits", () => {
    const context = {
      languages: ["it"],
      maxSuggestions: 30,
      headingsByKind: { performance: "Art. 7 - Obblighi dell'appaltatore" },
    };
    const list = suggest(outcomes([]), italy, {}, context);
    expect(list.find((s) => s.clause === "employment.integration")?.place).toBe("Art. 7 - Obblighi dell'appaltatore");
    expect(list.find((s) => s.clause === "access.lots")?.place).toBe("oggetto e suddivisione in lotti");
  });
});

describe("model clauses", () => {
  const all = Object.entries(rulebook.models).flatMap(([country, byLanguage]) =>
    Object.entries(byLanguage).map(([language, rows]) => ({ name: `${country}/${language}`, country, rows })),
  );
  const positive = clauses.filter((c) => c.polarity === "positive").map((c) => c.id);

  test.each(all)("$name has three levels of every positive type", ({ rows }) => {
    for (const clause of positive) {
      expect([clause, rows.filter((r) => r.clause === clause).map((r) => r.level)]).toEqual([
        clause,
        ["basic", "significant", "ambitious"],
      ]);
    }
  });

  test.each(all)("$name: placeholders are well formed, and a fuller level says more", ({ rows }) => {
    for (const row of rows) {
      expect(row.text.replace(/\{[a-z][a-z0-9_]*\}/g, "")).not.toMatch(/[{}]/);
      expect(row.verification.length).toBeGreaterThan(10);
      expect(row.proportionality.length).toBeGreaterThan(20);
    }
    for (const clause of positive) {
      const lengths = rows.filter((r) => r.clause === clause).map((r) => r.text.length);
      expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    }
  });

  test.each(all)("$name: the legal acts cited stand in the law pack", ({ rows, country }) => {
    const known = [country, "eu"]
      .flatMap((c) => rulebook.jurisdictions[c]!.law.map((l) => `${l.instrument} ${l.article}`))
      .join("\n");
    const acts = rows.flatMap((r) => r.text.match(/\b(?:D\.Lgs\. )?\d{2,4}\/\d{2,4}(?=\/E|\W)/g) ?? []);
    const unknown = [...new Set(acts.map((a) => a.replace("D.Lgs. ", "")))].filter((a) => !known.includes(a));
    // The code of equal opportunities is cited by art. 108(7) itself.
    expect(unknown.filter((a) => a !== "198/2006")).toEqual([]);
  });
});
