/** Findings -> one outcome for each clause type. */
import { notApplicable } from "../applicability.ts";
import type {
  CannotEvaluateReason,
  ClauseId,
  ContractFacts,
  Finding,
  Force,
  LanguageCode,
  Outcome,
  Readability,
} from "../model.ts";
import type { ClauseType, Rulebook, ScorePolicy } from "../rulebase.ts";
import { type Strength, strengthsOf } from "./passages.ts";
import { barriersOf, type Known, pillarsOf } from "./pillars.ts";

/** Whether the rules of a clause type could look at the documents. */
export interface SearchState {
  /** Languages of the documents with rules for the type. */
  readonly searched: readonly LanguageCode[];
  /** Languages of the documents without. */
  readonly notSearched: readonly LanguageCode[];
  /** A rule of the type failed, or needs a fact that is unknown. */
  readonly cannot?: { readonly reason: CannotEvaluateReason; readonly detail: string };
}

/**
 * One outcome for each clause type of the rule base, in its order.
 *
 * `points` are the raw points (0 to 100) that the type adds to the total; those of barriers are negative, those of
 * risks 0. Findings of rules that are not stable are listed beside others and count for nothing; in a language
 * without rules for the type only what the notice's own fields declare counts.
 * @param searched tells for each type which languages of the documents had rules
 */
export function outcomesFor(
  findings: readonly Finding[],
  searched: (clause: ClauseId) => SearchState,
  facts: ContractFacts,
  rulebook: Rulebook,
  readability: Readability,
): readonly Outcome[] {
  const policy = rulebook.score;
  const counted = findings.filter((f) => searched(f.clause).searched.length > 0 || f.rule.startsWith("field:"));
  const strengths = strengthsOf(counted, facts, policy);
  const outcomes = rulebook.clauses.map((type): Outcome => {
    const own = counted.filter((f) => f.clause === type.id);
    const found = foundOutcome(type, own, strengths.get(type.id), policy);
    return found ?? withoutFinding(type.id, searched(type.id), facts, policy, readability);
  });
  return withPoints(outcomes, policy);
}

function foundOutcome(
  type: ClauseType,
  own: readonly Finding[],
  strength: Strength | undefined,
  policy: ScorePolicy,
): Outcome | undefined {
  const stable = own.filter((f) => f.status === "stable");
  if (stable.length === 0) return undefined;
  const base = { kind: "found" as const, clause: type.id, findings: own, points: 0 };
  if (type.polarity === "positive" && strength) return { ...base, force: strength.force, strength: strength.strength };
  const force = strongestForce(stable);
  const barrier = policy.barriers.find((b) => b.clause === type.id);
  if (!barrier) return { ...base, force, strength: 0 };
  return { ...base, force, strength: isLight(stable) ? barrier.light / barrier.points : 1 };
}

/** A type without a finding. */
function withoutFinding(
  clause: ClauseId,
  state: SearchState,
  facts: ContractFacts,
  policy: ScorePolicy,
  readability: Readability,
): Outcome {
  const reason = notApplicable(clause, facts, policy);
  if (reason) return { kind: "not-applicable", clause, reason };
  const read = readability.readShare * (1 - readability.garbledShare);
  if (read < policy.minReadable) {
    return { kind: "cannot-evaluate", clause, reason: "unreadable-pages", detail: `${Math.round(100 * (1 - read))} %` };
  }
  if (state.searched.length === 0) return { kind: "not-searched", clause, languages: state.notSearched };
  if (state.cannot) return { kind: "cannot-evaluate", clause, ...state.cannot };
  return { kind: "absent", clause };
}

/** What pillars need: strength of found types, 0 of absent ones. */
export function knownOf(outcomes: readonly Outcome[]): ReadonlyMap<ClauseId, Known> {
  const known = new Map<ClauseId, Known>();
  for (const outcome of outcomes) {
    if (outcome.kind === "absent") known.set(outcome.clause, { strength: 0 });
    if (outcome.kind === "found") known.set(outcome.clause, { strength: outcome.strength, force: outcome.force });
  }
  return known;
}

/** The barriers found, and whether each is light. */
export function lightOf(outcomes: readonly Outcome[]): ReadonlyMap<ClauseId, boolean> {
  return new Map(
    outcomes.flatMap((o) => (o.kind === "found" ? [[o.clause, isLight(o.findings.filter(isStable))] as const] : [])),
  );
}

/** Whether no finding of the barrier is more than a reasoned or statutory one. */
export function isLight(findings: readonly Finding[]): boolean {
  return findings.every((f) => f.restatesLaw || f.force === "encouraged" || f.force === "mentioned");
}

function isStable(finding: Finding): boolean {
  return finding.status === "stable";
}

/** Findings are ordered by force, most binding first. */
const FORCES: readonly Force[] = ["required", "scored", "encouraged", "mentioned"];

function strongestForce(findings: readonly Finding[]): Force {
  return FORCES.find((force) => findings.some((f) => f.force === force)) ?? "mentioned";
}

/** Writes the raw points of each type into its outcome. */
function withPoints(outcomes: readonly Outcome[], policy: ScorePolicy): readonly Outcome[] {
  const points = new Map<ClauseId, number>();
  for (const part of pillarsOf(knownOf(outcomes), policy).flatMap((p) => p.parts)) points.set(part.clause, part.points);
  for (const barrier of barriersOf(lightOf(outcomes), policy)) points.set(barrier.clause, -barrier.points);
  return outcomes.map((o) => (o.kind === "found" ? { ...o, points: points.get(o.clause) ?? 0 } : o));
}
