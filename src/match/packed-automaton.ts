/**
 * Automata as plain numbers, for packed rule bases: making one anew means reading its pattern and all lists in it.
 * Positions that begin alike, follow the same hubs and arrive at the same ones stand together, as words of a list do.
 */
import { type Automaton, PositionsBySet } from "./automaton.ts";
import type { CompiledNear } from "./compiled.ts";

/** Neighbouring positions that differ in their condition only. */
interface Run {
  readonly initial: number;
  readonly from: Automaton["from"][number];
  readonly to: Automaton["to"][number];
  readonly atoms: number[];
}

/** Parts of a pattern as numbers: how many, then each with its items and how far they reach. */
export function packParts(parts: readonly CompiledNear[]): readonly number[] {
  return [
    parts.length,
    ...parts.flatMap(({ items, reach }) => [items.length, ...reach, ...items.flatMap(packAutomaton)]),
  ];
}

function packAutomaton(automaton: Automaton): readonly number[] {
  const runs = runsOf(automaton);
  const numbers = runs.flatMap(({ initial, from, to, atoms }) => [
    ...[initial, from.length, ...from.flatMap(({ hub, gap }) => [hub, gap])],
    ...[to.length, ...to],
    ...[atoms.length, ...atoms],
  ]);
  return [automaton.hubs, runs.length, ...numbers];
}

function runsOf({ initial, from, to, byAtom }: Automaton): readonly Run[] {
  const atoms: number[] = [];
  for (const [atom, positions] of byAtom) for (const position of positions) atoms[position] = atom;
  const runs: Run[] = [];
  let last = "";
  atoms.forEach((atom, i) => {
    const key = JSON.stringify([initial[i], from[i], to[i]]);
    if (key === last) runs.at(-1)!.atoms.push(atom);
    else runs.push({ initial: initial[i]!, from: from[i]!, to: to[i]!, atoms: [atom] });
    last = key;
  });
  return runs;
}

/** Reads what `packParts` wrote. */
export function unpackParts(numbers: readonly number[]): readonly CompiledNear[] {
  const reader = new Reader(numbers);
  return reader.times(() => {
    const items = reader.next();
    const reach = reader.list(items - 1);
    return { items: Array.from({ length: items }, () => reader.automaton()), reach };
  });
}

class Reader {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  next(): number {
    return this.#numbers[this.#at++]!;
  }

  list(length: number): readonly number[] {
    this.#at += length;
    return this.#numbers.slice(this.#at - length, this.#at);
  }

  times<T>(read: () => T): T[] {
    return Array.from({ length: this.next() }, read);
  }

  automaton(): Automaton {
    const hubs = this.next();
    const initial: number[] = [];
    const from: Automaton["from"][number][] = [];
    const to: Automaton["to"][number][] = [];
    const byAtom = new Map<number, number[]>();
    for (let runs = this.next(); runs > 0; runs--) {
      const begins = this.next();
      const edges = this.times(() => ({ hub: this.next(), gap: this.next() }));
      const arrivals = this.list(this.next());
      for (let left = this.next(); left > 0; left--) {
        const atom = this.next();
        const positions = byAtom.get(atom);
        if (positions) positions.push(from.length);
        else byAtom.set(atom, [from.length]);
        initial.push(begins);
        from.push(edges);
        to.push(arrivals);
      }
    }
    return { initial: Uint8Array.from(initial), from, to, hubs, final: 0, byAtom, bySet: new PositionsBySet() };
  }
}
