import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LanguageRules } from "../match/language-rules.ts";
import type { LanguagePack } from "../rulebase.ts";
import { loadRulebook } from "./load.ts";

/**
 * Checks the rule base and writes it as JSON: what every run needs in one file, each language in its own,
 * so that a run on an Italian file reads Italian only, and needs no YAML reader.
 * @throws Error that lists every fault
 */
export function packRulebook(folder: string, outDir: string): void {
  const loaded = loadRulebook(folder);
  if (loaded.kind === "broken") {
    throw new Error(loaded.faults.map((f) => `${f.file} ${f.path}: ${f.message}`).join("\n"));
  }
  const { languages, models, ...shared } = loaded.rulebook;
  mkdirSync(join(outDir, "languages"), { recursive: true });
  mkdirSync(join(outDir, "models"), { recursive: true });
  write(join(outDir, "rulebook.json"), { ...shared, languages: Object.keys(languages), models: Object.keys(models) });
  for (const [country, rows] of Object.entries(models)) write(join(outDir, "models", `${country}.json`), rows);
  for (const [code, pack] of Object.entries(languages)) {
    write(join(outDir, "languages", `${code}.json`), slim(pack));
    write(
      join(outDir, "languages", `${code}.examples.json`),
      pack.rules.map((rule) => rule.examples),
    );
  }
}

/** Examples and notes are for writers of rules: they are most of a pack and no run on documents reads them. */
function slim(pack: LanguagePack): LanguagePack {
  return {
    ...pack,
    precompiled: new LanguageRules(pack).engine.precompiled(),
    titles: {},
    rules: pack.rules.map((rule) => ({ ...rule, note: "", examples: { match: [], ignore: [] } })),
  };
}

function write(file: string, value: unknown): void {
  writeFileSync(file, JSON.stringify(value));
}
