import type { Outline } from "../rulebase.ts";
import type { AtomTable } from "./atoms.ts";
import type { Node, Pattern } from "./pattern.ts";

/** So many required sets of a pattern are looked up in a text before its words are. */
const TELLING = 6;

/** A set of word conditions, of which every match holds at least one, and how common their words are likely to be. */
interface RequiredSet {
  readonly atoms: readonly number[];
  readonly cost: number;
}

/** What all matches of a node have in common. */
interface Traits {
  /** In the order of the node's parts. */
  readonly required: readonly RequiredSet[];
  /** Words from the first to the last of a match, at most. */
  readonly longest: number;
}

const NONE: readonly RequiredSet[] = [];

/** Tells what must be known of patterns before they are reached, and numbers all their word conditions. */
export class Outliner {
  readonly #atoms: AtomTable;
  /** Of choices, which lists are: the same nodes wherever a list is used. */
  readonly #choices = new Map<Node, Traits>();
  /** By condition. */
  readonly #words: Traits[] = [];
  /** Number of the last union that took a condition, by condition: tells repetitions. */
  readonly #lastUnion: number[] = [];
  #unions = 0;

  constructor(atoms: AtomTable) {
    this.#atoms = atoms;
  }

  outline(pattern: Pattern): Outline {
    const all: RequiredSet[] = [];
    let longest = 0;
    for (const part of pattern.parts) {
      for (const item of part.items) {
        const traits = this.#traits(item);
        all.push(...traits.required);
        longest = traits.longest;
      }
    }
    // Enough to pass over most sentences.
    const telling = rarestFirst(all)
      .slice(0, TELLING)
      .map((set) => set.atoms);
    const plain = pattern.parts.length === 1 && pattern.parts[0]!.items.length === 1 && pattern.unit === "sentence";
    return { unit: pattern.unit, telling, ...(plain ? { span: longest } : {}) };
  }

  #traits(node: Node): Traits {
    switch (node.kind) {
      case "word":
        return this.#word(this.#atoms.add(node.atom));
      case "optional":
        return { required: NONE, longest: this.#traits(node.node).longest };
      case "choice": {
        let traits = this.#choices.get(node);
        if (!traits) this.#choices.set(node, (traits = this.#choice(node.choices)));
        return traits;
      }
      case "sequence":
        return this.#sequence(node.items);
    }
  }

  #word(atom: number): Traits {
    return (this.#words[atom] ??= {
      required: [{ atoms: [atom], cost: this.#atoms.commonness(atom) }],
      longest: 1,
    });
  }

  /** The most telling set of each choice together, then their second, and so on; a choice without any spoils all. */
  #choice(choices: readonly Node[]): Traits {
    const ranked: (readonly RequiredSet[])[] = [];
    let depth = 1;
    let longest = 1;
    for (const choice of choices) {
      const traits = this.#traits(choice);
      ranked.push(traits.required.length > 1 ? rarestFirst(traits.required) : traits.required);
      if (traits.required.length > depth) depth = traits.required.length;
      if (traits.longest > longest) longest = traits.longest;
    }
    if (ranked.some((sets) => sets.length === 0)) return { required: NONE, longest };
    return { required: Array.from({ length: depth }, (_, k) => this.#union(ranked, k)), longest };
  }

  /** The `k`-th set of each choice, or its last, as one. */
  #union(ranked: readonly (readonly RequiredSet[])[], k: number): RequiredSet {
    const union = ++this.#unions;
    const atoms: number[] = [];
    let cost = 0;
    for (const sets of ranked) {
      for (const atom of sets[k < sets.length ? k : sets.length - 1]!.atoms) {
        if (this.#lastUnion[atom] === union) continue;
        this.#lastUnion[atom] = union;
        atoms.push(atom);
        cost += this.#atoms.commonness(atom);
      }
    }
    return { atoms, cost };
  }

  #sequence(items: readonly { readonly node: Node; readonly gap: number }[]): Traits {
    const required: RequiredSet[] = [];
    let longest = 0;
    for (const { node, gap } of items) {
      const traits = this.#traits(node);
      for (const set of traits.required) required.push(set);
      longest += gap + traits.longest;
    }
    return { required, longest };
  }
}

/** Sets of few and long words first. */
function rarestFirst(sets: readonly RequiredSet[]): readonly RequiredSet[] {
  return [...sets].sort((a, b) => a.cost - b.cost);
}
