import type { Rulebook } from "../rulebase.ts";
import type { Fault } from "./load.ts";

/** Names in the files that point to nothing: clause types, sections, duplicate rule ids, ids against their path. */
export function checkReferences(rulebook: Rulebook): Fault[] {
  const clauses = new Set(rulebook.clauses.map((clause) => clause.id));
  const faults: Fault[] = [];
  const known = (file: string, path: string, clause: string): void => {
    if (!clauses.has(clause)) faults.push({ file, path, message: `no clause type ${clause} in clauses.yaml` });
  };
  for (const pillar of rulebook.score.pillars)
    for (const part of pillar.parts) known("score.yaml", `pillars.${pillar.id}`, part.clause);
  for (const barrier of rulebook.score.barriers) known("score.yaml", "barriers", barrier.clause);
  for (const pack of Object.values(rulebook.jurisdictions)) {
    for (const law of pack.law) known(`jurisdictions/${pack.country}.yaml`, "law", law.clause);
  }
  for (const [country, byLanguage] of Object.entries(rulebook.models)) {
    for (const [language, rows] of Object.entries(byLanguage)) {
      rows.forEach((row, index) => known(`models/${country}/${language}.yaml`, String(index), row.clause));
    }
  }
  return [...faults, ...checkRules(rulebook, known)];
}

function checkRules(rulebook: Rulebook, known: (file: string, path: string, clause: string) => void): Fault[] {
  const faults: Fault[] = [];
  const ids = new Set<string>();
  for (const pack of Object.values(rulebook.languages)) {
    for (const clause of [...pack.searched, ...Object.keys(pack.titles)])
      known(`languages/${pack.code}`, clause, clause);
    for (const rule of pack.rules) {
      const file = `languages/${pack.code}/${rule.clause}.yaml`;
      if (ids.has(rule.id)) faults.push({ file, path: rule.id, message: "the id is used twice" });
      ids.add(rule.id);
      if (!rule.id.startsWith(`${pack.code}.${rule.clause}.`)) {
        faults.push({ file, path: rule.id, message: `an id here begins with ${pack.code}.${rule.clause}.` });
      }
      for (const section of rule.section) {
        if (!pack.sections[section])
          faults.push({ file, path: rule.id, message: `no section "${section}" in language.yaml` });
      }
    }
  }
  return faults;
}
