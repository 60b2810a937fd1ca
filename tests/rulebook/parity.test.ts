/** All languages have the same things: titles, files, words that the engine asks for, messages, model clauses. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { REPORT_LANGUAGES } from "../../src/messages/index.ts";
import type { LanguagePack } from "../../src/rulebase.ts";
import { loadRulebook } from "../../src/rulebook/load.ts";
import { modelValues } from "../support/model-values.ts";

const loaded = loadRulebook("rules");
// A language with faults does not hide the others; that there are none is for examples.test.ts.
const rulebook = (loaded.kind === "loaded" ? loaded.rulebook : loaded.partial)!;
const packs = Object.values(rulebook.languages).filter((pack) => pack.code !== "mul");
const clauses = rulebook.clauses.map((clause) => clause.id);

/** Keys that every language.yaml fills: what the program and the rules ask for by name. */
const ASKED: Readonly<Record<"units" | "force" | "sections" | "template" | "criteria" | "facts", readonly string[]>> = {
  units: ["percent", "money", "hours", "points", "days", "months", "years", "people", "article"],
  force: ["required", "scored", "encouraged", "mentioned"],
  sections: [
    "award",
    "participation",
    "performance",
    "payment",
    "exclusion",
    "definitions",
    "subcontracting",
    "lots",
    "guarantees",
    "specification",
    "penalties",
    "preparation",
  ],
  template: ["notApplicable", "optional", "fillIn", "recital", "no", "yes"],
  criteria: ["price", "cost", "quality", "social", "heading", "passFail"],
  facts: [
    "works",
    "services",
    "supplies",
    "concession",
    "buyer",
    "subject",
    "value",
    "valuePhrase",
    "otherSum",
    "withTax",
    "duration",
    "monthsField",
    "lots",
    "published",
    "notice",
    "award",
    "instructions",
    "specification",
    "contract",
    "form",
    "priceSchedule",
    "drawingList",
  ],
};

test("the languages of rules and of reports are the same", () => {
  expect(packs.map((pack) => pack.code).toSorted()).toEqual([...REPORT_LANGUAGES].toSorted());
});

describe.each(packs.map((pack): [string, LanguagePack] => [pack.code, pack]))("%s", (_, pack) => {
  test("has a title and help for every clause type", () => {
    expect(clauses.filter((id) => pack.titles[id] === undefined)).toEqual([]);
    const titles = clauses.map((id) => pack.titles[id]?.title);
    expect(new Set(titles).size).toBe(clauses.length);
  });

  test("looks for every clause type, with a rule at least", () => {
    expect(clauses.filter((id) => !pack.searched.includes(id))).toEqual([]);
    const active = pack.rules.filter((rule) => rule.status !== "deprecated");
    expect(clauses.filter((id) => !active.some((rule) => rule.clause === id))).toEqual([]);
  });

  test.each(Object.entries(ASKED))("fills the keys of %s", (part, keys) => {
    const words: Readonly<Record<string, readonly string[]>> = pack[part as keyof typeof ASKED];
    expect(keys.filter((key) => (words[key] ?? []).length === 0)).toEqual([]);
    expect(Object.keys(words).filter((key) => !keys.includes(key))).toEqual([]);
  });

  test("has frequent words, number words and negation", () => {
    expect(pack.stopwords.length).toBeGreaterThanOrEqual(60);
    expect([2, 3, 10].filter((n) => !Object.values(pack.numbers).includes(n))).toEqual([]);
    expect(pack.negation.before.length).toBeGreaterThan(0);
    expect(pack.negation.reach).toBeGreaterThan(0);
  });
});

/** The table of docs/placeholders.md. */
const PLACEHOLDERS = new Map(
  [...readFileSync("docs/placeholders.md", "utf8").matchAll(/^\| `(\w+)` \| (number|words) \| (.+) \|$/gm)].map(
    ([, name = "", kind, words]) => [name, { kind, words }],
  ),
);
const models = Object.entries(rulebook.models).flatMap(([country, byLanguage]) =>
  Object.entries(byLanguage).map(([language, rows]) => ({ file: `${country}/${language}`, country, language, rows })),
);
const namesIn = (text: string): readonly string[] => [...text.matchAll(/\{(.*?)\}/g)].map((match) => match[1] ?? "");

test("the table of placeholders names all that are used and no other", () => {
  const used = models.flatMap(({ rows }) => rows.flatMap((row) => namesIn(row.text)));
  expect([...new Set(used)].filter((name) => !PLACEHOLDERS.has(name))).toEqual([]);
  expect([...PLACEHOLDERS.keys()].filter((name) => !used.includes(name))).toEqual([]);
  expect([...PLACEHOLDERS.keys()]).toEqual([...PLACEHOLDERS.keys()].toSorted());
});

describe.each(models)("model clauses $file", ({ country, language, rows }) => {
  test("have three levels for each type that they cover", () => {
    const levels = new Map<string, string[]>();
    for (const row of rows) levels.set(row.clause, [...(levels.get(row.clause) ?? []), row.level]);
    const wrong = [...levels].filter(([, list]) => list.join() !== "basic,significant,ambitious");
    expect(wrong).toEqual([]);
  });

  test("cover what raises the score, as far as the law of the country lets them", () => {
    const covered = new Set(rows.map((row) => row.clause));
    const positive = rulebook.clauses.filter((clause) => clause.polarity === "positive").map((clause) => clause.id);
    expect(positive.filter((id) => !covered.has(id)).length).toBeLessThanOrEqual(2);
    expect([...covered].filter((id) => !positive.includes(id))).toEqual([]);
  });

  test("belong to a country and a language with rules, and say where they go", () => {
    const pack = rulebook.jurisdictions[country];
    expect(pack, `rules/jurisdictions/${country}.yaml`).toBeDefined();
    if (country !== "eu") expect(pack?.languages).toContain(language);
    const sections = rulebook.languages[language]?.sections ?? {};
    expect(rows.filter((row) => sections[row.section] === undefined).map((row) => row.section)).toEqual([]);
    expect(rows.flatMap((row) => namesIn(row.verification + row.proportionality + row.place))).toEqual([]);
  });

  test("have words to try them with for every place that asks for words", () => {
    const values = modelValues(language);
    const asked = rows.flatMap((row) => namesIn(row.text)).filter((name) => PLACEHOLDERS.get(name)?.kind === "words");
    expect([...new Set(asked)].filter((name) => !values[name])).toEqual([]);
  });
});
