import { put } from "../../io.ts";
import type { LanguagePack, Rulebook } from "../../rulebase.ts";
import { loadRules } from "../core.ts";
import type { RuleChoice } from "../rules.ts";
import type { Run } from "../run.ts";
import { checkClause, checkLanguage } from "./choice.ts";

/** Lists rules, or counts them by clause type and language. */
export async function listRules(options: RuleChoice, run: Run): Promise<void> {
  const rulebook = await loadRules(options.rules);
  checkLanguage(options.language, rulebook);
  checkClause(options.clause, rulebook);
  const lines = options.matrix ? matrixLines(rulebook) : ruleLines(rulebook, options);
  await put(run.io.stdout, lines.map((line) => `${line}\n`).join(""));
}

function ruleLines(rulebook: Rulebook, { language, clause }: RuleChoice): readonly string[] {
  const rules = Object.values(rulebook.languages)
    .filter((pack) => language === undefined || pack.code === language)
    .flatMap((pack) => pack.rules)
    .filter((rule) => clause === undefined || rule.clause === clause);
  const width = Math.max(0, ...rules.map((rule) => rule.id.length));
  const clauseWidth = Math.max(0, ...rules.map((rule) => rule.clause.length));
  return rules.map(
    (rule) =>
      `${rule.id.padEnd(width)}  ${rule.clause.padEnd(clauseWidth)}  ${rule.status.padEnd(12)}  ${rule.confidence}`,
  );
}

/** Rules by clause type and language; `-` where nothing is searched, `0` where it was looked at and needs no rule. */
function matrixLines(rulebook: Rulebook): readonly string[] {
  const packs = Object.values(rulebook.languages);
  const width = Math.max(...rulebook.clauses.map((clause) => clause.id.length));
  const head = `${"".padEnd(width)}${packs.map((pack) => pack.code.padStart(5)).join("")}`;
  return [
    head,
    ...rulebook.clauses.map(
      ({ id }) => `${id.padEnd(width)}${packs.map((pack) => ruleCount(pack, id).padStart(5)).join("")}`,
    ),
  ];
}

/** How many rules of a language look for a clause type. */
export function ruleCount(pack: LanguagePack, clause: string): string {
  const count = pack.rules.filter((rule) => rule.clause === clause && rule.status !== "deprecated").length;
  return count === 0 && !pack.searched.includes(clause) ? "-" : String(count);
}
