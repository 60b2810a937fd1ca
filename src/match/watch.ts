import { enlarged } from "../text/enlarged.ts";
import type { Compiled } from "./compiled.ts";
import type { Indexed } from "./indexed.ts";
import type { Group, Marks } from "./marks.ts";

/** A pattern that waits for its words. */
interface Watcher {
  readonly pattern: Compiled;
  /** Its telling groups, the rarest first. */
  groups: readonly Group[];
  /** Number of the set that asked for it. */
  readonly set: number;
}

/** Words `[from, to)` that may hold a pattern. */
interface Candidate {
  readonly pattern: Compiled;
  readonly from: number;
  readonly to: number;
}

/** More than the sentences of any document that the limits let in. */
const SENTENCES = 2 ** 32;
const NONE: readonly number[] = [];
/** After so many words, and eight times as many, and so on, the rarest groups are chosen anew. */
const FIRST_LESSON = 1 << 13;
const LAST_LESSON = 1 << 20;

/**
 * Finds in one pass over a text, for all sets of patterns of a lexicon together, the sentences that may hold each
 * pattern: those with a word of each of its telling groups (a group is word conditions of which any will do). A pattern
 * is brought up by its rarest group only; which that is, is guessed from the conditions at first and then learned from
 * the texts. That changes the work, never the result. Time grows with the words of the text.
 */
export class Watch {
  /** Sets of conditions of the lexicon, by number. */
  readonly #sets: readonly (readonly number[])[];
  readonly #watchers: Watcher[] = [];
  readonly #groups = new Map<readonly number[], Group>();
  /** Watchers by the conditions of their rarest group. */
  readonly #byCondition = new Map<number, number[]>();
  /** Watchers by number of a set of conditions. */
  readonly #bySet: (readonly number[])[] = [];
  /** 1 for sets that bring up watchers: most do not. */
  #telling = new Uint8Array(0);
  /** The sentence, of all sentences so far, in which each watcher was brought up last. */
  readonly #metAt: number[] = [];
  #time = 0;
  #setCount = 0;
  readonly #marks: Marks;
  #wordsSeen = 0;
  #nextLesson = FIRST_LESSON;

  constructor(sets: readonly (readonly number[])[], marks: Marks) {
    this.#sets = sets;
    this.#marks = marks;
  }

  /** From now on texts are looked through for these patterns too. Returns the number of their set. */
  add(patterns: readonly Compiled[]): number {
    const set = this.#setCount++;
    for (const pattern of patterns) {
      if (pattern.telling.length === 0) continue;
      this.#metAt.push(0);
      const groups = pattern.telling.map((conditions) => this.#group(conditions));
      this.#anchor(this.#watchers.push({ pattern, groups, set }) - 1);
    }
    this.#bySet.length = 0;
    return set;
  }

  /** Where a text may hold the patterns of a set: pattern by pattern, places rising. */
  *candidates(set: number, text: Indexed): Generator<Candidate> {
    const { found } = text;
    if (found.watchers < this.#watchers.length) {
      this.#look(text, found.watchers);
      found.watchers = this.#watchers.length;
    }
    let done = 0;
    let before: Compiled | undefined;
    for (const number of found.ofSet[set] ?? NONE) {
      const { pattern, groups } = this.#watchers[Math.floor(number / SENTENCES)]!;
      const range = text.rangeOf(number % SENTENCES);
      if (pattern === before && range[0] < done) continue;
      before = pattern;
      const [from, to] = pattern.unit === "sentence" ? range : text.unitRange(pattern.unit, range[0]);
      done = to;
      if (pattern.unit !== "sentence") this.#marks.take(text, from, to);
      if (pattern.unit === "sentence" || this.#marks.holdAll(groups)) yield { pattern, from, to };
    }
  }

  /** @param first watchers before this one were looked for already */
  #look(text: Indexed, first: number): void {
    this.#catchUp();
    const { ofSet } = text.found;
    const met: number[] = [];
    const ends = text.sentenceEnds;
    const learning = this.#nextLesson <= LAST_LESSON;
    for (let sentence = 0, from = 0; sentence < ends.length; from = ends[sentence++]!) {
      this.#bringUp(text, from, ends[sentence]!, met);
      if (met.length === 0 && !learning) continue;
      this.#marks.take(text, from, ends[sentence]!);
      for (let i = 0; i < met.length; i++) {
        const number = met[i]!;
        const { pattern, groups, set } = this.#watchers[number]!;
        if (number < first || (pattern.unit === "sentence" && !this.#marks.holdAll(groups))) continue;
        const list = (ofSet[set] ??= []);
        list.push(number * SENTENCES + sentence);
      }
    }
    for (const list of ofSet) if (list !== undefined && list.length > 1) list.sort((a, b) => a - b);
    this.#wordsSeen += text.sets.length;
    if (learning && this.#wordsSeen >= this.#nextLesson) this.#learn();
  }

  /** Puts the watchers that the words `[from, to)` bring up into `met`. */
  #bringUp(text: Indexed, from: number, to: number, met: number[]): void {
    const telling = this.#telling;
    const metAt = this.#metAt;
    const { sets } = text;
    const time = ++this.#time;
    met.length = 0;
    for (let t = from; t < to; t++) {
      if (telling[sets[t]!] === 0) continue;
      const watchers = this.#bySet[sets[t]!]!;
      for (let i = 0; i < watchers.length; i++) {
        const watcher = watchers[i]!;
        if (metAt[watcher] === time) continue;
        metAt[watcher] = time;
        met.push(watcher);
      }
    }
  }

  /** Patterns of packed rules, and those that use a list, have their groups in common. */
  #group(conditions: readonly number[]): Group {
    let group = this.#groups.get(conditions);
    if (!group) this.#groups.set(conditions, (group = { conditions, askedAt: -1, held: false }));
    return group;
  }

  #anchor(watcher: number): void {
    for (const condition of this.#watchers[watcher]!.groups[0]!.conditions) {
      const watchers = this.#byCondition.get(condition);
      if (watchers) watchers.push(watcher);
      else this.#byCondition.set(condition, [watcher]);
    }
  }

  /** Puts the groups of each watcher in the order of how seldom they were seen. */
  #learn(): void {
    this.#nextLesson *= 8;
    this.#byCondition.clear();
    this.#bySet.length = 0;
    const { counts } = this.#marks;
    const seen = ({ conditions }: Group) => conditions.reduce((sum, condition) => sum + (counts[condition] ?? 0), 0);
    this.#watchers.forEach((watcher, number) => {
      const ranked = watcher.groups.map((group) => ({ group, seen: seen(group) })).sort((a, b) => a.seen - b.seen);
      watcher.groups = ranked.map(({ group }) => group);
      this.#anchor(number);
    });
  }

  /** Learns the sets of conditions that were met since; all anew when the watchers changed. */
  #catchUp(): void {
    if (this.#telling.length < this.#sets.length) this.#telling = enlarged(this.#telling, this.#sets.length * 2);
    for (let set = this.#bySet.length; set < this.#sets.length; set++) {
      const watchers = this.#sets[set]!.flatMap((condition) => this.#byCondition.get(condition) ?? NONE);
      this.#bySet.push(watchers.length === 0 ? NONE : [...new Set(watchers)]);
      this.#telling[set] = watchers.length === 0 ? 0 : 1;
    }
  }
}
