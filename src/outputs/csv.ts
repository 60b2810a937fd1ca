import type { Finding, Outcome, Report } from "../model.ts";
import { clean } from "./clean.ts";
import { type Entry, type Output, type OutputContext, streamed } from "./types.ts";
import { type ReportView, strongestFirst, viewOf } from "./view.ts";

const COLUMNS = [
  "document", "score", "band_low", "band_high", "word", "clause", "title", "outcome", "reason", "force", "strength",
  "points", "gain", "quote", "place_document", "page", "section", "language", "confidence", "rule",
] as const; // biome-ignore format: a table

type Row = Partial<Record<(typeof COLUMNS)[number], string | number>>;

/**
 * One row for each finding, and one for each clause type without findings; a document that failed is one row.
 * The byte order mark tells spreadsheets that the text is UTF-8.
 */
export const csv: Output = streamed((entry, _, context) => rowsOf(entry, context).map(lineOf).join(""), {
  head: `\ufeff${COLUMNS.join(",")}\r\n`,
});

function lineOf(row: Row): string {
  return `${COLUMNS.map((column) => cell(row[column])).join(",")}\r\n`;
}

/**
 * A cell that a spreadsheet shows and never computes: text that begins like a formula gets an apostrophe in front,
 * which spreadsheets take for "this is text". Numbers stay numbers.
 */
export function cell(value: string | number | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(Math.round(value * 1000) / 1000);
  const text = clean(value);
  const inert = /^[\s"']*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function rowsOf(entry: Entry, context: OutputContext): readonly Row[] {
  if (entry.kind === "failed")
    return [
      { document: entry.failure.subject, outcome: "failed", reason: entry.failure.code, quote: entry.failure.message },
    ];
  const view = viewOf(entry.report, context);
  const titles = titlesOf(view);
  const gains = new Map(entry.report.whatIf.map((row) => [row.clause, row.gain]));
  const common = commonOf(view);
  return entry.report.outcomes.flatMap((outcome) => {
    const gain = gains.get(outcome.clause);
    const row: Row = {
      ...common,
      clause: outcome.clause,
      title: titles.get(outcome.clause) ?? outcome.clause,
      outcome: outcome.kind,
      ...(gain === undefined ? {} : { gain }),
    };
    return outcomeRows(outcome, row, entry.report);
  });
}

function titlesOf(view: ReportView): ReadonlyMap<string, string> {
  const clauses = [
    view.found,
    view.missing,
    view.barriers,
    view.risks,
    view.notSearched,
    view.notApplicable,
    view.cannotEvaluate,
  ];
  return new Map(clauses.flat().map((clause) => [clause.id, clause.title]));
}

function commonOf({ name, report: { score } }: ReportView): Row {
  if (score.kind === "not-assessed") return { document: name, word: `not-assessed: ${score.reason}` };
  return { document: name, score: score.value, band_low: score.band[0], band_high: score.band[1], word: score.word };
}

function outcomeRows(outcome: Outcome, row: Row, report: Report): readonly Row[] {
  if (outcome.kind === "found") {
    const { strength, points } = outcome;
    return strongestFirst(outcome.findings).map((finding) => ({
      ...row,
      strength,
      points,
      ...findingCells(finding, report),
    }));
  }
  if (outcome.kind === "absent") return [row];
  return [{ ...row, reason: outcome.kind === "not-searched" ? outcome.languages.join(" ") : outcome.reason }];
}

function findingCells({ force, quote, place, language, confidence, rule }: Finding, report: Report): Row {
  return {
    force,
    quote,
    place_document: report.documents[place.document]?.name ?? "",
    ...(place.page === undefined ? {} : { page: place.page }),
    section: place.section.join(" > "),
    language,
    confidence,
    rule,
  };
}
