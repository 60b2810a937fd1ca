import { Failure } from "../failure.ts";
import type { ClauseId, Outcome, Report } from "../model.ts";
import type { Gate } from "../outputs/types.ts";
import type { CheckOptions } from "./check.ts";
import { didYouMean } from "./nearest.ts";

/** A condition that the user set. */
export type GateRule =
  | { readonly kind: "under"; readonly name: string; readonly score: number }
  | { readonly kind: "found" | "missing"; readonly name: string; readonly clauses: readonly ClauseId[] };

/** Reads `--fail-under` and `--fail-on`. @throws Failure usage for an id that no clause type has */
export function gatesOf(
  options: Pick<CheckOptions, "failUnder" | "failOn">,
  known: readonly ClauseId[],
): readonly GateRule[] {
  const { failUnder, failOn = [] } = options;
  const under =
    failUnder === undefined ? [] : [{ kind: "under", name: `fail-under ${failUnder}`, score: failUnder } as const];
  return [...under, ...failOn.map((name) => clauseGate(name, known))];
}

function clauseGate(name: string, known: readonly ClauseId[]): GateRule {
  const missing = name.startsWith("missing:");
  const id = missing ? name.slice("missing:".length) : name;
  const clauses = id.endsWith("*") ? known.filter((c) => c.startsWith(id.slice(0, -1))) : known.filter((c) => c === id);
  if (clauses.length === 0)
    throw new Failure("usage", `--fail-on ${name}`, `no clause type is called ${id}.${didYouMean(id, known)}`);
  return { kind: missing ? "missing" : "found", name, clauses };
}

/** The verdict of every gate on one report. */
export function judgeGates(rules: readonly GateRule[], report: Report): readonly Gate[] {
  return rules.map((rule) => ({
    name: rule.name,
    ...(rule.kind === "under" ? judgeScore(rule.score, report) : judgeClauses(rule, report)),
  }));
}

type Verdict = Pick<Gate, "verdict" | "detail">;

/** A document whose role carries no clauses has no score to be under; any other missing score cannot be judged. */
function judgeScore(bound: number, { score }: Report): Verdict {
  if (score.kind === "scored")
    return { verdict: score.value < bound ? "failed" : "passed", detail: score.value.toFixed(1) };
  return { verdict: score.reason === "document-role" ? "passed" : "unknown", detail: score.reason };
}

/**
 * `found` fails on any clause that stands in the text, `missing` on any that was looked for in vain. A clause that was
 * not searched or could not be evaluated leaves the verdict open, unless another one decides it.
 */
function judgeClauses({ kind, clauses }: Extract<GateRule, { clauses: unknown }>, report: Report): Verdict {
  const outcomes = report.outcomes.filter((o) => clauses.includes(o.clause));
  const failing: Outcome["kind"] = kind === "found" ? "found" : "absent";
  const failed = outcomes.filter((o) => o.kind === failing);
  if (failed.length > 0) return { verdict: "failed", detail: failed.map((o) => o.clause).join(", ") };
  const open = outcomes.filter((o) => o.kind === "not-searched" || o.kind === "cannot-evaluate");
  if (open.length > 0 && (clauses.length === 1 || open.length === outcomes.length))
    return { verdict: "unknown", detail: open.map((o) => `${o.clause}: ${o.kind}`).join(", ") };
  return { verdict: "passed", detail: "" };
}
