import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../support/cli.ts";
import { folderWith, removeFolder } from "../support/tender.ts";

const GOLD = [
  {
    id: "a",
    lang: "it",
    text: "L'appaltatore deve assumere almeno il 10 % del personale tra persone svantaggiate.",
    types: ["employment.integration"],
    force: "required",
  },
  {
    id: "b",
    lang: "it",
    text: "Il tappeto è blu.",
    labels: [{ type: "award.social", quote: "blu" }],
    near: [{ type: "access.lots" }],
  },
  { id: "c", lang: "fi", text: "Hankinta on jaettu osiin.", types: ["access.lots"], force: "required" },
];

let folder: string;
let gold: string;

beforeAll(async () => {
  folder = await folderWith({ "gold.jsonl": GOLD.map((row) => JSON.stringify(row)).join("\n") });
  gold = path.join(folder, "gold.jsonl");
  const only = /languages[/\\](?!it|mul|others)[a-z]{2}/;
  await cp("rules", path.join(folder, "rules"), { recursive: true, filter: (file) => !only.test(file) });
});

afterAll(() => removeFolder(folder));

describe("rules measure", () => {
  it("says precision, recall, what was not measured and with which rules", async () => {
    const { status, out, err } = await run(["rules", "measure", gold, "--date", "2026-03-31"]);
    expect(err).toBe("");
    expect(status).toBe(0);
    expect(out).toMatch(/^rule base [0-9a-f]{12}, score version \S+, 2026-03-31\n/);
    expect(out).toMatch(/^employment\.integration +1\.00 +1\.00 +1\.00 +1 +0 +0$/m);
    expect(out).toMatch(/^language it +1\.00 +0\.50/m);
    expect(out).toMatch(/^near misses taken 0 of 1; force right 1 of 1$/m);
    expect(out).toMatch(/^not measured, for want of a labelled document: reserved\.integration, /m);
    expect(out).toMatch(/^languages without rules, where everything is missed: fi$/m);
    expect(out).not.toContain("MISSED");
  });

  it("lists errors, chooses languages and writes JSON", async () => {
    const args = ["rules", "measure", gold, "--language", "it", "--errors"];
    expect((await run(args)).out).toMatch(/^MISSED b it award\.social: blu$/m);
    const value = JSON.parse((await run([...args, "--format", "json"])).out);
    expect(value).toMatchObject({
      schema: "buysocial.measure/1",
      documents: 2,
      all: { right: 1, wrong: 0, missed: 1, precision: 1, recall: 0.5 },
      byGroup: { social: { right: 1 } },
      errors: [{ kind: "missed", id: "b", clause: "award.social" }],
    });
    expect(value.unmeasured).toContain("access.lots");
    expect(value.rulebook.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("refuses labels that no clause type bears", async () => {
    const file = path.join(folder, "typo.jsonl");
    await writeFile(file, JSON.stringify({ ...GOLD[0], types: ["employment.integraton"] }));
    const { status, err } = await run(["rules", "measure", file]);
    expect(status).toBe(2);
    expect(err).toContain("Did you mean employment.integration?");
  });
});

const NEW_RULE = ["rules", "new", "it", "employment.training", "botteghe", "--words", "bottega scuola"];

describe("rules new", () => {
  it("prints a rule", async () => {
    const { status, out } = await run(NEW_RULE);
    expect(status).toBe(0);
    expect(out).toContain("id: it.employment.training.botteghe");
    expect(out).toContain("# bottega -> botteg*, stem botteg");
  });

  it("adds it to its file once, and lint names what is to be filled in", async () => {
    const rules = path.join(folder, "rules");
    const add = [...NEW_RULE, "--folder", rules];
    const file = path.join(rules, "languages/it/employment.training.yaml");
    const before = await readFile(file, "utf8");
    expect((await run(add)).status).toBe(0);
    expect((await readFile(file, "utf8")).startsWith(before)).toBe(true);
    const again = await run(add);
    expect(again.status).toBe(2);
    expect(again.err).toContain("stands in");
    const lint = await run(["rules", "lint", rules]);
    expect(lint.status).toBe(2);
    expect(lint.err).toMatch(
      /employment\.training\.yaml: is not a valid rule file \(rules\.\d+\.examples\.match\.0\.text/,
    );
    await writeFile(file, before);
  });

  it("leaves a file alone to whose end it cannot add", async () => {
    const rules = path.join(folder, "rules");
    const file = path.join(rules, "languages/it/employment.training.yaml");
    const before = await readFile(file, "utf8");
    for (const odd of ["clause: employment.training\nlanguage: it\nrules: []\n", "rules: [", `${before}\nnote: x\n`]) {
      await writeFile(file, odd);
      const { status, err } = await run(["rules", "new", "it", "employment.training", "a", "--folder", rules]);
      expect(status).toBe(2);
      expect(err).toContain("put it in by hand");
      expect(await readFile(file, "utf8")).toBe(odd);
    }
    await writeFile(file, before);
  });

  it.each([
    [["xx", "employment.training", "a"], "begin the language with its language.yaml"],
    [["it", "employment.trainin", "a"], "Did you mean employment.training?"],
    [["it", "employment.training", "../a"], "lower-case letters"],
    [["../it", "employment.training", "a"], "code of a language"],
  ])("refuses %j", async (args, message) => {
    const { status, err } = await run(["rules", "new", ...args, "--folder", path.join(folder, "rules")]);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });
});

describe("rules lint", () => {
  it("says faults with 2, doubts with 0, and with 1 when they are a gate", async () => {
    const rules = path.join(folder, "rules");
    const plain = await run(["rules", "lint", rules, "--language", "it"]);
    expect(plain.status).toBe(0);
    expect(plain.out).toMatch(/rules in 2 languages \(it, mul\), no fault, \d+ doubts\n$/);
    expect(plain.out).toMatch(/^languages\/it\/\S+ \S+: unseen-examples: \d+ of \d+ ignore examples/m);
    expect((await run(["rules", "lint", rules, "--strict"])).status).toBe(1);
    const file = path.join(rules, "languages/it/employment.training.yaml");
    const before = await readFile(file, "utf8");
    await writeFile(file, before.replace(/patterns:\n/, 'patterns:\n      - "di il"\n'));
    const words = await run(["rules", "lint", rules]);
    expect(words.status).toBe(2);
    expect(words.err).toContain("can match function words alone: di il");
    await writeFile(file, before);
  });

  it("takes the rules of a clone when no folder is named", async () => {
    expect((await run(["rules", "lint", "--language", "mul"])).out).toMatch(/^rules: \d+ rules in /m);
  });
});
