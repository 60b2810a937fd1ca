/** Units that every language knows, and what multiplies a number. */
import type { FigureKind } from "../model.ts";

/** A unit as a pattern of words. */
export interface UnitRow {
  readonly kind: FigureKind;
  readonly words: string;
  /** ISO 4217. */
  readonly currency?: string;
  /** What one of the unit is worth ("MEUR": a million). */
  readonly factor?: number;
  /** Short for a multiplier and a currency ("M€", "k EUR"): metres and sizes look alike, looked at more closely. */
  readonly short?: boolean;
}

const CURRENCIES: readonly (readonly [currency: string, ...words: string[]])[] = [
  ["EUR", "€", "eur", "euro", "euros", "ευρω", "evro", "evra", "evrov", "evri"],
  ["GBP", "£", '"GBP"', "pounds", "sterling"],
  ["USD", "$", '"USD"', "us $"],
  ["SEK", '"SEK"', "kr", "kronor"],
  ["RON", '"RON"', "lei"],
  ["BRL", '"BRL"', "r $", "reais"],
  ["DKK", '"DKK"'],
  ["NOK", '"NOK"'],
  ["PLN", '"PLN"'],
  ["CZK", '"CZK"'],
  ["HUF", '"HUF"'],
  ["BGN", '"BGN"'],
  ["CHF", '"CHF"'],
];

/** One word for many of a currency. */
const FUSED: readonly (readonly [words: string, currency: string, factor: number])[] = [
  ["(meur | mioeur)", "EUR", 1e6],
  ["(keur | teur | teuro)", "EUR", 1e3],
  ["mgbp", "GBP", 1e6],
  ["(mkr | mnkr | msek)", "SEK", 1e6],
  ["mdkr", "SEK", 1e9],
  ["(tkr | kkr | tsek | ksek)", "SEK", 1e3],
  ["mdkk", "DKK", 1e6],
  ["mnok", "NOK", 1e6],
  ["mron", "RON", 1e6],
];

/** Letters that multiply beside a currency only. */
const LETTERS: readonly (readonly [letter: string, factor: number])[] = [
  ['"M"', 1e6],
  ['"m"', 1e6],
  ['"Mn"', 1e6],
  ["mn", 1e6],
  ['"Md"', 1e9],
  ['"Mds"', 1e9],
  ["bn", 1e9],
  ["k", 1e3],
  ['"T"', 1e3],
  ["tis", 1e3],
  ["εκ", 1e6],
];

/** Currencies that follow such a letter. */
const AFTER_LETTER: readonly (readonly [currency: string, words: string])[] = [
  ["EUR", "€"],
  ["EUR", '"EUR"'],
  ["EUR", "(euro | euros | evrov)"],
  ["EUR", "(d euros | de euros | di euro)"],
  ["EUR", "(ευρω)"],
  ["GBP", "£"],
  ["GBP", '"GBP"'],
  ["USD", "$"],
  ["SEK", "(kr | kronor)"],
  ["SEK", '"SEK"'],
  ["RON", "(lei | de lei)"],
  ["RON", '"RON"'],
  ["DKK", '"DKK"'],
  ["NOK", '"NOK"'],
];

/** Patterns in brackets, so that each reads as one choice. */
const beside = (letter: string, words: string): string =>
  words
    .replace(/^\(|\)$/g, "")
    .split("|")
    .map((word) => `${letter} ${word.trim()}`)
    .join(" | ");

/** Units of every language beside those of its own pack. */
export const EVERYWHERE: readonly UnitRow[] = [
  { kind: "percent", words: "%" },
  { kind: "percent", words: "percent" },
  { kind: "article", words: "§" },
  ...CURRENCIES.flatMap(([currency, ...words]) =>
    words.map((word): UnitRow => ({ kind: "money", words: `(${word})`, currency })),
  ),
  ...FUSED.map(([words, currency, factor]): UnitRow => ({ kind: "money", words, currency, factor })),
  ...LETTERS.flatMap(([letter, factor]) =>
    AFTER_LETTER.map(
      ([currency, words]): UnitRow => ({
        kind: "money",
        words: `(${beside(letter, words)})`,
        currency,
        factor,
        short: true,
      }),
    ),
  ),
];

/**
 * Words that multiply the number before them. A language's own number words of a thousand and more do so too, and
 * come first: `mil` is a thousand in Spanish and short for a million in Romanian.
 */
export const MULTIPLIERS: readonly (readonly [words: string, factor: number])[] = [
  [
    "(mio | mln | mill | million* | milion* | milioane | milijon* | miljoen* | miljon* | milj | millon* | milhao | milhoes | εκατ | εκατομμυρι*)",
    1e6,
  ],
  ["(mrd | mld | miliard* | milijard* | milliard* | miljard* | bilhao | bilhoes | δισ | δισεκατομμυρι*)", 1e9],
  [
    "(tausend | tsd | mila | mille | milliers | mil | duizend | tusen | thousand | mii | χιλ | χιλιαδες | χιλιαδων)",
    1e3,
  ],
];

/** Letters after a number that multiply it when its currency stands before ("£8m", "€1.2bn", "€ 250 k"). */
export const LETTERS_AFTER: readonly (readonly [words: string, factor: number])[] = [
  ["(m | mn)", 1e6],
  ["(bn | b)", 1e9],
  ["k", 1e3],
];

/** Words between tens and ones, folded. */
export const JOINERS: ReadonlySet<string> = new Set([
  "y",
  "e",
  "si",
  "et",
  "en",
  "und",
  "in",
  "och",
  "\u03ba\u03b1\u03b9",
]);

/**
 * What one of a currency is worth in euros, roughly (yearly averages of 2024, rounded): enough to tell a large sum from a
 * small one, and for nothing else.
 */
export const EUROS: Readonly<Record<string, number>> = {
  EUR: 1,
  GBP: 1.2,
  USD: 0.9,
  CHF: 1.05,
  SEK: 0.09,
  DKK: 0.13,
  NOK: 0.085,
  RON: 0.2,
  PLN: 0.23,
  CZK: 0.04,
  HUF: 0.0025,
  BGN: 0.5,
  BRL: 0.17,
};
