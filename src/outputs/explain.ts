import type { Finding, Rejection } from "../model.ts";
import { clean } from "./clean.ts";
import { indented, wrap } from "./layout.ts";
import { placeWords, quoted, sayOr } from "./phrases.ts";
import type { Entry, OutputContext } from "./types.ts";

type Lines = readonly string[];
type ReportEntry = Extract<Entry, { kind: "report" }>;
type Hit = Pick<Finding, "rule" | "place" | "quote" | "trace"> & { readonly reason?: Rejection["reason"] };

/** Every hit that a rule saw, counted or turned down, with the steps of the decision. */
export function explainLines({ report, rejections }: ReportEntry, context: OutputContext): Lines {
  const { explain, say, paint, width } = context;
  if (explain === undefined) return [];
  const counted = report.outcomes.flatMap((o): readonly Hit[] => (o.kind === "found" ? o.findings : []));
  const hits = [...counted, ...rejections]
    .filter((hit) => explain === true || hit.rule.startsWith(explain))
    .sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.place.span.start - b.place.span.start));
  const head = wrap(say("part.explain"), width).map(paint.strong);
  if (hits.length === 0) return [...head, ...indented(say("explain.none"), 2, width)];
  return [...head, ...hits.flatMap((hit) => hitLines(hit, report, context))];
}

function hitLines(hit: Hit, report: ReportEntry["report"], context: OutputContext): Lines {
  const { say, paint, width } = context;
  const verdict =
    hit.reason === undefined
      ? paint.good(say("explain.accepted"))
      : paint.warn(`${say("explain.rejected")}: ${say(`step.${hit.reason}`)}`);
  return [
    `  ${paint.accent(clean(hit.rule))}  ${verdict}`,
    ...indented(quoted(hit), 4, width),
    ...indented(placeWords(hit.place, report, context), 4, width).map(paint.faint),
    ...hit.trace.flatMap((step) =>
      indented(`${sayOr(say, `step.${step.step}`, step.step)}: ${clean(step.detail)}`, 8, width, "      - "),
    ),
  ];
}
