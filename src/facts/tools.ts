/** What reading facts from text needs from the matcher. The words themselves are data of the language packs. */
import type { Figure, LanguageCode, Span, TenderDocument } from "../model.ts";
import type { PatternText } from "../rulebase.ts";

/** A place where words were found; `block` is the index in `document.blocks`. */
export interface FactHit {
  readonly span: Span;
  readonly block: number;
}

/** Tables of a language pack that facts are read with. */
export type WordTable = "facts" | "criteria" | "sections";

/** The matcher, for one run. Implementations may remember answers for each document. */
export interface FactTools {
  /** Hits, in reading order, of the patterns under a key in the languages of the document and in `mul`; a missing key hits nothing. */
  words(table: WordTable, key: string, document: TenderDocument): readonly FactHit[];
  /** Hits, in reading order, of patterns that hold in every language. */
  find(patterns: readonly PatternText[], document: TenderDocument): readonly FactHit[];
  /** All figures of the document in reading order, read with the units of its languages; a number with a unit comes twice. */
  figures(document: TenderDocument): readonly Figure[];
  /** Stretches in square brackets that hold an instruction to the drafter, an example or a choice. */
  template(document: TenderDocument): readonly Span[];
  /** Language of a block; `mul` when it is none in particular. */
  language(document: TenderDocument, block: number): LanguageCode;
}

/** Spans in order of their start, to be asked which of them lie in a stretch of text. */
export class Spans<T extends { readonly span: Span }> {
  readonly #items: readonly T[];

  constructor(items: readonly T[]) {
    this.#items = items.toSorted((a, b) => a.span.start - b.span.start);
  }

  /** Items that begin in `[from, to)`, in order. */
  within(from: number, to: number): readonly T[] {
    const first = this.#firstFrom(from);
    let last = first;
    while (last < this.#items.length && (this.#items[last]?.span.start ?? to) < to) last++;
    return this.#items.slice(first, last);
  }

  /** The first item that begins in `[from, to)`. */
  firstIn(from: number, to: number): T | undefined {
    const item = this.#items[this.#firstFrom(from)];
    return item && item.span.start < to ? item : undefined;
  }

  /** The last item that begins before `at`. */
  lastBefore(at: number): T | undefined {
    return this.#items[this.#firstFrom(at) - 1];
  }

  #firstFrom(from: number): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#items[middle]?.span.start ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
