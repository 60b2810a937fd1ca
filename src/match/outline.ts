import type { Outline } from "../rulebase.ts";
import type { AtomTable } from "./atoms.ts";
import type { Node, Pattern } from "./pattern.ts";

/** So many required sets of a pattern are asked for before its words are looked at. */
const TELLING = 6;

/** A set of word conditions, of which every match holds at least one, and how common their words are likely to be. */
interface RequiredSet {
  readonly atoms: readonly number[];
  readonly cost: number;
}

/** What all matches of a node have in common, in the order of its parts. */
type Traits = readonly RequiredSet[];

const NONE: readonly RequiredSet[] = [];

/** Tells what must be known of patterns before they are reached, and numbers all their word conditions. */
export class Outliner {
  readonly #atoms: AtomTable;
  /** Of choices, which lists are: the same nodes wherever a list is used. */
  readonly #choices = new Map<Node, Traits>();
  /** By condition. */
  readonly #words: Traits[] = [];
  /** Last set that held a condition, by condition: tells repetitions. */
  readonly #lastSet: number[] = [];
  #sets = 0;

  constructor(atoms: AtomTable) {
    this.#atoms = atoms;
  }

  outline(pattern: Pattern): Outline {
    const all = pattern.parts.flatMap((part) => part.items.flatMap((item) => this.#traits(item)));
    // The sets that seem rarest, few and long words first.
    const telling = rarestFirst(all)
      .slice(0, TELLING)
      .map((set) => set.atoms);
    return { unit: pattern.unit, telling };
  }

  #traits(node: Node): Traits {
    switch (node.kind) {
      case "word":
        return this.#word(this.#atoms.add(node.atom));
      case "optional":
        this.#traits(node.node); // numbers its conditions
        return NONE;
      case "choice": {
        let traits = this.#choices.get(node);
        if (!traits) this.#choices.set(node, (traits = this.#choice(node.choices)));
        return traits;
      }
      case "sequence":
        return node.items.flatMap((item) => this.#traits(item.node));
    }
  }

  #word(atom: number): Traits {
    return (this.#words[atom] ??= [{ atoms: [atom], cost: this.#atoms.commonness(atom) }]);
  }

  /**
   * The most telling set of each choice together, then their second ones, and so on; a choice without any makes all of
   * them useless.
   */
  #choice(choices: readonly Node[]): readonly RequiredSet[] {
    const ranked = choices.map((choice) => rarestFirst(this.#traits(choice)));
    if (ranked.some((sets) => sets.length === 0)) return NONE;
    const depth = ranked.reduce((most, sets) => Math.max(most, sets.length), 1);
    return Array.from({ length: depth }, (_, k) => this.#union(ranked, k));
  }

  /** The `k`-th set of each choice, or its last, as one. */
  #union(ranked: readonly Traits[], k: number): RequiredSet {
    const set = ++this.#sets;
    const atoms: number[] = [];
    let cost = 0;
    for (const sets of ranked) {
      for (const atom of sets[Math.min(k, sets.length - 1)]!.atoms) {
        if (this.#lastSet[atom] === set) continue;
        this.#lastSet[atom] = set;
        atoms.push(atom);
        cost += this.#atoms.commonness(atom);
      }
    }
    return { atoms, cost };
  }
}

/** Sets of few and long words first. */
function rarestFirst(sets: Traits): Traits {
  return sets.length < 2 ? sets : [...sets].sort((a, b) => a.cost - b.cost);
}
