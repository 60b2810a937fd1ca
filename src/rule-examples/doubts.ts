import type { ClauseId } from "../model.ts";
import { exampleOutcome } from "../rule-examples.ts";
import type { LanguagePack, Rulebook } from "../rulebase.ts";

/** Doubts about a language that show when its rules run on all of its examples. */
export interface ExampleDoubts {
  /** Ignore examples that no pattern of their clause looked at, with all ignore examples of the clause. */
  readonly unseen: readonly { readonly clause: ClauseId; readonly examples: readonly string[]; readonly all: number }[];
  /** Patterns that take the ignore examples of so many other clauses. */
  readonly broad: readonly { readonly rule: string; readonly pattern: string; readonly clauses: readonly ClauseId[] }[];
}

/** Clauses whose ignore examples a pattern may take: a passage that is not one clause is often another. */
const BROAD = 3;

/**
 * Runs all rules of a language on all ignore examples.
 * @param pack with its examples
 */
export function exampleDoubts(pack: LanguagePack, rulebook: Rulebook): ExampleDoubts {
  const unseen = new Map<ClauseId, { readonly examples: string[]; all: number }>();
  const taken = new Map<string, { readonly rule: string; readonly pattern: string; readonly clauses: Set<ClauseId> }>();
  for (const rule of pack.rules) {
    if (rule.status === "deprecated") continue;
    for (const example of rule.examples.ignore) {
      const { findings, rejections, undecided } = exampleOutcome(example, pack, rulebook);
      const counts = unseen.get(rule.clause) ?? { examples: [], all: 0 };
      unseen.set(rule.clause, counts);
      counts.all++;
      const seen = [...findings, ...rejections, ...undecided].some((hit) => hit.clause === rule.clause);
      if (!seen) counts.examples.push(example.text);
      for (const finding of findings.filter((f) => f.clause !== rule.clause)) {
        const pattern = finding.trace[0]?.detail.split(" => ")[0] ?? "";
        const key = `${finding.rule} ${pattern}`;
        const hit = taken.get(key) ?? { rule: finding.rule, pattern, clauses: new Set() };
        taken.set(key, hit);
        hit.clauses.add(rule.clause);
      }
    }
  }
  return {
    unseen: [...unseen].flatMap(([clause, { examples, all }]) =>
      examples.length > 0 ? [{ clause, examples, all }] : [],
    ),
    broad: [...taken.values()]
      .filter((hit) => hit.clauses.size > BROAD)
      .map(({ rule, pattern, clauses }) => ({ rule, pattern, clauses: [...clauses].toSorted() })),
  };
}
