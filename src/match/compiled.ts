import type { Automaton } from "./automaton.ts";
import type { Unit } from "./pattern.ts";
import type { Match } from "./search.ts";

/** Sequences that must lie near each other: `reach[i]` words at most between the hull and `items[i + 1]`. */
export interface CompiledNear {
  readonly items: readonly Automaton[];
  readonly reach: readonly number[];
}

/** A pattern ready to be looked for. */
export interface Compiled {
  readonly source: string;
  readonly unit: Unit;
  /** Made when first looked at: most patterns are never reached in a document. */
  readonly parts: readonly CompiledNear[];
  /** Sets of word conditions, of which every match holds at least one each; the first seem rarest. */
  readonly telling: readonly (readonly number[])[];
}

/** Hit of a pattern: words from `first` to `last`. */
export interface Hit extends Match {
  readonly pattern: Compiled;
}
