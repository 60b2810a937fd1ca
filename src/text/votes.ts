import type { LanguageCode } from "../model.ts";
import { fold } from "./fold.ts";

/** A table of votes as packed rule bases hold it: words, one a line, by the numbers of their languages. */
export interface PackedVotes {
  readonly codes: readonly LanguageCode[];
  readonly words: Readonly<Record<string, string>>;
}

/** Which languages a frequent word speaks for. */
export class VoteTable {
  /** Languages that have votes, sorted. */
  readonly codes: readonly LanguageCode[];
  /** Numbers of languages by folded word. */
  readonly languages: ReadonlyMap<string, readonly number[]>;

  private constructor(codes: readonly LanguageCode[], languages: ReadonlyMap<string, readonly number[]>) {
    this.codes = codes;
    this.languages = languages;
  }

  /** @param stopwords frequent words by language */
  static of(stopwords: Readonly<Record<LanguageCode, readonly string[]>>): VoteTable {
    const codes = Object.keys(stopwords)
      .filter((code) => stopwords[code]!.length > 0)
      .sort();
    const languages = new Map<string, number[]>();
    codes.forEach((code, index) => {
      for (const word of new Set(stopwords[code]!.map(fold))) {
        const known = languages.get(word);
        if (known) known.push(index);
        else languages.set(word, [index]);
      }
    });
    return new VoteTable(codes, languages);
  }

  static unpack({ codes, words }: PackedVotes): VoteTable {
    const languages = new Map<string, readonly number[]>();
    for (const [key, list] of Object.entries(words)) {
      const numbers = key.split(" ").map(Number);
      for (const word of list.split("\n")) languages.set(word, numbers);
    }
    return new VoteTable(codes, languages);
  }

  pack(): PackedVotes {
    const words: Record<string, string> = {};
    for (const [word, numbers] of this.languages) {
      const key = numbers.join(" ");
      words[key] = key in words ? `${words[key]}\n${word}` : word;
    }
    return { codes: this.codes, words };
  }
}
