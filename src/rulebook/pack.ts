import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Evidence } from "../match/evidence.ts";
import { LanguageRules } from "../match/language-rules.ts";
import type { LanguagePack, Rulebook } from "../rulebase.ts";
import { VoteTable } from "../text/votes.ts";
import { type LoadedRulebook, loadRulebook } from "./load.ts";
import type { PackedRulebook } from "./packed.ts";

/**
 * Checks the rule base and writes it as JSON: what every run needs in one file, each language, country and set of titles
 * in its own, so that a run on an Italian file reads Italian only, and needs no YAML reader.
 * @param leaveOutBroken for writers of rules: languages with faults are left out, and said, instead of failing
 * @throws Error that lists every fault
 */
export function packRulebook(folder: string, outDir: string, { leaveOutBroken = false } = {}): void {
  const rulebook = usable(loadRulebook(folder), leaveOutBroken);
  const { languages, models, stopwords, titles, jurisdictions, ...shared } = rulebook;
  const file = (...names: readonly string[]): string => join(outDir, ...names);
  for (const name of ["languages", "models", "titles", "jurisdictions"]) mkdirSync(file(name), { recursive: true });
  const packed: PackedRulebook = {
    ...shared,
    evidence: new Evidence(Object.values(jurisdictions)).precompiled(),
    votes: VoteTable.of(stopwords).pack(),
    stopwords: Object.keys(stopwords),
    titles: Object.keys(titles),
    jurisdictions: Object.values(jurisdictions).map(({ law: _, thresholds: __, ...head }) => head),
    languages: Object.keys(languages),
    models: Object.keys(models),
  };
  write(file("rulebook.json"), packed);
  write(file("stopwords.json"), stopwords);
  for (const [code, texts] of Object.entries(titles)) write(file("titles", `${code}.json`), texts);
  for (const [country, { law, thresholds }] of Object.entries(jurisdictions))
    write(file("jurisdictions", `${country}.json`), { law, thresholds });
  for (const [country, rows] of Object.entries(models)) write(file("models", `${country}.json`), rows);
  for (const [code, pack] of Object.entries(languages)) {
    const { automata, ...precompiled } = new LanguageRules(pack).engine.precompiled();
    write(file("languages", `${code}.json`), { ...slim(pack), precompiled });
    writeFileSync(file("languages", `${code}.automata.txt`), automata);
    const examples = pack.rules.map((rule) => rule.examples);
    write(file("languages", `${code}.examples.json`), examples);
  }
}

function usable(loaded: LoadedRulebook, leaveOutBroken: boolean): Rulebook {
  if (loaded.kind === "loaded") return loaded.rulebook;
  const list = loaded.faults.map((f) => `${f.file} ${f.path}: ${f.message}`).join("\n");
  if (!leaveOutBroken || !loaded.partial) throw new Error(list);
  const broken = new Set(loaded.faults.map((fault) => /^languages\/([a-z]+)\//.exec(fault.file)?.[1]));
  console.warn(`LEFT OUT ${[...broken].join(", ")}:\n${list}`);
  const languages = Object.fromEntries(Object.entries(loaded.partial.languages).filter(([code]) => !broken.has(code)));
  return { ...loaded.partial, languages };
}

/** Examples and notes are for writers of rules: they are most of a pack and no run on documents reads them. */
function slim(pack: LanguagePack): LanguagePack {
  return {
    ...pack,
    titles: {},
    rules: pack.rules.map((rule) => ({ ...rule, note: "", examples: { match: [], ignore: [] } })),
  };
}

function write(file: string, value: unknown): void {
  writeFileSync(file, JSON.stringify(value));
}
