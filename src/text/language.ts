import type { LanguageCode } from "../model.ts";
import { fold } from "./fold.ts";
import type { Tokens } from "./tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { VoteTable } from "./votes.ts";
import { WordMemo } from "./word-memo.ts";

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
/** Ballot of the words that are frequent in no language. */
const NO_VOTE = 1;

/**
 * Frequent words vote for their languages; a word of several languages shares its vote.
 * @param stopwords frequent words by language, or a table made of them
 */
export class LanguageVoter {
  readonly #codes: readonly LanguageCode[];
  readonly #votes: ReadonlyMap<string, readonly number[]>;
  readonly #fallback: LanguageCode | undefined;
  /** For each word its ballot. */
  readonly #ofWord = new WordMemo();
  /** For each ballot the languages that share the vote. */
  #ballots: (readonly number[])[] = [];

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
    if (this.#ofWord.bind(tokens.vocabulary)) this.#ballots = [];
    const total = new Float64Array(this.#codes.length);
    const counts = new Float64Array(this.#codes.length);
    const loud = new Map<number, Float64Array>();
    for (let b = 0; b < blocks.length; b++) {
      if (this.#count(tokens, tokens.blockStarts[b]!, tokens.blockStarts[b + 1]!, counts) >= MIN_VOTES)
        loud.set(b, counts.slice());
      for (let i = 0; i < counts.length; i++) total[i]! += counts[i]!;
    }
    const chosen = main === undefined ? best(total) : this.#codes.indexOf(main);
    const ofBlock = blocks.map((block, b) => block.language ?? this.#blockLanguage(loud.get(b), chosen));
    const totals = new Map(this.#codes.map((code, i) => [code, total[i]!]));
    return { ofBlock, ...this.#shares(tokens, ofBlock), totals };
  }

  /** @param counts votes of a block with enough of them to speak for itself */
  #blockLanguage(counts: Float64Array | undefined, main: number | undefined): LanguageCode | undefined {
    if (main === undefined) return this.#fallback;
    const own = counts && best(counts);
    const differs =
      own !== undefined && own !== main && counts![own]! >= MIN_VOTES && counts![own]! >= 2 * counts![main]!;
    return this.#codes[differs ? own : main];
  }

  /** Puts the votes of the words `[from, to)` into `counts`. Returns their sum. */
  #count(tokens: Tokens, from: number, to: number, counts: Float64Array): number {
    counts.fill(0);
    let sum = 0;
    for (let t = from; t < to; t++) {
      const word = tokens.words[t]!;
      const ballot = this.#ofWord.of[word]! || this.#learn(word, tokens.vocabulary);
      if (ballot === NO_VOTE) continue;
      const languages = this.#ballots[ballot]!;
      for (let i = 0; i < languages.length; i++) counts[languages[i]!]! += 1 / languages.length;
      sum++;
    }
    return sum;
  }

  #learn(word: number, vocabulary: Vocabulary): number {
    const languages = this.#votes.get(fold(vocabulary.spelling(word)));
    const ballot = languages === undefined ? NO_VOTE : Math.max(NO_VOTE + 1, this.#ballots.length);
    if (languages !== undefined) this.#ballots[ballot] = languages;
    return (this.#ofWord.of[word] = ballot);
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
