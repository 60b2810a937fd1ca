import type { Compiled } from "./compiled.ts";
import type { Indexed } from "./indexed.ts";

/** A pattern that waits for its words. */
interface Watcher {
  readonly pattern: Compiled;
  /** Number of the set that asked for it. */
  readonly set: number;
  /** Groups of which each must occur too: in the same sentence or, for wider units, anywhere in the text. */
  readonly others: readonly number[];
}

/** More than the sentences of any document that the limits let in. */
const SENTENCES = 2 ** 32;
const NO_GROUPS: readonly number[] = [];

/**
 * Finds in one pass over a text, for all sets of patterns of a lexicon together, the sentences that may hold each
 * pattern: those with a word of each of its telling groups. A group is a set of word conditions, any of which will do;
 * the first group of a pattern, its rarest, brings the pattern up. Time grows with the words of the text.
 */
export class Watch {
  /** Sets of conditions of the lexicon, by number. */
  readonly #sets: readonly (readonly number[])[];
  readonly #watchers: Watcher[] = [];
  readonly #groupIds = new Map<string, number>();
  /** Groups by condition. */
  readonly #ofCondition = new Map<number, number[]>();
  /** Groups by set of conditions, filled as sets are met. */
  #ofSet: (readonly number[] | undefined)[] = [];
  /** Watchers by their first group. */
  readonly #anchored: number[][] = [];
  #setCount = 0;

  constructor(sets: readonly (readonly number[])[]) {
    this.#sets = sets;
  }

  /** From now on texts are looked through for these patterns too. Returns the number of their set. */
  add(patterns: readonly Compiled[]): number {
    const set = this.#setCount++;
    for (const pattern of patterns) {
      const [anchor, ...others] = pattern.telling.map((conditions) => this.#group(conditions));
      if (anchor !== undefined) this.#anchored[anchor]!.push(this.#watchers.push({ pattern, set, others }) - 1);
    }
    this.#ofSet = [];
    return set;
  }

  /** The patterns of a set with the sentences that may hold them, pattern by pattern, sentences rising. */
  *candidates(set: number, text: Indexed): Generator<readonly [Compiled, number]> {
    const { candidates } = text;
    if (candidates.upTo < this.#watchers.length) {
      this.#look(text, candidates.upTo);
      candidates.upTo = this.#watchers.length;
    }
    for (const candidate of candidates.ofSet[set] ?? NO_GROUPS) {
      yield [this.#watchers[Math.floor(candidate / SENTENCES)]!.pattern, candidate % SENTENCES];
    }
  }

  /** @param first watchers before this one were looked for already */
  #look(text: Indexed, first: number): void {
    const { ofSet } = text.candidates;
    const pass = new Pass(this.#anchored.length);
    for (let from = 0, sentence = 0; from < text.sets.length; sentence++) {
      const to = text.sentenceEnds[sentence]!;
      for (const number of this.#met(text, from, to, sentence, pass)) {
        if (number < first) continue;
        const { set, pattern, others } = this.#watchers[number]!;
        if (pattern.unit === "sentence" && !others.every((group) => pass.latest[group] === sentence + 1)) continue;
        const list = (ofSet[set] ??= []);
        list.push(number * SENTENCES + sentence);
      }
      from = to;
    }
    for (const list of ofSet) list?.sort((a, b) => a - b);
    // of the wider units only those stay whose other words occur at all
    ofSet.forEach((list, set) => {
      ofSet[set] = list?.filter((candidate) =>
        this.#watchers[Math.floor(candidate / SENTENCES)]!.others.every((group) => pass.latest[group] !== 0),
      );
    });
  }

  /** Watchers whose first group occurs among the words `[from, to)`, which are one sentence. */
  #met(text: Indexed, from: number, to: number, sentence: number, { latest, met }: Pass): readonly number[] {
    met.length = 0;
    const ofSet = this.#ofSet;
    for (let t = from; t < to; t++) {
      const set = text.sets[t]!;
      const groups = ofSet[set] ?? this.#groupsOf(set);
      for (let i = 0; i < groups.length; i++) {
        const group = groups[i]!;
        if (latest[group] === sentence + 1) continue;
        latest[group] = sentence + 1;
        const anchored = this.#anchored[group]!;
        for (let j = 0; j < anchored.length; j++) met.push(anchored[j]!);
      }
    }
    return met;
  }

  #groupsOf(set: number): readonly number[] {
    const groups = this.#sets[set]!.flatMap((condition) => this.#ofCondition.get(condition) ?? []);
    return (this.#ofSet[set] = groups.length === 0 ? NO_GROUPS : [...new Set(groups)]);
  }

  #group(conditions: readonly number[]): number {
    const key = conditions.join(" ");
    const known = this.#groupIds.get(key);
    if (known !== undefined) return known;
    const group = this.#groupIds.size;
    this.#groupIds.set(key, group);
    this.#anchored.push([]);
    for (const condition of conditions) {
      const groups = this.#ofCondition.get(condition);
      if (groups) groups.push(group);
      else this.#ofCondition.set(condition, [group]);
    }
    return group;
  }
}

/** What one pass keeps in hand. */
class Pass {
  /** The latest sentence (from 1) with a word of each group; 0: none so far. */
  readonly latest: Int32Array;
  readonly met: number[] = [];

  constructor(groups: number) {
    this.latest = new Int32Array(groups);
  }
}
