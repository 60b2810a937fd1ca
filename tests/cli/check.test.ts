import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/model.ts";
import { run } from "../support/cli.ts";
import { ENGLISH, folderWith, removeFolder, TENDER } from "../support/tender.ts";

let folder: string;
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  const zip = zipSync({
    "a.txt": Buffer.from(TENDER),
    "b.txt": Buffer.from(ENGLISH),
    "plan.dwg": Buffer.from([1, 0, 2, 0]),
  });
  folder = await folderWith({ "it.txt": TENDER, "en.txt": ENGLISH, "dossier.zip": zip });
  await mkdir(at("tenders/deep"), { recursive: true });
  await writeFile(at("tenders/one.txt"), TENDER);
  await writeFile(at("tenders/deep/two.md"), ENGLISH);
  await writeFile(at("tenders/photo.jpg"), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]));
  await writeFile(at("tenders/.hidden.txt"), "hidden");
});

afterAll(() => removeFolder(folder));

const json = async (...args: string[]): Promise<Report> =>
  JSON.parse((await run(["check", ...args, "--format", "json"])).out);

describe("check", () => {
  it("prints score, clauses, barriers and gaps of a draft", async () => {
    const { status, out, err } = await run(["check", at("it.txt")]);
    expect(status).toBe(0);
    expect(err).toBe("");
    for (const words of [
      "Punteggio",
      "su 100",
      "assumere almeno il 10 %",
      "minor prezzo",
      "Mancano",
      "Non è un parere legale",
    ])
      expect(out).toContain(words);
  });

  it("reads standard input", async () => {
    const { status, out } = await run(["check", "-", "--format", "json"], { stdin: ENGLISH });
    expect(status).toBe(0);
    expect(JSON.parse(out).documents[0].name).toBe("stdin");
  });

  it("points at the lines of text files", async () => {
    const { out } = await run(["check", at("it.txt"), "--format", "sarif"]);
    const found = JSON.parse(out).runs[0].results.find((r: { ruleId: string }) => r.ruleId === "barrier.price-only");
    expect(found.locations[0].physicalLocation.region).toMatchObject({ startLine: 8 });
    const [barrier] = (await json(at("it.txt"))).outcomes.flatMap((outcome) =>
      outcome.kind === "found" && outcome.clause === "barrier.price-only" ? outcome.findings : [],
    );
    expect(barrier?.place.line).toBe(8);
    const packed = await run(["check", at("dossier.zip"), "--format", "sarif"]);
    const lines = packed.out.match(/"startLine": \d+/g) ?? [];
    expect(new Set(lines)).toEqual(new Set(['"startLine": 1'])); // nobody sees lines of what an archive holds
  });

  it("keeps data on stdout and everything else on stderr", async () => {
    const { status, out, err } = await run(["check", at("it.txt"), at("missing.txt"), "--format", "jsonl"]);
    expect(status).toBe(2);
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).schema),
    ).toEqual(["buysocial.report/1"]);
    expect(err).toBe(`buysocial: ${at("missing.txt")}: no such file or folder. Check the path.\n`);
  });

  it("gives one report a file of a folder, in order, and passes over what is no document", async () => {
    const { status, out, err } = await run(["check", at("tenders"), "--format", "jsonl"]);
    expect(status).toBe(0);
    const names = out
      .trimEnd()
      .split("\n")
      .map((line) => path.basename(JSON.parse(line).documents[0].name));
    expect(names).toEqual(["two.md", "one.txt"]);
    expect(err).toContain("passed over");
    expect(err).toContain("photo.jpg");
    expect(err).not.toContain("hidden");
  });

  it("takes patterns", async () => {
    const { out } = await run(["check", at("**/*.{md,zip}"), "--format", "jsonl"]);
    expect(out.trimEnd().split("\n")).toHaveLength(2);
  });

  it("checks a file once however often it is named", async () => {
    const { out } = await run(["check", at("tenders"), at("tenders/**/*.txt"), "--format", "jsonl"]);
    expect(out.trimEnd().split("\n")).toHaveLength(2);
  });

  it("takes an archive as one dossier and says what in it was not read", async () => {
    const report = await json(at("dossier.zip"));
    expect(report.documents.map((d) => d.name)).toEqual([`${at("dossier.zip")}!/a.txt`, `${at("dossier.zip")}!/b.txt`]);
    expect(report.warnings).toContainEqual({ code: "attachment-unreadable", detail: `${at("dossier.zip")}!/plan.dwg` });
  });

  it("takes several files as one dossier when told", async () => {
    const report = await json(at("it.txt"), at("en.txt"), "--dossier");
    expect(report.documents).toHaveLength(2);
  });

  it("writes several outputs at once, each by its name, and nothing to stdout", async () => {
    const outputs = [
      "report.html",
      "report.json",
      "out.sarif",
      "table.csv",
      "summary.md",
      "junit.xml",
      "gl-code-quality-report.json",
      "r.txt",
    ];
    const { status, out } = await run(["check", at("it.txt"), ...outputs.flatMap((name) => ["-o", at(`out/${name}`)])]);
    expect(status).toBe(0);
    expect(out).toBe("");
    expect((await readdir(at("out"))).sort()).toEqual([...outputs].sort());
    expect(JSON.parse(await readFile(at("out/report.json"), "utf8")).schema).toBe("buysocial.report/1");
    expect(await readFile(at("out/report.html"), "utf8")).toMatch(/^<!doctype html>/);
  });

  it("lets a name carry its format", async () => {
    await run(["check", at("it.txt"), "-o", `gitlab:${at("quality.json")}`, "-o", at("plain.json")]);
    expect(JSON.parse(await readFile(at("quality.json"), "utf8"))).toBeInstanceOf(Array);
    expect(JSON.parse(await readFile(at("plain.json"), "utf8")).schema).toBe("buysocial.report/1");
  });

  it("does not check what it writes", async () => {
    await mkdir(at("mine"), { recursive: true });
    await writeFile(at("mine/a.txt"), TENDER);
    for (const _ of [1, 2]) {
      await run(["check", at("mine"), "-o", at("mine/report.md")]);
      expect((await readFile(at("mine/report.md"), "utf8")).match(/^## /gm)).toHaveLength(1);
    }
  });

  it("has the same bytes every time", async () => {
    const first = await run(["check", at("it.txt"), "--format", "json"]);
    expect(await run(["check", at("it.txt"), "--format", "json"])).toEqual(first);
  });

  it("explains", async () => {
    const { out } = await run(["check", at("it.txt"), "--explain", "it.employment"]);
    expect(out).toContain("Come sono stati giudicati i riscontri");
    expect(out).toMatch(/it\.employment\.\S+ {2}contato/);
  });

  it("shows as many suggestions as asked", async () => {
    expect((await json(at("it.txt"), "--suggestions", "0")).suggestions).toEqual([]);
  });

  it("is one line a document when quiet", async () => {
    const { out } = await run(["check", at("it.txt"), at("en.txt"), "--quiet", "--lang", "en"]);
    expect(out.trimEnd().split("\n")).toHaveLength(2);
    expect(out).toMatch(/it\.txt: [\d.]+ of 100, \w+\n/);
  });
});

describe("the language of the report", () => {
  it.each([
    ["that of the document", ["it.txt"], {}, "Punteggio"],
    ["that of the system", ["it.txt"], { LANG: "de_DE.UTF-8" }, "Punktzahl"],
    ["LC_ALL before LANG", ["it.txt"], { LC_ALL: "fr_FR", LANG: "de_DE" }, "Note"],
    ["not that of a system without one", ["it.txt"], { LANG: "C.UTF-8" }, "Punteggio"],
    ["what was said", ["it.txt", "--lang", "en"], { LANG: "de_DE" }, "Score"],
  ])("is %s", async (_, [file, ...args], env, word) => {
    const { out } = await run(["check", at(file ?? ""), ...args], { env });
    expect(out).toContain(word);
  });
});

describe("colour", () => {
  const coloured = async (env: Record<string, string>, terminal?: number): Promise<boolean> => {
    const { out } = await run(["check", at("it.txt")], { env, ...(terminal === undefined ? {} : { terminal }) });
    return out.includes("\u001b[");
  };

  it.each([
    ["not in a file", {}, undefined, false],
    ["on a terminal", {}, 80, true],
    ["not with NO_COLOR", { NO_COLOR: "1" }, 80, false],
    ["not on a dumb terminal", { TERM: "dumb" }, 80, false],
    ["with FORCE_COLOR anywhere", { FORCE_COLOR: "1" }, undefined, true],
    ["not with FORCE_COLOR=0", { FORCE_COLOR: "0" }, 80, false],
  ])("%s", async (_, env, terminal, expected) => {
    expect(await coloured(env, terminal)).toBe(expected);
  });

  it("never stands in a file", async () => {
    await run(["check", at("it.txt"), "-o", at("c.txt")], { env: { FORCE_COLOR: "1" }, terminal: 80 });
    expect(await readFile(at("c.txt"), "utf8")).not.toContain("\u001b");
  });
});
