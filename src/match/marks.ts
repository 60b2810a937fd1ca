import { enlarged } from "../text/enlarged.ts";
import type { Indexed } from "./indexed.ts";

/** Word conditions of which any will do, with what was last found out about them: many patterns share a group. */
export interface Group {
  readonly conditions: readonly number[];
  askedAt: number;
  held: boolean;
}

/** Tells which word conditions are met in a stretch of words; several patterns in turn ask about the same stretch. */
export class Marks {
  /** Sets of conditions of the lexicon, by number. */
  readonly #sets: readonly (readonly number[])[];
  /** When each condition was met last; `#time` is that of the stretch in hand. */
  #latest = new Int32Array(1 << 12);
  #time = 0;
  #text: Indexed | undefined;
  #from = 0;
  #to = 0;
  /** How often each condition was met in all stretches. */
  counts = new Int32Array(1 << 12);

  constructor(sets: readonly (readonly number[])[]) {
    this.#sets = sets;
  }

  /** Takes the words `[from, to)` in hand. */
  take(text: Indexed, from: number, to: number): void {
    if (this.#text === text && this.#from === from && this.#to === to) return;
    this.#text = text;
    this.#from = from;
    this.#to = to;
    this.#time++;
    const { size } = text.lexicon.atoms;
    if (this.#latest.length < size) {
      this.#latest = enlarged(this.#latest, size * 2);
      this.counts = enlarged(this.counts, size * 2);
    }
    const { sets } = text;
    for (let t = from; t < to; t++) this.#add(this.#sets[sets[t]!]!);
  }

  /** Is a condition of each group met? */
  holdAll(groups: readonly Group[]): boolean {
    for (let g = 0; g < groups.length; g++) {
      const group = groups[g]!;
      if (group.askedAt !== this.#time) {
        group.askedAt = this.#time;
        group.held = this.holds(group.conditions);
      }
      if (!group.held) return false;
    }
    return true;
  }

  /** Is one of the conditions met? */
  holds(conditions: readonly number[]): boolean {
    for (let i = 0; i < conditions.length; i++) if (this.#latest[conditions[i]!] === this.#time) return true;
    return false;
  }

  #add(conditions: readonly number[]): void {
    for (let i = 0; i < conditions.length; i++) {
      const condition = conditions[i]!;
      this.#latest[condition] = this.#time;
      this.counts[condition]!++;
    }
  }
}
