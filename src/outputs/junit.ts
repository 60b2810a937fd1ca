import type { ClauseId, Outcome } from "../model.ts";
import { clean } from "./clean.ts";
import { escapeMarkup } from "./escape.ts";
import { cannotWords, tenderName } from "./phrases.ts";
import { type Problem, problemsOf } from "./problems.ts";
import { type Entry, type Output, type OutputContext, whole } from "./types.ts";

type ReportEntry = Extract<Entry, { kind: "report" }>;

interface Case {
  readonly name: string;
  readonly state: "passed" | "failure" | "error" | "skipped";
  readonly message: string;
}

/**
 * JUnit XML: a suite for each tender, a case for each clause type and gate. A barrier, a risk and a missed gate fail;
 * what is absent or could not be judged is skipped, because only the user's gates decide about a run.
 */
export const junit: Output = whole((entries, context) => {
  const suites = entries.map((entry) => suite(entry, context));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="buysocial">\n${suites.join("")}</testsuites>\n`;
});

function suite(entry: Entry, context: OutputContext): string {
  const name = entry.kind === "report" ? tenderName(entry.report, context) : entry.failure.subject;
  const cases = entry.kind === "report" ? casesOf(entry, context) : [failedCase(entry.failure.message)];
  const count = (state: Case["state"]): number => cases.filter((c) => c.state === state).length;
  const totals = `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}"`;
  const lines = cases.map((c) => caseXml(c, name)).join("");
  return `  <testsuite name="${attribute(name)}" ${totals}>\n${lines}  </testsuite>\n`;
}

function failedCase(message: string): Case {
  return { name: "read", state: "error", message };
}

function casesOf(entry: ReportEntry, context: OutputContext): readonly Case[] {
  const problems = problemsOf(entry, context);
  const gates = entry.gates.map((gate): Case => {
    const message = problems.find((p) => p.kind === "gate" && p.id === gate.name)?.message ?? "";
    return { name: gate.name, state: gate.verdict === "passed" ? "passed" : "failure", message };
  });
  return [...entry.report.outcomes.map((outcome) => clauseCase(outcome, problems, context)), ...gates];
}

function clauseCase(outcome: Outcome, problems: readonly Problem[], context: OutputContext): Case {
  const complaint = (id: ClauseId): string | undefined =>
    problems.find((p) => p.id === id && (p.kind === "risk" || p.kind === "barrier"))?.message;
  const message = complaint(outcome.clause);
  if (message !== undefined) return { name: outcome.clause, state: "failure", message };
  const clear = outcome.kind === "found" || (outcome.kind === "absent" && /^(?:barrier|risk)\./.test(outcome.clause));
  if (clear) return { name: outcome.clause, state: "passed", message: "" };
  return { name: outcome.clause, state: "skipped", message: skipWords(outcome, context) };
}

function skipWords(outcome: Outcome, { say }: OutputContext): string {
  if (outcome.kind === "absent") return say("label.missing");
  if (outcome.kind === "not-searched") return say("part.not-searched");
  if (outcome.kind === "not-applicable") return `${say("part.not-applicable")}: ${say(`reason.${outcome.reason}`)}`;
  if (outcome.kind === "found") return "";
  return cannotWords(outcome, say);
}

function caseXml({ name, state, message }: Case, suiteName: string): string {
  const head = `    <testcase classname="${attribute(suiteName)}" name="${attribute(name)}"`;
  return state === "passed" ? `${head}/>\n` : `${head}><${state} message="${attribute(message)}"/></testcase>\n`;
}

function attribute(text: string): string {
  return escapeMarkup(clean(text));
}
