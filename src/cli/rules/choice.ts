import { Failure } from "../../failure.ts";
import type { Rule, Rulebook } from "../../rulebase.ts";
import { didYouMean } from "../nearest.ts";

/** All rules of all languages. */
export function allRules(rulebook: Rulebook): readonly Rule[] {
  return Object.values(rulebook.languages).flatMap((pack) => pack.rules);
}

/** @throws Failure usage for a language without rules */
export function checkLanguage(code: string | undefined, rulebook: Rulebook): void {
  const known = Object.keys(rulebook.languages);
  if (code !== undefined && !known.includes(code))
    throw new Failure("usage", `--language ${code}`, `there are rules for ${known.join(", ")}`);
}

/** @throws Failure usage for a clause type that does not exist */
export function checkClause(id: string | undefined, rulebook: Rulebook): void {
  const known = rulebook.clauses.map((clause) => clause.id);
  if (id !== undefined && !known.includes(id))
    throw new Failure("usage", `--clause ${id}`, `no clause type is called ${id}.${didYouMean(id, known)}`);
}
