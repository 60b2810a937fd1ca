import { appendFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { globBase, globTest, isGlob } from "../../src/cli/glob.ts";
import { didYouMean, nearest } from "../../src/cli/nearest.ts";
import { targetsOf } from "../../src/cli/targets.ts";
import {
  parseCountry,
  parseCpv,
  parseDate,
  parseLanguages,
  parseLimit,
  parseMoney,
  parseScore,
} from "../../src/cli/values.ts";
import { run } from "../support/cli.ts";
import { ENGLISH, folderWith, removeFolder, TENDER } from "../support/tender.ts";

let folder: string;

beforeAll(async () => {
  folder = await folderWith({ "it.txt": TENDER, "en.txt": ENGLISH });
});

afterAll(() => removeFolder(folder));

describe("patterns of file names", () => {
  it.each([
    ["*.pdf", "a.pdf", true],
    ["*.pdf", "x/a.pdf", false],
    ["**/*.pdf", "a.pdf", true],
    ["**/*.pdf", "x/y/a.pdf", true],
    ["x/**", "x/y/a.pdf", true],
    ["x/**/z.txt", "x/z.txt", true],
    ["./x/*.md", "x/a.md", true],
    ["a?.txt", "ab.txt", true],
    ["a?.txt", "a.txt", false],
    ["*.{pdf,docx}", "a.docx", true],
    ["*.{pdf,docx}", "a.doc", false],
    ["[ab].txt", "b.txt", true],
    ["[!ab].txt", "b.txt", false],
    ["a+b(1).txt", "a+b(1).txt", true],
    ["a{b.txt", "ab.txt", true],
    ["a.b", "axb", false],
    ["{", "x", false],
  ])("%s against %s: %s", (pattern, file, fits) => {
    expect(globTest(pattern)(file)).toBe(fits);
  });

  it.each([
    ["tenders/**/*.pdf", "tenders"],
    ["*.pdf", "."],
    ["/a/b*/c", "/a"],
    ["/*.pdf", "/"],
  ])("%s starts in %s", (pattern, base) => {
    expect(isGlob(pattern)).toBe(true);
    expect(globBase(pattern)).toBe(base);
  });
});

describe("did you mean", () => {
  const known = ["barrier.price-only", "award.social", "award.quality"];
  it.each([
    ["barrier.prize-only", "barrier.price-only"],
    ["price-only", "barrier.price-only"],
    ["award.socail", "award.social"],
    ["AWARD.SOCIAL", "award.social"],
    ["nothing.like.it", undefined],
  ])("%s: %s", (word, expected) => {
    expect(nearest(word, known)).toBe(expected);
  });

  it("says nothing when nothing is near", () => {
    expect(didYouMean("zzzzzzzz", known)).toBe("");
    expect(didYouMean("x".repeat(10_000), known)).toBe("");
  });
});

describe("values", () => {
  it("are read", () => {
    expect(parseMoney("250000")).toEqual({ amount: 250_000, currency: "EUR" });
    expect(parseMoney("1.5M SEK")).toEqual({ amount: 1_500_000, currency: "SEK" });
    expect(parseMoney("480 000 eur")).toEqual({ amount: 480_000, currency: "EUR" });
    expect(parseCpv("79713000-5, 90910000")).toEqual(["79713000", "90910000"]);
    expect(parseLanguages("it, DE")).toEqual(["it", "de"]);
    expect([parseCountry("GB"), parseCountry("el"), parseCountry("it")]).toEqual(["uk", "gr", "it"]);
    expect(parseDate("2024-02-29")).toBe("2024-02-29");
    expect(parseScore("12.5")).toBe(12.5);
    expect(parseLimit("pages=10", { seconds: 5 })).toEqual({ pages: 10, seconds: 5 });
  });

  it.each([
    [parseMoney, "many"],
    [parseMoney, "-5"],
    [parseCpv, "7971"],
    [parseLanguages, "italian"],
    [parseCountry, "ita"],
    [parseDate, "2023-02-29"],
    [parseScore, "101"],
    [parseScore, ""],
    [(text: string) => parseLimit(text), "pages=many"],
  ])("are refused: %o %s", (parse, text) => {
    expect(() => parse(text)).toThrow(/It must be|must be a whole number/);
  });
});

describe("targets", () => {
  it.each([
    [[], undefined, [{ format: "text" }]],
    [[], "md", [{ format: "md" }]],
    [["a.json"], undefined, [{ format: "json", file: "a.json" }]],
    [["a.json"], "gitlab", [{ format: "gitlab", file: "a.json" }]],
    [
      ["a.json", "b"],
      "md",
      [
        { format: "json", file: "a.json" },
        { format: "md", file: "b" },
      ],
    ],
    [["sarif:out/x.json"], undefined, [{ format: "sarif", file: "out/x.json" }]],
    [["c:report.html"], undefined, [{ format: "html", file: "c:report.html" }]],
  ])("%j with --format %s", (files, format, targets) => {
    expect(targetsOf(files, format)).toEqual(targets);
  });
});

describe("inspect", () => {
  it("shows what was read", async () => {
    const { status, out } = await run(["inspect", path.join(folder, "it.txt"), "--blocks"]);
    expect(status).toBe(0);
    expect(out).toMatch(/kind {10}text/);
    expect(out).toMatch(/languages {5}Italian 100 %/);
    expect(out).toContain("Art. 7 Clausole sociali");
  });

  it("is JSON for programs: an object for a file, an array for several", async () => {
    const one = JSON.parse((await run(["inspect", path.join(folder, "it.txt"), "--json"])).out);
    expect(one).toMatchObject({ format: "text", readability: { readShare: 1 }, warnings: [] });
    expect(one.words).toBeGreaterThan(40);
    const both = JSON.parse((await run(["inspect", folder, "--json", "--blocks"])).out);
    expect(both).toHaveLength(2);
    expect(both[0].text[0]).toHaveProperty("text");
  });
});

describe("rules", () => {
  it("lists rules by language and clause type", async () => {
    const { out } = await run(["rules", "list", "--language", "it", "--clause", "employment.integration"]);
    const lines = out.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines)
      expect(line).toMatch(/^it\.\S+ +employment\.integration +(?:stable|experimental|deprecated)/);
  });

  it("counts them by clause type and language", async () => {
    const { out } = await run(["rules", "list", "--matrix"]);
    expect(out.split("\n")[0]).toMatch(/^ +(?:[a-z]{2,3} *)+$/);
    expect(out).toMatch(/^reserved\.integration +\d/m);
  });

  it("shows a rule with its examples, and a clause type", async () => {
    const id = (await run(["rules", "list", "--language", "it"])).out.split(" ")[0] ?? "";
    const { out } = await run(["rules", "show", id]);
    for (const word of ["clause", "patterns", "matches", "ignores"]) expect(out).toContain(word);
    expect((await run(["rules", "show", "award.social"])).out).toContain("2014/24/EU");
  });

  it("explains what a rule saw in a document", async () => {
    const { out } = await run([
      "rules",
      "explain",
      "it.employment.integration",
      path.join(folder, "it.txt"),
      "--lang",
      "en",
    ]);
    expect(out).toContain("counted");
    expect(out).toContain("words matched");
  });

  it("finds the rules of the repository without a fault", async () => {
    const { status, out, err } = await run(["rules", "lint", "rules"]);
    expect(err).toBe("");
    expect(status).toBe(0);
    expect(out).toContain("no fault");
  });
});

describe("clauses", () => {
  it("shows what there is", async () => {
    const { out } = await run(["clauses"]);
    expect(out).toMatch(/^it in it +\d+ clauses/m);
  });

  it("shows clauses to paste, also as JSON", async () => {
    const { out } = await run(["clauses", "employment.integration", "--country", "it", "--level", "basic"]);
    expect(out).toMatch(/^employment\.integration, basic +it, it$/m);
    const rows = JSON.parse((await run(["clauses", "--country", "it", "--json"])).out);
    expect(rows[0]).toMatchObject({ country: "it", language: "it" });
  });

  it("says when nothing fits", async () => {
    const { status, err } = await run(["clauses", "--country", "zz"]);
    expect(status).toBe(2);
    expect(err).toContain("no model clause fits");
  });
});

describe("completion", () => {
  it.each(["bash", "zsh", "fish"])("knows every command and option, for %s", async (shell) => {
    const { status, out } = await run(["completion", shell]);
    expect(status).toBe(0);
    for (const word of ["check", "inspect", "rules", "fail-under"]) expect(out).toContain(word);
  });
});

describe("GitHub", () => {
  it("gets annotations and a job summary", async () => {
    const file = path.join(folder, "summary.md");
    await appendFile(file, "before\n");
    const { out } = await run(["check", path.join(folder, "en.txt"), "--format", "github"], {
      env: { GITHUB_STEP_SUMMARY: file, LANG: "en" },
    });
    expect(out).toMatch(/^::warning file=/);
    const { readFile } = await import("node:fs/promises");
    expect(await readFile(file, "utf8")).toMatch(/^before\n## /);
  });
});
