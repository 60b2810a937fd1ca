/** How far scores agree with experts' ratings; shared by scripts/agreement.ts and scripts/benchmark.ts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure, Finding, Force } from "../src/model.ts";
import type { Rulebook } from "../src/rulebase.ts";
import { outcomesFor, scoreOf } from "../src/score.ts";

/** A passage that an expert labelled. */
export interface Label {
  readonly type: string;
  readonly quote: string;
  readonly force: Force;
  readonly figure: string;
}

/** A real document with what experts found in it and how inclusive they rate it, 0 to 100. */
export interface CorpusRow {
  readonly file: string;
  readonly lang: string;
  readonly labels: readonly Label[];
  readonly near?: readonly { readonly type: string }[];
  readonly rating: number;
}

/** A rating beside a score. */
export interface Pair {
  readonly file: string;
  readonly rating: number;
  readonly score: number;
}

/** A statistic with the middle 95 % of what it is on documents drawn again with replacement. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Agreement {
  readonly documents: number;
  /** Mean distance to the rating, in points. */
  readonly distance: Interval;
  /** Share of the pairs rated 20 or more apart that are in order. */
  readonly ordered: Interval;
  readonly spearman: Interval;
}

/** The rows of FOLDER/labels.jsonl. */
export function readCorpus(folder: string): readonly CorpusRow[] {
  const lines = readFileSync(join(folder, "labels.jsonl"), "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line): CorpusRow => JSON.parse(line));
}

export function agreementOf(pairs: readonly Pair[]): Agreement {
  return {
    documents: pairs.length,
    distance: interval(pairs, distance),
    ordered: interval(pairs, ordered),
    spearman: interval(pairs, spearman),
  };
}

export function agreementLines(title: string, agreement: Agreement): readonly string[] {
  const show = ({ value, low, high }: Interval): string =>
    `${value.toFixed(3)}  [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  return [
    `${title}, ${agreement.documents} documents`,
    `  mean distance to the rating     ${show(agreement.distance)}`,
    `  pairs 20 or more apart in order ${show(agreement.ordered)}`,
    `  Spearman                        ${show(agreement.spearman)}`,
  ];
}

/** Score, 0 to 100, that the formula gives the experts' own labels. */
export function scoreOfLabels(row: CorpusRow, rulebook: Rulebook): number {
  const findings = findingsOf(row.labels);
  const readability = { readShare: 1, garbledShare: 0, imageOnlyPages: [] };
  const searched = () => ({ searched: ["en"], notSearched: [] });
  const outcomes = outcomesFor(findings, searched, {}, rulebook, readability);
  const options = { facts: {}, words: 1, unsearchedShare: 0, dossier: false };
  const score = scoreOf(outcomes, rulebook.score, readability, options);
  return score.kind === "scored" ? score.value : Number.NaN;
}

/** Labels whose quotes hold one another share a passage. */
function findingsOf(labels: readonly Label[]): readonly Finding[] {
  const quotes = [...new Set(labels.map((l) => l.quote))];
  const text = quotes.filter((q) => !quotes.some((other) => other !== q && other.includes(q))).join("\n");
  return labels.map((label): Finding => {
    const start = text.indexOf(label.quote);
    const span = { start, end: start + label.quote.length };
    return {
      rule: "label",
      clause: label.type,
      place: { document: 0, span, section: [], block: 1 },
      quote: label.quote,
      language: "mul",
      force: label.force,
      figures: figuresOf(label.figure),
      confidence: "high",
      status: "stable",
      restatesLaw: false,
      trace: [],
    };
  });
}

const SHAPES: readonly (readonly [Figure["kind"], RegExp])[] = [
  ["percent", /(\d+(?:[.,]\d+)?) ?%/],
  ["points", /(\d+(?:[.,]\d+)?) ?(?:points|\/)/],
  ["hours", /(\d+(?:[.,]\d+)?) ?h(?:ours)?\b/],
  ["money", /(\d[\d.,]*) ?(?:€|EUR|SEK)|(?:EUR|SEK) ?(\d[\d.,]*)/],
  ["number", /^(?:approx\. )?(\d+)(?! ?days)/],
];

function figuresOf(text: string): readonly Figure[] {
  return SHAPES.flatMap(([kind, shape]): readonly Figure[] => {
    const match = shape.exec(text);
    const value = Number((match?.[1] ?? match?.[2] ?? "").replace(",", "."));
    return match && value > 0 ? [{ kind, value, span: { start: 0, end: 1 } }] : [];
  });
}

function distance(pairs: readonly Pair[]): number {
  return mean(pairs.map((p) => Math.abs(p.score - p.rating)));
}

/** Share of the pairs whose ratings lie 20 or more apart that the score puts in the same order. */
function ordered(pairs: readonly Pair[]): number {
  const apart = pairs.flatMap((a) => pairs.filter((b) => a.rating - b.rating >= 20).map((b) => a.score > b.score));
  return apart.length === 0 ? Number.NaN : apart.filter(Boolean).length / apart.length;
}

function spearman(pairs: readonly Pair[]): number {
  const x = ranks(pairs.map((p) => p.rating));
  const y = ranks(pairs.map((p) => p.score));
  const centred = (values: readonly number[]) => values.map((v) => v - mean(values));
  const [a, b] = [centred(x), centred(y)];
  const product = (u: readonly number[], v: readonly number[]) =>
    u.reduce((sum, value, i) => sum + value * (v[i] ?? 0), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

/** Equal values share the mean of their ranks. */
function ranks(values: readonly number[]): readonly number[] {
  return values.map((v) => values.filter((o) => o < v).length + (values.filter((o) => o === v).length - 1) / 2);
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

const RESAMPLES = 2000;

function interval(pairs: readonly Pair[], statistic: (pairs: readonly Pair[]) => number): Interval {
  const random = generator(20_240_229);
  const draws = Array.from({ length: RESAMPLES }, () =>
    statistic(pairs.map((pair) => pairs[Math.floor(random() * pairs.length)] ?? pair)),
  );
  const sorted = draws.filter((d) => !Number.isNaN(d)).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { value: statistic(pairs), low: at(0.025), high: at(0.975) };
}

/** The same numbers between 0 and 1 in every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
