import { expect, test } from "vitest";
import { parseNumber } from "../../src/match/figures.ts";
import { indexedOf } from "../support/engine.ts";

const NUMBERS: readonly (readonly [string, number | undefined])[] = [
  ["30", 30],
  ["1.250.000,00", 1_250_000],
  ["1,250,000.50", 1_250_000.5],
  ["12'500", 12_500],
  ["2,5", 2.5],
  ["2.5", 2.5],
  ["1.000", 1000],
  ["2.1.3", undefined],
  ["1.4.2024", undefined],
];

test.each(NUMBERS)("%s is %s", (digits, value) => expect(parseNumber(digits)).toBe(value));

// text, [kind, value, words][] without the plain numbers
const FACTS: readonly (readonly [string, readonly (readonly [string, number, string])[]])[] = [
  ["almeno il 30 % delle ore", [["percent", 30, "30 %"]]],
  ["il trenta per cento", [["percent", 30, "trenta per cento"]]],
  ["entro 30 (trenta) giorni", [["days", 30, "30 (trenta) giorni"]]],
  ["entro trenta due (32) giorni", [["days", 32, "trenta due (32) giorni"]]],
  ["entro trenta due giorni", [["days", 32, "trenta due giorni"]]],
  ["entro 30 gg e 60 giorni", [["days", 60, "60 giorni"]]],
  ["€ 1.250.000,00", [["money", 1_250_000, "1.250.000,00"]]],
  ["1 250 000 EUR", [["money", 1_250_000, "1 250 000 EUR"]]],
  ["2,5 milioni di euro", []],
  ["3 mila euro", [["money", 3000, "3 mila euro"]]],
  ["max punti 12", [["points", 12, "12"]]],
  ["12 punti", [["points", 12, "12 punti"]]],
  ["ai sensi dell'art. 61", [["article", 61, "61"]]],
  [
    "n. 4 lavoratori per 36 mesi",
    [
      ["people", 4, "4 lavoratori"],
      ["months", 36, "36 mesi"],
    ],
  ],
];

test.each(FACTS)("%s", (text, expected) => {
  const found = [...indexedOf(text).figures.values()].flat().filter((f) => f.kind !== "number");
  expect(found.map((f) => [f.kind, f.value, text.slice(f.span.start, f.span.end)])).toEqual(expected);
});

// text, sentences
const SENTENCES: readonly (readonly [string, number])[] = [
  ["Ai sensi dell'art. 61 del Codice. La gara è riservata.", 2],
  ["Il sig. Rossi abita qui.", 2],
  ["Vedi lett. B del bando.", 1],
  ["Numero 3. Abschnitt gilt.", 1],
  ["Anno 2024. Nuova gara.", 2],
  ["Il d.lgs. 36 vale", 1],
  ["Bene! ma no. Poi?", 2],
  ["a) primo; b) secondo", 1],
];

test.each(SENTENCES)("%s has %i sentences", (text, count) => {
  const indexed = indexedOf(text);
  expect(indexed.sentenceOf(indexed.tokens.count - 1) + 1).toBe(count);
});
