/**
 * Tools for writers of rules: rules-test CODE, measure CODE|all, find CODE TEXT,
 * sample CODE FILE.jsonl [CLAUSE] [--rejected] [--most N]: what the rules take (or turn down) in unlabelled lines.
 */
import { readFileSync } from "node:fs";
import { clauseForces, judgeDocuments } from "../src/analyse/findings.ts";
import { viewDocuments } from "../src/analyse/view.ts";
import { judge } from "../src/judge.ts";
import { languageRules } from "../src/match/language-rules.ts";
import type { Block, TenderDocument } from "../src/model.ts";
import { testExamples } from "../src/rule-examples.ts";
import type { Rulebook } from "../src/rulebase.ts";
import { type Fault, loadRulebook } from "../src/rulebook/load.ts";
import { tokenize } from "../src/text/tokens.ts";
import { Vocabulary } from "../src/text/vocabulary.ts";

const [command, code = "", ...rest] = process.argv.slice(2);
const loaded = loadRulebook("rules");
const rulebook = loaded.kind === "loaded" ? loaded.rulebook : usable(loaded.faults, loaded.partial);

/** The rest of the rule base serves when the faults are in other languages only. */
function usable(faults: readonly Fault[], partial: Rulebook | undefined): Rulebook {
  const own = faults.filter((f) => code === "" || code === "all" || f.file.includes(`languages/${code}/`));
  for (const fault of own) console.log(`${fault.file} ${fault.path}: ${fault.message}`);
  if (own.length === 0 && partial) return partial;
  console.log(`${own.length} faults in ${code}, ${faults.length} in all; mend them first`);
  process.exit(1);
}
const vocabulary = new Vocabulary();

if (command === "rules-test") rulesTest(rulebook);
else if (command === "measure") measure(rulebook);
else if (command === "sample") sample(rulebook);
else if (command === "find") find(rulebook, rest.join(" "));
else throw new Error(`unknown command ${command}`);

function rulesTest(book: Rulebook): void {
  const pack = book.languages[code];
  if (!pack) throw new Error(`no language ${code}`);
  const faults = testExamples(pack, book);
  for (const f of faults) console.log(`${f.rule}\n    ${f.example}\n    ${f.message}`);
  const examples = pack.rules.reduce((n, r) => n + r.examples.match.length + r.examples.ignore.length, 0);
  for (const rule of pack.rules) {
    if (rule.examples.match.length < 3 || rule.examples.ignore.length < 3)
      console.log(`${rule.id}: fewer than three match or ignore examples`);
  }
  console.log(`${pack.rules.length} rules, ${examples} examples, ${faults.length} faults`);
}

export function plainDocument(text: string): TenderDocument {
  const blocks: Block[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    blocks.push({ kind: "paragraph", span: { start: match.index, end: match.index + match[0].length }, section: [] });
  }
  return {
    name: "text",
    sha256: "",
    format: "text",
    text,
    blocks,
    fields: [],
    warnings: [],
    readability: { readShare: 1, garbledShare: 0, imageOnlyPages: [] },
  };
}

function find(book: Rulebook, text: string): void {
  const source = text.startsWith("@") ? readFileSync(text.slice(1), "utf8") : text;
  const pack = book.languages[code]!;
  const indexed = languageRules(pack).engine.index(tokenize(plainDocument(source), vocabulary));
  const result = judge(indexed, pack, {
    document: 0,
    masked: [],
    clauseForce: clauseForces(book.clauses),
    law: () => undefined,
    fact: () => undefined,
  });
  for (const f of result.findings)
    console.log(
      `+ ${f.clause} ${f.force} ${f.rule}\n    ${f.trace.map((s) => `${s.step}: ${s.detail}`).join("\n    ")}`,
    );
  for (const r of result.rejections)
    console.log(`- ${r.clause} ${r.rule}\n    ${r.trace.map((s) => `${s.step}: ${s.detail}`).join("\n    ")}`);
}

interface Gold {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly labels?: readonly { type: string; quote: string; force?: string }[];
  readonly near?: readonly { type: string; quote: string; why: string }[];
  readonly types?: readonly string[];
  readonly force?: string;
  readonly trap_for?: readonly string[];
  readonly difficult?: boolean;
}

/** Precision and recall against labelled lines, with every error; BENCHMARK names the folder. */
function measure(book: Rulebook): void {
  const folder = process.env["BENCHMARK"] ?? "../shared/benchmark";
  const read = (file: string): Gold[] =>
    readFileSync(`${folder}/${file}`, "utf8")
      .split("\n")
      .filter((l) => l.trim())
      .map((l) => JSON.parse(l));
  const gold = [...read("notices.jsonl"), ...read("clauses.jsonl")].filter((g) => code === "all" || g.lang === code);
  const counts = new Map<string, [number, number, number]>();
  const add = (key: string, i: 0 | 1 | 2): void => {
    const row = counts.get(key) ?? [0, 0, 0];
    row[i]++;
    counts.set(key, row);
  };
  let forceRight = 0;
  let forceAll = 0;
  const verbose = !rest.includes("--quiet");
  for (const g of gold) {
    const want = new Map(
      (g.labels ?? (g.types ?? []).map((type) => ({ type, quote: g.text.slice(0, 300), force: g.force }))).map((l) => [
        l.type,
        l,
      ]),
    );
    const views = viewDocuments([plainDocument(g.text)], book, undefined);
    const { findings, rejections } = judgeDocuments(views, book, {}, () => undefined);
    const got = new Map(
      findings
        .filter((f) => f.status === "stable")
        .toReversed()
        .map((f) => [f.clause, f]),
    );
    for (const type of new Set([...want.keys(), ...got.keys()])) {
      const kind = want.has(type) && got.has(type) ? 0 : got.has(type) ? 1 : 2;
      for (const key of [type, `lang ${g.lang}`, "all"]) add(key, kind);
      const near =
        g.near?.find((n) => n.type === type) ?? (g.trap_for?.includes(type) ? { why: "trap", quote: "" } : undefined);
      if (kind === 0 && want.get(type)!.force) {
        forceAll++;
        if (want.get(type)!.force === got.get(type)!.force) forceRight++;
        else if (verbose)
          console.log(
            `FORCE ${g.id} ${type}: gold ${want.get(type)!.force}, got ${got.get(type)!.force} (${got.get(type)!.trace.find((s) => s.step === "force")?.detail})`,
          );
      }
      if (kind === 1 && verbose) {
        const f = got.get(type)!;
        console.log(
          `WRONG${near ? ` NEAR (${near.why})` : ""} ${g.id} ${g.lang} ${type} ${f.rule}\n      ${f.trace[0]?.detail}\n      "${f.quote.replace(/\s+/g, " ")}"`,
        );
      }
      if (kind === 2 && verbose) {
        const seen = rejections
          .filter((r) => r.clause === type)
          .map((r) => `${r.rule} ${r.reason}: ${r.trace.at(-1)?.detail}`);
        console.log(
          `MISSED${g.difficult ? " (difficult)" : ""} ${g.id} ${g.lang} ${type} ${want.get(type)!.force ?? ""}\n      "${want.get(type)!.quote.replace(/\s+/g, " ")}"${seen.length > 0 ? `\n      seen: ${seen.slice(0, 3).join(" | ")}` : ""}`,
        );
      }
    }
  }
  for (const [key, [tp, fp, fn]] of [...counts].sort()) {
    console.log(
      `${key.padEnd(34)} P ${(tp / (tp + fp)).toFixed(2)} R ${(tp / (tp + fn)).toFixed(2)} F1 ${((2 * tp) / (2 * tp + fp + fn)).toFixed(2)}  tp ${tp} fp ${fp} fn ${fn}`,
    );
  }
  console.log(`force right ${forceRight} of ${forceAll}`);
}

/** Findings (or rejections) in unlabelled documents, by clause, for reading. */
function sample(book: Rulebook): void {
  const [file = "", clause] = rest;
  const most = Number(rest[rest.indexOf("--most") + 1] ?? 12) || 12;
  const rows: Gold[] = readFileSync(file, "utf8")
    .split("\n")
    .filter((l) => l.trim())
    .map((l) => JSON.parse(l));
  const shown = new Map<string, string[]>();
  const documents = new Map<string, number>();
  for (const row of rows) {
    const { findings, rejections } = judgeDocuments(
      viewDocuments([plainDocument(row.text)], book, undefined),
      book,
      {},
      () => undefined,
    );
    const seen = new Set<string>();
    for (const f of rest.includes("--rejected") ? rejections : findings) {
      if (clause && !clause.startsWith("--") && f.clause !== clause) continue;
      const why = "reason" in f ? `${f.reason}: ${f.trace.at(-1)?.detail}` : f.force;
      shown.set(f.clause, [
        ...(shown.get(f.clause) ?? []),
        `${row.id} ${f.rule} [${why}] ${f.trace[0]?.detail.split(" => ")[1]}\n        ${f.quote.replace(/\s+/g, " ")}`,
      ]);
      if (!seen.has(f.clause)) documents.set(f.clause, (documents.get(f.clause) ?? 0) + 1);
      seen.add(f.clause);
    }
  }
  for (const [key, lines] of [...shown].sort()) {
    console.log(`== ${key}: ${lines.length} in ${documents.get(key)} of ${rows.length} documents`);
    const step = Math.max(1, Math.floor(lines.length / most));
    for (const line of lines.filter((_, i) => i % step === 0).slice(0, most)) console.log(`    ${line}`);
  }
}
