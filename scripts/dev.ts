/**
 * Tools for writers of rules: rules-test CODE, find CODE TEXT,
 * sample CODE FILE.jsonl [CLAUSE] [--rejected] [--most N]: what the rules take (or turn down) in unlabelled lines.
 */
import { readFileSync } from "node:fs";
import { clauseForces, judgeDocuments } from "../src/analyse/findings.ts";
import { viewDocuments } from "../src/analyse/view.ts";
import { judge } from "../src/judge.ts";
import { languageRules } from "../src/match/language-rules.ts";
import type { Block, TenderDocument } from "../src/model.ts";
import { exampleDocument, testExamples } from "../src/rule-examples.ts";
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

/** A text as a document of one paragraph a line. */
function plainDocument(text: string): TenderDocument {
  const blocks = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }): Block => {
    return { kind: "paragraph", span: { start: index, end: index + line.length }, section: [] };
  });
  return { ...exampleDocument({ text }), blocks };
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

/** Findings (or rejections) in unlabelled documents, by clause, for reading. */
function sample(book: Rulebook): void {
  const [file = "", clause] = rest;
  const most = Number(rest[rest.indexOf("--most") + 1] ?? 12) || 12;
  const rows: { readonly id: string; readonly text: string }[] = readFileSync(file, "utf8")
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
