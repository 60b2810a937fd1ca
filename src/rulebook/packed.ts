import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LanguagePack, Precompiled, Rule, Rulebook } from "../rulebase.ts";

/**
 * Opens the packed rule base (see pack.ts). Languages and model clauses are read when first asked for.
 * @param folder where `rulebook.json` stands
 * @throws Error when it is missing: the package was not built
 */
export function readPacked(folder: string): Rulebook {
  const shared = read(join(folder, "rulebook.json")) as Rulebook & {
    languages: readonly string[];
    models: readonly string[];
  };
  return {
    ...shared,
    languages: lazy(shared.languages, (code) => readLanguage(folder, code)),
    models: lazy(
      shared.models,
      (country) => read(join(folder, "models", `${country}.json`)) as Rulebook["models"][string],
    ),
  };
}

function readLanguage(folder: string, code: string): LanguagePack {
  const pack = read(join(folder, "languages", `${code}.json`)) as LanguagePack & { precompiled: Precompiled };
  let automata: string | undefined;
  const precompiled: Precompiled = {
    ...pack.precompiled,
    get automata() {
      automata ??= readFileSync(join(folder, "languages", `${code}.automata.txt`), "latin1");
      return automata;
    },
  };
  return { ...pack, precompiled };
}

/** A packed language with the examples of its rules, for `rules show` and `rules test`. */
export function withExamples(folder: string, pack: LanguagePack): LanguagePack {
  const examples = read(join(folder, "languages", `${pack.code}.examples.json`)) as readonly Rule["examples"][];
  return { ...pack, rules: pack.rules.map((rule, index) => ({ ...rule, examples: examples[index] ?? rule.examples })) };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** A record whose values are made when first read, and once. */
function lazy<T>(keys: readonly string[], make: (key: string) => T): Readonly<Record<string, T>> {
  const record: Record<string, T> = {};
  for (const key of keys) {
    Object.defineProperty(record, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make(key);
        Object.defineProperty(record, key, { value, enumerable: true });
        return value;
      },
    });
  }
  return record;
}
