/** Automata as plain numbers, for packed rule bases: making one anew means reading its pattern and all lists in it. */
import { type Automaton, automatonOf, type Run, runsOf } from "./automaton.ts";
import type { CompiledNear } from "./compiled.ts";

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
    ...[initial ? 1 : 0, from.length, ...from.flatMap(({ hub, gap }) => [hub, gap])],
    ...[to.length, ...to],
    ...[atoms.length, ...atoms],
  ]);
  return [automaton.hubs, runs.length, ...numbers];
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
    return automatonOf(
      this.next(),
      this.times((): Run => {
        const initial = this.next() === 1;
        const from = this.times(() => ({ hub: this.next(), gap: this.next() }));
        return { initial, from, to: this.list(this.next()), atoms: this.list(this.next()) };
      }),
    );
  }
}
