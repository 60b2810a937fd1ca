/**
 * Distinct spellings of words, numbered from 1. Spellings are compared in place, without making a string a word.
 * The hash multiplies by an odd number drawn anew in every process: with a known one, 40,000 crafted words make every
 * look-up a walk. (A drawn start value alone would not help: words of one length collide whatever it is.)
 */
export class Vocabulary {
  #slots = new Int32Array(1 << 14);
  #hashes = new Int32Array(1 << 13);
  #offsets = new Int32Array(1 << 13);
  #pool = new Uint16Array(1 << 17);
  #used = 0;
  #count = 0;
  /** Counts how often everything was forgotten: what was remembered by number is stale then. */
  generation = 0;
  /** Odd factor of the rolling hash: `hash = imul(hash ^ unit, factor)`, from 0. */
  readonly factor: number;

  /** @param factor given only by tests that need the same table twice */
  constructor(factor: number = Math.floor(Math.random() * 0x7fffffff)) {
    this.factor = factor | 1;
    this.#offsets[1] = 0;
  }

  /** Number of distinct spellings. */
  get size(): number {
    return this.#count;
  }

  /** Forgets everything; called between documents when the table has grown large. */
  clear(): void {
    this.#slots = new Int32Array(1 << 14);
    this.#used = 0;
    this.#count = 0;
    this.generation++;
  }

  /** Number of the spelling `text[start, end)`, whose hash the caller rolled along (see `prepare`). */
  intern(text: string, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const id = this.#slots[slot]!;
      if (id === 0) return this.#add(text, start, end, hash, slot);
      if (this.#hashes[id] === hash && this.#same(id, text, start, end)) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** Number of a spelling given as a string. */
  internString(word: string): number {
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), this.factor);
    return this.intern(word, 0, word.length, hash);
  }

  /** The spelling with that number. */
  spelling(id: number): string {
    return String.fromCharCode(...this.#pool.subarray(this.#offsets[id]!, this.#offsets[id + 1]!));
  }

  #same(id: number, text: string, start: number, end: number): boolean {
    const offset = this.#offsets[id]!;
    if (this.#offsets[id + 1]! - offset !== end - start) return false;
    for (let i = start, j = offset; i < end; i++, j++) if (this.#pool[j] !== text.charCodeAt(i)) return false;
    return true;
  }

  #add(text: string, start: number, end: number, hash: number, slot: number): number {
    const id = ++this.#count;
    if (id + 2 >= this.#hashes.length) {
      this.#hashes = grown(this.#hashes);
      this.#offsets = grown(this.#offsets);
    }
    while (this.#used + end - start > this.#pool.length) {
      const pool = new Uint16Array(this.#pool.length * 2);
      pool.set(this.#pool);
      this.#pool = pool;
    }
    for (let i = start; i < end; i++) this.#pool[this.#used++] = text.charCodeAt(i);
    this.#hashes[id] = hash;
    this.#offsets[id + 1] = this.#used;
    this.#slots[slot] = id;
    if (id * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 1; id <= this.#count; id++) {
      const hash = this.#hashes[id]!;
      let slot = (hash ^ (hash >>> 13)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
