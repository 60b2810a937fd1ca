import { cannotWords } from "./phrases.ts";
import type { OutputContext } from "./types.ts";
import type { ClauseView, ReportView } from "./view.ts";

/** Clauses that are neither found nor absent for the same reason. */
export interface RestGroup {
  /** "Could not be judged: pages could not be read". */
  readonly label: string;
  readonly titles: readonly string[];
}

/** The clauses that are neither found nor absent, by reason. A missing score has said it for all of them. */
export function restGroups(view: ReportView, { say }: Pick<OutputContext, "say">): readonly RestGroup[] {
  if (view.report.score.kind === "not-assessed") return [];
  const rows: readonly (readonly [string, ClauseView])[] = [
    ...view.cannotEvaluate.map((c) => [cannotWords(c.outcome, say), c] as const),
    ...view.notSearched.map((c) => [say("part.not-searched"), c] as const),
    ...view.notApplicable.map((c) => {
      return [`${say("part.not-applicable")}: ${say(`reason.${c.outcome.reason}`)}`, c] as const;
    }),
  ];
  const labels = [...new Set(rows.map(([label]) => label))];
  return labels.map((label) => ({
    label,
    titles: rows.filter(([other]) => other === label).map(([, { title }]) => title),
  }));
}
