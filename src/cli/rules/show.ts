import { Failure } from "../../failure.ts";
import { DIST, put } from "../../io.ts";
import { indented } from "../../outputs/layout.ts";
import type { ClauseType, LanguagePack, Rule, Rulebook } from "../../rulebase.ts";
import { loadRules } from "../core.ts";
import { didYouMean } from "../nearest.ts";
import type { RuleChoice } from "../rules.ts";
import type { Run } from "../run.ts";
import { allRules } from "./choice.ts";
import { ruleCount } from "./list.ts";

type Lines = readonly string[];

const WIDTH = 80;

/** Shows one rule, or one clause type with the number of its rules by language. */
export async function showRule(id: string, options: RuleChoice, run: Run): Promise<void> {
  const rulebook = await loadRules(options.rules);
  const lines = await linesOf(id, rulebook, options.rules !== undefined);
  await put(run.io.stdout, lines.map((line) => `${line}\n`).join(""));
}

async function linesOf(id: string, rulebook: Rulebook, own: boolean): Promise<Lines> {
  const pack = Object.values(rulebook.languages).find((p) => p.rules.some((rule) => rule.id === id));
  if (pack !== undefined) return ruleLines(await withExamples(id, pack, own), rulebook);
  const clause = rulebook.clauses.find((c) => c.id === id);
  if (clause !== undefined) return clauseLines(clause, rulebook);
  const known = [...rulebook.clauses.map((c) => c.id), ...allRules(rulebook).map((rule) => rule.id)];
  throw new Failure("usage", id, `no rule or clause type is called so.${didYouMean(id, known)}`);
}

/** The rule with its examples, which the built program keeps apart. */
async function withExamples(id: string, pack: LanguagePack, own: boolean): Promise<Rule> {
  const whole = own ? pack : (await import("../../rulebook/packed.ts")).withExamples(DIST, pack);
  const rule = whole.rules.find((r) => r.id === id);
  if (rule === undefined) throw new Failure("internal", id, "the rule is not in its pack");
  return rule;
}

function ruleLines(rule: Rule, rulebook: Rulebook): Lines {
  const clause = rulebook.clauses.find((c) => c.id === rule.clause);
  const row = (label: string, value: string | undefined): Lines =>
    value ? indented(value, 14, WIDTH, `  ${label.padEnd(12)}`) : [];
  return [
    rule.id,
    ...row("clause", `${rule.clause}: ${clause?.meaning ?? ""}`),
    ...row("law", clause?.law),
    ...row("status", `${rule.status}, confidence ${rule.confidence}`),
    ...row(
      "force",
      rule.force ??
        (rule.defaultForce === undefined ? undefined : `${rule.defaultForce} unless the words say otherwise`),
    ),
    ...row("section", rule.section.join(", ")),
    ...row("when", rule.when.join(" and ")),
    ...row("note", rule.note),
    ...list("patterns", rule.patterns),
    ...list(
      "unless",
      rule.unless.map((veto) => `${veto.pattern}   (in the same ${veto.unit}: ${veto.note})`),
    ),
    ...list(
      "matches",
      rule.examples.match.map((example) => example.text),
    ),
    ...list(
      "ignores",
      rule.examples.ignore.map((example) => `${example.text}${example.why ? `   (${example.why})` : ""}`),
    ),
  ];
}

function list(label: string, values: readonly string[]): Lines {
  return values.length === 0 ? [] : [`  ${label}`, ...values.flatMap((value) => indented(value, 6, WIDTH, "    - "))];
}

function clauseLines(clause: ClauseType, rulebook: Rulebook): Lines {
  const counts = Object.values(rulebook.languages).map((pack) => `${pack.code} ${ruleCount(pack, clause.id)}`);
  const row = (label: string, value: string): Lines =>
    value === "" ? [] : indented(value, 14, WIDTH, `  ${label.padEnd(12)}`);
  return [
    clause.id,
    ...row("meaning", clause.meaning),
    ...row("pillar", `${clause.pillar} (${clause.polarity})`),
    ...row("law", clause.law),
    ...row("notice", clause.notice.join(", ")),
    ...row("rules", counts.join(", ")),
  ];
}
