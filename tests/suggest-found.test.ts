/** Every model clause, filled in, is found by the rules with its force, and raises no barrier and no risk. */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { analyse } from "../src/analyse.ts";
import type { ModelClause } from "../src/rulebase.ts";
import { loadRulebook } from "../src/rulebook/load.ts";
import { documentOf } from "./fact-tools.ts";

const loaded = loadRulebook(fileURLToPath(new URL("../rules", import.meta.url)));

/** What a buyer would write; numbers that are missing here are 12. */
const ENGLISH: Readonly<Record<string, string>> = {
  target_groups: "long-term unemployed people and people with disabilities",
  collective_agreement: "the collective agreement of the sector",
  evidence: "payroll extracts",
  support_body: "the employment service",
  contract_or_lot: "contract",
  national_provision: "national law",
  report_period: "quarter",
  review_period: "year",
  indicator: "hours worked",
  services: "cleaning",
  buyer: "the Council",
  contact: "the contract manager",
  standard: "EN 301 549",
  deliverable: "portal",
  product: "workwear",
  wage_standard: "the real living wage",
  objective_rule: "the order of preference",
  outcome: "employment for people without work",
  deadline: "31 December",
  independent_evaluator: "the university",
  community_body: "the residents' forum",
  options: "the list in the annex",
  social_fund: "the fund for jobs",
  independent_body: "an audit firm",
  annex: "A",
  amount: "EUR 20,000",
  penalty: "EUR 20",
  lot: "2",
};
const ITALIAN: Readonly<Record<string, string>> = {
  target_groups: "disoccupati di lunga durata",
  collective_agreement: "Multiservizi",
  evidence: "estratti LUL",
  support_body: "il servizio per l'impiego",
  contract_or_lot: "appalto",
  report_period: "trimestre",
  review_period: "anno",
  indicator: "ore lavorate",
  services: "pulizie",
  buyer: "Il Comune",
  standard: "UNI CEI EN 301549",
  product: "abiti da lavoro",
  objective_rule: "la preferenza espressa",
  deadline: "il 31 dicembre",
  independent_evaluator: "l'università",
  community_body: "il consiglio di quartiere",
  options: "elenco allegato",
  social_fund: "fondo per il lavoro",
  independent_body: "un ente terzo",
  annex: "allegato 2",
  amount: "20.000",
  penalty: "20",
  target_value: "60 %",
  cnel_code: "K511",
  lot: "2",
};
/** Numbers that must fit together: weights of one list make 100, a reserved share is at least 30. */
const NUMBERS: Readonly<Record<string, string>> = {
  percent: "35",
  quality_weight: "70",
  price_weight: "30",
  points_technical: "70",
  points_price: "30",
  weight: "20",
  points: "10",
  target_value: "60",
  threshold: "60",
  n: "4",
};

function filled({ text }: ModelClause, values: Readonly<Record<string, string>>): string {
  const three = /\{(weight|points)_c\}/.test(text) && /\{(price_weight|points_price)\}/.test(text);
  const two = /\{(price_weight|points_price)\}/.test(text);
  const split: Record<string, string> = three
    ? { weight_a: "40", weight_b: "20", weight_c: "10", points_a: "40", points_b: "20", points_c: "10" }
    : two
      ? { weight_a: "40", weight_b: "30", points_a: "40", points_b: "30" }
      : {};
  return text.replace(/\{([a-z0-9_]+)\}/g, (_, name: string) => split[name] ?? values[name] ?? NUMBERS[name] ?? "12");
}

describe.each([
  ["eu", "en", ENGLISH],
  ["uk", "en", ENGLISH],
  ["it", "it", ITALIAN],
] as const)("%s/%s", (country, language, values) => {
  if (loaded.kind === "broken") throw new Error(loaded.faults.map((f) => `${f.file}: ${f.message}`).join("\n"));
  const { rulebook } = loaded;
  const rows = rulebook.models[country]?.[language] ?? [];

  test.each(rows)("$clause, $level", (model) => {
    const text = filled(model, values);
    const context = { toolVersion: "test", jurisdiction: country, languages: [language] };
    const { outcomes } = analyse([documentOf(text)], rulebook, context).report;
    const outcome = outcomes.find((o) => o.clause === model.clause);
    const forces = outcome?.kind === "found" ? outcome.findings.map((f) => f.force) : [];
    expect([text, forces]).toEqual([text, expect.arrayContaining([model.force])]);
    const against = outcomes.filter((o) => o.kind === "found" && /^(barrier|risk)\./.test(o.clause));
    expect(against.map((o) => o.clause)).toEqual([]);
  });

  test("there are model clauses", () => {
    expect(rows.length).toBeGreaterThan(50);
  });
});
