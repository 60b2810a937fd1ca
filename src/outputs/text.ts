import type { Report } from "../model.ts";
import { clean } from "./clean.ts";
import { explainLines } from "./explain.ts";
import { indented, wrap } from "./layout.ts";
import {
  allWarnings,
  decimal,
  declaredWords,
  documentWords,
  factWords,
  jurisdictionWords,
  memberName,
  tenderName,
  verdictWords,
} from "./phrases.ts";
import { restGroups } from "./rest.ts";
import { barrierLines, foundLines, missingLines, riskLines } from "./text-clauses.ts";
import { scoreLines } from "./text-score.ts";
import { suggestionLines } from "./text-suggestions.ts";
import { type Entry, type Output, type OutputContext, streamed } from "./types.ts";
import { type ReportView, viewOf } from "./view.ts";

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
  const name = tenderName(report, { say });
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
    ...wrap(tenderName(report, context), width).map(paint.strong),
    ...documentLines(report, context),
    ...indented(`${say("label.law")}: ${jurisdictionWords(report.jurisdiction, context)}`, 2, width),
    ...(facts === "" ? [] : indented(`${say("fact.kind")}: ${facts}`, 2, width)),
  ];
}

/** What is known of each document; of a dossier one paragraph each, under its name. */
function documentLines({ documents }: Report, context: OutputContext): Lines {
  const [only, ...others] = documents;
  if (only !== undefined && others.length === 0) return indented(documentWords(only, context), 2, context.width);
  return documents.flatMap((document) => {
    const name = memberName(clean(document.name));
    const lines = indented(`${name} · ${documentWords(document, context)}`, 4, context.width, "  - ");
    return [...lines, ...indented(verdictWords(document, context), 4, context.width)];
  });
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
function restLines(view: ReportView, context: OutputContext): Lines {
  return restGroups(view, context)
    .flatMap(({ label, titles }) => [
      ...wrap(label, context.width).map(context.paint.strong),
      ...indented(titles.join(" · "), 2, context.width),
      "",
    ])
    .slice(0, -1);
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
