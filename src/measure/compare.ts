import type { Found } from "../measure.ts";
import type { ClauseId, Finding, Report } from "../model.ts";
import { type GoldRow, goldOf } from "./gold.ts";

/** One clause type that did not come out as labelled, with what shows it. */
export interface MeasureError {
  readonly kind: "wrong" | "missed" | "force";
  readonly id: string;
  readonly language: string;
  readonly clause: ClauseId;
  /** A near miss that was taken. */
  readonly trap: boolean;
  /** Rule and pattern that took it, or the labelled words that nothing took. */
  readonly detail: string;
}

/** Clause types that a report finds, with their strongest force. */
export function foundIn(report: Report): Found {
  return new Map(report.outcomes.flatMap((o) => (o.kind === "found" ? [[o.clause, o.force] as const] : [])));
}

const SHOWN = 300;

/** Everything in which a report and its labels differ. */
export function errorsOf(row: GoldRow, report: Report): readonly MeasureError[] {
  const gold = goldOf(row);
  const wanted = new Map(gold.labels.map((label) => [label.clause, label]));
  const found = new Map(report.outcomes.flatMap((o) => (o.kind === "found" ? [[o.clause, o] as const] : [])));
  const base = { id: row.id, language: row.language };
  const wrong = [...found].flatMap(([clause, outcome]): MeasureError[] => {
    const trap = row.traps.includes(clause);
    return wanted.has(clause) ? [] : [{ kind: "wrong", ...base, clause, trap, detail: seen(outcome.findings[0]) }];
  });
  const others = [...wanted].flatMap(([clause, label]): MeasureError[] => {
    const outcome = found.get(clause);
    const quote = row.labels.find((l) => l.clause === clause)?.quote ?? row.text;
    if (outcome === undefined)
      return [{ kind: "missed", ...base, clause, trap: false, detail: plain(quote).slice(0, SHOWN) }];
    if (label.force === undefined || label.force === outcome.force) return [];
    const detail = `labelled ${label.force}, found ${outcome.force}: ${seen(outcome.findings[0])}`;
    return [{ kind: "force", ...base, clause, trap: false, detail }];
  });
  return [...wrong, ...others];
}

function seen(finding: Finding | undefined): string {
  return finding === undefined ? "" : plain(`${finding.rule}: ${finding.trace[0]?.detail ?? ""}`).slice(0, SHOWN);
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
