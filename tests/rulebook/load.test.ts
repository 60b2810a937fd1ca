import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { loadRulebook } from "../../src/rulebook/load.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A rule base of one language, with one file changed. */
function broken(file: string, change: (source: string) => string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "rules-"));
  made.push(folder);
  cpSync("rules", folder, { recursive: true, filter: (path) => !/languages[/\\](?!it|mul|others)[a-z]{2}/.test(path) });
  const path = join(folder, file);
  writeFileSync(path, change(file.includes("new") ? "" : readFileSync(path, "utf8")));
  const loaded = loadRulebook(folder);
  return loaded.kind === "broken" ? loaded.faults.map((f) => `${f.file} ${f.path}: ${f.message}`) : [];
}

const CLAUSE = "languages/it/employment.training.yaml";

describe("every fault names its file and key", () => {
  const facts: readonly (readonly [string, string, (source: string) => string, RegExp])[] = [
    ["no YAML", CLAUSE, () => "rules: [", /^languages\/it\/employment\.training\.yaml : .*line 1/],
    [
      "another clause than the path says",
      CLAUSE,
      (s) => s.replace("clause: employment.training", "clause: employment.continuity"),
      /clause: must be employment\.training, as the path says/,
    ],
    [
      "another language",
      CLAUSE,
      (s) => s.replace("language: it", "language: en"),
      /language: must be it, as the path says/,
    ],
    ["an unknown key", CLAUSE, (s) => s.replace("rules:", "colour: red\nrules:"), /Unrecognized key: "colour"/],
    [
      "a pattern that cannot be read",
      CLAUSE,
      (s) => s.replace(/patterns:\n/, 'patterns:\n      - "(open"\n'),
      /patterns\.0: a bracket is not closed/,
    ],
    [
      "an unknown list",
      CLAUSE,
      (s) => s.replace(/patterns:\n/, 'patterns:\n      - "@nobody"\n'),
      /unknown or empty list @nobody/,
    ],
    [
      "an id of another clause",
      CLAUSE,
      (s) => s.replace("- id: it.employment.training.", "- id: it.labour.standards."),
      /an id here begins with it\.employment\.training\./,
    ],
    [
      "a section that is none",
      CLAUSE,
      (s) => s.replace(/( +)patterns:\n/, "$1section: [kitchen]\n$1patterns:\n"),
      /no section "kitchen"/,
    ],
    [
      "a condition that cannot be read",
      CLAUSE,
      (s) => s.replace(/( +)patterns:\n/, '$1when: ["#days about 30"]\n$1patterns:\n'),
      /a comparison is expected/,
    ],
    [
      "an unknown clause type in the score",
      "score.yaml",
      (s) => s.replace("clause: labour.standards", "clause: labour.fun"),
      /score\.yaml .*no clause type labour\.fun/,
    ],
    ["YAML aliases, which can grow without bound", CLAUSE, (s) => `${s}\nx: &a [1]\ny: [*a, *a]\n`, /alias/i],
  ];
  test.each(facts)("%s", (_, file, change, message) => {
    expect(broken(file, change).join("\n")).toMatch(message);
  });
});

test("all faults come at once", () => {
  const faults = broken(CLAUSE, (s) => s.replace(/patterns:\n/g, 'patterns:\n      - "(open"\n'));
  expect(faults.length).toBeGreaterThan(1);
});

test("the same files have the same hash, another word another", () => {
  const hash = (): string => {
    const loaded = loadRulebook("rules");
    return loaded.kind === "loaded" ? loaded.rulebook.hash : (loaded.partial?.hash ?? "");
  };
  expect(hash()).toBe(hash());
  expect(hash()).toMatch(/^[0-9a-f]{64}$/);
});
