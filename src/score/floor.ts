/** Floors: one strong lever is worth more than five recited ones (scoring point 6). */
import type { ContractFacts, Finding, Outcome } from "../model.ts";
import type { ScorePolicy } from "../rulebase.ts";

/** How much of the contract a reservation covers. */
export type Scope = "whole" | "lot";

/** A floor that the outcomes earn. */
export interface Floor {
  /** `clause:scope`, data for the sentence that a report writes. */
  readonly reason: string;
  readonly value: number;
}

/** "Lot" by language, folded to lower case without accents; `*` stands for any ending. Latin "lot" counts everywhere. */
const LOT_WORDS: Readonly<Record<string, string>> = {
  bg: "лот* обособен*",
  cs: "cast casti",
  da: "delkontrakt* delaftale*",
  de: "los lose losen teillos*",
  el: "τμημα*",
  es: "lote lotes",
  et: "osa osad osade",
  fi: "osa osat osan osaan osien hankintaosa*",
  hr: "grupa grupe grupi grupu",
  hu: "resz resze reszre reszek reszajanlat*",
  it: "lotto lotti",
  lt: "dalis dalies dalys daliai",
  lv: "dala dalas dalai",
  nl: "perceel percelen deelopdracht*",
  pl: "czesc czesci",
  pt: "lote lotes",
  ro: "lotul* loturi*",
  sk: "cast casti",
  sl: "sklop*",
  sv: "delomrade* anbudsomrade*",
};

/**
 * Whether a finding concerns one lot or the whole contract: said by the id of its rule (a part named `lot`), by the
 * notice's field, or by the quoted words and the nearest heading.
 */
export function scopeOf(finding: Finding, facts: ContractFacts): Scope {
  if (facts.lots?.value === 1) return "whole";
  if (finding.rule.split(/[.:]/).includes("lot")) return "lot";
  if (finding.rule.startsWith("field:")) {
    return finding.trace.some((t) => t.step === "field" && /\bLOT-\d/.test(t.detail)) ? "lot" : "whole";
  }
  const heading = finding.place.section.at(-1) ?? "";
  const words = fold(`${heading} ${finding.quote}`).split(/[^\p{L}\p{N}]+/u);
  const lot = ["lot", "lots", ...(LOT_WORDS[finding.language] ?? "").split(" ")];
  return words.some((word) => lot.some((l) => matches(word, l))) ? "lot" : "whole";
}

function matches(word: string, pattern: string): boolean {
  return pattern.endsWith("*") ? word.startsWith(pattern.slice(0, -1)) : pattern !== "" && word === pattern;
}

function fold(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/**
 * The highest floor that the outcomes earn: the type must be required in so many words, and not on a passage that is
 * a legal risk.
 */
export function floorOf(outcomes: readonly Outcome[], policy: ScorePolicy, facts: ContractFacts): Floor | undefined {
  const earned = policy.floors.filter((floor) => {
    const outcome = outcomes.find((o) => o.clause === floor.clause);
    if (outcome?.kind !== "found" || outcome.force !== "required") return false;
    const binding = outcome.findings.filter((f) => f.status === "stable" && f.force === "required");
    const whole = binding.length === 0 || binding.some((f) => scopeOf(f, facts) === "whole");
    return (whole ? "whole" : "lot") === floor.scope;
  });
  const best = earned.toSorted((a, b) => b.value - a.value)[0];
  return best && { reason: `${best.clause}:${best.scope}`, value: best.value };
}
