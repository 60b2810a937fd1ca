import { describe, expect, it } from "vitest";
import { tableOf } from "../../src/measure/figures.ts";
import { goldOf, readGold } from "../../src/measure/gold.ts";
import { measure } from "../../src/measure.ts";

const LABELS =
  '{"id":"a","lang":"it","text":"x","labels":[{"type":"award.social","force":"mentioned"},{"type":"award.social","force":"scored","quote":"q"}],"near":[{"type":"award.quality"}]}';
const TYPES = '{"id":"b","lang":"en","text":"y","types":["access.lots"],"force":"required","trap_for":["access.sme"]}';

describe("labelled lines", () => {
  it("are read in both shapes, the strongest label of a type counts", () => {
    const rows = readGold(`${LABELS}\n\n${TYPES}\n`, "gold.jsonl");
    expect(rows.map(goldOf)).toEqual([
      {
        id: "a",
        language: "it",
        labels: [{ clause: "award.social", force: "scored", quote: "q" }],
        traps: ["award.quality"],
      },
      { id: "b", language: "en", labels: [{ clause: "access.lots", force: "required" }], traps: ["access.sme"] },
    ]);
  });

  it.each([
    ["{", /gold\.jsonl, line 2: is no labelled document/],
    ["[]", /a line must be an object/],
    ['{"id":"a","lang":"it","text":"x"}', /labels or types is missing/],
    ['{"id":"a","lang":"Italian","text":"x","types":[]}', /lang must be a code/],
    ['{"id":"a","lang":"it","text":1,"types":[]}', /text must be a text/],
    ['{"id":"a","lang":"it","text":"x","types":"access.lots"}', /types must be a list/],
    ['{"id":"a","lang":"it","text":"x","labels":[{"type":"access.lots","force":"strong"}]}', /force must be one of/],
  ])("are refused with line and key: %s", (line, message) => {
    expect(() => readGold(`${TYPES}\n${line}`, "gold.jsonl")).toThrow(message);
  });

  it("make a table", () => {
    const gold = readGold(`${LABELS}\n${TYPES}`, "gold.jsonl").map(goldOf);
    const found = new Map([
      [
        "a",
        new Map([
          ["award.social", "required" as const],
          ["award.quality", "scored" as const],
        ]),
      ],
    ]);
    const lines = tableOf("two", measure(gold, found));
    expect(lines).toContain("all                                     0.50     0.50     0.50      1     1     1");
    expect(lines.at(-1)).toBe("near misses taken 1 of 2; force right 0 of 1");
  });
});
