/** How many score points a good clause would add (scoring point 10). */
import type { ClauseId, ContractFacts, Outcome } from "../model.ts";
import type { ScorePolicy } from "../rulebase.ts";
import { round } from "./pillars.ts";
import { totalOf } from "./total.ts";

/** A gain in score points, one decimal. */
export interface Gain {
  readonly clause: ClauseId;
  readonly gain: number;
}

/**
 * For each missing or weak positive type: the points that a binding, quantified clause for the whole contract would
 * add; for each barrier found: the points that its removal would add. Largest first; nothing that adds nothing.
 */
export function whatIf(outcomes: readonly Outcome[], policy: ScorePolicy, facts: ContractFacts = {}): readonly Gain[] {
  const now = totalOf(outcomes, policy, facts).value;
  const gains = candidates(outcomes, policy).map((clause): Gain => {
    const mended = outcomes.map((o) => (o.clause === clause ? mend(o, policy) : o));
    return { clause, gain: round(totalOf(mended, policy, facts).value - now, 1) };
  });
  return gains.filter((g) => g.gain > 0).sort((a, b) => b.gain - a.gain || (a.clause < b.clause ? -1 : 1));
}

/** Types that a clause (or its removal) could improve. */
function candidates(outcomes: readonly Outcome[], policy: ScorePolicy): readonly ClauseId[] {
  const positive = new Set(policy.pillars.flatMap((p) => p.parts.map((part) => part.clause)));
  const barriers = new Set(policy.barriers.map((b) => b.clause));
  const open = outcomes.filter(
    (o) =>
      (positive.has(o.clause) && (o.kind === "absent" || o.kind === "found")) ||
      (barriers.has(o.clause) && o.kind === "found"),
  );
  return open.map((o) => o.clause);
}

function mend(outcome: Outcome, policy: ScorePolicy): Outcome {
  const { clause } = outcome;
  if (policy.barriers.some((b) => b.clause === clause)) return { kind: "absent", clause };
  return { kind: "found", clause, findings: [], force: "required", strength: 1, points: 0 };
}
