import type { FigureKind } from "../model.ts";
import { fold, foldCase } from "../text/fold.ts";
import type { Atom } from "./pattern.ts";

/** Shortens a word to its stem; languages without a stemmer give none. */
export type Stemmer = (word: string) => string;

const NONE: readonly number[] = [];

/**
 * All word conditions of a set of patterns, numbered from 0. Answers which of them a spelling meets;
 * asked once for each distinct spelling, so that wildcards cost nothing per word of text.
 */
export class AtomTable {
  readonly #literals = new Map<string, number>();
  readonly #prefixes = new Affixes();
  readonly #suffixes = new Affixes();
  readonly #infixes = new Map<string, number>();
  readonly #middles = new Map<string, { head: string; tail: string; id: number }>();
  readonly #exact = new Map<string, number>();
  readonly #accents = new Map<string, number>();
  readonly #stems = new Map<string, number>();
  readonly #figures = new Map<FigureKind, number>();
  readonly #atoms: Atom[] = [];
  readonly #commonness: number[] = [];
  readonly #stem: Stemmer | undefined;

  constructor(stem?: Stemmer) {
    this.#stem = stem;
  }

  get size(): number {
    return this.#atoms.length;
  }

  /** Number of the condition; the same condition has the same number. */
  add(atom: Atom): number {
    if (atom.kind === "stem" && !this.#stem) throw new Error(`stem:${atom.text} needs a stemmer: see withStemmers`);
    const text = atom.kind === "stem" && this.#stem ? fold(this.#stem(atom.text)) : atom.text;
    const next = this.#atoms.length;
    const id = this.#file(atom, text, next);
    if (id === next) {
      this.#atoms.push(atom);
      this.#commonness.push(commonnessOf(atom, text.length));
    }
    return id;
  }

  /** All conditions in the order of their numbers. */
  all(): readonly Atom[] {
    return this.#atoms;
  }

  /** How common words that meet a condition are likely to be, judged by kind and length; for choosing anchors. */
  commonness(id: number): number {
    return this.#commonness[id]!;
  }

  /** Number of the condition "begins a figure of that kind", if a pattern asks for one. */
  figure(kind: FigureKind): number | undefined {
    return this.#figures.get(kind);
  }

  /** Conditions that a spelling meets, figures apart. */
  resolve(spelling: string): readonly number[] {
    const folded = fold(spelling);
    const found: number[] = [];
    const push = (id: number | undefined): void => {
      if (id !== undefined) found.push(id);
    };
    push(this.#literals.get(folded));
    this.#prefixes.each(folded, true, push);
    this.#suffixes.each(folded, false, push);
    for (const [text, id] of this.#infixes) if (folded.includes(text)) found.push(id);
    for (const { head, tail, id } of this.#middles.values()) if (isMiddle(folded, head, tail)) found.push(id);
    if (this.#exact.size > 0) push(this.#exact.get(spelling.normalize("NFC")));
    if (this.#accents.size > 0) push(this.#accents.get(foldCase(spelling)));
    if (this.#stems.size > 0 && this.#stem) push(this.#stems.get(fold(this.#stem(foldCase(spelling)))));
    return found.length === 0 ? NONE : found;
  }

  /** The number under which the condition is filed, `next` when it is new. */
  #file(atom: Atom, text: string, next: number): number {
    switch (atom.kind) {
      case "literal":
        return filed(this.#literals, text, next);
      case "prefix":
        return this.#prefixes.add(text, next);
      case "suffix":
        return this.#suffixes.add(text, next);
      case "infix":
        return filed(this.#infixes, text, next);
      case "middle": {
        const key = `${text} ${atom.tail}`;
        const known = this.#middles.get(key);
        if (!known) this.#middles.set(key, { head: text, tail: atom.tail, id: next });
        return known?.id ?? next;
      }
      case "exact":
        return filed(this.#exact, text, next);
      case "accent":
        return filed(this.#accents, text, next);
      case "stem":
        return filed(this.#stems, text, next);
      case "figure":
        return filed(this.#figures, atom.text, next);
    }
  }
}

function filed<T>(table: Map<T, number>, key: T, next: number): number {
  const known = table.get(key);
  if (known === undefined) table.set(key, next);
  return known ?? next;
}

function commonnessOf(atom: Atom, length: number): number {
  if (atom.kind === "figure") return 60;
  const open = atom.kind === "prefix" || atom.kind === "suffix" || atom.kind === "infix" ? 2 : 1;
  return length <= 2 ? 80 : (open * (length <= 4 ? 30 : 60)) / (length * length);
}

function isMiddle(word: string, head: string, tail: string): boolean {
  return word.length >= head.length + tail.length && word.startsWith(head) && word.endsWith(tail);
}

/** Beginnings (or ends) of words by length. */
class Affixes {
  readonly #byText = new Map<string, number>();
  readonly #lengths = new Set<number>();

  /** The number of that text, `next` when it is new. */
  add(text: string, next: number): number {
    this.#lengths.add(text.length);
    return filed(this.#byText, text, next);
  }

  each(word: string, atStart: boolean, found: (id: number | undefined) => void): void {
    for (const length of this.#lengths) {
      if (length > word.length) continue;
      found(this.#byText.get(atStart ? word.slice(0, length) : word.slice(word.length - length)));
    }
  }
}
