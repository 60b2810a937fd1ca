import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Figure, Finding, Force } from "../src/model.ts";
import { scoreOf } from "../src/score.ts";
import { figure, finding, outcomes, policy, whole } from "./score-help.ts";

const text = readFileSync(new URL("../docs/score.md", import.meta.url), "utf8");

/** Rows of the table whose first header cell is this. */
function table(header: string): readonly (readonly string[])[] {
  const lines = text.split("\n");
  const start = lines.findIndex((l) => l.startsWith(`| ${header} |`));
  if (start < 0) throw new Error(`no table "${header}" in docs/score.md`);
  const end = lines.findIndex((l, i) => i > start && !l.startsWith("|"));
  return lines.slice(start + 2, end).map((l) =>
    l
      .split("|")
      .slice(1, -1)
      .map((c) => c.trim()),
  );
}

const example = table("type");
const addends = table("addend");

function exampleFindings(): readonly Finding[] {
  return example.map(([clause = "", force, figures = ""]) => {
    const [value, kind] = figures.split(" ");
    const own = kind === undefined ? [] : [figure(kind as Figure["kind"], Number(value))];
    return finding(clause, { force: force as Force, figures: own });
  });
}

test("the example adds up to what is printed", () => {
  const findings = exampleFindings();
  const list = outcomes(findings, { kind: { value: "services", source: "user" } });
  const score = scoreOf(list, policy, whole, { facts: {}, words: 1, unsearchedShare: 0, dossier: false });
  if (score.kind !== "scored") throw new Error(score.reason);
  const parts = score.pillars.flatMap((p) => p.parts.map((part) => ({ pillar: p.pillar, ...part })));
  for (const [clause, , , strength] of example.filter(([c]) => !c?.startsWith("barrier"))) {
    expect([clause, parts.find((p) => p.clause === clause)?.strength]).toEqual([clause, Number(strength)]);
  }
  const printed = addends.map(([name = "", points]) => [/[a-z]+\.[a-z-]+/.exec(name)?.[0], Number(points)]);
  const computed = [
    ...parts.filter((p) => p.points > 0).map((p) => [p.clause, p.points]),
    ...score.barriers.map((b) => [b.clause, -b.points]),
  ];
  expect(printed).toEqual(computed);
  const sum = addends.reduce((total, [, points]) => total + Number(points), 0);
  expect(sum).toBeCloseTo(27.19, 9);
  expect(score).toMatchObject({ raw: 27.2, value: 49.9, word: "strong" });
});

test("the products in the addends are right", () => {
  for (const [name = "", points] of addends) {
    const factors = name
      .match(/ \d[\d. x]*$/)?.[0]
      .split(" x ")
      .map(Number);
    if (factors) expect([name, factors.reduce((a, b) => a * b, 1)]).toEqual([name, expect.closeTo(Number(points), 9)]);
  }
});

test("the tables of the policy say what the policy file says", () => {
  expect(
    table("barrier").map(([clause, points, light]) => ({ clause, points: Number(points), light: Number(light) })),
  ).toEqual(policy.barriers);
  const pillars = table("pillar").map(([id, weight, types = ""]) => [id, Number(weight), types]);
  expect(pillars).toEqual(
    policy.pillars.map((p) => [
      p.id,
      p.weight,
      p.combine === "best"
        ? `the better of ${p.parts.map((x) => x.clause).join(", ")}`
        : p.parts.map((x) => `${x.clause} ${x.weight}`).join(", "),
    ]),
  );
  const raw =
    text
      .match(/\| raw points \|(.*)\|/)?.[1]
      ?.split("|")
      .map(Number) ?? [];
  const score =
    text
      .match(/\n\| score \|(.*)\|/)?.[1]
      ?.split("|")
      .map(Number) ?? [];
  expect(raw.map((x, i) => [x, score[i]])).toEqual(policy.scale);
  const { force } = policy;
  expect(table("force").map(([, factor]) => Number(factor))).toEqual([
    force.required,
    force.scored.high.value,
    force.scored.unstated,
    force.scored.low.value,
    force.encouraged,
    force.mentioned,
  ]);
  for (const { word, from } of policy.words.slice(1)) expect(text).toContain(`${word} from ${from}`);
});
