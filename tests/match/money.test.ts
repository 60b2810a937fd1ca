/** Sums of money as they are written in each language, and what looks like one. */
import { describe, expect, test } from "vitest";
import { languageRules } from "../../src/match/language-rules.ts";
import { exampleDocument } from "../../src/rule-examples.ts";
import { loadRulebook } from "../../src/rulebook/load.ts";
import { tokenize } from "../../src/text/tokens.ts";
import { Vocabulary } from "../../src/text/vocabulary.ts";

const loaded = loadRulebook("rules");
const rulebook = loaded.kind === "loaded" ? loaded.rulebook : loaded.partial!;

/** Sums in a text, as the language reads them: "1200000 EUR". */
function sums(language: string, text: string): readonly string[] {
  const { engine } = languageRules(rulebook.languages[language]!);
  const indexed = engine.index(tokenize(exampleDocument({ text }), new Vocabulary()));
  const money = [...indexed.figures.values()].flat().filter((figure) => figure.kind === "money");
  return money.map((figure) => `${figure.value} ${figure.currency ?? "?"}`);
}

const EVERY = ["de", "el", "en", "es", "fr", "it", "nl", "pt", "ro", "sl", "sv"] as const;

describe("short forms mean the same in every language", () => {
  test.each<[string, string]>([
    ["£8m", "8000000 GBP"],
    ["£250k", "250000 GBP"],
    ["€1.2bn", "1200000000 EUR"],
    ["€ 2.5 m", "2500000 EUR"],
    ["EUR 3m", "3000000 EUR"],
    ["1,5 Mio. €", "1500000 EUR"],
    ["2 M€", "2000000 EUR"],
    ["2M€", "2000000 EUR"],
    ["2 M EUR", "2000000 EUR"],
    ["500 k€", "500000 EUR"],
    ["500 K€", "500000 EUR"],
    ["500 k EUR", "500000 EUR"],
    ["3 MEUR", "3000000 EUR"],
    ["750 KEUR", "750000 EUR"],
    ["750 TEUR", "750000 EUR"],
    ["1,2 Md€", "1200000000 EUR"],
    ["M€ 3", "3000000 EUR"],
    ["TEUR 400", "400000 EUR"],
    ["20 MSEK", "20000000 SEK"],
    ["8 000 000 EUR", "8000000 EUR"],
  ])("%s", (text, expected) => {
    for (const language of EVERY) expect([language, ...sums(language, text)]).toEqual([language, expected]);
  });
});

describe("words of each language", () => {
  test.each<[string, string, string]>([
    ["en", "a turnover of £8 million", "8000000 GBP"],
    ["en", "90,000 pounds", "90000 GBP"],
    ["en", "two million euros", "2000000 EUR"],
    ["en", "EUR 2 billion", "2000000000 EUR"],
    ["de", "mindestens 1,5 Mio. Euro", "1500000 EUR"],
    ["de", "2 Milliarden Euro", "2000000000 EUR"],
    ["de", "500 Tsd. EUR", "500000 EUR"],
    ["de", "500 T€", "500000 EUR"],
    ["fr", "1,5 million d'euros", "1500000 EUR"],
    ["fr", "2 M d'euros", "2000000 EUR"],
    ["fr", "300 milliers d'euros", "300000 EUR"],
    ["it", "2,5 milioni di euro", "2500000 EUR"],
    ["it", "800 mila euro", "800000 EUR"],
    ["it", "4 mln di euro", "4000000 EUR"],
    ["es", "3 millones de euros", "3000000 EUR"],
    ["es", "2 mil millones de euros", "2000000000 EUR"],
    ["es", "600 mil euros", "600000 EUR"],
    ["pt", "1,2 milhões de euros", "1200000 EUR"],
    ["pt", "R$ 350.000,00", "350000 BRL"],
    ["nl", "€ 2,5 mln", "2500000 EUR"],
    ["nl", "10 miljoen euro", "10000000 EUR"],
    ["ro", "5 mil. lei", "5000000 RON"],
    ["ro", "300 mii lei", "300000 RON"],
    ["ro", "2 milioane de lei", "2000000 RON"],
    ["sl", "1,5 mio EUR", "1500000 EUR"],
    ["sl", "3 milijone evrov", "3000000 EUR"],
    ["sl", "2 milijardi evrov", "2000000000 EUR"],
    ["sl", "400 tisoč evrov", "400000 EUR"],
    ["sv", "20 mkr", "20000000 SEK"],
    ["sv", "500 tkr", "500000 SEK"],
    ["sv", "3 miljoner kronor", "3000000 SEK"],
    ["sv", "500 000 kronor", "500000 SEK"],
    ["el", "2 εκατ. ευρώ", "2000000 EUR"],
    ["el", "2 εκ. €", "2000000 EUR"],
    ["el", "3 εκατομμύρια ευρώ", "3000000 EUR"],
    ["el", "1,5 δισ. ευρώ", "1500000000 EUR"],
  ])("%s: %s", (language, text, expected) => expect(sums(language, text)).toEqual([expected]));
});

describe("what is no million", () => {
  test.each<[string, string, readonly string[]]>([
    ["metres", "a fence of 8 m and a wall of 12 m", []],
    ["metres beside a price", "8 m, € 45", ["45 EUR"]],
    ["metres in a row with a price", "Kabel 8 m € 45,00", ["45 EUR"]],
    ["a price per metre", "€ 12,50 m", ["12.5 EUR"]],
    ["a price per square metre", "€8m² of floor, €9m2 of wall", ["8 EUR", "9 EUR"]],
    ["a price per cubic metre", "EUR 45/m3", ["45 EUR"]],
    ["a size", "size 8 M EUR 12", ["12 EUR"]],
    ["a list of letters", "€ 8. M. follows", ["8 EUR"]],
    ["a level", "levels 2 M and 3 K", []],
    ["kilometres", "€ 40 km", ["40 EUR"]],
  ])("%s", (_name, text, expected) => {
    for (const language of EVERY) expect([language, ...sums(language, text)]).toEqual([language, ...expected]);
  });

  test("centimetres in Greek", () => expect(sums("el", "3 εκατοστά, 5 εκ των οποίων")).toEqual([]));
});

describe("a unit belongs to the number it stands with", () => {
  const read = (language: string, text: string) => {
    const { engine } = languageRules(rulebook.languages[language]!);
    const indexed = engine.index(tokenize(exampleDocument({ text }), new Vocabulary()));
    const figures = [...indexed.figures.values()].flat().filter(({ kind }) => kind !== "number");
    return figures.map(({ kind, value }) => `${value} ${kind}`);
  };

  test.each<[string, string, readonly string[]]>([
    ["pt", "Unidade 6 R$ 58.007,05", ["58007.05 money"]],
    ["en", "2 items £ 30, 4 items £ 50", ["30 money", "50 money"]],
    ["es", "el Reglamento de 1985), personas jurídicas", []],
    ["es", "artículo 122.2.d) de la Ley", ["122.2 article"]],
    ["es", "entre las 8:00 h y las 13:30 h", []],
    ["de", "Angaben zu 2) Mitarbeitern und 3) Geräten", []],
    ["fr", "de garde 24/24 (6 h)", ["6 hours"]],
    ["nl", "acht (8) maanden", ["8 months"]],
    ["it", "entro 30 (trenta) giorni", ["30 days"]],
    ["it", "gli importi sono in euro. 3. Il fornitore", []],
    ["it", "prezzo in euro: 300", ["300 money"]],
    ["fr", "3,40 € 12 pièces", ["3.4 money"]],
    ["de", "210.000,- EUR", ["210000 money"]],
    ["en", "from 9:00 to 17:30 hours", []],
  ])("%s: %s", (language, text, expected) => expect(read(language, text)).toEqual(expected));
});

describe("numbers that count no money", () => {
  test.each([
    ["it", "ai sensi dell'art. 147.1 e del punto 2.1"],
    ["en", "Section 2.1 applies, and clause 147.1 of the Act."],
    ["de", "Nach Ziffer 2.1 und § 147.1 gilt dies."],
    ["es", "artículo 147.1 de la Ley 9/2017"],
    ["fr", "article 2.1 du CCAP, 1.1.4"],
  ])("%s: %s", (language, text) => expect(sums(language, text)).toEqual([]));
});

describe("numbers in words", () => {
  /** The months in a text, as the language reads them. */
  const months = (language: string, text: string) => {
    const { engine } = languageRules(rulebook.languages[language]!);
    const indexed = engine.index(tokenize(exampleDocument({ text }), new Vocabulary()));
    const figures = [...indexed.figures.values()].flat();
    return figures.filter((figure) => figure.kind === "months").map((figure) => figure.value);
  };

  test.each<[string, string, number]>([
    ["es", "treinta y seis meses", 36],
    ["es", "veinticuatro (24) meses", 24],
    ["pt", "vinte e quatro meses", 24],
    ["pt", "trinta e seis (36) meses", 36],
    ["ro", "treizeci și șase de luni", 36],
    ["ro", "douăzeci și patru luni", 24],
    ["de", "sechsunddreißig Monate", 36],
    ["de", "achtundvierzig Monaten", 48],
    ["nl", "achtenveertig maanden", 48],
    ["it", "quarantotto mesi", 48],
    ["it", "settantadue mesi", 72],
    ["fr", "vingt-quatre mois", 24],
    ["en", "forty-eight months", 48],
    ["en", "one hundred and twenty months", 120],
    ["sl", "šestintridesetih mesecev", 36],
    ["sv", "fyrtioåtta månader", 48],
    ["el", "τριάντα έξι μηνών", 36],
  ])("%s: %s", (language, text, value) => expect(months(language, text)).toEqual([value]));

  test("two numbers side by side stay two", () => {
    expect(months("en", "twenty months and five months")).toEqual([20, 5]);
    expect(months("es", "veinte meses y seis meses")).toEqual([20, 6]);
  });
});
