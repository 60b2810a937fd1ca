/** The generated pages of the docs. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Rulebook } from "../../src/rulebase.ts";
import { readPacked, withExamples } from "../../src/rulebook/packed.ts";
import { clauseList, clausePage } from "./clauses.ts";
import { languagesPage, languageTable, matrixTable } from "./languages.ts";
import { type Quality, qualityPage } from "./quality.ts";

/** The built rule base with all examples. @param root of the repository */
export function builtRulebook(root: string): Rulebook {
  const dist = join(root, "dist");
  const packed = readPacked(dist);
  const languages = Object.values(packed.languages).map((pack) => [pack.code, withExamples(dist, pack)] as const);
  return { ...packed, languages: Object.fromEntries(languages) };
}

/** Every generated page by its path in the repository. */
export function generatedPages(root: string): Readonly<Record<string, string>> {
  const rulebook = builtRulebook(root);
  const file = join(root, "docs/quality.json");
  const quality = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Quality) : undefined;
  return {
    "docs/languages.md": languagesPage(rulebook, quality),
    "docs/quality.md": qualityPage(quality),
    "docs/clauses/README.md": clauseList(rulebook),
    ...Object.fromEntries(
      rulebook.clauses.map((clause) => [`docs/clauses/${clause.id}.md`, clausePage(clause, rulebook, quality)]),
    ),
  };
}

/** Tables of the README by the name of their marks. */
export function readmeTables(root: string): Readonly<Record<string, string>> {
  const rulebook = builtRulebook(root);
  return { languages: languageTable(rulebook), matrix: matrixTable(rulebook, "docs/clauses") };
}

/**
 * Whether generated pages must be new: always in CI, else when they name the rule base that is built. While rules are
 * being changed they are those of an older one.
 */
export function mustBeNew(root: string): boolean {
  const file = join(root, "docs/languages.md");
  const named = existsSync(file) && readFileSync(file, "utf8").includes(readPacked(join(root, "dist")).hash);
  return named || Boolean(process.env["CI"]);
}
