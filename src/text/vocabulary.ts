import { enlarged } from "./enlarged.ts";

/** Numbers of a slot of the table: hash, number of the word, where its letters begin, how many they are. */
const SLOT = 4;
const FIRST_SLOTS = 1 << 12;

/**
 * Distinct spellings of words, numbered from 1. Spellings are compared in place, without making a string a word; what a
 * look-up needs lies side by side, as most of its time is waiting for memory.
 * The hash multiplies by an odd number drawn anew in every process: with a known one, 40,000 crafted words make every
 * look-up a walk. (A drawn start value alone would not help: words of one length collide whatever it is.)
 */
export class Vocabulary {
  #table = new Int32Array(FIRST_SLOTS * SLOT);
  #mask = FIRST_SLOTS - 1;
  #pool = new Uint16Array(1 << 15);
  #used = 0;
  #count = 0;
  /** Where the letters of each word begin; those of the next begin where they end. */
  #offsets = new Int32Array(1 << 11);
  /** Counts how often everything was forgotten: what was remembered by number is stale then. */
  generation = 0;
  /** Odd factor of the rolling hash: `hash = imul(hash ^ unit, factor)`, from 0. */
  readonly factor: number;

  /** @param factor given only by tests that need the same table twice */
  constructor(factor: number = Math.floor(Math.random() * 0x7fffffff)) {
    this.factor = factor | 1;
  }

  /** Number of distinct spellings. */
  get size(): number {
    return this.#count;
  }

  /** Forgets everything; called between documents when the table has grown large. */
  clear(): void {
    this.#table = new Int32Array(FIRST_SLOTS * SLOT);
    this.#mask = FIRST_SLOTS - 1;
    this.#used = 0;
    this.#count = 0;
    this.generation++;
  }

  /** Number of the spelling `units[start, end)`, whose hash the caller rolled along. */
  intern(units: Uint16Array, start: number, end: number, hash: number): number {
    const table = this.#table;
    const pool = this.#pool;
    const length = end - start;
    for (let slot = hash ^ (hash >>> 15); ; slot++) {
      const at = (slot & this.#mask) * SLOT;
      const id = table[at + 1]!;
      if (id === 0) return this.#add(units, start, end, hash, at);
      if (table[at] !== hash || table[at + 3] !== length) continue;
      const shift = table[at + 2]! - start;
      let i = start;
      while (i < end && pool[i + shift] === units[i]) i++;
      if (i === end) return id;
    }
  }

  /** Number of a spelling given as a string. */
  internString(word: string): number {
    const units = Uint16Array.from({ length: word.length }, (_, i) => word.charCodeAt(i));
    let hash = 0;
    for (const unit of units) hash = Math.imul(hash ^ unit, this.factor);
    return this.intern(units, 0, units.length, hash);
  }

  /** The spelling with that number. */
  spelling(id: number): string {
    return String.fromCharCode(...this.#pool.subarray(this.#offsets[id]!, this.#offsets[id + 1]!));
  }

  #add(units: Uint16Array, start: number, end: number, hash: number, at: number): number {
    const id = ++this.#count;
    if (id + 2 >= this.#offsets.length) this.#offsets = enlarged(this.#offsets, this.#offsets.length * 2);
    while (this.#used + end - start > this.#pool.length) this.#pool = enlarged(this.#pool, this.#pool.length * 2);
    this.#table.set([hash, id, this.#used, end - start], at);
    this.#offsets[id] = this.#used;
    for (let i = start; i < end; i++) this.#pool[this.#used++] = units[i]!;
    this.#offsets[id + 1] = this.#used;
    if (id * 2 > this.#mask) this.#rehash();
    return id;
  }

  #rehash(): void {
    const old = this.#table;
    this.#table = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 1] === 0) continue;
      const hash = old[from]!;
      let slot = (hash ^ (hash >>> 15)) & this.#mask;
      while (this.#table[slot * SLOT + 1] !== 0) slot = (slot + 1) & this.#mask;
      this.#table.set(old.subarray(from, from + SLOT), slot * SLOT);
    }
  }
}
