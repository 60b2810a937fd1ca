import type {
  ClauseId,
  ClauseInfo,
  Declared,
  Finding,
  LanguageCode,
  Outcome,
  Report,
  Risk,
  Suggestion,
} from "../model.ts";
import { tenderName } from "./phrases.ts";
import type { OutputContext } from "./types.ts";

type Found = Extract<Outcome, { kind: "found" }>;

/** One clause type with what an output says about it. Texts are the rule base's own; findings are strongest first. */
export interface ClauseView {
  readonly id: ClauseId;
  readonly title: string;
  readonly help: string;
  readonly info: ClauseInfo | undefined;
}

export interface FoundView extends ClauseView {
  readonly outcome: Found;
  readonly findings: readonly Finding[];
  /** Score points that a stronger clause would add. */
  readonly gain: number;
}

export interface BarrierView extends ClauseView {
  readonly findings: readonly Finding[];
  /** Raw points taken off. */
  readonly points: number;
}

/** A report in the order in which a person reads it. */
export interface ReportView {
  readonly report: Report;
  readonly name: string;
  readonly found: readonly FoundView[];
  readonly missing: readonly (ClauseView & { readonly gain: number })[];
  readonly barriers: readonly BarrierView[];
  readonly risks: readonly (ClauseView & { readonly risk: Risk })[];
  readonly suggestions: readonly (ClauseView & { readonly suggestion: Suggestion })[];
  readonly declared: readonly (ClauseView & { readonly declared: Declared })[];
  readonly notSearched: readonly ClauseView[];
  readonly notApplicable: readonly (ClauseView & { readonly outcome: Extract<Outcome, { kind: "not-applicable" }> })[];
  readonly cannotEvaluate: readonly (ClauseView & {
    readonly outcome: Extract<Outcome, { kind: "cannot-evaluate" }>;
  })[];
}

const FORCES = ["required", "scored", "encouraged", "mentioned"] as const;
const CONFIDENCES = ["high", "medium", "low"] as const;

/** Arranges a report for reading in one language. */
export function viewOf(report: Report, context: Pick<OutputContext, "language" | "say">): ReportView {
  const infos = new Map(report.clauses.map((info) => [info.id, info]));
  const gains = new Map(report.whatIf.map((row) => [row.clause, row.gain]));
  const clause = (id: ClauseId): ClauseView => clauseView(id, infos.get(id), context.language);
  const gainOf = (id: ClauseId): number => gains.get(id) ?? 0;
  const polarity = (id: ClauseId) => infos.get(id)?.polarity ?? polarityOf(id);
  const all = <K extends Outcome["kind"]>(kind: K) =>
    report.outcomes.filter((o): o is Extract<Outcome, { kind: K }> => o.kind === kind);
  const positive = (id: ClauseId): boolean => polarity(id) === "positive";
  return {
    report,
    name: tenderName(report, context),
    found: all("found")
      .filter((o) => positive(o.clause))
      .map((outcome) => ({
        ...clause(outcome.clause),
        outcome,
        findings: distinct(strongestFirst(outcome.findings)),
        gain: gainOf(outcome.clause),
      }))
      .sort((a, b) => b.outcome.points - a.outcome.points || b.outcome.strength - a.outcome.strength),
    missing: all("absent")
      .filter((o) => positive(o.clause))
      .map((o) => ({ ...clause(o.clause), gain: gainOf(o.clause) }))
      .sort((a, b) => b.gain - a.gain),
    barriers: barriersOf(report, all("found"))
      .map(({ outcome, points }) => ({
        ...clause(outcome.clause),
        findings: distinct(strongestFirst(outcome.findings)),
        points,
      }))
      .sort((a, b) => b.points - a.points),
    risks: report.risks.map((risk) => ({ ...clause(risk.clause), risk })),
    suggestions: report.suggestions.map((suggestion) => ({ ...clause(suggestion.clause), suggestion })),
    declared: report.declared.map((declared) => ({ ...clause(declared.clause), declared })),
    notSearched: all("not-searched").map((o) => clause(o.clause)),
    notApplicable: all("not-applicable").map((outcome) => ({ ...clause(outcome.clause), outcome })),
    cannotEvaluate: all("cannot-evaluate").map((outcome) => ({ ...clause(outcome.clause), outcome })),
  };
}

function clauseView(id: ClauseId, info: ClauseInfo | undefined, language: LanguageCode): ClauseView {
  return { id, title: inLanguage(info?.title, language) ?? id, help: inLanguage(info?.help, language) ?? "", info };
}

/** A text of the rule base in the language of the report, else in English, else in whatever it has. */
function inLanguage(
  texts: Readonly<Record<LanguageCode, string>> | undefined,
  language: LanguageCode,
): string | undefined {
  return texts?.[language] ?? texts?.["en"] ?? Object.values(texts ?? {})[0];
}

function polarityOf(id: ClauseId): ClauseInfo["polarity"] {
  if (id.startsWith("barrier.")) return "barrier";
  return id.startsWith("risk.") ? "risk" : "positive";
}

function barriersOf(report: Report, found: readonly Found[]): readonly { outcome: Found; points: number }[] {
  const points = new Map(report.score.kind === "scored" ? report.score.barriers.map((b) => [b.clause, b.points]) : []);
  return found
    .filter((o) => polarityOf(o.clause) === "barrier")
    .map((outcome) => ({ outcome, points: points.get(outcome.clause) ?? 0 }));
}

/** The same words of the same document once. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.toReversed().map((f) => [`${f.place.document}\n${f.quote}`, f])).values()].reverse();
}

/** Findings by force, then by confidence, then as they stand in the documents. Trial rules come last. */
export function strongestFirst(findings: readonly Finding[]): readonly Finding[] {
  const rank = (f: Finding): number =>
    (f.status === "experimental" ? 100 : 0) + FORCES.indexOf(f.force) * 10 + CONFIDENCES.indexOf(f.confidence);
  return [...findings].sort(
    (a, b) => rank(a) - rank(b) || a.place.document - b.place.document || a.place.span.start - b.place.span.start,
  );
}
