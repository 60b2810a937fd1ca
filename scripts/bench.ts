/**
 * Speed of the matcher in MB of text per second of processor time on one core, step by step, beside three yardsticks in
 * the same run: a loop that only hashes every character, words by a regular expression, and `grep -E -f` with the same
 * words; growth with the text (1 to 64 MB) and with the patterns (100 to 2,000). Every figure is the best of several
 * runs, as a busy machine can only slow them.
 * The text is made from the rules' own examples, shuffled with a seed: nothing else is needed to repeat it.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analyse } from "../src/analyse.ts";
import { Engine } from "../src/match/engine.ts";
import { languageRules } from "../src/match/language-rules.ts";
import { PatternSet } from "../src/match/pattern-set.ts";
import type { TenderDocument } from "../src/model.ts";
import { exampleDocument } from "../src/rule-examples.ts";
import type { LanguagePack } from "../src/rulebase.ts";
import { loadRulebook } from "../src/rulebook/load.ts";
import { fold } from "../src/text/fold.ts";
import { LanguageVoter } from "../src/text/language.ts";
import { tokenize } from "../src/text/tokens.ts";
import { Vocabulary } from "../src/text/vocabulary.ts";

const DOCUMENT = 20_000;
const SYLLABLES = [
  "ma",
  "ter",
  "li",
  "con",
  "sta",
  "re",
  "vo",
  "pin",
  "du",
  "gra",
  "sel",
  "ot",
  "bi",
  "cu",
  "fen",
  "zo",
];
/** Made-up words, as unevenly frequent as words are (the n-th is about n times rarer than the first). */
const WORDS = Array.from({ length: 30_000 }, (_, n) => {
  let word = "";
  for (let rest = n + 1; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length];
  return word;
});

const loaded = loadRulebook("rules");
const book = loaded.kind === "loaded" ? loaded.rulebook : loaded.partial;
if (!book) throw new Error("the rule base has faults; see `buysocial rules lint`");
const packs = Object.values(book.languages).filter((pack) => pack.rules.length > 0 && pack.code !== "mul");
const pack = packs.find((p) => p.code === "it")!;
const folder = mkdtempSync(join(tmpdir(), "bench-"));
try {
  rulesOfOneLanguage(pack);
  textGrowth(pack);
  patternGrowth();
} finally {
  rmSync(folder, { recursive: true });
}

/** Seeded generator: the same text in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** About `bytes` of examples as documents of 20,000 characters; `filler` sentences hold no term of any rule. */
function documentsOf(language: LanguagePack, bytes: number): TenderDocument[] {
  const next = random(7);
  const sentences = language.rules.flatMap((r) => [...r.examples.match, ...r.examples.ignore].map((e) => e.text));
  const documents: TenderDocument[] = [];
  for (let done = 0; done < bytes; ) {
    let text = "";
    while (text.length < DOCUMENT) text += `${next(8) === 0 ? sentences[next(sentences.length)] : filler(next)} `;
    documents.push(exampleDocument({ text: Buffer.from(text).toString() }));
    done += Buffer.byteLength(text);
  }
  return documents;
}

/** A sentence of made-up words: most of a tender is about pipes and invoices. */
function filler(next: (below: number) => number): string {
  const word = () => WORDS[Math.floor(WORDS.length ** (next(1_000_000) / 1_000_000)) - 1];
  return `${Array.from({ length: 8 + next(20) }, word).join(" ")}.`;
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1e6;
}

/** Processor time of the best of some runs, in seconds. */
function best(work: () => void): number {
  return Math.min(...Array.from({ length: 4 }, () => cpuSeconds(work)));
}

function megabytes(documents: readonly TenderDocument[]): number {
  return documents.reduce((sum, d) => sum + Buffer.byteLength(d.text), 0) / 1e6;
}

function matchAll(
  engine: Engine,
  set: PatternSet,
  documents: readonly TenderDocument[],
  vocabulary: Vocabulary,
): number {
  let hits = 0;
  for (const document of documents) hits += set.findAll(engine.index(tokenize(document, vocabulary))).length;
  return hits;
}

function show(label: string, mb: number, seconds: number, rest = ""): void {
  console.log(
    `${label.padEnd(44)} ${mb.toFixed(1).padStart(6)} MB  ${(mb / seconds).toFixed(1).padStart(7)} MB/s  ${rest}`,
  );
}

function rulesOfOneLanguage(language: LanguagePack): void {
  const documents = documentsOf(language, 8e6);
  const mb = megabytes(documents);
  const compile = cpuSeconds(() => languageRules({ ...language }));
  const rules = languageRules(language);
  console.log(
    `compile ${language.code}: ${(compile * 1000).toFixed(0)} ms, ${rules.all.patterns.length} patterns, ${rules.engine.lexicon.atoms.size} word conditions\n`,
  );
  for (const [label, work] of Object.entries(yardsticks(documents))) show(label, mb, best(work));
  for (const [label, work] of Object.entries(steps(language, documents))) show(label, mb, best(work));
  const some = documents.slice(0, 40);
  const seconds = best(() => {
    for (const document of some) analyse([document], book!, { toolVersion: "", date: "2026-01-01" });
  });
  show("the whole report", megabytes(some), seconds, `${(some.length / seconds).toFixed(0)} documents/s`);
}

/** What the same text costs those who do less. */
function yardsticks(documents: readonly TenderDocument[]): Record<string, () => void> {
  let hash = 0;
  return {
    "yardstick: a hash of every character": () => {
      for (const { text } of documents)
        for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 31);
    },
    "yardstick: words by a regular expression": () => {
      for (const { text } of documents) for (const { index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) hash ^= index;
    },
  };
}

/** Each step with all before it. */
function steps(language: LanguagePack, documents: readonly TenderDocument[]): Record<string, () => void> {
  const { engine, all } = languageRules(language);
  const vocabulary = new Vocabulary();
  const voter = new LanguageVoter(book!.stopwords);
  return {
    words: () => {
      for (const document of documents) tokenize(document, vocabulary);
    },
    "words, languages": () => {
      for (const document of documents) voter.vote(tokenize(document, vocabulary));
    },
    "words, conditions, sentences, figures": () => {
      for (const document of documents) engine.index(tokenize(document, vocabulary));
    },
    [`words, conditions ..., ${all.patterns.length} patterns of rules`]: () => {
      matchAll(engine, all, documents, vocabulary);
    },
  };
}

function textGrowth(language: LanguagePack): void {
  console.log("\ngrowth with the text");
  const { engine, all } = languageRules(language);
  const vocabulary = new Vocabulary();
  for (const size of [1, 4, 16, 64]) {
    const documents = documentsOf(language, size * 1e6);
    show(
      `rules of ${language.code}`,
      megabytes(documents),
      best(() => matchAll(engine, all, documents, vocabulary)),
    );
  }
}

/** Patterns of two words with a gap, from words of the examples; and grep with the same words. */
function patternGrowth(): void {
  console.log("\ngrowth with the patterns (two words of the examples, a gap of 6), and grep -E -f with the same words");
  const documents = documentsOf(pack, 8e6);
  const mb = megabytes(documents);
  const file = join(folder, "text.txt");
  writeFileSync(file, documents.map((d) => d.text.replaceAll(". ", ".\n")).join("\n"));
  const words = [
    ...new Set(
      packs
        .flatMap((p) => p.rules.flatMap((r) => r.examples.match.flatMap((e) => e.text.match(/\p{L}{7,}/gu) ?? [])))
        .map(fold),
    ),
  ];
  const next = random(11);
  for (const count of [100, 500, 1000, 2000]) {
    const pairs = Array.from(
      { length: count },
      () => [words[next(words.length)]!, words[next(words.length)]!] as const,
    );
    const engine = new Engine({ abbreviations: [], numbers: {}, units: {} }, () => undefined);
    const set = new PatternSet(
      pairs.map(([a, b]) => engine.compile(`${a}* ...6 ${b}*`)),
      engine.lexicon.watch,
    );
    const vocabulary = new Vocabulary();
    const seconds = best(() => matchAll(engine, set, documents, vocabulary));
    show(`${count} patterns`, mb, seconds, grep(pairs.flat(), file, mb));
  }
}

function grep(words: readonly string[], file: string, mb: number): string {
  const terms = join(folder, "terms.txt");
  writeFileSync(terms, words.map((word) => `\\b${word}`).join("\n"));
  const script = 'TIMEFORMAT="%U %S"; time grep -E -i -c -f "$0" "$1"';
  const run = spawnSync("bash", ["-c", script, terms, file], {
    encoding: "utf8",
    timeout: 120_000,
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  });
  const times = /([\d.]+) ([\d.]+)\s*$/.exec(run.stderr ?? "");
  return times
    ? `grep ${(mb / (Number(times[1]) + Number(times[2]))).toFixed(1)} MB/s`
    : "grep: did not finish in 120 s or is not installed";
}
