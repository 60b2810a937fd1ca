import { clean } from "./clean.ts";
import { explainLines } from "./explain.ts";
import { indented, wrap } from "./layout.ts";
import { allWarnings, decimal, declaredWords, documentWords, factWords, jurisdictionWords } from "./phrases.ts";
import { barrierLines, foundLines, missingLines, riskLines } from "./text-clauses.ts";
import { scoreLines } from "./text-score.ts";
import { suggestionLines } from "./text-suggestions.ts";
import { type Entry, type Output, type OutputContext, streamed } from "./types.ts";
import { type ClauseView, type ReportView, viewOf } from "./view.ts";

type ReportEntry = Extract<Entry, { kind: "report" }>;
type Lines = readonly string[];

/** The report for a person at a terminal. Documents that failed are said on stderr by the program, not here. */
export const text: Output = streamed((entry, index, context) => {
  if (entry.kind === "failed") return "";
  if (context.quiet) return `${summary(entry, context)}\n`;
  const rule = index === 0 ? "" : `\n${context.paint.faint("─".repeat(context.width))}\n\n`;
  return `${rule}${page(entry, context).join("\n")}\n`;
});

/** "tender.docx: 34.2 of 100, developing". */
export function summary({ report }: ReportEntry, { say, language }: Pick<OutputContext, "say" | "language">): string {
  const name = clean(report.documents.map((d) => d.name).join(" + "));
  if (report.score.kind === "not-assessed")
    return say("summary.none", { name, reason: say(`none.${report.score.reason}`) });
  const { value, word } = report.score;
  return say("summary.line", { name, score: decimal(value, language), word: say(`word.${word}`) });
}

function page(entry: ReportEntry, context: OutputContext): Lines {
  const view = viewOf(entry.report, context);
  const parts = [
    headLines(view, context),
    scoreLines(entry.report.score, context),
    foundLines(view, context),
    barrierLines(view, context),
    riskLines(view, context),
    missingLines(view, context),
    suggestionLines(view, context),
    declaredLines(view, context),
    restLines(view, context),
    gateLines(entry, context),
    warningLines(view, context),
    explainLines(entry, context),
    footLines(view, context),
  ];
  return parts.filter((lines) => lines.length > 0).flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

function headLines({ report }: ReportView, context: OutputContext): Lines {
  const { paint, width, say } = context;
  const facts = factWords(report.facts, context);
  return [
    ...report.documents.flatMap((document) => [
      ...wrap(clean(document.name), width).map(paint.strong),
      ...indented(documentWords(document, context), 2, width),
    ]),
    ...indented(`${say("label.law")}: ${jurisdictionWords(report.jurisdiction, context)}`, 2, width),
    ...(facts === "" ? [] : indented(`${say("fact.kind")}: ${facts}`, 2, width)),
  ];
}

function declaredLines({ declared }: ReportView, context: OutputContext): Lines {
  if (declared.length === 0) return [];
  const rows = declared.map((row) => `${row.title}: ${declaredWords(row.declared, context)}`);
  return [
    ...wrap(context.say("part.declared"), context.width).map(context.paint.strong),
    ...rows.flatMap((r) => indented(r, 4, context.width, "  • ")),
  ];
}

/** Clauses that are neither found nor absent, in one paragraph for each reason. */
function restLines(view: ReportView, { say, width, paint }: OutputContext): Lines {
  const why = (reason: string): string => ` (${reason})`;
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [
      say("part.cannot-evaluate"),
      view.cannotEvaluate.map(
        (c) => c.title + why(say(`reason.${c.outcome.reason}`, { detail: clean(c.outcome.detail) })),
      ),
    ],
    [say("part.not-searched"), titles(view.notSearched)],
    [say("part.not-applicable"), view.notApplicable.map((c) => c.title + why(say(`reason.${c.outcome.reason}`)))],
  ];
  return rows
    .filter(([, names]) => names.length > 0)
    .flatMap(([label, names]) => [paint.strong(label), ...indented(names.join(" · "), 2, width), ""])
    .slice(0, -1);
}

function titles(clauses: readonly ClauseView[]): readonly string[] {
  return clauses.map((clause) => clause.title);
}

function gateLines({ gates }: ReportEntry, { say, paint, width }: OutputContext): Lines {
  if (gates.length === 0) return [];
  const brush = { passed: paint.good, failed: paint.bad, unknown: paint.warn };
  return [
    ...wrap(say("part.gates"), width).map(paint.strong),
    ...gates.flatMap(({ name, verdict, detail }) =>
      indented(`${name}: ${say(`gate.${verdict}`)}${detail === "" ? "" : ` (${detail})`}`, 4, width, "  • ").map(
        brush[verdict],
      ),
    ),
  ];
}

function warningLines({ report }: ReportView, context: OutputContext): Lines {
  const warnings = allWarnings(report, context);
  if (warnings.length === 0) return [];
  const { paint, say, width } = context;
  const head = wrap(say("part.warnings", { n: warnings.length }), width);
  return [
    ...head.map((line) => paint.strong(paint.warn(line))),
    ...warnings.flatMap((warning) => indented(warning, 4, width, "  • ")),
  ];
}

function footLines({ report }: ReportView, { say, paint, width }: OutputContext): Lines {
  const rules = report.rulebook.hash.slice(0, 12);
  const made = say("report.made", { version: report.tool.version, rules, score: report.rulebook.scoreVersion });
  return [...wrap(say("report.disclaimer"), width), ...wrap(made, width)].map(paint.faint);
}
