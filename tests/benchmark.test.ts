import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agreementLines, agreementOf } from "../scripts/score-agreement.ts";
import { folderWith, removeFolder } from "./support/tender.ts";

const ROWS = [
  { id: "a", lang: "it", text: "L'appalto è suddiviso in tre lotti.", types: ["access.lots"], force: "required" },
  { id: "b", lang: "it", text: "Il tappeto è blu.", types: [], trap_for: ["award.social"] },
];

let folder: string;

beforeAll(async () => {
  folder = await folderWith({});
  await mkdir(path.join(folder, "benchmark"));
  await writeFile(path.join(folder, "benchmark/clauses.jsonl"), ROWS.map((row) => JSON.stringify(row)).join("\n"));
});

afterAll(() => removeFolder(folder));

function benchmark(...args: readonly string[]): Promise<{ readonly failed: boolean; readonly text: string }> {
  return new Promise((done) => {
    const command = ["scripts/benchmark.mjs", folder, "--out", path.join(folder, "out"), ...args];
    execFile(process.execPath, command, (error, out, err) => done({ failed: error !== null, text: out + err }));
  });
}

describe("the benchmark", () => {
  it("measures what is there, says what is not, and writes results for another scorer", async () => {
    const { failed, text } = await benchmark();
    expect(text).toMatch(/^SKIPPED notices: no file .*notices\.jsonl$/m);
    expect(text).toMatch(/^SKIPPED corpus and agreement of the score: no file .*labels\.jsonl$/m);
    expect(text).toMatch(/^clauses: 2 documents$/m);
    expect(text).toMatch(/^access\.lots +1\.00 +1\.00 +1\.00 +1 +0 +0$/m);
    expect(text).toContain("near misses taken 0 of 1; force right 1 of 1");
    expect(failed).toBe(false);
    const results = (await readFile(path.join(folder, "out/clauses.ndjson"), "utf8")).trim().split("\n");
    expect(results.map((line) => JSON.parse(line))).toEqual([
      { id: "a", types: [{ type: "access.lots", force: "required" }] },
      { id: "b", types: [] },
    ]);
  });

  it.each([[["--publish", "today"]], [["--publish", "2026-03-31", "--language", "it"]]])("refuses %j", async (args) => {
    const { failed, text } = await benchmark(...args);
    expect(failed).toBe(true);
    expect(text).toContain("--publish takes a day");
  });
});

describe("agreement with ratings", () => {
  const pairs = (scores: readonly number[]) =>
    [0, 25, 50, 75, 100].map((rating, i) => ({ file: String(i), rating, score: scores[i] ?? 0 }));

  it("is whole when the score is the rating", () => {
    const agreement = agreementOf(pairs([0, 25, 50, 75, 100]));
    expect(agreement.documents).toBe(5);
    expect(agreement.distance).toEqual({ value: 0, low: 0, high: 0 });
    expect(agreement.ordered.value).toBe(1);
    expect(agreement.spearman.value).toBeCloseTo(1);
  });

  it("is none when the order is turned round, and says so", () => {
    const agreement = agreementOf(pairs([100, 75, 50, 25, 0]));
    expect(agreement.distance.value).toBe(60);
    expect(agreement.ordered.value).toBe(0);
    expect(agreement.spearman.value).toBeCloseTo(-1);
    expect(agreementLines("x", agreement)[0]).toBe("x, 5 documents");
  });
});
