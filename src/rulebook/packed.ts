import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LanguageCode } from "../model.ts";
import type { JurisdictionPack, LanguagePack, Precompiled, Rule, Rulebook } from "../rulebase.ts";

/** What stands in rulebook.json; of what stands in files of their own only the names. */
export interface PackedRulebook
  extends Omit<Rulebook, "languages" | "models" | "stopwords" | "titles" | "jurisdictions" | "votes" | "evidence"> {
  readonly votes: NonNullable<Rulebook["votes"]>;
  readonly evidence: Precompiled;
  readonly languages: readonly LanguageCode[];
  readonly models: readonly string[];
  readonly stopwords: readonly LanguageCode[];
  readonly titles: readonly LanguageCode[];
  readonly jurisdictions: readonly Omit<JurisdictionPack, "law" | "thresholds">[];
}

/**
 * Opens the packed rule base (see pack.ts). What a run may not need is read when first asked for.
 * @param folder where `rulebook.json` stands
 * @throws Error when it is missing: the package was not built
 */
export function readPacked(folder: string): Rulebook {
  const shared = read(join(folder, "rulebook.json")) as PackedRulebook;
  const inFile = <T>(name: string, key: string): T => read(join(folder, name, `${key}.json`)) as T;
  const stopwords = once(() => read(join(folder, "stopwords.json")) as Rulebook["stopwords"]);
  return {
    ...shared,
    languages: lazy(shared.languages, (code) => readLanguage(folder, code)),
    models: lazy(shared.models, (country) => inFile("models", country)),
    titles: lazy(shared.titles, (code) => inFile("titles", code)),
    stopwords: lazy(shared.stopwords, (code) => stopwords()[code]!),
    jurisdictions: Object.fromEntries(
      shared.jurisdictions.map((head) => [
        head.country,
        lawLater(
          head,
          once(() => inFile("jurisdictions", head.country)),
        ),
      ]),
    ),
  };
}

/** A law pack whose law is read when first asked for: every run looks at the evidence of all countries. */
function lawLater(
  head: PackedRulebook["jurisdictions"][number],
  rest: () => Pick<JurisdictionPack, "law" | "thresholds">,
): JurisdictionPack {
  return {
    ...head,
    get law() {
      return rest().law;
    },
    get thresholds() {
      return rest().thresholds;
    },
  };
}

function readLanguage(folder: string, code: string): LanguagePack {
  const pack = read(join(folder, "languages", `${code}.json`)) as LanguagePack & { precompiled: Precompiled };
  const automata = once(() => readFileSync(join(folder, "languages", `${code}.automata.txt`), "latin1"));
  const precompiled: Precompiled = {
    ...pack.precompiled,
    get automata() {
      return automata();
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

/** What a function gives the first time it is asked, each time. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
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
