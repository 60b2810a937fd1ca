import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../../src/formats/limits.ts";
import { read } from "../../src/formats/ocds.ts";
import type { ReaderResult } from "../../src/formats/types.ts";
import { shownBlocks } from "./notice-help.ts";

const RELEASE = {
  ocid: "ocds-ex-1",
  date: "2026-02-01T00:00:00Z",
  language: "en",
  buyer: { id: "B1", name: "Example Council" },
  parties: [{ id: "B1", roles: ["buyer"], address: { country: "GB" } }],
  tender: {
    title: "Grounds maintenance",
    description: "Care of parks and verges.",
    mainProcurementCategory: "services",
    legalBasis: { id: "32014L0024" },
    value: { amount: 90000, currency: "GBP" },
    contractPeriod: { durationInDays: 730 },
    lotDetails: { maximumLotsBidPerSupplier: 1 },
    otherRequirements: { reservedParticipation: ["shelteredWorkshop"] },
    contractTerms: { reservedExecution: false, performanceTerms: "Two apprentices are trained." },
    items: [{ classification: { scheme: "CPV", id: "77310000" }, description: "Mowing" }],
    selectionCriteria: { criteria: [{ description: "Three references." }] },
    documents: [{ title: "Specification" }],
    lots: [
      {
        id: "1",
        title: "North",
        suitability: { sme: true },
        sustainability: [{ goal: "social.genderEquality" }, { goal: "environmental" }],
        awardCriteria: {
          criteria: [
            { type: "quality", name: "Method", numbers: [{ number: 0.4, weight: "decimalExact" }] },
            { type: "price", name: "Price", numbers: [{ number: 60, weight: "percentageExact" }] },
          ],
        },
      },
      { id: "2", title: "South", awardCriteria: { criteria: [{ type: "price", description: "Lowest price" }] } },
    ],
  },
};

const readJson = (text: string): Promise<ReaderResult> =>
  read(new TextEncoder().encode(text), "data.json", { limits: DEFAULT_LIMITS });
const members = (result: ReaderResult) =>
  result.kind === "container" ? result.members.map((m) => m.path) : result.kind;

describe("OCDS", () => {
  it("reads the texts of a release with lots and criteria", async () => {
    const { lines, paths } = shownBlocks(await readJson(JSON.stringify(RELEASE)));
    expect(lines).toEqual([
      "heading 1 Grounds maintenance",
      "paragraph Care of parks and verges.",
      "paragraph Mowing",
      "heading 2 Conditions for participation",
      "paragraph Three references.",
      "heading 2 Conditions relating to the performance of the contract",
      "paragraph Two apprentices are trained.",
      "heading 2 Additional information",
      "paragraph Specification",
      "heading 2 LOT 1 North",
      "heading 3 Award criteria",
      "item Quality: Method 40 %",
      "item Price: Price 60 %",
      "heading 2 LOT 2 South",
      "heading 3 Award criteria",
      "item Price: Lowest price",
    ]);
    expect(paths[6]).toBe("/tender/contractTerms/performanceTerms");
  });

  it("maps what has the same meaning onto business terms", async () => {
    const { fields } = shownBlocks(await readJson(JSON.stringify(RELEASE)));
    const of = (term: string) => fields.filter((f) => f.term === term).map((f) => [f.value, f.lot]);
    expect(of("BT-71")).toEqual([["res-ws", undefined]]);
    expect(of("BT-736")).toEqual([["no", undefined]]);
    expect(of("BT-775")).toEqual([["gen-eq", "1"]]);
    expect(of("BT-06")).toEqual([["soc-obj", "1"]]);
    expect(of("BT-726")).toEqual([["true", "1"]]);
    expect(of("BT-137")).toEqual([
      ["1", "1"],
      ["2", "2"],
    ]);
    expect(of("BT-27")).toEqual([["90000 GBP", undefined]]);
    expect(of("BT-36")).toEqual([["730 DAY", undefined]]);
    expect(of("BT-263")).toEqual([["77310000", undefined]]);
    expect(of("BT-514")).toEqual([["GB", undefined]]);
    expect(of("BT-31")).toEqual([["1", undefined]]);
  });

  it("takes a number beyond all measure for no limit", async () => {
    const text = JSON.stringify(RELEASE).replace('"maximumLotsBidPerSupplier":1', '"maximumLotsBidPerSupplier":1e9999');
    expect(shownBlocks(await readJson(text)).fields.filter((f) => f.term === "BT-31")).toEqual([]);
  });

  it("reads packages, records and lines; several tenders become members", async () => {
    const other = { ...RELEASE, ocid: "ocds/ex-2" };
    expect(members(await readJson(JSON.stringify({ releases: [RELEASE] })))).toBe("document");
    expect(members(await readJson(JSON.stringify({ records: [{ ocid: "a", compiledRelease: RELEASE }] })))).toBe(
      "document",
    );
    expect(members(await readJson(JSON.stringify({ releases: [RELEASE, other] })))).toEqual([
      "ocds-ex-1.json",
      "ocds-ex-2.json",
    ]);
    expect(members(await readJson(`${JSON.stringify(RELEASE)}\n\n${JSON.stringify(other)}\n`))).toEqual([
      "ocds-ex-1.json",
      "ocds-ex-2.json",
    ]);
  });

  it("takes the latest release with a tender of each process", async () => {
    const planning = { ocid: "ocds-ex-1", date: "2027-01-01", planning: { rationale: "Later words" } };
    const older = { ...RELEASE, date: "2025-01-01", tender: { title: "Old title" } };
    const { lines } = shownBlocks(await readJson(JSON.stringify({ releases: [RELEASE, planning, older] })));
    expect(lines[0]).toBe("heading 1 Grounds maintenance");
  });

  it("names the line that is no JSON and keeps the others", async () => {
    const result = await readJson(`${JSON.stringify(RELEASE)}\n{"ocid": \n`);
    expect(
      result.kind === "container" && [result.members.length, result.failed.map((f) => [f.code, f.subject])],
    ).toEqual([1, [["json-broken", "data.json!/line 2"]]]);
  });

  it("refuses what is cut off or no release, however deep", async () => {
    await expect(readJson(JSON.stringify(RELEASE, null, 2).slice(0, 300))).rejects.toMatchObject({
      code: "json-broken",
    });
    await expect(readJson('{"releases": []}')).rejects.toMatchObject({ code: "format-unsupported" });
    await expect(readJson(`${"[".repeat(200_000)}${"]".repeat(200_000)}`)).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:json-broken|format-unsupported)$/),
    });
  });
});
