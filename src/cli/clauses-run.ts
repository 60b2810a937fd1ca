import { Failure } from "../failure.ts";
import { put } from "../io.ts";
import { indented, spread } from "../outputs/layout.ts";
import type { ModelClause, Rulebook } from "../rulebase.ts";
import type { ClausesOptions } from "./clauses.ts";
import { loadRules } from "./core.ts";
import { checkClause } from "./rules/choice.ts";
import type { Run } from "./run.ts";

const WIDTH = 80;

/** A model clause with the country and language it is written for. */
type Row = ModelClause & { readonly country: string; readonly language: string };

/** Shows the model clauses that fit, or, when nothing is asked for, what there is. */
export async function showClauses(options: ClausesOptions, run: Run): Promise<void> {
  const rulebook = await loadRules(options.rules);
  checkClause(options.clause, rulebook);
  const rows = rowsOf(rulebook).filter((row) => fits(row, options));
  if (rows.length === 0) throw new Failure("usage", "clauses", "no model clause fits; ask for less");
  if (options.json) return put(run.io.stdout, `${JSON.stringify(rows, undefined, 2)}\n`);
  const { clause, country, language, level, kind } = options;
  const asked = [clause, country, language, level, kind].some((value) => value !== undefined);
  const lines = asked ? rows.flatMap((row, i) => [...(i === 0 ? [] : [""]), ...clauseLines(row)]) : overview(rows);
  return put(run.io.stdout, lines.map((line) => `${line}\n`).join(""));
}

function rowsOf(rulebook: Rulebook): readonly Row[] {
  return Object.entries(rulebook.models).flatMap(([country, languages]) =>
    Object.entries(languages).flatMap(([language, clauses]) => clauses.map((row) => ({ country, language, ...row }))),
  );
}

function fits(row: Row, { clause, country, language, level, kind }: ClausesOptions): boolean {
  return (
    (clause === undefined || row.clause === clause) &&
    (country === undefined || row.country === country.toLowerCase()) &&
    (language === undefined || row.language === language.toLowerCase()) &&
    (level === undefined || row.level === level) &&
    (kind === undefined || row.kinds.length === 0 || row.kinds.some((k) => k === kind))
  );
}

function overview(rows: readonly Row[]): readonly string[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.country} in ${row.language}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].flatMap(([key, group]) => {
    const types = [...new Set(group.map((row) => row.clause))];
    return indented(`${group.length} clauses: ${types.join(", ")}`, 10, WIDTH, key.padEnd(10));
  });
}

function clauseLines(row: Row): readonly string[] {
  const line = (label: string, value: string): readonly string[] =>
    value === "" ? [] : indented(value, 16, WIDTH, `  ${label.padEnd(14)}`);
  return [
    ...spread(`${row.clause}, ${row.level}`, `${row.country}, ${row.language}`, WIDTH),
    ...row.text
      .trim()
      .split("\n")
      .flatMap((text) => indented(text, 4, WIDTH)),
    ...line("where", `${row.place} (${row.phase})`),
    ...line("verification", row.verification),
    ...line("proportion", row.proportionality),
    ...line("contracts", row.kinds.join(", ")),
  ];
}
