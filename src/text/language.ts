import type { LanguageCode } from "../model.ts";
import { fold } from "./fold.ts";
import { NUMBER, SIGN, type Tokens } from "./tokens.ts";
import { VoteTable } from "./votes.ts";

/** Languages of a document by votes of frequent words. */
export interface LanguageVotes {
  /** Language of each block; undefined where no word votes and the document has no language either. */
  readonly ofBlock: readonly (LanguageCode | undefined)[];
  /** Share of words by language, largest first. */
  readonly shares: readonly { readonly code: LanguageCode; readonly share: number }[];
  readonly words: number;
  /** Votes of the whole document by language. */
  readonly totals: ReadonlyMap<LanguageCode, number>;
}

/** A block speaks for itself with at least so many votes, and twice those of the document's language. */
const MIN_VOTES = 6;

/**
 * Frequent words vote for their languages; a word of several languages shares its vote.
 * @param stopwords frequent words by language, or a table made of them
 */
export class LanguageVoter {
  readonly #codes: readonly LanguageCode[];
  readonly #votes: ReadonlyMap<string, readonly number[]>;

  readonly #fallback: LanguageCode | undefined;

  /** @param fallback language of a document in which no word votes */
  constructor(stopwords: Readonly<Record<LanguageCode, readonly string[]>> | VoteTable, fallback?: LanguageCode) {
    this.#fallback = fallback;
    const table = stopwords instanceof VoteTable ? stopwords : VoteTable.of(stopwords);
    this.#codes = table.codes;
    this.#votes = table.languages;
  }

  /**
   * Votes of a whole document. Blocks whose source names their language keep it.
   * @param main language of the document, when the caller knows better
   */
  vote(tokens: Tokens, main?: LanguageCode): LanguageVotes {
    const { blocks } = tokens.document;
    const memo = new Map<number, readonly number[]>();
    const total = new Float64Array(this.#codes.length);
    const perBlock = blocks.map((_, b) => {
      const counts = this.#count(tokens, tokens.blockStarts[b]!, tokens.blockStarts[b + 1]!, memo);
      counts.forEach((value, i) => {
        total[i] = total[i]! + value;
      });
      return counts;
    });
    const chosen = main === undefined ? best(total) : this.#codes.indexOf(main);
    const ofBlock = blocks.map((block, b) => block.language ?? this.#blockLanguage(perBlock[b]!, chosen));
    const totals = new Map(this.#codes.map((code, i) => [code, total[i]!]));
    return { ofBlock, ...this.#shares(tokens, ofBlock), totals };
  }

  #blockLanguage(counts: Float64Array, main: number | undefined): LanguageCode | undefined {
    const own = best(counts);
    if (main === undefined) return own === undefined ? this.#fallback : this.#codes[own];
    const differs = own !== undefined && own !== main && counts[own]! >= MIN_VOTES && counts[own]! >= 2 * counts[main]!;
    return this.#codes[differs ? own : main];
  }

  #count(tokens: Tokens, from: number, to: number, memo: Map<number, readonly number[]>): Float64Array {
    const counts = new Float64Array(this.#codes.length);
    for (let t = from; t < to; t++) {
      if ((tokens.flags[t]! & (NUMBER | SIGN)) !== 0) continue;
      const word = tokens.words[t]!;
      let languages = memo.get(word);
      if (languages === undefined) {
        languages = this.#votes.get(fold(tokens.vocabulary.spelling(word))) ?? [];
        memo.set(word, languages);
      }
      for (const index of languages) counts[index] = counts[index]! + 1 / languages.length;
    }
    return counts;
  }

  #shares(tokens: Tokens, ofBlock: readonly (LanguageCode | undefined)[]) {
    const counts = new Map<LanguageCode, number>();
    let words = 0;
    ofBlock.forEach((code, b) => {
      const size = tokens.blockStarts[b + 1]! - tokens.blockStarts[b]!;
      words += size;
      if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + size);
    });
    const shares = [...counts]
      .filter(([, n]) => n > 0)
      .map(([code, n]) => ({ code, share: n / words }))
      .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1));
    return { shares, words };
  }
}

function best(counts: Float64Array): number | undefined {
  let index: number | undefined;
  counts.forEach((value, i) => {
    if (value > 0 && (index === undefined || value > counts[index]!)) index = i;
  });
  return index;
}
