import { ConditionError, parseCondition } from "../match/condition.ts";
import { PatternError, PatternReader } from "../match/pattern.ts";
import type { LanguagePack, Rulebook } from "../rulebase.ts";
import { fold } from "../text/fold.ts";
import { STEMMED } from "../text/stemmers.ts";
import type { Fault } from "./load.ts";

/** Patterns and conditions that cannot be read, with the place of each. */
export function checkPatterns(rulebook: Rulebook): Fault[] {
  return Object.values(rulebook.languages).flatMap((pack) => checkLanguage(pack, rulebook));
}

function checkLanguage(pack: LanguagePack, rulebook: Rulebook): Fault[] {
  const faults: Fault[] = [];
  const reader = new PatternReader((name) => pack.lists[name], fold);
  const attempt = (file: string, path: string, read: () => unknown): void => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof PatternError || error instanceof ConditionError)) throw error;
      faults.push({ file: `languages/${pack.code}/${file}`, path, message: error.message });
    }
  };
  const pattern = (file: string, path: string, source: string): void => attempt(file, path, () => reader.read(source));
  if (rulebook.stemmed.includes(pack.code) && !STEMMED.includes(pack.code)) {
    const message = "stem: terms need a stemmer, and this language has none; use wildcards";
    faults.push({ file: `languages/${pack.code}`, path: "", message });
  }
  for (const { path, source } of languagePatterns(pack)) pattern("language.yaml", path, source);
  for (const rule of pack.rules) {
    const file = `${rule.clause}.yaml`;
    rule.patterns.forEach((source, i) => pattern(file, `${rule.id}.patterns.${i}`, source));
    rule.unless.forEach((unless, i) => pattern(file, `${rule.id}.unless.${i}`, unless.pattern));
    const restates = rule.restatesLawWhen;
    if (restates !== undefined) attempt(file, `${rule.id}.restatesLawWhen`, () => parseCondition(restates));
    rule.when.forEach((source, i) => attempt(file, `${rule.id}.when.${i}`, () => parseCondition(source)));
  }
  return faults;
}

function languagePatterns(pack: LanguagePack): { path: string; source: string }[] {
  const groups: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
    negation: { before: pack.negation.before, after: pack.negation.after, not: pack.negation.not },
    force: pack.force,
    sections: pack.sections,
    template: pack.template,
    criteria: pack.criteria,
    facts: pack.facts,
    lists: pack.lists,
  };
  return Object.entries(groups).flatMap(([group, keys]) =>
    Object.entries(keys).flatMap(([key, patterns]) =>
      patterns.map((source, i) => ({ path: `${group}.${key}.${i}`, source })),
    ),
  );
}
