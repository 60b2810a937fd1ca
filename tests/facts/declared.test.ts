import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { blockFinder, declaredClauses, deniedClauses } from "../../src/facts/declared.ts";
import type { Block, NoticeField } from "../../src/model.ts";

const field = (term: string, value: string, extra: Partial<NoticeField> = {}): NoticeField => ({
  term,
  value,
  path: `/n/${term}`,
  ...extra,
});
const clauses = (...fields: readonly NoticeField[]) =>
  declaredClauses(fields).map((d) => `${d.clause} ${d.force} ${d.confidence}`);

describe("declared clauses", () => {
  it.each([
    ["BT-71", "res-ws", "reserved.integration required high"],
    ["BT-71", "res-pub-ser", "reserved.social-services required high"],
    ["BT-736", "yes", "reserved.integration required high"],
    ["BT-754", "inc", "equality.accessibility required high"],
    ["BT-775", "opp", "employment.integration mentioned medium"],
    ["BT-775", "work-cond", "labour.standards mentioned medium"],
    ["BT-775", "hum-right", "labour.supply-chain mentioned medium"],
    ["BT-775", "gen-eq", "equality.gender mentioned medium"],
    ["BT-775", "et-eq", "equality.nondiscrimination mentioned medium"],
    ["BT-775", "acc-all", "equality.accessibility mentioned medium"],
    ["BT-06", "soc-obj", "outcomes.community mentioned low"],
    ["BT-726", "true", "access.sme mentioned medium"],
    ["BT-65", "subc-min", "access.sme required medium"],
    ["BT-751", "true", "barrier.guarantee mentioned low"],
  ])("%s %s declares %s", (term, value, expected) => {
    expect(clauses(field(term, value))).toEqual([expected]);
  });

  it("names only clause types that exist", () => {
    const known = readFileSync(new URL("../../rules/clauses.yaml", import.meta.url), "utf8");
    const source = readFileSync(new URL("../../src/facts/declared.ts", import.meta.url), "utf8");
    const named = [
      ...source.matchAll(/"((?:reserved|employment|labour|equality|access|award|outcomes|barrier)\.[a-z-]+)"/g),
    ].map((m) => m[1]!);
    expect(new Set(named).size).toBeGreaterThan(12);
    for (const id of named) expect(known).toContain(`id: ${id}\n`);
  });

  it.each([
    ["BT-71", "none"],
    ["BT-736", "no"],
    ["BT-736", "not-known"],
    ["BT-754", "n-inc"],
    ["BT-754", "n-inc-just"],
    ["BT-06", "none"],
    ["BT-06", "env-imp"],
    ["BT-775", "other"],
    ["BT-726", "false"],
    ["BT-65", "none"],
    ["BT-65", "subc-chng"],
    ["BT-751", "false"],
    ["BT-137", "LOT-0001"],
    ["BT-31", "1"],
  ])("%s %s declares nothing", (term, value) => {
    expect(clauses(field(term, value))).toEqual([]);
  });

  it("holds an old flag for doubtful", () => {
    expect(
      clauses(
        field("BT-71", "res-ws", { path: "/T/LEFTI/RESTRICTED_SHELTERED_WORKSHOP" }),
        field("BT-736", "yes", { path: "/T/RESTRICTED_TO_FRAMEWORK" }),
      ),
    ).toEqual(["reserved.integration required low", "reserved.integration required low"]);
  });

  it("takes two lots for a division, and a limit below their number for one more sign", () => {
    const lots = [field("BT-137", "1", { lot: "1" }), field("BT-137", "2", { lot: "2" })];
    expect(declaredClauses([...lots, field("BT-31", "1"), field("BT-33", "2")])).toEqual([
      { clause: "access.lots", term: "BT-137", value: "2", force: "required", confidence: "high", path: "/n/BT-137" },
      { clause: "access.lots", term: "BT-31", value: "1", force: "required", confidence: "high", path: "/n/BT-31" },
    ]);
    expect(clauses(field("BT-137", "1"), field("BT-137", "1"))).toEqual([]);
  });
});

describe("declared award criteria", () => {
  const criterion = (lot: string, name: string, type: string, weight?: string): readonly NoticeField[] => {
    const path = `/n/${lot}/AC_${name}`;
    return [
      field("BT-539", type, { path, lot }),
      ...(weight === undefined ? [] : [field("BT-541", weight, { path, lot })]),
    ];
  };

  it("are judged lot by lot", () => {
    const fields = [
      ...criterion("1", "A", "price"),
      ...criterion("2", "A", "price", "60"),
      ...criterion("2", "B", "quality", "40"),
    ];
    expect(declaredClauses(fields).map((d) => [d.clause, d.lot, d.path])).toEqual([
      ["barrier.price-only", "1", "/n/1/AC_A"],
      ["award.quality", "2", "/n/2/AC_B"],
    ]);
  });

  it("count as quality only above a token weight and beside another criterion", () => {
    expect(clauses(...criterion("1", "A", "price", "95"), ...criterion("1", "B", "quality", "5"))).toEqual([]);
    expect(clauses(...criterion("1", "A", "price", "19"), ...criterion("1", "B", "quality", "1"))).toEqual([]);
    expect(clauses(...criterion("1", "A", "price"), ...criterion("1", "B", "quality"))).toEqual([
      "award.quality scored high",
    ]);
    expect(clauses(...criterion("1", "A", "quality", "100"))).toEqual([]);
  });

  it("say nothing about price where the criteria stand elsewhere or follow a formula", () => {
    expect(clauses(...criterion("1", "A", "price"), field("AC_PROCUREMENT_DOC", "yes", { lot: "1" }))).toEqual([]);
    expect(clauses(...criterion("1", "A", "price"), field("BT-543", "P/Q", { lot: "1" }))).toEqual([]);
    expect(clauses(...criterion("1", "A", "price"), ...criterion("1", "B", "price"))).toEqual([
      "barrier.price-only required high",
    ]);
  });
});

describe("denied clauses", () => {
  it("are those that every lot denies and none declares", () => {
    expect(deniedClauses([field("BT-71", "none"), field("BT-736", "no")]).map((d) => `${d.clause} ${d.term}`)).toEqual([
      "reserved.integration BT-71",
      "reserved.social-services BT-71",
      "reserved.integration BT-736",
    ]);
    expect(deniedClauses([field("BT-71", "none"), field("BT-71", "res-pub-ser")])).toEqual([]);
    expect(deniedClauses([field("BT-71", "none"), field("BT-736", "yes")]).map((d) => d.clause)).toEqual([
      "reserved.social-services",
    ]);
    expect(deniedClauses([field("BT-736", "not-known")])).toEqual([]);
  });
});

describe("blockFinder", () => {
  const blocks = ["/n/a/name", "/n/b[2]/title", "/n/b[2]/code"].map(
    (path): Block => ({ kind: "paragraph", span: { start: 0, end: 1 }, section: [], path }),
  );
  it("finds the block of a value, or the first one around it", () => {
    expect(["/n/b[2]/code", "/n/b[2]/id", "/x/y"].map(blockFinder(blocks))).toEqual([2, 1, undefined]);
  });
});
