import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Evidence } from "../match/evidence.ts";
import { LanguageRules } from "../match/language-rules.ts";
import type { LanguagePack, Rulebook } from "../rulebase.ts";
import { type LoadedRulebook, loadRulebook } from "./load.ts";

/**
 * Checks the rule base and writes it as JSON: what every run needs in one file, each language in its own,
 * so that a run on an Italian file reads Italian only, and needs no YAML reader.
 * @param leaveOutBroken for writers of rules: languages with faults are left out, and said, instead of failing
 * @throws Error that lists every fault
 */
export function packRulebook(folder: string, outDir: string, { leaveOutBroken = false } = {}): void {
  const rulebook = usable(loadRulebook(folder), leaveOutBroken);
  const { languages, models, ...shared } = rulebook;
  mkdirSync(join(outDir, "languages"), { recursive: true });
  mkdirSync(join(outDir, "models"), { recursive: true });
  const evidence = new Evidence(Object.values(rulebook.jurisdictions)).precompiled();
  write(join(outDir, "rulebook.json"), {
    ...shared,
    evidence,
    languages: Object.keys(languages),
    models: Object.keys(models),
  });
  for (const [country, rows] of Object.entries(models)) write(join(outDir, "models", `${country}.json`), rows);
  for (const [code, pack] of Object.entries(languages)) {
    const { automata, ...precompiled } = new LanguageRules(pack).engine.precompiled();
    write(join(outDir, "languages", `${code}.json`), { ...slim(pack), precompiled });
    writeFileSync(join(outDir, "languages", `${code}.automata.txt`), automata);
    write(
      join(outDir, "languages", `${code}.examples.json`),
      pack.rules.map((rule) => rule.examples),
    );
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
