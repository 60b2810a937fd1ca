import { problemsOf, repositoryPath } from "./problems.ts";
import { type Output, whole } from "./types.ts";

const SEVERITIES = { gate: "critical", failed: "blocker", risk: "major", barrier: "minor", missing: "info" } as const;

/** A GitLab Code Quality report. Its format asks for a line of every issue: the first one where none is known. */
export const gitlab: Output = whole((entries, context) => {
  const issues = entries
    .flatMap((entry) => problemsOf(entry, context))
    .map((problem) => ({
      description: problem.message,
      check_name: problem.id,
      fingerprint: problem.fingerprint,
      severity: SEVERITIES[problem.kind],
      location: { path: repositoryPath(problem.file), lines: { begin: problem.line ?? 1 } },
    }));
  return `${JSON.stringify(distinct(issues), undefined, 2)}\n`;
});

/** GitLab refuses a report in which two issues share a fingerprint. */
function distinct<T extends { readonly fingerprint: string }>(issues: readonly T[]): readonly T[] {
  return [...new Map(issues.map((issue) => [issue.fingerprint, issue])).values()];
}
