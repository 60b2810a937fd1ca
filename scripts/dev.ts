/** Tools for writers of rules: rules-test CODE, measure CODE|all, find CODE TEXT. */
import { readFileSync } from "node:fs";
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
else if (command === "find") find(rulebook, rest.join(" "));
else throw new Error(`unknown command ${command}`);

function rulesTest(book: Rulebook): void {
  const pack = book.languages[code];
  if (!pack) throw new Error(`no language ${code}`);
  const faults = testExamples(pack, book);
  for (const f of faults) console.log(`${f.rule}\n    ${f.example}\n    ${f.message}`);
  const examples = pack.rules.reduce((n, r) => n + r.examples.match.length + r.examples.ignore.length, 0);
  for (const rule of pack.rules) {
    if (rule.examples.match.length < 3 || rule.examples.ignore.length < 3) console.log(`${rule.id}: fewer than three match or ignore examples`);
  }
  console.log(`${pack.rules.length} rules, ${examples} examples, ${faults.length} faults`);
}

export function plainDocument(text: string): TenderDocument {
  const blocks: Block[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    blocks.push({ kind: "paragraph", span: { start: match.index, end: match.index + match[0].length }, section: [] });
  }
  return { name: "text", sha256: "", format: "text", text, blocks, fields: [], warnings: [], readability: { readShare: 1, garbledShare: 0, imageOnlyPages: [] } };
}

function find(book: Rulebook, text: string): void {
  const source = text.startsWith("@") ? readFileSync(text.slice(1), "utf8") : text;
  const pack = book.languages[code]!;
  const indexed = languageRules(pack).engine.index(tokenize(plainDocument(source), vocabulary));
  const force = new Map(book.clauses.map((c) => [c.id, c.force]));
  const result = judge(indexed, pack, { document: 0, masked: [], clauseForce: (c) => force.get(c) ?? "mentioned", law: () => undefined, fact: () => undefined });
  for (const f of result.findings) console.log(`+ ${f.clause} ${f.force} ${f.rule}\n    ${f.trace.map((s) => `${s.step}: ${s.detail}`).join("\n    ")}`);
  for (const r of result.rejections) console.log(`- ${r.clause} ${r.rule}\n    ${r.trace.map((s) => `${s.step}: ${s.detail}`).join("\n    ")}`);
}
