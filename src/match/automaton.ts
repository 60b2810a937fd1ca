import type { AtomTable } from "./atoms.ts";
import { isNullable, type Node } from "./pattern.ts";

/** Words of a pattern that begin alike, follow the same hubs and arrive at the same ones, as the words of a list do. */
export interface Run {
  /** May begin a match. */
  readonly initial: boolean;
  /** Hubs it may follow, with the greatest gap. */
  readonly from: readonly Edge[];
  /** Hubs it arrives at. */
  readonly to: readonly number[];
  /** Its word conditions: any will do. */
  readonly atoms: readonly number[];
}

export interface Edge {
  readonly hub: number;
  readonly gap: number;
}

/** The hub where a match is complete. */
export const FINAL = 0;

/**
 * An automaton over words with gaps. Arrivals meet in hubs between the items of a sequence, so that long lists on both
 * sides of a gap cost their sum and not their product. It stands in few arrays, as it is read anew for every sentence
 * that may hold the pattern, when others have pushed it out of the processor's memory.
 */
export interface Automaton {
  readonly hubs: number;
  /** For each run from `starts[run]` on: 1 if initial, number of edges, hub and gap of each, number of hubs, hubs. */
  readonly code: Int32Array;
  readonly starts: Int32Array;
  /** Word conditions, and for each the number of its list of runs (from 1). */
  readonly atoms: Int32Array;
  readonly listOf: Int32Array;
  /** Lists of runs; list 0 is none. */
  readonly lists: readonly (readonly number[])[];
}

/** Builds the automaton of one sequence. */
export function buildAutomaton(node: Node, atoms: AtomTable): Automaton {
  const builder = new Builder(atoms);
  builder.build(node, [], true, [FINAL]);
  return automatonOf(builder.hubs, builder.runs);
}

/** The automaton of some runs. */
export function automatonOf(hubs: number, runs: readonly Run[]): Automaton {
  const runsOf = new Map<number, number[]>();
  const starts: number[] = [];
  const code: number[] = [];
  runs.forEach(({ initial, from, to, atoms }, run) => {
    starts.push(code.length);
    code.push(initial ? 1 : 0, from.length);
    for (const { hub, gap } of from) code.push(hub, gap);
    code.push(to.length, ...to);
    for (const atom of atoms) {
      const list = runsOf.get(atom);
      if (list === undefined) runsOf.set(atom, [run]);
      else if (list.at(-1) !== run) list.push(run);
    }
  });
  return { hubs, code: Int32Array.from(code), starts: Int32Array.from(starts), ...listed(runsOf) };
}

/** Equal lists of runs once: the words of a list share theirs. */
function listed(runsOf: ReadonlyMap<number, readonly number[]>): Pick<Automaton, "atoms" | "listOf" | "lists"> {
  const lists: (readonly number[])[] = [[]];
  const numbers = new Map<string, number>();
  const listOf = Array.from(runsOf.values(), (runs) => {
    const key = runs.join();
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = lists.push(runs) - 1));
    return number;
  });
  return { atoms: Int32Array.from(runsOf.keys()), listOf: Int32Array.from(listOf), lists };
}

/** The runs of an automaton, as they were put in; each condition in the last of its runs' order. */
export function runsOf({ code, starts, atoms, listOf, lists }: Automaton): readonly Run[] {
  return Array.from(starts, (start, run): Run => {
    const edges = code[start + 1]!;
    const arrivals = start + 2 + 2 * edges;
    return {
      initial: code[start] === 1,
      from: Array.from({ length: edges }, (_, i) => ({ hub: code[start + 2 + 2 * i]!, gap: code[start + 3 + 2 * i]! })),
      to: [...code.subarray(arrivals + 1, arrivals + 1 + code[arrivals]!)],
      atoms: [...atoms].filter((_, i) => lists[listOf[i]!]!.includes(run)),
    };
  });
}

class Builder {
  readonly runs: (Run & { readonly atoms: number[] })[] = [];
  hubs = 1;
  readonly #table: AtomTable;

  constructor(table: AtomTable) {
    this.#table = table;
  }

  build(node: Node, from: readonly Edge[], initial: boolean, to: readonly number[]): void {
    switch (node.kind) {
      case "word": {
        const atom = this.#table.add(node.atom);
        const last = this.runs.at(-1);
        if (last?.from === from && last.to === to && last.initial === initial) last.atoms.push(atom);
        else this.runs.push({ initial, from, to, atoms: [atom] });
        return;
      }
      case "optional":
        this.build(node.node, from, initial, to);
        return;
      case "choice":
        for (const choice of node.choices) this.build(choice, from, initial, to);
        return;
      case "sequence":
        this.#sequence(node.items, from, initial, to);
        return;
    }
  }

  #sequence(
    items: readonly { readonly node: Node; readonly gap: number }[],
    from: readonly Edge[],
    initial: boolean,
    to: readonly number[],
  ): void {
    let edges: readonly Edge[] = from;
    let begins = initial;
    items.forEach(({ node }, index) => {
      const restNullable = items.slice(index + 1).every((item) => isNullable(item.node));
      const last = index === items.length - 1;
      const hub = last ? -1 : this.hubs++;
      this.build(node, edges, begins, [...(last ? [] : [hub]), ...(restNullable ? to : [])]);
      if (last) return;
      const gap = items[index + 1]!.gap;
      const skipped = isNullable(node);
      edges = [{ hub, gap }, ...(skipped ? edges.map((e) => ({ hub: e.hub, gap: Math.max(e.gap, gap) })) : [])];
      begins = skipped && begins;
    });
  }
}
