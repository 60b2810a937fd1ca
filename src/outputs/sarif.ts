import type { ClauseInfo } from "../model.ts";
import { clean } from "./clean.ts";
import { tenderName } from "./phrases.ts";
import { type Problem, problemsOf, repositoryPath } from "./problems.ts";
import { type Entry, type Output, type OutputContext, whole } from "./types.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const LEVELS = { gate: "error", failed: "error", risk: "warning", barrier: "warning", missing: "note" } as const;

/**
 * SARIF 2.1.0, for code scanning, which shows no result without a line: where files have none (PDF, Word) it is the
 * first, and the place inside is logical.
 */
export const sarif: Output = whole((entries, context) => {
  const problems = entries.flatMap((entry) => problemsOf(entry, context));
  const rules = ruleIds(problems);
  const infos = new Map(entries.flatMap((e) => (e.kind === "report" ? e.report.clauses : [])).map((c) => [c.id, c]));
  const run = {
    tool: {
      driver: {
        name: "buysocial",
        semanticVersion: context.toolVersion,
        rules: rules.map((id) => ruleOf(id, infos.get(id), problems, context)),
      },
    },
    invocations: [{ executionSuccessful: entries.every((entry) => entry.kind === "report") }],
    columnKind: "utf16CodeUnits",
    results: problems.map((problem) => resultOf(problem, rules)),
    properties: { scores: entries.flatMap((entry) => scoreOf(entry, context)) },
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
});

function ruleIds(problems: readonly Problem[]): readonly string[] {
  return [...new Set(problems.map((problem) => problem.id))].sort();
}

function ruleOf(
  id: string,
  info: ClauseInfo | undefined,
  problems: readonly Problem[],
  context: OutputContext,
): object {
  const example = problems.find((problem) => problem.id === id);
  const title = example?.title ?? id;
  const help = example?.help || title;
  const law = (info?.law ?? []).map((basis) => `${basis.instrument}, ${basis.article}`).join("; ");
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: help },
    help: { text: law === "" ? help : `${help} ${context.say("label.law")}: ${law}` },
    properties: { tags: ["procurement", info?.pillar ?? example?.kind ?? "gate"] },
  };
}

function resultOf(problem: Problem, rules: readonly string[]): object {
  const { place } = problem;
  const section = place?.section.map(clean).join(" > ") ?? "";
  const logical = section === "" ? [] : [{ fullyQualifiedName: section, kind: "section" }];
  return {
    ruleId: problem.id,
    ruleIndex: rules.indexOf(problem.id),
    level: LEVELS[problem.kind],
    message: { text: problem.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(repositoryPath(problem.file)) },
          region: regionOf(problem),
        },
        ...(logical.length === 0 ? {} : { logicalLocations: logical }),
      },
    ],
    partialFingerprints: { "buysocial/v1": problem.fingerprint },
    ...(place === undefined ? {} : { properties: { page: place.page, block: place.block, span: place.span } }),
  };
}

function regionOf({ line, quote }: Problem): object {
  return { startLine: line ?? 1, ...(quote === undefined ? {} : { snippet: { text: clean(quote) } }) };
}

function scoreOf(entry: Entry, context: OutputContext): readonly object[] {
  if (entry.kind === "failed") return [];
  const { score } = entry.report;
  const name = tenderName(entry.report, context);
  return [
    score.kind === "scored"
      ? { name, value: score.value, band: score.band, word: score.word }
      : { name, reason: score.reason },
  ];
}
