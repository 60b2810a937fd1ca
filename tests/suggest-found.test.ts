/** Every model clause, filled in, is found by the rules with its force, and raises no barrier and no risk. */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { analyse } from "../src/analyse.ts";
import type { ModelClause } from "../src/rulebase.ts";
import { loadRulebook } from "../src/rulebook/load.ts";
import { documentOf } from "./fact-tools.ts";
import { modelValues } from "./support/model-values.ts";

const loaded = loadRulebook(fileURLToPath(new URL("../rules", import.meta.url)));

/** Numbers that must fit together: weights of one list make 100, a reserved share is at least 30. */
const NUMBERS: Readonly<Record<string, string>> = {
  percent: "35",
  amount: "20.000",
  penalty: "500",
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

// A language with faults does not hide the others; that there are none is for tests/rulebook/examples.test.ts.
const rulebook = loaded.kind === "loaded" ? loaded.rulebook : loaded.partial;
const files = Object.entries(rulebook?.models ?? {}).flatMap(([country, byLanguage]) =>
  Object.keys(byLanguage).map((language) => [country, language] as const),
);

test("there are model clauses", () => {
  expect(files.length).toBeGreaterThan(5);
});

describe.each(files)("%s/%s", (country, language) => {
  const rows = rulebook?.models[country]?.[language] ?? [];
  const values = modelValues(language);

  test.each(rows)("$clause, $level", (model) => {
    const text = filled(model, values);
    const context = { toolVersion: "test", jurisdiction: country, languages: [language] };
    const { outcomes } = analyse([documentOf(text)], rulebook!, context).report;
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
