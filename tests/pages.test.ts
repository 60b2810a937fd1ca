import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { clausePage } from "../scripts/pages/clauses.ts";
import { builtRulebook, generatedPages, mustBeNew } from "../scripts/pages/index.ts";
import { links, plain } from "../scripts/pages/markdown.ts";
import { type Quality, qualityPage } from "../scripts/pages/quality.ts";

const pages = generatedPages(".");
const written = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
const rulebook = builtRulebook(".");

describe("the generated pages", () => {
  it("are one for each clause type, and no other", () => {
    const ids = rulebook.clauses.map((clause) => `${clause.id}.md`);
    expect(readdirSync("docs/clauses").toSorted()).toEqual([...ids, "README.md"].toSorted());
  });

  it("are what the generator writes from these rules", () => {
    const stale = Object.keys(pages).filter((file) => written(file) !== pages[file]);
    const must = mustBeNew(".");
    if (!must && stale.length > 0) console.warn(`of other rules, npm run generate: ${stale.join(", ")}`);
    expect(must ? stale : [], "npm run generate").toEqual([]);
  });

  it("have no link to a file that is not there", () => {
    const missing = Object.entries(pages).flatMap(([file, text]) =>
      [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, target = ""]) => path.join(path.dirname(file), target))
        .filter((target) => !existsSync(target) && !(target in pages)),
    );
    expect(missing).toEqual([]);
  });

  it("say what each clause type is, its law and how well it is found", () => {
    for (const clause of rulebook.clauses) {
      const page = pages[`docs/clauses/${clause.id}.md`] ?? "";
      for (const heading of ["What it is", "Why it matters", "Where it stands", "Law", "Examples", "Measured quality"])
        expect(page, clause.id).toContain(`\n## ${heading}\n`);
      expect(page).toContain(`\`${clause.id}\``);
    }
    const page = clausePage(rulebook.clauses[0]!, rulebook, undefined);
    expect(page).toContain("| Italy | D.Lgs. 36/2023, 61 | optional | from 2023-07-01 | 2026-");
    expect(page).toContain("**not checked**");
    expect(page).toMatch(/### Italiano\n\n- found: .*\n- found: .*\n- ignored: .*\n- ignored: /);
    expect(page).toContain("Not measured yet.");
  });

  it("show figures by set and say what was not measured", () => {
    const counts = { right: 3, wrong: 1, missed: 0, precision: 0.75, recall: 1, f1: 0.857 };
    const lost = { right: 0, wrong: 0, missed: 4, precision: null, recall: 0, f1: 0 };
    const quality: Quality = {
      date: "2026-03-31",
      rulebook: { hash: "ab".repeat(32), scoreVersion: "1" },
      languages: ["it"],
      sets: {
        notices: {
          documents: 4,
          unmeasured: ["award.quality"],
          all: { ...counts, missed: 4 },
          byClause: { "reserved.integration": counts },
          byLanguage: { fi: lost, it: counts },
          byGroup: {},
          traps: { taken: 1, all: 2 },
          force: { right: 2, all: 3 },
        },
      },
      agreement: {},
    };
    const page = qualityPage(quality);
    expect(page).toContain("| languages with rules | 0.75 | 1.00 | 0.86 | 3 | 1 | 0 |");
    expect(page).toContain("everything is missed: fi.");
    expect(page).toContain("1 of 2 were taken. Force: 2 of 3 right.");
    expect(page).toContain("for want of a labelled document: award.quality.");
    expect(page).toContain("## On whole documents\n\nNot measured.");
    expect(clausePage(rulebook.clauses[0]!, rulebook, quality)).toContain("| published notices | 0.75 | 1.00 | 0.86 |");
  });
});

describe("Markdown", () => {
  it("shows signs as they are", () => {
    expect(plain("a | b\n<b> *c* [d](e) {f}")).toBe("a \\| b \\<b\\> \\*c\\* \\[d\\](e) \\{f\\}");
  });

  it("links addresses of sources", () => {
    expect(links("from memory")).toBe("");
    expect(links("text, https://a.eu/x; https://b.eu")).toBe("[1](https://a.eu/x) [2](https://b.eu)");
    expect(links("https://a.eu")).toBe("[source](https://a.eu)");
  });
});
