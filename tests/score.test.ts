import { describe, expect, test } from "vitest";
import type { Finding, Score } from "../src/model.ts";
import { scopeOf } from "../src/score/floor.ts";
import { onScale } from "../src/score/pillars.ts";
import { strengthOf, weightOf } from "../src/score/strength.ts";
import { outcomesFor, scoreOf, whatIf, wordOf } from "../src/score.ts";
import { clauses, figure, finding, outcome, outcomes, policy, rulebook, searchedAll, whole } from "./score-help.ts";

const options = { facts: {}, words: 1000, unsearchedShare: 0, dossier: false };
type Scored = Extract<Score, { kind: "scored" }>;
const scored = (findings: readonly Finding[], facts = {}): Scored => {
  const score = scoreOf(outcomes(findings, facts), policy, whole, { ...options, facts });
  if (score.kind !== "scored") throw new Error(score.reason);
  return score;
};

describe("strength = force x substance", () => {
  test.each<[string, Partial<Finding>, number]>([
    ["required, bare", {}, 0.75],
    ["required with a share", { figures: [figure("percent", 30)] }, 1],
    ["required with hours", { figures: [figure("hours", 400)] }, 1],
    ["a deadline is no substance", { figures: [figure("days", 30)] }, 0.75],
    ["an article number is no substance", { figures: [figure("article", 61)] }, 0.75],
    ["encouraged", { force: "encouraged" }, 0.4 * 0.75],
    ["mentioned", { force: "mentioned" }, 0.15 * 0.75],
    ["restates the law", { restatesLaw: true }, 0.4 * 0.75],
    ["restates the law and is only mentioned", { restatesLaw: true, force: "mentioned" }, 0.15 * 0.75],
    ["scored, unstated", { force: "scored" }, 0.6 * 0.75],
    ["scored with 10 points", { force: "scored", figures: [figure("points", 10)] }, 1],
    ["scored with 6 %", { force: "scored", figures: [figure("percent", 6)] }, 0.665],
    ["scored with 2 points", { force: "scored", figures: [figure("points", 2)] }, 0.33],
    ["scored with 1 point", { force: "scored", figures: [figure("points", 1)] }, 0.33],
    ["scored with 60 points", { force: "scored", figures: [figure("points", 60)] }, 1],
  ])("%s", (_name, change, expected) => {
    expect(strengthOf(finding("labour.standards", change), {}, policy)).toBeCloseTo(expected, 6);
  });

  test("the award criterion under a finding gives its weight, before a share in the words", () => {
    const f = finding("award.social", {
      force: "scored",
      quote: "Jobs for disadvantaged people: 30 % of hours",
      figures: [figure("percent", 30)],
      span: [10, 60],
    });
    const criterion = { name: "Jobs for disadvantaged people", kind: "social", weight: 4 } as const;
    const at = (start: number) => ({
      award: { value: [{ ...criterion, span: { start, end: start + 30 } }], source: "text" as const },
    });
    expect(weightOf(f, at(10))).toBe(4);
    expect(weightOf(f, at(500))).toBe(30);
    expect(weightOf({ ...f, figures: [figure("points", 250)] }, {})).toBeUndefined();
  });
});

describe("outcomes", () => {
  test("there is one for each clause type, in order", () => {
    expect(outcomes([]).map((o) => o.clause)).toEqual(clauses.map((c) => c.id));
  });

  test("a type whose findings are all experimental is absent", () => {
    const list = outcomes([finding("labour.standards", { status: "experimental" })]);
    expect(outcome(list, "labour.standards").kind).toBe("absent");
  });

  test("an experimental finding stands beside a stable one and adds no strength", () => {
    const strong = finding("labour.standards", { status: "experimental", figures: [figure("percent", 5)] });
    const found = outcome(outcomes([finding("labour.standards"), strong]), "labour.standards");
    expect(found).toMatchObject({ kind: "found", strength: 0.75 });
    expect(found.kind === "found" && found.findings).toHaveLength(2);
  });

  test.each([
    ["an unsearched language", { searched: [], notSearched: ["fi"] }, { kind: "not-searched", languages: ["fi"] }],
    [
      "a rule that lacks a fact",
      { searched: ["en"], notSearched: [], cannot: { reason: "unknown-fact" as const, detail: "value" } },
      { kind: "cannot-evaluate", reason: "unknown-fact", detail: "value" },
    ],
  ])("%s", (_name, state, expected) => {
    const list = outcomesFor([], () => state, {}, rulebook, whole);
    expect(outcome(list, "equality.gender")).toMatchObject(expected);
  });

  test("in an unsearched language only a notice's own field counts", () => {
    const search = () => ({ searched: [], notSearched: ["fi"] });
    const neutral = finding("equality.gender", { rule: "mul.equality.gender.code", language: "mul" });
    const field = finding("reserved.integration", { rule: "field:BT-71", language: "mul" });
    const list = outcomesFor([neutral, field], search, {}, rulebook, whole);
    expect(outcome(list, "equality.gender").kind).toBe("not-searched");
    expect(outcome(list, "reserved.integration").kind).toBe("found");
  });

  test("nothing unread becomes absent when nothing could be read", () => {
    const list = outcomesFor([], searchedAll, {}, rulebook, { readShare: 0, garbledShare: 0, imageOnlyPages: [1] });
    expect(new Set(list.map((o) => o.kind))).toEqual(new Set(["cannot-evaluate"]));
  });

  test.each([
    ["supplies", "employment.continuity", "not-applicable"],
    ["works", "reserved.social-services", "not-applicable"],
    ["services", "employment.continuity", "absent"],
  ] as const)("%s: %s is %s", (kind, clause, expected) => {
    const list = outcomes([], { kind: { value: kind, source: "text" } });
    expect(outcome(list, clause).kind).toBe(expected);
  });

  test("what is found applies whatever the contract kind says, and an unknown kind rules nothing out", () => {
    const facts = { kind: { value: "supplies", source: "text" } };
    expect(outcome(outcomes([finding("employment.continuity")], facts), "employment.continuity").kind).toBe("found");
    expect(outcome(outcomes([]), "employment.continuity").kind).toBe("absent");
  });

  test("points of a barrier are negative, of a risk nothing", () => {
    const list = outcomes([finding("barrier.turnover"), finding("risk.not-linked")]);
    expect(outcome(list, "barrier.turnover")).toMatchObject({ points: -3, strength: 1 });
    expect(outcome(list, "risk.not-linked")).toMatchObject({ points: 0, strength: 0 });
  });
});

describe("one passage feeds at most one award type and one other type", () => {
  const at = (clause: string, start: number, end: number, change: Partial<Finding> = {}) =>
    finding(clause, { ...change, span: [start, end] });
  const strengths = (findings: readonly Finding[]) =>
    Object.fromEntries(outcomes(findings).flatMap((o) => (o.kind === "found" ? [[o.clause, o.strength]] : [])));

  test("the type that is worth most keeps the passage, the other stays found with nothing", () => {
    expect(strengths([at("employment.training", 0, 50), at("employment.integration", 20, 70)])).toEqual({
      "employment.integration": 0.75,
      "employment.training": 0,
    });
  });

  test("an award type shares a passage with another type", () => {
    expect(strengths([at("award.social", 0, 50, { force: "scored" }), at("employment.integration", 20, 70)])).toEqual({
      "award.social": 0.6 * 0.75,
      "employment.integration": 0.75,
    });
  });

  test("two award types do not", () => {
    const list = [at("award.social", 0, 50, { force: "scored" }), at("award.quality", 0, 50, { force: "scored" })];
    expect(strengths(list)).toMatchObject({ "award.social": 0.6 * 0.75, "award.quality": 0 });
  });

  test("a type takes its uncontested passage and leaves the shared one", () => {
    const list = [
      at("employment.integration", 0, 50),
      at("employment.integration", 500, 550),
      at("employment.training", 10, 60),
    ];
    expect(strengths(list)).toEqual({ "employment.integration": 0.75, "employment.training": 0.75 });
  });

  test("the same offsets in another document are another passage", () => {
    const other = at("employment.training", 0, 50);
    const list = [at("employment.integration", 0, 50), { ...other, place: { ...other.place, document: 1 } }];
    expect(strengths(list)).toEqual({ "employment.integration": 0.75, "employment.training": 0.75 });
  });

  test.each([
    ["high", 0.15 * 0.75],
    ["medium", 0.75],
  ] as const)("a passage with a %s-confidence risk", (confidence, expected) => {
    const list = [at("equality.gender", 0, 50), at("risk.label-no-equivalent", 40, 60, { confidence })];
    expect(strengths(list)["equality.gender"]).toBeCloseTo(expected, 6);
  });
});

describe("score", () => {
  test("nothing found scores 0, minimal", () => {
    expect(scored([])).toMatchObject({ value: 0, raw: 0, word: "minimal", band: [0, 0], barriers: [] });
  });

  test("every lever pulled scores 100", () => {
    const all = clauses.filter((c) => c.polarity === "positive");
    const full = all.map((c) => finding(c.id, { figures: [figure("percent", 50)] }));
    expect(scored(full)).toMatchObject({ value: 100, raw: 100, word: "exemplary" });
  });

  test("all addends add up, for a mixed tender", () => {
    const score = scored([
      finding("labour.standards"),
      finding("access.lots", { figures: [figure("number", 4)] }),
      finding("award.quality", { force: "scored", figures: [figure("points", 60)] }),
      finding("barrier.turnover"),
    ]);
    for (const pillar of score.pillars) {
      expect(pillar.points).toBeCloseTo(
        pillar.parts.reduce((a, p) => a + p.points, 0),
        6,
      );
    }
    const sum = score.pillars.reduce((a, p) => a + p.points, 0) - score.barriers.reduce((a, b) => a + b.points, 0);
    expect(score.raw).toBe(Math.round(sum * 10) / 10);
    expect(score.raw).toBe(11.5); // 6.75 + 5.25 + 2.5 - 3
    expect(score.value).toBe(onScale(11.5, policy.scale));
  });

  test("a type that does not apply leaves its pillar's denominator", () => {
    const facts = { kind: { value: "supplies", source: "text" } };
    const score = scored([finding("employment.integration", { figures: [figure("hours", 500)] })], facts);
    const jobs = score.pillars.find((p) => p.pillar === "jobs");
    expect(jobs?.parts.map((p) => p.clause)).toEqual(["employment.integration", "employment.training"]);
    expect(jobs?.points).toBeCloseTo((20 * 0.5) / 0.7, 2);
  });

  test("of the alternatives of a pillar only the strongest adds", () => {
    const score = scored([
      finding("reserved.integration", { force: "mentioned" }),
      finding("reserved.social-services", { figures: [figure("percent", 30)] }),
    ]);
    const parts = score.pillars[0]?.parts ?? [];
    expect(parts.map((p) => p.points)).toEqual([0, 15]);
  });

  test("barriers subtract until the cap, lightly where a reason is given or the law is restated", () => {
    const eight = policy.barriers.map((b) => finding(b.clause));
    const total = scored(eight).barriers.reduce((a, b) => a + b.points, 0);
    expect(total).toBe(policy.barrierCap);
    expect(scored([finding("barrier.no-lots", { force: "mentioned" })]).barriers[0]?.points).toBe(1);
    expect(scored([finding("barrier.guarantee", { restatesLaw: true })]).barriers[0]?.points).toBe(1);
    expect(scored([finding("barrier.no-lots"), finding("barrier.no-lots", { force: "mentioned" })]).barriers).toEqual([
      { clause: "barrier.no-lots", points: 2 },
    ]);
  });

  test("risks subtract nothing", () => {
    expect(scored([finding("labour.standards"), finding("risk.not-linked")]).raw).toBe(
      scored([finding("labour.standards")]).raw,
    );
  });

  test("the scale is monotone and passes through its own points", () => {
    for (const [raw, value] of policy.scale) expect(onScale(raw, policy.scale)).toBe(value);
    const values = Array.from({ length: 1001 }, (_, i) => onScale(i / 10, policy.scale));
    expect(values.every((v, i) => i === 0 || v >= (values[i - 1] ?? 0))).toBe(true);
    expect(
      onScale(5, [
        [0, 0],
        [10, 40],
        [100, 100],
      ]),
    ).toBe(20); // prettier than the real scale
  });

  test.each([
    [0, "minimal"],
    [9.9, "minimal"],
    [10, "limited"],
    [25, "developing"],
    [45, "strong"],
    [70, "exemplary"],
    [100, "exemplary"],
  ])("%d is %s", (value, word) => {
    expect(wordOf(value, policy)).toBe(word);
  });
});

describe("floors", () => {
  test.each<[string, Partial<Finding>, string]>([
    ["wholly reserved", { quote: "The contract is reserved to sheltered workshops" }, "whole"],
    ["one lot", { quote: "Lot 2 is reserved to sheltered workshops" }, "lot"],
    ["one lot, by its rule", { rule: "en.reserved.integration.lot" }, "lot"],
    ["one lot, in Italian", { quote: "Il lotto 3 è riservato a cooperative sociali", language: "it" }, "lot"],
    ["a Spanish article that looks German", { quote: "reservado a los centros", language: "es" }, "whole"],
    ["a German lot", { quote: "Los 2 ist vorbehalten", language: "de" }, "lot"],
    ["field of one lot", { rule: "field:BT-71", trace: [{ step: "field", detail: "res-ws LOT-0002" }] }, "lot"],
    ["field of the procedure", { rule: "field:BT-71", trace: [{ step: "field", detail: "res-ws" }] }, "whole"],
  ])("%s", (_name, change, expected) => {
    expect(scopeOf(finding("reserved.integration", change), {})).toBe(expected);
  });

  test.each<[string, Partial<Finding>, number | undefined]>([
    ["wholly reserved", {}, 45],
    ["one lot", { quote: "Lot 2 is reserved to sheltered workshops" }, 25],
    ["only permitted", { force: "mentioned" }, undefined],
  ])("with barriers against it, %s", (_name, change, expected) => {
    const barriers = ["barrier.price-only", "barrier.turnover", "barrier.references"].map((b) => finding(b));
    expect(scored([finding("reserved.integration", change), ...barriers]).floor?.value).toBe(expected);
  });

  test("a contract of one lot is reserved whole, and a floor never lowers", () => {
    const lot = finding("reserved.integration", { quote: "Lot 1 is reserved" });
    expect(scopeOf(lot, { lots: { value: 1, source: "text" } })).toBe("whole");
    const all = clauses.filter((c) => c.polarity === "positive").map((c) => finding(c.id));
    const score = scored(all);
    expect(score.value).toBeGreaterThan(45);
    expect(score.floor).toBeUndefined();
  });

  test("a passage under a sharp risk earns no floor", () => {
    const list = [
      finding("reserved.integration", { span: [0, 50] }),
      finding("risk.reserved-threshold", { span: [10, 60] }),
    ];
    expect(scored(list).floor).toBeUndefined();
  });
});

describe("band", () => {
  test("dropping any one finding and all low-confidence findings", () => {
    const list = [
      finding("labour.standards"),
      finding("access.lots", { confidence: "low" }),
      finding("equality.gender", { confidence: "low" }),
    ];
    const without = (...dropped: number[]) => scored(list.filter((_, i) => !dropped.includes(i))).value;
    expect(scored(list).band).toEqual([
      Math.min(without(0), without(1), without(2), without(1, 2)),
      scored(list).value,
    ]);
  });

  test("a second finding of the same strength narrows the band", () => {
    const once = scored([finding("labour.standards")]);
    const twice = scored([finding("labour.standards"), finding("labour.standards")]);
    expect(once.band[0]).toBe(0);
    expect(twice.band).toEqual([twice.value, twice.value]);
  });

  test("without the barrier the score would be higher, without the risk too", () => {
    const list = [finding("labour.standards", { span: [0, 40] }), finding("barrier.turnover")];
    expect(scored(list).band[1]).toBe(scored([list[0] as Finding]).value);
    const risky = [list[0] as Finding, finding("risk.not-linked", { span: [10, 20] })];
    expect(scored(risky).band[1]).toBe(scored([list[0] as Finding]).value);
  });

  test("an unread half makes a range upwards", () => {
    const half = { readShare: 0.5, garbledShare: 0, imageOnlyPages: [2] };
    const score = scoreOf(outcomes([]), policy, half, options);
    expect(score).toMatchObject({ kind: "scored", value: 0, band: [0, onScale(50, policy.scale)] });
    const languages = scoreOf(outcomes([]), policy, whole, { ...options, unsearchedShare: 0.5 });
    expect(languages).toMatchObject({ band: [0, onScale(50, policy.scale)] });
  });
});

describe("not assessed", () => {
  test.each([
    ["empty", { words: 0 }, whole],
    ["unreadable", {}, { readShare: 0, garbledShare: 0, imageOnlyPages: [1] }],
    ["unreadable", {}, { readShare: 1, garbledShare: 0.6, imageOnlyPages: [] }],
    ["unreadable", {}, { readShare: 0.7, garbledShare: 0.4, imageOnlyPages: [2, 3, 5] }],
    ["document-role", { facts: { role: { value: "price-schedule", source: "text" } } }, whole],
  ] as const)("%s", (reason, change, readability) => {
    const score = scoreOf(outcomes([]), policy, readability, { ...options, ...change });
    expect(score).toMatchObject({ kind: "not-assessed", reason });
  });

  test("a price schedule counts as part of its dossier", () => {
    const facts = { role: { value: "price-schedule", source: "text" } } as const;
    expect(scoreOf(outcomes([]), policy, whole, { ...options, facts, dossier: true }).kind).toBe("scored");
  });

  test("nothing applicable", () => {
    const none = clauses.map((c) => ({ kind: "not-applicable", clause: c.id, reason: "contract-kind" }) as const);
    expect(scoreOf(none, policy, whole, options)).toMatchObject({ reason: "nothing-applicable" });
  });

  test.each([
    [["jobs"], "scored"], // 80 of 100 searched
    [["jobs", "outcomes"], "not-assessed"],
  ])("pillars %j not searched: %s", (missing, kind) => {
    const closed = new Set(
      policy.pillars.filter((p) => missing.includes(p.id)).flatMap((p) => p.parts.map((x) => x.clause)),
    );
    const search = (clause: string) => (closed.has(clause) ? { searched: [], notSearched: ["sv"] } : searchedAll());
    const list = outcomesFor([], search, {}, rulebook, whole);
    const score = scoreOf(list, policy, whole, options);
    expect(score.kind).toBe(kind);
    if (score.kind === "not-assessed")
      expect(score).toMatchObject({ reason: "languages-not-searched", detail: "sv; 75 %" });
  });
});

describe("what if", () => {
  test("says the points that a good clause adds, largest first, and what removing a barrier adds", () => {
    const list = outcomes([finding("labour.standards"), finding("barrier.turnover")]);
    const gains = whatIf(list, policy);
    expect(gains.map((g) => g.gain)).toEqual(gains.map((g) => g.gain).sort((a, b) => b - a));
    const gain = (clause: string) => gains.find((g) => g.clause === clause)?.gain;
    expect(gain("reserved.integration")).toBe(
      45 - scored([finding("labour.standards"), finding("barrier.turnover")]).value,
    );
    expect(gain("barrier.turnover")).toBeGreaterThan(0);
    expect(gain("labour.standards")).toBeGreaterThan(0);
    expect(gain("barrier.no-lots")).toBeUndefined();
  });

  test("a full clause gains nothing, an inapplicable one is not offered", () => {
    const facts = { kind: { value: "supplies", source: "text" } } as const;
    const list = outcomes([finding("labour.standards", { figures: [figure("money", 12)] })], facts);
    const offered = whatIf(list, policy, facts).map((g) => g.clause);
    expect(offered).not.toContain("labour.standards");
    expect(offered).not.toContain("employment.continuity");
    expect(offered).toContain("equality.gender");
  });
});

describe("policy", () => {
  test("names only known clause types, all of them once, with weights that add up", () => {
    const named = policy.pillars.flatMap((p) => p.parts.map((part) => part.clause));
    expect(named.toSorted()).toEqual(
      clauses
        .filter((c) => c.polarity === "positive")
        .map((c) => c.id)
        .toSorted(),
    );
    expect(policy.barriers.map((b) => b.clause).toSorted()).toEqual(
      clauses
        .filter((c) => c.polarity === "barrier")
        .map((c) => c.id)
        .toSorted(),
    );
    expect(policy.pillars.reduce((a, p) => a + p.weight, 0)).toBe(100);
    for (const pillar of policy.pillars.filter((p) => p.combine === "sum")) {
      expect(pillar.parts.reduce((a, p) => a + p.weight, 0)).toBeCloseTo(1, 9);
    }
    for (const type of clauses.filter((c) => c.polarity === "positive")) {
      expect(policy.pillars.find((p) => p.parts.some((x) => x.clause === type.id))?.id).toBe(type.pillar);
    }
    for (const barrier of policy.barriers) {
      expect(barrier.points).toBeGreaterThanOrEqual(1);
      expect(barrier.points).toBeLessThanOrEqual(4);
      expect(barrier.light).toBeLessThan(barrier.points);
    }
  });
});
