import { type Problem, problemsOf, repositoryPath } from "./problems.ts";
import { type Output, whole } from "./types.ts";

const LEVELS = { gate: "error", failed: "error", risk: "warning", barrier: "warning", missing: "notice" } as const;
const ORDER = ["failed", "gate", "risk", "barrier", "missing"] as const;

/** GitHub shows ten annotations of a step and drops the rest without a word. */
const SHOWN = 10;

/** Workflow commands for the ten most important complaints. */
export const github: Output = whole((entries, context) => {
  const problems = entries.flatMap((entry) => problemsOf(entry, context));
  const sorted = problems.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return sorted.slice(0, SHOWN).map(command).join("");
});

function command({ kind, title, message, help, file, line }: Problem): string {
  const body = help === "" ? message : `${message} ${help}`;
  const place = `file=${property(repositoryPath(file))}${line === undefined ? "" : `,line=${line}`}`;
  return `::${LEVELS[kind]} ${place},title=${property(title)}::${data(body)}\n`;
}

/** Nothing in a document may end the command or begin another one. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
