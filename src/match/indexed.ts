import type { Figure } from "../model.ts";
import { CLOSE, OPEN, SEMICOLON, SPACE, STOP } from "../text/characters.ts";
import { countBelow } from "../text/rising.ts";
import { ELLIPTIC, NUMBER, type Tokens, UPPER } from "../text/tokens.ts";
import { readFigures } from "./figures.ts";
import { isNumberIn, type Lexicon, setIn } from "./lexicon.ts";
import type { Unit } from "./pattern.ts";

/** The words of a document seen with one language's lexicon: conditions, sentences and figures. */
export class Indexed {
  readonly tokens: Tokens;
  readonly lexicon: Lexicon;
  /** Set of conditions of each word. */
  readonly sets: Int32Array;
  /** Position of each word when words that belong to the figure before are not counted. */
  readonly solid: Int32Array;
  /** First word after each sentence, rising; a sentence ends with its block. */
  readonly sentenceEnds: readonly number[];
  /** Figures by the word that begins them. */
  readonly figures: ReadonlyMap<number, readonly Figure[]>;
  /** Kept for the lexicon's `watch`: how many of its watchers were looked for, and where those of each set may stand. */
  readonly found: { watchers: number; readonly ofSet: number[][] } = { watchers: 0, ofSet: [] };

  /** @param blocks which blocks to look at (those in the lexicon's language) */
  constructor(tokens: Tokens, lexicon: Lexicon, blocks: (block: number) => boolean) {
    this.tokens = tokens;
    this.lexicon = lexicon;
    lexicon.bind(tokens.vocabulary);
    this.sets = new Int32Array(tokens.count);
    const sentenceEnds: number[] = [];
    this.sentenceEnds = sentenceEnds;
    const numbers: number[] = [];
    for (let b = 0; b < tokens.document.blocks.length; b++) {
      const from = tokens.blockStarts[b]!;
      const to = tokens.blockStarts[b + 1]!;
      if (to === from) continue;
      if (blocks(b)) this.#resolve(from, to, numbers);
      for (let t = from + 1; t < to; t++) {
        const gap = tokens.gaps[t]!;
        if ((gap & STOP) !== 0 && (gap & SPACE) !== 0 && isSentenceEnd(tokens, lexicon, t)) sentenceEnds.push(t);
      }
      sentenceEnds.push(to);
    }
    const { figures, solid } = readFigures(this, numbers);
    this.figures = figures;
    this.solid = solid;
  }

  /** Sets of the words of a block; numbers and number words are added to `numbers`, each with the block's end. */
  #resolve(from: number, to: number, numbers: number[]): void {
    const { sets, lexicon } = this;
    const { words, flags } = this.tokens;
    let elliptic = false;
    for (let t = from; t < to; t++) {
      const known = lexicon.known(words[t]!);
      sets[t] = setIn(known);
      if ((flags[t]! & NUMBER) !== 0 || isNumberIn(known)) numbers.push(t, from, to);
      if ((flags[t]! & ELLIPTIC) !== 0) elliptic = true;
    }
    if (elliptic) resolveElliptic(this, from, to);
  }

  /** Conditions that a word meets. */
  atomsOf(token: number): readonly number[] {
    const set = this.sets[token]!;
    return set === 0 ? NO_ATOMS : this.lexicon.sets[set]!;
  }

  /** Number of the block of a word. */
  blockOf(token: number): number {
    return countBelow(this.tokens.blockStarts, token + 1) - 1;
  }

  /** Number of the sentence of a word. */
  sentenceOf(token: number): number {
    return countBelow(this.sentenceEnds, token + 1);
  }

  /** Words `[from, to)` of the sentence of a word. */
  sentenceRange(token: number): readonly [number, number] {
    return this.rangeOf(this.sentenceOf(token));
  }

  /** Words `[from, to)` of a sentence. */
  rangeOf(sentence: number): readonly [number, number] {
    return [sentence === 0 ? 0 : this.sentenceEnds[sentence - 1]!, this.sentenceEnds[sentence]!];
  }

  /** Words `[from, to)` of the unit around a word. */
  unitRange(unit: Unit, token: number): readonly [number, number] {
    const { blocks } = this.tokens.document;
    const at = this.blockOf(token);
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
}

const NO_ATOMS: readonly number[] = [];

/** Does a sentence end at the full stop before word `t`? Joins are preferred: a false end hides what stands together. */
function isSentenceEnd(tokens: Tokens, lexicon: Lexicon, t: number): boolean {
  const flags = tokens.flags[t]!;
  if ((flags & (UPPER | NUMBER)) === 0) return false;
  const before = t - 1;
  const length = tokens.ends[before]! - tokens.starts[before]!;
  const stop = tokens.document.text[tokens.ends[before]!];
  if (stop !== ".") return true;
  if ((tokens.flags[before]! & NUMBER) !== 0) return length > 2;
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
