/** docs/clauses/: a page for each clause type, and their list. */
import { en } from "../../src/messages/en.ts";
import type { ClauseType, JurisdictionPack, LanguagePack, Rulebook, RuleExample } from "../../src/rulebase.ts";
import { GENERATED, links, plain, table } from "./markdown.ts";
import { type Quality, qualityOfClause } from "./quality.ts";

const say = (key: string): string => (en as Readonly<Record<string, string>>)[key] ?? key;

const POLARITY = {
  positive: "raises the score",
  barrier: "lowers the score",
  risk: "is a warning and leaves the score alone",
} as const;

/** Examples of each kind that a language shows. */
const SHOWN = 2;

/** docs/clauses/README.md */
export function clauseList(rulebook: Rulebook): string {
  const rows = rulebook.clauses.map((clause) => [
    `[${plain(titleOf(clause, rulebook).title)}](${clause.id}.md)`,
    `\`${clause.id}\``,
    say(`pillar.${clause.pillar}`),
    plain(clause.meaning),
  ]);
  return `${GENERATED}\n\n# Clause types\n\n${table(["what", "id", "part", "meaning"], rows)}\n`;
}

/** docs/clauses/<id>.md @param rulebook with the examples of its rules */
export function clausePage(clause: ClauseType, rulebook: Rulebook, quality: Quality | undefined): string {
  const { title, help } = titleOf(clause, rulebook);
  return [
    GENERATED,
    "",
    `# ${plain(title)}`,
    "",
    `\`${clause.id}\`, ${say(`pillar.${clause.pillar}`)}: ${POLARITY[clause.polarity]}.`,
    "",
    "## What it is",
    "",
    plain(clause.meaning),
    "",
    "## Why it matters",
    "",
    plain(help),
    "",
    "## Where it stands",
    "",
    table(
      ["", ""],
      [
        ["parts of the documents", clause.phase.map((phase) => say(`phase.${phase}`)).join(", ")],
        ["force when the words do not tell", say(`force.${clause.force}`)],
        ["notice fields (eForms)", clause.notice.join(", ") || "none"],
        ["law of the Union", plain(clause.law)],
      ],
    ),
    "",
    "## Law",
    "",
    lawTable(clause.id, rulebook),
    "",
    "## Examples",
    "",
    "Made-up sentences from the tests of the rules.",
    "",
    ...Object.values(rulebook.languages).flatMap((pack) => examplesOf(clause.id, pack)),
    "## Measured quality",
    "",
    qualityOfClause(clause.id, quality),
    "",
    "## Use it",
    "",
    "```sh",
    `buysocial rules list --clause ${clause.id}`,
    `buysocial clauses ${clause.id}`,
    "```",
    "",
    modelSentence(clause.id, rulebook),
    "",
  ].join("\n");
}

function titleOf({ id, meaning }: ClauseType, rulebook: Rulebook): { readonly title: string; readonly help: string } {
  return rulebook.titles["en"]?.[id] ?? { title: id, help: meaning };
}

function lawTable(id: string, rulebook: Rulebook): string {
  const rows = byCountry(rulebook).flatMap((pack) =>
    pack.law
      .filter((law) => law.clause === id)
      .map((law) => [
        plain(pack.name["en"] ?? pack.country),
        `${plain(law.instrument)}, ${plain(law.article)}`,
        say(`duty.${law.duty}`),
        validity(law.from, law.until),
        law.checked === "unverified" ? "**not checked**" : `${law.checked} ${links(law.source)}`.trim(),
        plain(law.note ?? ""),
      ]),
  );
  if (rows.length === 0) return "No law is written down for it.";
  return table(["where", "instrument", "duty", "valid", "checked", "note"], rows);
}

function byCountry(rulebook: Rulebook): readonly JurisdictionPack[] {
  const first = (pack: JurisdictionPack): number => (pack.country === "eu" ? 0 : 1);
  return Object.values(rulebook.jurisdictions).toSorted(
    (a, b) => first(a) - first(b) || (a.country < b.country ? -1 : 1),
  );
}

function validity(from: string | undefined, until: string | undefined): string {
  if (from === undefined && until === undefined) return "";
  if (until === undefined) return `from ${from}`;
  return from === undefined ? `until ${until}` : `${from} to ${until}`;
}

function examplesOf(id: string, pack: LanguagePack): readonly string[] {
  const rules = pack.rules.filter((rule) => rule.clause === id && rule.status !== "deprecated");
  if (rules.length === 0) return [];
  // The first of each rule before the second of any: different rules show different wordings.
  const spread = (kind: "match" | "ignore"): readonly RuleExample[] =>
    [0, 1].flatMap((i) => rules.flatMap((rule) => rule.examples[kind].slice(i, i + 1))).slice(0, SHOWN);
  return [
    `### ${plain(pack.name)}`,
    "",
    ...spread("match").map(
      ({ text, force }) => `- found: ${plain(text)}${force === undefined ? "" : ` (${say(`force.${force}`)})`}`,
    ),
    ...spread("ignore").map(
      ({ text, why }) => `- ignored: ${plain(text)}${why === undefined ? "" : ` (${plain(why)})`}`,
    ),
    "",
  ];
}

function modelSentence(id: string, rulebook: Rulebook): string {
  const counts = Object.entries(rulebook.models).flatMap(([country, languages]) =>
    Object.entries(languages).flatMap(([language, rows]) => {
      const own = rows.filter((row) => row.clause === id).length;
      return own === 0 ? [] : [`${own} for ${country.toUpperCase()} in ${language}`];
    }),
  );
  return counts.length === 0 ? "There is no model clause to paste." : `Model clauses to paste: ${counts.join(", ")}.`;
}
