import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analyse } from "../src/analyse.ts";
import { closeReaders, readBytes } from "../src/formats/index.ts";
import { DEFAULT_LIMITS } from "../src/formats/limits.ts";
import type { Report } from "../src/model.ts";
import { readPacked } from "../src/rulebook/packed.ts";
import { golden } from "./support/golden.ts";

const FOLDER = "fixtures/tenders";
const files = readdirSync(FOLDER).filter((file) => !file.endsWith(".expected.json"));
const expectations = readdirSync(FOLDER).filter((file) => file.endsWith(".expected.json"));
const reports = new Map<string, Report>();

beforeAll(async () => {
  const rulebook = readPacked("dist");
  for (const file of files) {
    const [read] = await readBytes(readFileSync(`${FOLDER}/${file}`), file, { limits: DEFAULT_LIMITS });
    if (read?.kind !== "read") throw new Error(`${file}: ${read?.failure.message}`);
    reports.set(file, analyse([read.document], rulebook, { toolVersion: "fixture" }).report);
  }
});
afterAll(() => closeReaders());

test("every tender has an expectation, every expectation a tender, and both stand in the README", () => {
  expect(expectations).toEqual(files.map((file) => `${file}.expected.json`));
  const readme = readFileSync("fixtures/README.md", "utf8");
  expect([...readme.matchAll(/^\| `(.+?)` \|/gm)].map((row) => row[1])).toEqual(files);
});

test.each(files)("%s comes out as expected", (file) => {
  const expected = JSON.parse(readFileSync(`${FOLDER}/${file}.expected.json`, "utf8"));
  expect(JSON.parse(JSON.stringify(golden(reports.get(file)!)))).toEqual(expected);
});

/** Written by hand from the text, before any report: what a reader sees in it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  "en-cleaning-strong.md": [
    "reserved.integration",
    "employment.integration",
    "employment.training",
    "employment.continuity",
    "labour.standards",
    "equality.gender",
    "equality.accessibility",
    "access.lots",
    "access.sme",
    "access.social-subcontracting",
    "award.social",
    "award.quality",
    "outcomes.community",
    "assurance.monitoring",
    "assurance.sanctions",
  ],
  "en-homecare-reserved.odt": [
    "reserved.social-services",
    "employment.continuity",
    "labour.standards",
    "engagement.participation",
    "award.quality",
  ],
  "en-laptops-empty.txt": ["barrier.price-only"],
  "en-outcomes.md": [
    "access.social-subcontracting",
    "engagement.participation",
    "outcomes.contracting",
    "assurance.monitoring",
  ],
  "en-road-middling.docx": [
    "employment.training",
    "labour.standards",
    "equality.accessibility",
    "award.quality",
    "outcomes.community",
    "barrier.no-lots",
    "barrier.guarantee",
  ],
  "en-traps.html": [],
  "it-impatto-sociale.md": [
    "labour.standards",
    "engagement.participation",
    "outcomes.contracting",
    "assurance.monitoring",
  ],
  "it-lavori-strada.txt": [
    "employment.integration",
    "labour.standards",
    "equality.gender",
    "equality.accessibility",
    "access.sme",
    "barrier.no-lots",
    "barrier.guarantee",
  ],
  "it-mensa-medio.pdf": [
    "employment.continuity",
    "labour.standards",
    "labour.supply-chain",
    "equality.gender",
    "award.social",
    "award.quality",
    "engagement.participation",
    "barrier.turnover",
    "barrier.payment-terms",
  ],
  "it-modello-opzionale.md": [],
  "it-pulizie-forte.md": [
    "reserved.integration",
    "employment.integration",
    "employment.training",
    "employment.continuity",
    "labour.standards",
    "equality.gender",
    "equality.nondiscrimination",
    "access.lots",
    "access.sme",
    "access.social-subcontracting",
    "award.social",
    "award.quality",
    "assurance.monitoring",
    "assurance.sanctions",
  ],
  "it-toner-vuoto.md": ["barrier.price-only"],
  "it-trappole.html": [],
  "it-verde-riservato.docx": [
    "reserved.integration",
    "labour.standards",
    "employment.integration",
    "award.social",
    "award.quality",
  ],
};

test.each(Object.entries(READ))("%s holds what a reader sees in it", (file, clauses) => {
  const found = reports.get(file)!.outcomes.flatMap((o) => (o.kind === "found" ? [o.clause] : []));
  expect([...found].sort()).toEqual([...clauses].sort());
});

describe("the order of scores", () => {
  const ORDER: readonly (readonly [string, string])[] = [
    ["it-pulizie-forte.md", "it-mensa-medio.pdf"],
    ["it-mensa-medio.pdf", "it-toner-vuoto.md"],
    ["it-lavori-strada.txt", "it-trappole.html"],
    ["it-verde-riservato.docx", "it-mensa-medio.pdf"],
    ["it-impatto-sociale.md", "it-modello-opzionale.md"],
    ["en-cleaning-strong.md", "en-road-middling.docx"],
    ["en-homecare-reserved.odt", "en-road-middling.docx"],
    ["en-outcomes.md", "en-laptops-empty.txt"],
    ["en-road-middling.docx", "en-traps.html"],
  ];
  const value = (file: string): number => {
    const { score } = reports.get(file)!;
    return score.kind === "scored" ? score.value : Number.NaN;
  };
  test.each(ORDER)("%s is more inclusive than %s", (more, less) => expect(value(more)).toBeGreaterThan(value(less)));
});
