import type { Figure } from "../model.ts";
import { CLOSE, OPEN, SEMICOLON, SPACE, STOP } from "../text/characters.ts";
import { ELLIPTIC, NUMBER, type Tokens, UPPER } from "../text/tokens.ts";
import { readFigures } from "./figures.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Unit } from "./pattern.ts";

/** The words of a document seen with one language's lexicon: conditions, sentences and figures. */
export class Indexed {
  readonly tokens: Tokens;
  readonly lexicon: Lexicon;
  /** Set of conditions of each word. */
  readonly sets: Int32Array;
  /** Position of each word when words that belong to the figure before are not counted. */
  readonly solid: Int32Array;
  /** Sentence of each word, rising. */
  readonly sentence: Int32Array;
  /** Block of each word. */
  readonly block: Int32Array;
  /** Figures by the word that begins them. */
  readonly figures: ReadonlyMap<number, readonly Figure[]>;
  /** The conditions that occur and through which patterns are reached, and the words that meet each. */
  readonly occurring: number[] = [];
  readonly #places: number[][] = [];
  readonly #ends: Int32Array;

  /** @param blocks which blocks to look at (those in the lexicon's language) */
  constructor(tokens: Tokens, lexicon: Lexicon, blocks: (block: number) => boolean) {
    this.tokens = tokens;
    this.lexicon = lexicon;
    lexicon.bind(tokens.vocabulary);
    const { count } = tokens;
    this.sets = new Int32Array(count);
    this.solid = new Int32Array(count);
    this.sentence = new Int32Array(count);
    this.block = new Int32Array(count);
    const sentenceEnds: number[] = [];
    const taken: [number, number][] = [];
    for (let b = 0; b < tokens.document.blocks.length; b++) {
      const from = tokens.blockStarts[b]!;
      const to = tokens.blockStarts[b + 1]!;
      const chosen = blocks(b);
      if (chosen && to > from) taken.push([from, to]);
      for (let t = from; t < to; t++) {
        this.block[t] = b;
        if (chosen) this.sets[t] = lexicon.setOf(tokens.words[t]!);
        if (t > from && isSentenceEnd(tokens, lexicon, t)) sentenceEnds.push(t);
        this.sentence[t] = sentenceEnds.length;
      }
      if (to > from) sentenceEnds.push(to);
    }
    this.#ends = Int32Array.from(sentenceEnds);
    for (const [from, to] of taken) resolveElliptic(this, from, to);
    const { figures, inside } = readFigures(this, taken);
    this.figures = figures;
    let solid = 0;
    for (let t = 0; t < count; t++) this.solid[t] = inside[t] === 1 ? solid : ++solid;
    this.#post();
  }

  /** Conditions that a word meets. */
  atomsOf(token: number): readonly number[] {
    const set = this.sets[token]!;
    return set === 0 ? NO_ATOMS : this.lexicon.sets[set]!;
  }

  /** Words `[from, to)` of the sentence of a word. */
  sentenceRange(token: number): readonly [number, number] {
    const s = this.sentence[token]!;
    return [s === 0 ? 0 : this.#ends[s - 1]!, this.#ends[s]!];
  }

  /** Words `[from, to)` of the unit around a word. */
  unitRange(unit: Unit, token: number): readonly [number, number] {
    const { blocks } = this.tokens.document;
    const at = this.block[token]!;
    switch (unit) {
      case "sentence":
        return this.sentenceRange(token);
      case "item":
      case "para":
        return this.#blockRange(at, at);
      case "document":
        return [0, this.tokens.count];
      case "row": {
        const cell = blocks[at]!;
        if (cell.kind !== "cell") return this.#blockRange(at, at);
        return this.#spread(at, (b) => b.kind === "cell" && b.table === cell.table && b.row === cell.row);
      }
      case "section": {
        const path = blocks[at]!.section.join("\n");
        return this.#spread(at, (b) => b.section.join("\n") === path);
      }
    }
  }

  #spread(at: number, same: (block: Tokens["document"]["blocks"][number]) => boolean): readonly [number, number] {
    const { blocks } = this.tokens.document;
    let first = at;
    let last = at;
    while (first > 0 && same(blocks[first - 1]!)) first--;
    while (last + 1 < blocks.length && same(blocks[last + 1]!)) last++;
    return this.#blockRange(first, last);
  }

  #blockRange(first: number, last: number): readonly [number, number] {
    return [this.tokens.blockStarts[first]!, this.tokens.blockStarts[last + 1]!];
  }

  /** Words that meet a condition through which patterns are reached, in order. */
  placesOf(atom: number): readonly number[] {
    const slot = this.lexicon.slots(this)[atom]!;
    return slot === 0 ? NOWHERE : this.#places[slot - 1]!;
  }

  #post(): void {
    const { reachable } = this.lexicon;
    const slots = this.lexicon.slots(this);
    for (let t = 0; t < this.tokens.count; t++) {
      const atoms = reachable[this.sets[t]!]!;
      for (let i = 0; i < atoms.length; i++) {
        const atom = atoms[i]!;
        let slot = slots[atom]!;
        if (slot === 0) {
          slot = slots[atom] = this.occurring.push(atom);
          this.#places.push([]);
        }
        this.#places[slot - 1]!.push(t);
      }
    }
  }
}

const NOWHERE: readonly number[] = [];
const NO_ATOMS: readonly number[] = [];

/** Does a sentence end before word `t`? Joins are preferred: a false end hides what stands together. */
function isSentenceEnd(tokens: Tokens, lexicon: Lexicon, t: number): boolean {
  const gap = tokens.gaps[t]!;
  if ((gap & STOP) === 0 || (gap & SPACE) === 0) return false;
  const flags = tokens.flags[t]!;
  if ((flags & (UPPER | NUMBER)) === 0) return false;
  const before = t - 1;
  const length = tokens.ends[before]! - tokens.starts[before]!;
  const stop = tokens.document.text[tokens.ends[before]!];
  if (stop !== ".") return true;
  if ((tokens.flags[before]! & NUMBER) !== 0) return length > 2;
  lexicon.setOf(tokens.words[before]!);
  if (length === 1 || lexicon.isAbbreviation(tokens.words[before]!)) return false;
  return (flags & UPPER) !== 0 || length > 3;
}

/** The punctuation before a word closes a clause of its sentence: what a negation before it denies ends there. */
export function endsClause(gap: number): boolean {
  return (gap & (SEMICOLON | STOP | OPEN | CLOSE)) !== 0;
}

const MIN_TAIL = 4;

/** Reads "Tariftreue- und Mindestlohngesetz" as if "Tariftreuegesetz" stood there too. */
function resolveElliptic(text: Indexed, from: number, to: number): void {
  const { tokens, lexicon } = text;
  for (let t = from; t + 1 < to; t++) {
    if ((tokens.flags[t]! & ELLIPTIC) === 0) continue;
    let next = t + 1;
    while (next < to - 1 && next < t + 8 && (next === t + 1 || (tokens.flags[next]! & ELLIPTIC) !== 0)) next++;
    const head = tokens.document.text.slice(tokens.starts[t]!, tokens.ends[t]!);
    const whole = tokens.document.text.slice(tokens.starts[next]!, tokens.ends[next]!);
    if (whole.length <= MIN_TAIL || head.length > 40 || whole.length > 60) continue;
    const found = new Set(text.atomsOf(t));
    for (let cut = 1; cut <= whole.length - MIN_TAIL; cut++) {
      for (const atom of lexicon.resolveString(head + whole.slice(cut).toLowerCase())) found.add(atom);
    }
    text.sets[t] = lexicon.internSet([...found]);
  }
}
