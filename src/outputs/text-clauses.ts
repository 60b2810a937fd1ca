import type { Finding, Report } from "../model.ts";
import { clean } from "./clean.ts";
import { indented, spread, wrap } from "./layout.ts";
import { caveats, decimal, gained, lawWords, placeWords, quoted } from "./phrases.ts";
import type { OutputContext } from "./types.ts";
import type { BarrierView, FoundView, ReportView } from "./view.ts";

type Lines = readonly string[];

/** Passages of one clause that are quoted, and the most characters of each. */
const QUOTES = [400, 160];

/** Clauses found, strongest first, with their words. */
export function foundLines({ found, report }: ReportView, context: OutputContext): Lines {
  const { say, paint, width } = context;
  if (found.length === 0)
    return report.score.kind === "scored" ? [...wrap(say("part.found.none"), width).map(paint.strong)] : [];
  return [
    ...wrap(say("part.found", { n: found.length }), width).map(paint.strong),
    ...found.flatMap((clause) => foundClause(clause, report, context)),
  ];
}

function foundClause(clause: FoundView, report: Report, context: OutputContext): Lines {
  const { say, paint, width, language } = context;
  const weak =
    clause.gain >= 0.5 ? indented(say("finding.stronger", { points: gained(clause.gain, language) }), 4, width) : [];
  return [
    ...spread(`  ${clause.title}`, say(`force.${clause.outcome.force}`), width, {
      left: paint.good,
      right: paint.good,
    }),
    ...quoteLines(clause.findings, report, context),
    ...weak.map(paint.faint),
  ];
}

/** What stands in the way of small and social-economy suppliers. */
export function barrierLines({ barriers, report }: ReportView, context: OutputContext): Lines {
  if (barriers.length === 0) return [];
  const { say, paint, width } = context;
  return [
    ...wrap(say("part.barriers", { n: barriers.length }), width).map(paint.strong),
    ...barriers.flatMap((barrier) => barrierClause(barrier, report, context)),
  ];
}

function barrierClause(barrier: BarrierView, report: Report, context: OutputContext): Lines {
  const { paint, width, language } = context;
  const points = barrier.points === 0 ? "" : decimal(-barrier.points, language);
  return [
    ...spread(`  ${barrier.title}`, points, width, { left: paint.bad, right: paint.bad }),
    ...quoteLines(barrier.findings, report, context),
    ...helpLines(barrier.help, context),
  ];
}

/** Clauses that are legally exposed, with the mend. */
export function riskLines({ risks, report }: ReportView, context: OutputContext): Lines {
  if (risks.length === 0) return [];
  const { say, paint, width } = context;
  return [
    ...wrap(say("part.risks", { n: risks.length }), width).map(paint.strong),
    ...risks.flatMap(({ title, help, risk }) => [
      ...spread(`  ${title}`, "", width, { left: paint.warn }),
      ...quoteLines([risk.finding], report, context),
      ...helpLines(help, context),
      ...risk.law.flatMap((law) => indented(`${say("label.law")}: ${lawWords(law, context)}`, 4, width)),
    ]),
  ];
}

/** Clauses that are absent, with what each would add. */
export function missingLines({ missing }: ReportView, context: OutputContext): Lines {
  if (missing.length === 0) return [];
  const { say, paint, width, language } = context;
  return [
    ...wrap(say("part.missing", { n: missing.length }), width).map(paint.strong),
    ...missing.flatMap(({ title, gain }) =>
      indented(title, 10, width, (gain > 0 ? gained(gain, language) : "").padStart(8).padEnd(10)),
    ),
  ];
}

function quoteLines(findings: readonly Finding[], report: Report, context: OutputContext): Lines {
  const { say, width, paint } = context;
  const more = findings.length > QUOTES.length ? [say("finding.more", { n: findings.length - QUOTES.length })] : [];
  return [
    ...findings.slice(0, QUOTES.length).flatMap((finding, i) => {
      const notes = [placeWords(finding.place, report, context), ...caveats(finding, context)].join(" · ");
      return [...indented(quoted(finding, QUOTES[i]), 4, width), ...indented(notes, 4, width).map(paint.faint)];
    }),
    ...more.flatMap((line) => indented(line, 4, width).map(paint.faint)),
  ];
}

function helpLines(help: string, { say, width }: OutputContext): Lines {
  return help === "" ? [] : indented(`${say("label.what")}: ${clean(help)}`, 4, width);
}
