/**
 * How the score agrees with experts' ratings: node scripts/agreement.mjs FOLDER
 * FOLDER holds labels.jsonl (file, labels [{type, quote, force, figure}], rating) and documents/.
 * Twice: the formula applied to the experts' own labels, and the whole program. Intervals are bootstrap, 95 %.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "../src/analyse.ts";
import { closeReaders, DEFAULT_LIMITS, readBytes } from "../src/formats/index.ts";
import type { Figure, Finding, Force, TenderDocument } from "../src/model.ts";
import { loadRulebook } from "../src/rulebook/load.ts";
import { outcomesFor, scoreOf } from "../src/score.ts";

interface Label {
  readonly type: string;
  readonly quote: string;
  readonly force: Force;
  readonly figure: string;
}

interface Row {
  readonly file: string;
  readonly labels: readonly Label[];
  readonly rating: number;
}

/** A rating beside a score. */
interface Pair {
  readonly file: string;
  readonly rating: number;
  readonly score: number;
}

const folder = process.argv[2];
if (!folder || !existsSync(join(folder, "labels.jsonl"))) throw new Error("usage: node scripts/agreement.mjs FOLDER");
const loaded = loadRulebook("rules");
if (loaded.kind === "broken") {
  throw new Error(loaded.faults.map((f) => `${f.file} ${f.path}: ${f.message}`).join("\n"));
}
const { rulebook } = loaded;
const lines = readFileSync(join(folder, "labels.jsonl"), "utf8").split("\n");
const rows = lines.filter((line) => line.trim() !== "").map((line): Row => JSON.parse(line));

function scoreOfLabels(row: Row): number {
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

async function scoreOfFile(path: string, name: string): Promise<number | undefined> {
  const outcomes = await readBytes(readFileSync(path), name, { limits: DEFAULT_LIMITS });
  const documents = outcomes.flatMap((o): readonly TenderDocument[] => (o.kind === "read" ? [o.document] : []));
  for (const o of outcomes) if (o.kind === "failed") console.log(`cannot be read: ${name}: ${o.failure.message}`);
  if (documents.length === 0) return undefined;
  const { score } = analyse(documents, rulebook, { toolVersion: "agreement" }).report;
  if (score.kind === "not-assessed") console.log(`${name}: ${score.reason} ${score.detail}`);
  return score.kind === "scored" ? score.value : undefined;
}

function print(title: string, pairs: readonly Pair[]): void {
  console.log(`\n${title}, ${pairs.length} documents`);
  console.log(`  mean distance to the rating     ${interval(pairs, distance)}`);
  console.log(`  pairs 20 or more apart in order ${interval(pairs, ordered)}`);
  console.log(`  Spearman                        ${interval(pairs, spearman)}`);
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

/** The statistic and the middle 95 % of what it is on documents drawn again with replacement. */
function interval(pairs: readonly Pair[], statistic: (pairs: readonly Pair[]) => number): string {
  const random = generator(20_240_229);
  const draws = Array.from({ length: RESAMPLES }, () =>
    statistic(pairs.map((pair) => pairs[Math.floor(random() * pairs.length)] ?? pair)),
  );
  const sorted = draws.filter((d) => !Number.isNaN(d)).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return `${statistic(pairs).toFixed(3)}  [${at(0.025).toFixed(3)}, ${at(0.975).toFixed(3)}]`;
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

function show(value: number): string {
  return value.toFixed(1).padStart(5);
}

async function main(folder: string): Promise<void> {
  const all: Pair[] = [];
  const experts: Pair[] = [];
  const program: Pair[] = [];
  for (const row of rows) {
    const { file, rating } = row;
    const labels = { file, rating, score: scoreOfLabels(row) };
    all.push(labels);
    const score = await scoreOfFile(join(folder, "documents", file), file);
    const shown = score === undefined ? "   -" : show(score);
    console.log(`rating ${String(rating).padStart(3)}  labels ${show(labels.score)}  program ${shown}  ${file}`);
    if (score === undefined) continue;
    experts.push(labels);
    program.push({ file, rating, score });
  }
  await closeReaders();
  print("formula on the experts' labels, all documents", all);
  print("formula on the experts' labels, documents that the program assessed", experts);
  print("program", program);
}

await main(folder);
