/** One tender in all languages: what is found in it may not depend on the language. */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analyse } from "../src/analyse.ts";
import { closeReaders, readBytes } from "../src/formats/index.ts";
import { DEFAULT_LIMITS } from "../src/formats/limits.ts";
import type { Force, Report } from "../src/model.ts";
import { readPacked } from "../src/rulebook/packed.ts";
import { withStemmers } from "../src/rulebook/stemmers.ts";

const FOLDER = "fixtures/parallel";
const LANGUAGES = ["de", "el", "en", "es", "fr", "it", "nl", "pt", "ro", "sl", "sv"];

/** What a reader sees, and in which line of every fixture. */
const SEEN: readonly (readonly [clause: string, line: number, force: Force])[] = [
  ["access.lots", 5, "required"],
  ["reserved.integration", 5, "required"],
  ["access.sme", 9, "mentioned"],
  ["employment.integration", 13, "required"],
  ["employment.training", 15, "required"],
  ["employment.continuity", 17, "required"],
  ["labour.standards", 19, "required"],
  ["equality.gender", 21, "required"],
  ["equality.accessibility", 23, "required"],
  ["access.social-subcontracting", 25, "required"],
  ["engagement.participation", 27, "required"],
  ["assurance.monitoring", 29, "required"],
  ["assurance.sanctions", 31, "required"],
  ["award.quality", 37, "scored"],
  ["award.social", 38, "scored"],
];

const texts = new Map(LANGUAGES.map((code) => [code, readFileSync(`${FOLDER}/${code}.md`, "utf8")]));
const reports = new Map<string, Report>();

beforeAll(async () => {
  const rulebook = await withStemmers(readPacked("dist"));
  for (const [code, text] of texts) {
    const [read] = await readBytes(Buffer.from(text), `${code}.md`, { limits: DEFAULT_LIMITS });
    if (read?.kind !== "read") throw new Error(`${code}: ${read?.failure.message}`);
    reports.set(code, analyse([read.document], rulebook, { toolVersion: "parallel", jurisdiction: "eu" }).report);
  }
});
afterAll(() => closeReaders());

test("there is one fixture a language, all of one shape", () => {
  expect(readdirSync(FOLDER).toSorted()).toEqual(LANGUAGES.map((code) => `${code}.md`));
  const shape = (text: string): string => text.replace(/^(#+|\||)[^\n]*/gm, "$1");
  for (const [code, text] of texts) expect(shape(text), code).toBe(shape(texts.get("en") ?? ""));
});

describe.each(LANGUAGES)("%s", (code) => {
  const sentence = (line: number): string => texts.get(code)?.split("\n")[line - 1] ?? "";
  const found = (): ReadonlyMap<string, Force> =>
    new Map(reports.get(code)?.outcomes.flatMap((o) => (o.kind === "found" ? [[o.clause, o.force] as const] : [])));

  test("is read in its language", () => {
    expect(reports.get(code)?.documents[0]?.languages[0]?.code).toBe(code);
  });

  test("finds what the others find", () => {
    const missed = SEEN.filter(([clause]) => !found().has(clause));
    const more = [...found()].filter(([clause]) => !SEEN.some(([seen]) => seen === clause));
    const quotes = reports.get(code)?.outcomes ?? [];
    expect({
      missed: missed.map(([clause, line]) => `${clause}: ${sentence(line)}`),
      more: more.map(([clause]) => {
        const outcome = quotes.find((o) => o.clause === clause);
        const [finding] = outcome?.kind === "found" ? outcome.findings : [];
        return `${clause}: ${finding?.rule}: ${finding?.quote}`;
      }),
    }).toEqual({ missed: [], more: [] });
  });

  test("reads the force that the others read", () => {
    const wrong = SEEN.filter(([clause, , force]) => (found().get(clause) ?? force) !== force);
    expect(
      wrong.map(([clause, line, force]) => `${clause}: ${found().get(clause)}, not ${force}: ${sentence(line)}`),
    ).toEqual([]);
  });
});
