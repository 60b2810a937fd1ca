/** Which finding speaks for each clause type: one passage feeds at most one award type and one other type. */
import type { ClauseId, ContractFacts, Finding, Force, Span } from "../model.ts";
import type { ScorePolicy } from "../rulebase.ts";
import { countedForce, overlaps, strengthOf } from "./strength.ts";

/** What the best free finding of a type is worth. */
export interface Strength {
  readonly force: Force;
  /** 0 to 1; 0 when every passage of the type already speaks for another type. */
  readonly strength: number;
  /** The finding that counts. */
  readonly finding: Finding;
}

/** A finding of a positive type with what it is worth. */
export interface Candidate {
  readonly finding: Finding;
  readonly force: Force;
  readonly strength: number;
  /** Raw points that it could add. */
  readonly value: number;
  readonly contested: boolean;
}

/**
 * Strength of every positive clause type that was found.
 * Findings that are not of a stable rule do not count. Findings of barriers and risks are looked at only for
 * exposure: a passage under a high-confidence risk counts as mentioned.
 */
export function strengthsOf(
  findings: readonly Finding[],
  facts: ContractFacts,
  policy: ScorePolicy,
): ReadonlyMap<ClauseId, Strength> {
  return assign(rank(findings, facts, policy));
}

/** The stable findings of positive types, worth most first. */
export function rank(findings: readonly Finding[], facts: ContractFacts, policy: ScorePolicy): readonly Candidate[] {
  const worth = worthOf(policy);
  const barriers = new Set(policy.barriers.map((b) => b.clause));
  const stable = findings.filter((f) => f.status === "stable");
  const positive = stable.filter((f) => worth.has(f.clause));
  const risks = stable.filter((f) => !worth.has(f.clause) && !barriers.has(f.clause) && f.confidence === "high");
  const exposed = coverage(risks);
  const contested = contestedBy(positive);
  const candidates = positive.map((finding): Candidate => {
    const risky = exposed(finding);
    const strength = strengthOf(finding, facts, policy, risky);
    const value = strength * (worth.get(finding.clause) ?? 0);
    return { finding, force: countedForce(finding, risky), strength, value, contested: contested(finding) };
  });
  return candidates.sort(byWorth);
}

/** Raw points that each positive type is worth when all pillars apply. */
function worthOf(policy: ScorePolicy): ReadonlyMap<ClauseId, number> {
  return new Map(policy.pillars.flatMap((p) => p.parts.map((part) => [part.clause, p.weight * part.weight] as const)));
}

/** Strengths by type. Takes the best first; a type whose every passage is taken stays found with strength 0. */
export function assign(candidates: readonly Candidate[]): ReadonlyMap<ClauseId, Strength> {
  const settled = new Map<ClauseId, Strength>();
  const blocked = new Map<ClauseId, Strength>();
  for (const { finding, force, strength } of candidates) {
    if (settled.has(finding.clause)) continue;
    const taken = [...settled.values()].some((s) => samePassage(s.finding, finding));
    if (!taken) settled.set(finding.clause, { force, strength, finding });
    else if (!blocked.has(finding.clause)) blocked.set(finding.clause, { force, strength: 0, finding });
  }
  return new Map([...blocked, ...settled]);
}

function samePassage(a: Finding, b: Finding): boolean {
  return (
    isAward(a.clause) === isAward(b.clause) &&
    a.place.document === b.place.document &&
    overlaps(a.place.span, b.place.span)
  );
}

function isAward(clause: ClauseId): boolean {
  return clause.startsWith("award.");
}

/** Worth most first; between equals a passage that no other type wants; then a fixed order. */
function byWorth(a: Candidate, b: Candidate): number {
  return (
    b.value - a.value ||
    Number(a.contested) - Number(b.contested) ||
    alphabetical(a.finding.clause, b.finding.clause) ||
    a.finding.place.document - b.finding.place.document ||
    a.finding.place.span.start - b.finding.place.span.start
  );
}

function alphabetical(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Tells for a finding whether another type of its group has a finding on the same passage. */
function contestedBy(findings: readonly Finding[]): (finding: Finding) => boolean {
  const clauses = [...new Set(findings.map((f) => f.clause))];
  const covers = clauses.map((clause) => ({ clause, covered: coverage(findings.filter((f) => f.clause === clause)) }));
  return (finding) =>
    covers.some(
      (c) => c.clause !== finding.clause && isAward(c.clause) === isAward(finding.clause) && c.covered(finding),
    );
}

/** Tells whether a finding overlaps any of the given ones; each question costs a binary search. */
function coverage(findings: readonly Finding[]): (finding: Finding) => boolean {
  const documents = [...new Set(findings.map((f) => f.place.document))];
  const indexes = new Map(documents.map((d) => [d, reachOf(findings.filter((f) => f.place.document === d))] as const));
  return (finding) => {
    const index = indexes.get(finding.place.document);
    if (!index) return false;
    const before = countBelow(index.starts, finding.place.span.end);
    return before > 0 && (index.reach[before - 1] ?? 0) > finding.place.span.start;
  };
}

/** Starts in order, and how far the spans up to each start reach. */
function reachOf(findings: readonly Finding[]): { readonly starts: number[]; readonly reach: number[] } {
  const spans: Span[] = findings.map((f) => f.place.span).sort((a, b) => a.start - b.start);
  const reach: number[] = [];
  for (const span of spans) reach.push(Math.max(span.end, reach.at(-1) ?? 0));
  return { starts: spans.map((s) => s.start), reach };
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
