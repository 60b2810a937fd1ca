/** The lowest and highest score that the same documents would get under the doubts of scoring point 7. */
import { notApplicable } from "../applicability.ts";
import type { ClauseId, ContractFacts, Finding, Outcome } from "../model.ts";
import type { ScorePolicy } from "../rulebase.ts";
import { isLight } from "./outcomes.ts";
import { assign, type Candidate, rank } from "./passages.ts";
import { totalOf } from "./total.ts";

/**
 * Scores again with each finding dropped that decides anything, with the low-confidence findings dropped, and with
 * the unread share of the words holding its proportional share of everything.
 * @param unread share of the words that was not read or not searched, 0 to 1
 * @returns lowest and highest score; the score itself lies between them
 */
export function bandOf(
  outcomes: readonly Outcome[],
  policy: ScorePolicy,
  facts: ContractFacts,
  unread: number,
): readonly [number, number] {
  const findings = outcomes.flatMap((o) => (o.kind === "found" ? o.findings : []));
  const ranked = rank(findings, facts, policy);
  const values = [totalOf(outcomes, policy, facts).value, totalOf(outcomes, policy, facts, unread).value];
  const without = (dropped: ReadonlySet<Finding>) => {
    // Only a risk changes what other findings are worth.
    const sameWorth = findings.every((f) => !dropped.has(f) || !isRisk(f, policy));
    const left = sameWorth
      ? ranked
      : rank(
          findings.filter((f) => !dropped.has(f)),
          facts,
          policy,
        );
    return totalOf(rescored(outcomes, left, dropped, policy, facts), policy, facts).value;
  };
  for (const finding of deciding(findings, ranked, policy)) values.push(without(new Set([finding])));
  values.push(without(new Set(findings.filter((f) => f.confidence === "low"))));
  return [Math.min(...values), Math.max(...values)];
}

/** So many sharp risks are tried one by one. */
const MAX_RISKS = 20;

/** Findings that can move the score when dropped: those that count, a barrier's only full one, sharp risks. */
function deciding(findings: readonly Finding[], ranked: readonly Candidate[], policy: ScorePolicy): readonly Finding[] {
  const winners = [...assign(ranked).values()].map((s) => s.finding);
  const stable = findings.filter((f) => f.status === "stable");
  const barriers = policy.barriers.flatMap((b) => lone(stable.filter((f) => f.clause === b.clause)));
  const risks = stable.filter((f) => isRisk(f, policy) && f.confidence === "high");
  return [...winners, ...barriers, ...risks.slice(0, MAX_RISKS)];
}

/** Neither a part of a pillar nor a barrier. */
function isRisk(finding: Finding, policy: ScorePolicy): boolean {
  const named = (row: { readonly clause: ClauseId }) => row.clause === finding.clause;
  return !policy.barriers.some(named) && !policy.pillars.some((p) => p.parts.some(named));
}

/** Of several findings that weigh the same none decides alone. */
function lone(findings: readonly Finding[]): readonly Finding[] {
  const full = findings.filter((f) => !isLight([f]));
  if (full.length === 1) return full;
  return findings.length === 1 ? findings : [];
}

function rescored(
  outcomes: readonly Outcome[],
  ranked: readonly Candidate[],
  dropped: ReadonlySet<Finding>,
  policy: ScorePolicy,
  facts: ContractFacts,
): readonly Outcome[] {
  const strengths = assign(ranked.filter((c) => !dropped.has(c.finding)));
  return outcomes.map((outcome): Outcome => {
    if (outcome.kind !== "found") return outcome;
    const own = outcome.findings.filter((f) => !dropped.has(f));
    if (!own.some((f) => f.status === "stable")) return emptied(outcome.clause, policy, facts);
    const { force, strength } = strengths.get(outcome.clause) ?? outcome;
    return { ...outcome, findings: own, force, strength };
  });
}

function emptied(clause: ClauseId, policy: ScorePolicy, facts: ContractFacts): Outcome {
  const reason = notApplicable(clause, facts, policy);
  return reason ? { kind: "not-applicable", clause, reason } : { kind: "absent", clause };
}
