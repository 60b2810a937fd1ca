import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { analyse } from "../src/analyse.ts";
import { closeReaders, readBytes } from "../src/formats/index.ts";
import { DEFAULT_LIMITS } from "../src/formats/limits.ts";
import type { Report } from "../src/model.ts";
import { readPacked } from "../src/rulebook/packed.ts";

const FILES = ["it-pulizie-forte.md", "it-toner-vuoto.md", "it-trappole.html"];
let joint: Report;
let alone: readonly Report[];

beforeAll(async () => {
  const rulebook = readPacked("dist");
  const documents = [];
  for (const file of FILES) {
    const [read] = await readBytes(readFileSync(`fixtures/tenders/${file}`), file, { limits: DEFAULT_LIMITS });
    if (read?.kind === "read") documents.push(read.document);
  }
  joint = analyse(documents, rulebook, { toolVersion: "test" }).report;
  alone = documents.map((document) => analyse([document], rulebook, { toolVersion: "test" }).report);
});
afterAll(() => closeReaders());

test("the best finding of all files counts, barriers of any file too", () => {
  const found = (report: Report): string[] => report.outcomes.flatMap((o) => (o.kind === "found" ? [o.clause] : []));
  expect(new Set(found(joint))).toEqual(new Set(alone.flatMap(found)));
  expect(found(joint)).toContain("barrier.price-only");
});

test("every file has a verdict of its own; what adds nothing is told", () => {
  const verdicts = joint.documents.map((d) => d.verdict);
  expect(verdicts.map((v) => v?.kind)).toEqual(["scored", "scored", "scored"]);
  expect(verdicts[0]?.found).toContain("reserved.integration");
  expect(verdicts[1]?.found).toEqual(["barrier.price-only"]);
  expect(verdicts[2]?.found).toEqual([]);
});

test("a file alone has no verdict beside its score", () => {
  for (const report of alone) expect(report.documents[0]).not.toHaveProperty("verdict");
});
