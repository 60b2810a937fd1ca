/** Outcomes -> Score, computed once with every addend. docs/score.md explains it with an example. */
import type {
  ContractFacts,
  DocumentRole,
  NotAssessedReason,
  Outcome,
  Readability,
  Score,
  ScoreWord,
} from "./model.ts";
import type { ScorePolicy } from "./rulebase.ts";
import { bandOf } from "./score/band.ts";
import { sum } from "./score/pillars.ts";
import { totalOf } from "./score/total.ts";

export { outcomesFor, type SearchState } from "./score/outcomes.ts";
export { type Gain, whatIf } from "./score/what-if.ts";

/** What the score needs beside the outcomes. */
export interface ScoreOptions {
  readonly facts: ContractFacts;
  /** Words that were read; 0 means that there is nothing to assess. */
  readonly words: number;
  /** Share of the words in languages without rules, 0 to 1. */
  readonly unsearchedShare: number;
  /** Several files of one tender: the role of one file does not forbid a score. */
  readonly dossier: boolean;
}

/**
 * The score of a tender, or why there is none.
 * @param readability of the whole tender
 */
export function scoreOf(
  outcomes: readonly Outcome[],
  policy: ScorePolicy,
  readability: Readability,
  options: ScoreOptions,
): Score {
  const refused = refusal(outcomes, policy, readability, options);
  if (refused) return { kind: "not-assessed", ...refused, scoreVersion: policy.version };
  const { pillars, barriers, raw, value, floor } = totalOf(outcomes, policy, options.facts);
  const read = readable(readability) * (1 - options.unsearchedShare);
  const band = bandOf(outcomes, policy, options.facts, 1 - read);
  const word = wordOf(value, policy);
  const addends = { pillars, barriers, ...(floor && { floor }) };
  return { kind: "scored", value, raw, band, word, ...addends, scoreVersion: policy.version };
}

/** The word for a score. */
export function wordOf(value: number, policy: ScorePolicy): ScoreWord {
  const reached = policy.words.filter((w) => value >= w.from).toSorted((a, b) => b.from - a.from);
  return reached[0]?.word ?? "minimal";
}

interface Refusal {
  readonly reason: NotAssessedReason;
  readonly detail: string;
}

function refusal(
  outcomes: readonly Outcome[],
  policy: ScorePolicy,
  readability: Readability,
  options: ScoreOptions,
): Refusal | undefined {
  const read = readable(readability);
  if (read < policy.minReadable) return { reason: "unreadable", detail: `${Math.round(100 * (1 - read))} %` };
  if (options.words <= 0) return { reason: "empty", detail: "" };
  const role: DocumentRole | undefined = options.facts.role?.value;
  if (!options.dossier && role && policy.rolesWithoutClauses.includes(role)) {
    return { reason: "document-role", detail: role };
  }
  const { applicable, searched } = coverageOf(outcomes, policy);
  if (applicable <= 0) return { reason: "nothing-applicable", detail: "" };
  if (searched / applicable >= policy.minSearched) return undefined;
  const languages = [...new Set(outcomes.flatMap((o) => (o.kind === "not-searched" ? o.languages : [])))];
  const share = `${Math.round((100 * searched) / applicable)} %`;
  if (languages.length === 0) return { reason: "unreadable", detail: share };
  return { reason: "languages-not-searched", detail: `${languages.sort().join(", ")}; ${share}` };
}

/** Pillar weight that applies, and the part of it that was looked at. */
function coverageOf(outcomes: readonly Outcome[], policy: ScorePolicy): { applicable: number; searched: number } {
  const kinds = new Map(outcomes.map((o) => [o.clause, o.kind] as const));
  const rows = policy.pillars.map((pillar) => {
    const applying = pillar.parts.filter((p) => kinds.get(p.clause) !== "not-applicable");
    const looked = applying.filter((p) => kinds.get(p.clause) === "found" || kinds.get(p.clause) === "absent");
    const total = sum(applying.map((p) => p.weight));
    const share = total > 0 ? sum(looked.map((p) => p.weight)) / total : 0;
    return { applicable: total > 0 ? pillar.weight : 0, searched: pillar.weight * share };
  });
  return { applicable: sum(rows.map((r) => r.applicable)), searched: sum(rows.map((r) => r.searched)) };
}

/** Share of the document that could be read as words. */
function readable(readability: Readability): number {
  return readability.readShare * (1 - readability.garbledShare);
}
