import { placeOf } from "./facts/place.ts";
import type { Hit } from "./match/compiled.ts";
import { evaluate, type Known } from "./match/condition.ts";
import { type ClauseForce, forceOf, sectionKinds } from "./match/force.ts";
import type { Indexed } from "./match/indexed.ts";
import { type CompiledRule, type LanguageRules, languageRules } from "./match/language-rules.ts";
import { negationOf, wordsOf } from "./match/negation.ts";
import type { Match } from "./match/search.ts";
import { voidOf } from "./match/template.ts";
import { EUROS } from "./match/unit-words.ts";
import type { ClauseId, Figure, FigureKind, Finding, Place, Rejection, Span, TraceStep } from "./model.ts";
import type { LanguagePack } from "./rulebase.ts";

/** What judging needs to know besides the words. */
export interface JudgeContext {
  /** Number of the document in the dossier. */
  readonly document: number;
  readonly clauseForce: (clause: ClauseId) => ClauseForce;
  readonly law: (key: string) => number | undefined;
  readonly fact: Known["fact"];
  /** Spans that are names (of the buyer, of laws' titles) and say nothing. */
  readonly masked: readonly Span[];
}

/** What judging one document in one language gives; nothing that was hit is lost. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly rejections: readonly Rejection[];
  /** Rules that could not be decided because a fact is unknown. */
  readonly undecided: readonly { readonly clause: ClauseId; readonly rule: string; readonly missing: string }[];
}

/** Finds and judges every rule of a language in a document already seen through that language. */
export function judge(text: Indexed, pack: LanguagePack, context: JudgeContext): Judged {
  const judged = judgeEach(text, pack, context);
  return { ...judged, findings: bestOfOverlapping(judged.findings) };
}

/** The same with every finding of every rule, also where several rules of a clause take the same words. */
export function judgeEach(text: Indexed, pack: LanguagePack, context: JudgeContext): Judged {
  const rules = languageRules(pack);
  const findings: Finding[] = [];
  const rejections: Rejection[] = [];
  const undecided: { clause: ClauseId; rule: string; missing: string }[] = [];
  for (const hit of rules.all.findAll(text)) {
    for (const rule of rules.rulesOf.get(hit.pattern) ?? []) {
      const verdict = decide(text, rules, rule, hit, context);
      if (verdict.kind === "finding") findings.push(verdict.finding);
      else rejections.push(verdict.rejection);
      if (verdict.kind === "undecided")
        undecided.push({ clause: rule.rule.clause, rule: rule.rule.id, missing: verdict.missing });
    }
  }
  return { findings, rejections, undecided };
}

type Verdict =
  | { readonly kind: "finding"; readonly finding: Finding }
  | { readonly kind: "rejection"; readonly rejection: Rejection }
  | { readonly kind: "undecided"; readonly rejection: Rejection; readonly missing: string };

function decide(text: Indexed, rules: LanguageRules, rule: CompiledRule, hit: Hit, context: JudgeContext): Verdict {
  const trace: TraceStep[] = [{ step: "match", detail: `${hit.pattern.source} => ${wordsOf(text, hit)}` }];
  const place = placeOfHit(text, hit, context.document);
  const quote = quoteOf(text, hit);
  const reject = (step: TraceStep): Verdict => ({
    kind: "rejection",
    rejection: {
      rule: rule.rule.id,
      clause: rule.rule.clause,
      place,
      quote,
      reason: step.step,
      trace: [...trace, step],
    },
  });
  const refusal = refusalOf(text, rules, rule, hit, place.span, context);
  if (refusal) return reject(refusal);
  const figures = figuresNear(text, hit);
  const known: Known = {
    figure: (kind) => capturedFigure(text, hit, figures, kind, context)?.value,
    euros: () => inEuros(capturedFigure(text, hit, figures, "money", context)),
    law: context.law,
    fact: context.fact,
  };
  for (const condition of rule.when) {
    const truth = evaluate(condition, known);
    const step: TraceStep = {
      step: "when",
      detail:
        truth.kind === "unknown"
          ? `${condition.source}: ${truth.missing} is unknown`
          : `${condition.source}: ${truth.holds ? "holds" : "does not hold"}`,
    };
    if (truth.kind === "unknown")
      return {
        ...(reject(step) as Extract<Verdict, { kind: "rejection" }>),
        kind: "undecided",
        missing: truth.missing,
      };
    if (!truth.holds) return reject(step);
    trace.push(step);
  }
  const standard = rule.restatesWhen && evaluate(rule.restatesWhen, known);
  const force = forceOf(text, rules, rule, hit, context.clauseForce(rule.rule.clause));
  trace.push({ step: "force", detail: `${force.force}: ${force.why}` });
  if (figures.length > 0)
    trace.push({ step: "figures", detail: figures.map((f) => `${f.value} ${f.kind}`).join(", ") });
  return {
    kind: "finding",
    finding: {
      rule: rule.rule.id,
      clause: rule.rule.clause,
      place,
      quote,
      language: rules.pack.code,
      force: force.force,
      figures,
      confidence: rule.rule.confidence,
      status: rule.rule.status,
      restatesLaw: rule.rule.restatesLaw || (standard?.kind === "known" && standard.holds),
      trace,
    },
  };
}

/** The first reason why a hit is none, in the order in which a reader would see it. */
function refusalOf(
  text: Indexed,
  rules: LanguageRules,
  rule: CompiledRule,
  hit: Hit,
  span: Span,
  context: JudgeContext,
): TraceStep | undefined {
  const mask = context.masked.find((m) => m.start <= span.start && m.end >= span.end);
  if (mask) return { step: "masked", detail: "part of a name" };
  const veto = vetoOf(text, rule, hit);
  if (veto) return veto;
  if (rule.rule.section.length > 0) {
    const kinds = sectionKinds(text, rules, text.blockOf(hit.first));
    if (!rule.rule.section.some((kind) => kinds.has(kind)))
      return { step: "section", detail: `needs a heading of ${rule.rule.section.join(" or ")}` };
  }
  const empty = voidOf(text, rules, hit);
  if (empty) return empty;
  const negation = rule.rule.negative ? undefined : negationOf(text, rules, hit);
  return negation === undefined ? undefined : { step: "negation", detail: negation };
}

function vetoOf(text: Indexed, rule: CompiledRule, hit: Match): TraceStep | undefined {
  for (const unless of rule.unless) {
    const { near } = unless;
    const [from, to] = vetoRange(text, unless.unit, near, hit);
    const veto = unless.set
      .findIn(text, from, to)
      .find(
        (v) => (unless.unit !== "hit" || touches(v, hit)) && (near === undefined || wordsBetween(text, v, hit) <= near),
      );
    if (veto) return { step: "unless", detail: `${unless.note}: ${wordsOf(text, veto)}` };
  }
  return undefined;
}

/** Words that one veto pattern may cover beside its distance. */
const VETO_SPAN = 30;

/** Where a veto may stand: its unit, no further than its distance and its own length allow. */
function vetoRange(
  text: Indexed,
  unit: CompiledRule["unless"][number]["unit"],
  near: number | undefined,
  hit: Match,
): readonly [number, number] {
  if (unit === "hit") return text.sentenceRange(hit.first);
  const [from, to] = text.unitRange(unit, hit.first);
  if (near === undefined) return [from, to];
  return [Math.max(from, hit.first - near - VETO_SPAN), Math.min(to, hit.last + near + VETO_SPAN)];
}

function touches(a: Match, b: Match): boolean {
  return a.first <= b.last && a.last >= b.first;
}

function wordsBetween(text: Indexed, a: Match, b: Match): number {
  if (a.last < b.first) return text.solid[b.first]! - text.solid[a.last]! - 1;
  return b.last < a.first ? text.solid[a.first]! - text.solid[b.last]! - 1 : 0;
}

function placeOfHit(text: Indexed, hit: Match, document: number): Place {
  const { tokens } = text;
  const span = { start: tokens.starts[hit.first]!, end: tokens.ends[hit.last]! };
  return placeOf(tokens.document, document, text.blockOf(hit.first), span);
}

const MAX_QUOTE = 400;

/** The sentence of the match, cut to about 400 characters around it at word ends. */
function quoteOf(text: Indexed, hit: Match): string {
  const { tokens } = text;
  const [from, to] = text.sentenceRange(hit.first);
  let first = from;
  let last = Math.max(to - 1, hit.last);
  const room = Math.max(40, (MAX_QUOTE - (tokens.ends[hit.last]! - tokens.starts[hit.first]!)) / 2);
  while (first < hit.first && tokens.starts[hit.first]! - tokens.starts[first]! > room) first++;
  while (last > hit.last && tokens.ends[last]! - tokens.ends[hit.last]! > room) last--;
  return tokens.document.text.slice(
    tokens.starts[first]!,
    Math.min(tokens.ends[last]!, tokens.starts[first]! + 2 * MAX_QUOTE),
  );
}

const SUBSTANTIVE: readonly FigureKind[] = ["percent", "money", "hours", "points", "people", "days", "months", "years"];
const FIGURE_REACH = 25;

/** Figures in the match's sentence (or table row) near the match. */
function figuresNear(text: Indexed, hit: Match): Figure[] {
  const cell = text.tokens.document.blocks[text.blockOf(hit.first)]!.kind === "cell";
  const [from, to] = text.unitRange(cell ? "row" : "sentence", hit.first);
  const found: Figure[] = [];
  for (let t = Math.max(from, hit.first - FIGURE_REACH); t < Math.min(to, hit.last + FIGURE_REACH); t++) {
    const figures = text.figures.get(t);
    if (figures) found.push(...figures.filter((f) => SUBSTANTIVE.includes(f.kind)));
  }
  return found;
}

/** Words after a match in which the figure that it speaks of may stand, when its own is the value of the contract. */
const NEXT_FIGURE = 4;

/**
 * The figure of a kind inside the match, else the first near it. Of sums the value of the contract is passed over:
 * "for a contract of 500,000 EUR the minimum turnover is 2,000,000 EUR" speaks of the other one.
 */
function capturedFigure(
  text: Indexed,
  hit: Hit,
  near: readonly Figure[],
  kind: FigureKind,
  context: JudgeContext,
): Figure | undefined {
  const value = kind === "money" ? context.fact("value") : undefined;
  let own: Figure | undefined;
  for (let t = hit.first; t <= hit.last + NEXT_FIGURE && t < text.tokens.count; t++) {
    if (t > hit.last && (own === undefined || text.sentenceOf(t) !== text.sentenceOf(hit.last))) break;
    const figure = text.figures.get(t)?.find((f) => f.kind === kind);
    if (figure === undefined) continue;
    if (figure.value !== value) return figure;
    own ??= figure;
  }
  return own ?? near.find((f) => f.kind === kind);
}

function inEuros(figure: Figure | undefined): number | undefined {
  return figure && figure.value * (EUROS[figure.currency ?? "EUR"] ?? 1);
}

const CONFIDENCE = { high: 2, medium: 1, low: 0 } as const;
const FORCE = { required: 3, scored: 2, encouraged: 1, mentioned: 0 } as const;

/** Of findings of one clause on overlapping words the surest, then the most binding, stays. */
function bestOfOverlapping(findings: readonly Finding[]): Finding[] {
  const rank = (f: Finding): number =>
    (f.status === "experimental" ? 0 : 100) + CONFIDENCE[f.confidence] * 10 + FORCE[f.force];
  const sorted = [...findings].sort((a, b) =>
    a.clause < b.clause
      ? -1
      : a.clause > b.clause
        ? 1
        : a.place.span.start - b.place.span.start || a.place.span.end - b.place.span.end,
  );
  const kept: Finding[] = [];
  for (const finding of sorted) {
    const last = kept.at(-1);
    const overlaps = last && last.clause === finding.clause && finding.place.span.start < last.place.span.end;
    if (!overlaps) kept.push(finding);
    else if (rank(finding) > rank(last)) kept[kept.length - 1] = finding;
  }
  return kept.sort((a, b) => a.place.span.start - b.place.span.start);
}
