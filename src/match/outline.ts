import type { Outline } from "../rulebase.ts";
import type { AtomTable } from "./atoms.ts";
import type { Node, Pattern } from "./pattern.ts";

/** So many required sets of a pattern are looked up in a text before its words are. */
const TELLING = 3;

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
  /** Last set that held a condition, by condition: tells repetitions. */
  readonly #lastSet: number[] = [];
  #sets = 0;

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
    // The sets that seem rarest, few and long words first: enough to pass over most texts.
    const telling = all
      .sort((a, b) => a.cost - b.cost)
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

  /** One set: of each choice its own first set; a choice without one makes the whole set useless. */
  #choice(choices: readonly Node[]): Traits {
    const all: number[] = [];
    let useful = true;
    let longest = 1;
    for (const choice of choices) {
      if (choice.kind === "word") {
        all.push(this.#atoms.add(choice.atom));
        continue;
      }
      const traits = this.#traits(choice);
      if (traits.longest > longest) longest = traits.longest;
      const first = traits.required[0];
      if (first === undefined) useful = false;
      else for (const atom of first.atoms) all.push(atom);
    }
    return { required: useful ? [this.#setOf(all)] : NONE, longest };
  }

  #setOf(all: readonly number[]): RequiredSet {
    const set = ++this.#sets;
    const atoms: number[] = [];
    let cost = 0;
    for (const atom of all) {
      if (this.#lastSet[atom] === set) continue;
      this.#lastSet[atom] = set;
      atoms.push(atom);
      cost += this.#atoms.commonness(atom);
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
