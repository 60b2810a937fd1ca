import { enlarged } from "./enlarged.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What somebody remembers of each word of a vocabulary as a number, by the number of the word. */
export class WordMemo {
  /** 0 for words that nothing is known of yet. */
  of = new Int32Array(0);
  #vocabulary: Vocabulary | undefined;
  #generation = -1;

  /** Makes room for all words of a vocabulary. Returns whether all was forgotten, as it is another or was cleared. */
  bind(vocabulary: Vocabulary): boolean {
    const stale = this.#vocabulary !== vocabulary || this.#generation !== vocabulary.generation;
    if (stale) {
      this.#vocabulary = vocabulary;
      this.#generation = vocabulary.generation;
      this.of = new Int32Array(0);
    }
    if (this.of.length <= vocabulary.size) this.of = enlarged(this.of, vocabulary.size * 2 + 1);
    return stale;
  }
}
