import type { AtomTable } from "./atoms.ts";
import { isNullable, type Node } from "./pattern.ts";

/**
 * A position automaton over words with gaps. Each word of the pattern is a position; arrivals meet in hubs between
 * the items of a sequence, so that long lists on both sides of a gap cost their sum and not their product.
 */
export interface Automaton {
  /** May begin a match. */
  readonly initial: Uint8Array;
  /** Hubs a position may follow, with the greatest gap. */
  readonly from: readonly (readonly { readonly hub: number; readonly gap: number }[])[];
  /** Hubs a position arrives at. */
  readonly to: readonly (readonly number[])[];
  readonly hubs: number;
  /** The hub where a match is complete. */
  readonly final: number;
  /** Positions by word condition. */
  readonly byAtom: ReadonlyMap<number, readonly number[]>;
  /** Positions by number of a set of conditions, filled as sets are met. One lexicon only. */
  readonly bySet: PositionsBySet;
}

interface Edge {
  readonly hub: number;
  readonly gap: number;
}

/** Builds the automaton of one sequence. */
export function buildAutomaton(node: Node, atoms: AtomTable): Automaton {
  const builder = new Builder(atoms);
  builder.build(node, [], true, [0]);
  const byAtom = new Map<number, number[]>();
  builder.atoms.forEach((atom, position) => {
    const list = byAtom.get(atom);
    if (list) list.push(position);
    else byAtom.set(atom, [position]);
  });
  return {
    initial: Uint8Array.from(builder.initial),
    from: builder.from,
    to: builder.to,
    hubs: builder.hubs,
    final: 0,
    byAtom,
    bySet: new PositionsBySet(),
  };
}

/** Lists of positions, and for each set of conditions the number of its list; 0: not asked yet. */
export class PositionsBySet {
  readonly lists: (readonly number[] | undefined)[] = [undefined];
  ofSet = new Uint16Array(0);

  /** Room for so many sets. */
  grow(size: number): void {
    const ofSet = new Uint16Array(size);
    ofSet.set(this.ofSet);
    this.ofSet = ofSet;
  }
}

class Builder {
  readonly atoms: number[] = [];
  readonly initial: number[] = [];
  readonly from: (readonly Edge[])[] = [];
  readonly to: (readonly number[])[] = [];
  hubs = 1;
  readonly #table: AtomTable;

  constructor(table: AtomTable) {
    this.#table = table;
  }

  build(node: Node, ins: readonly Edge[], initial: boolean, outs: readonly number[]): void {
    switch (node.kind) {
      case "word":
        this.atoms.push(this.#table.add(node.atom));
        this.initial.push(initial ? 1 : 0);
        this.from.push(ins);
        this.to.push(outs);
        return;
      case "optional":
        this.build(node.node, ins, initial, outs);
        return;
      case "choice":
        for (const choice of node.choices) this.build(choice, ins, initial, outs);
        return;
      case "sequence":
        this.#sequence(node.items, ins, initial, outs);
        return;
    }
  }

  #sequence(
    items: readonly { readonly node: Node; readonly gap: number }[],
    ins: readonly Edge[],
    initial: boolean,
    outs: readonly number[],
  ): void {
    let edges: readonly Edge[] = ins;
    let begins = initial;
    items.forEach(({ node }, index) => {
      const restNullable = items.slice(index + 1).every((item) => isNullable(item.node));
      const last = index === items.length - 1;
      const hub = last ? -1 : this.hubs++;
      this.build(node, edges, begins, [...(last ? [] : [hub]), ...(restNullable ? outs : [])]);
      if (last) return;
      const gap = items[index + 1]!.gap;
      const skipped = isNullable(node);
      edges = [{ hub, gap }, ...(skipped ? edges.map((e) => ({ hub: e.hub, gap: Math.max(e.gap, gap) })) : [])];
      begins = skipped && begins;
    });
  }
}
