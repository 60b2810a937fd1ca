/** docs/languages.md, and the tables of languages in the README. */
import { ruleCount } from "../../src/cli/rules/list.ts";
import type { LanguagePack, Rulebook } from "../../src/rulebase.ts";
import { GENERATED, plain, table } from "./markdown.ts";
import type { Quality } from "./quality.ts";

/** What holds in every language. */
const ANY = "mul";

function packsOf(rulebook: Rulebook): readonly LanguagePack[] {
  return Object.values(rulebook.languages).filter((pack) => pack.code !== ANY);
}

/** Rules, clause types and countries by language. */
export function languageTable(rulebook: Rulebook): string {
  const rows = packsOf(rulebook).map(({ code, name, searched, rules }) => {
    const laws = Object.values(rulebook.jurisdictions).filter(
      (law) => law.country !== "eu" && law.languages.includes(code),
    );
    const countries = laws.map((law) => law.country.toUpperCase()).join(", ") || "EU";
    return [`${name} (${code})`, `${searched.length} of ${rulebook.clauses.length}`, String(rules.length), countries];
  });
  return table(["language", "clause types searched", "rules", "law"], rows, (column) => column === 1 || column === 2);
}

/** Number of rules by clause type and language; links lead to the page of the type. @param base path to docs/clauses */
export function matrixTable(rulebook: Rulebook, base: string): string {
  const packs = packsOf(rulebook);
  const rows = rulebook.clauses.map(({ id }) => [
    `[${id}](${base}/${id}.md)`,
    ...packs.map((pack) => ruleCount(pack, id).replace("-", "–")),
  ]);
  return table(["", ...packs.map((pack) => pack.code)], rows, (column) => column > 0);
}

/** docs/languages.md */
export function languagesPage(rulebook: Rulebook, quality: Quality | undefined): string {
  const any = rulebook.languages[ANY]?.rules.length ?? 0;
  return [
    GENERATED,
    "",
    "# Languages",
    "",
    languageTable(rulebook),
    "",
    `Citations, notice codes and names of standards are the same everywhere: ${any} more rules look for them in every`,
    "language. Documents in other languages are recognised and reported as not searched. [Add a language](add-a-language.md)",
    "needs no code.",
    "",
    "## Rules by clause type",
    "",
    "– is not searched; 0 is looked at in other ways, such as the table of award criteria.",
    "",
    matrixTable(rulebook, "clauses"),
    "",
    "## Measured",
    "",
    measured(quality),
    "",
    `Rule base \`${rulebook.hash}\`.`,
    "",
  ].join("\n");
}

function measured(quality: Quality | undefined): string {
  const set = quality?.sets.together;
  if (quality === undefined || set === undefined) return "Not measured yet.";
  const share = (value: number | null): string => (value === null ? "–" : value.toFixed(2));
  const rows = Object.entries(set.byLanguage).map(([code, f]) => [
    plain(code),
    share(f.precision),
    share(f.recall),
    share(f.f1),
    String(f.right + f.missed),
  ]);
  const head = ["language", "precision", "recall", "F1", "labelled clauses"];
  return `${table(head, rows, (column) => column > 0)}\n\nMeasured on ${quality.date}, on notices and passages; see [quality](quality.md).`;
}
