import { describe, expect, test } from "vitest";
import { PatternError, parsePattern } from "../../src/match/pattern.ts";
import { fold } from "../../src/text/fold.ts";
import { hitsOf } from "../support/engine.ts";

const LISTS = { hire: ["assum*", "inserimento lavorativo"], who: ["persone (svantaggiate | disabili)", "disoccupati"] };

// pattern, text, words found
const FACTS: readonly (readonly [string, string, readonly string[]])[] = [
  ["cooperativ* social*", "Le COOPERATIVE SOCIALI partecipano.", ["COOPERATIVE SOCIALI"]],
  ["cooperativ* social*", "le cooperative di tipo sociale", []],
  ["riservat* ...3 cooperativ*", "è riservata alle sole cooperative", ["riservata alle sole cooperative"]],
  ["riservat* ...1 cooperativ*", "è riservata alle sole cooperative", []],
  ["riservat* ...3 cooperativ*", "La gara è riservata. Le cooperative partecipano.", []],
  ["a ...3 b", "a a x b", ["a x b"]],
  ["social return?", "Het social return beleid en social beleid", ["social", "social return"]],
  ["@hire ...4 @who", "deve assumere almeno due persone svantaggiate", ["assumere almeno due persone svantaggiate"]],
  ["@hire ...4 @who", "inserimento lavorativo di disoccupati", ["inserimento lavorativo di disoccupati"]],
  ["trovat* ~3 lavoro", "lavoro che ha trovato", ["lavoro che ha trovato"]],
  ["trovat* ~1 lavoro", "lavoro che ha ormai trovato", []],
  ["punti & disabil*", "Al progetto per disabili sono dati 10 punti.", ["disabili sono dati 10 punti"]],
  ["punti & disabil*", "Disabili. Dieci punti.", []],
  ["@@para punti & disabil*", "Disabili. Dieci punti.", ["Disabili. Dieci punti"]],
  ["*werkstatt*", "eine Behindertenwerkstatt und Werkstätten", ["Behindertenwerkstatt", "Werkstätten"]],
  ["*gesetz", "Das Mindestlohngesetz gilt", ["Mindestlohngesetz"]],
  ["tariftreuegesetz", "nach dem Tariftreue- und Mindestlohngesetz", ["Tariftreue"]],
  ["tarif*gesetz", "Das Tariftreuegesetz und der Tarif", ["Tariftreuegesetz"]],
  ['"CCNL"', "il CCNL e il ccnl", ["CCNL"]],
  ["=è", "e non è così", ["è"]],
  ["=e", "e non è così", ["e"]],
  ["für", "FÜR und fur", ["FÜR", "fur"]],
  ["strasse", "die Straße", ["Straße"]],
  ["insertie", "inserţie și inserție", ["inserţie", "inserție"]],
  ["εργασιας", "της ΕΡΓΑΣΊΑΣ και εργασίας", ["εργασίας", "ΕΡΓΑΣΊΑΣ"]],
  ["ufficio", "l’uﬃcio", ["uﬃcio"]],
  ["inserimento", "inseri\u00admento e inseri-\nmento", ["inseri-\nmento", "inseri\u00admento"]],
  ["socio sanitario", "servizio socio-sanitario", ["socio-sanitario"]],
  ["#percent", "il 30 % e il 5 per cento e 7%", ["30", "5", "7"]],
  ["entro #days dalla", "entro 30 (trenta) giorni dalla stipula", ["entro 30 (trenta) giorni dalla"]],
  ["almeno ...2 giorni", "almeno 30 giorni", ["almeno 30 giorni"]],
  ["#money", "EUR 1.250.000,00 e 5 000 euro e 3 mila euro", ["1.250.000,00", "3", "5"]],
  [
    "law(it:36/2023, 61)",
    "ai sensi dell'art. 61 del d.lgs. 31 marzo 2023, n. 36",
    ["art. 61 del d.lgs. 31 marzo 2023, n. 36"],
  ],
  ["law(it:36/2023, 61)", "D.Lgs. 36/2023, art. 61, comma 1", ["36/2023, art. 61"]],
  ["law(it:36/2023, 61)", "art. 57 del d.lgs. 36/2023", []],
  ["law(eu:2006/54)", "D.Lgs. 163/2006, art. 54", []],
  ["law(it:36/2023)", "il 36 per cento nel 2023", []],
  ["art. 61", "all'art.61 e all'articolo 61", ["art.61"]],
  ["(a | b c) d?", "b c d", ["b c d"]],
  ["punti %", "punti %", ["punti %"]],
];

test.each(FACTS)("%s in %j", (pattern, text, words) => {
  expect(hitsOf([pattern], text, LISTS)).toEqual([...words].sort());
});

describe("faults of patterns", () => {
  const faults: readonly (readonly [string, string])[] = [
    ["", "words expected"],
    ["(a | b", "a bracket is not closed"],
    ["a )", "not expected"],
    ["...3 a", "a gap at the beginning"],
    ["a ...3", "a gap at the end"],
    ["a ...99 b", "a gap of more than 60 words"],
    ["@nobody", "unknown or empty list @nobody"],
    ["@loop", "list @loop holds itself"],
    ["#weight", "unknown figure #weight"],
    ["a?", "may match nothing"],
    ["labo?r", 'not a letter of it: write out "labo?r"'],
    ["@@page a", "unknown unit @@page"],
    ["law(36)", "write law("],
    ["a {b}", "cannot read"],
  ];
  test.each(faults)("%j: %s", (source, message) => {
    const lists = (name: string) => (name === "loop" ? ["x @loop"] : undefined);
    expect(() => parsePattern(source, lists, fold)).toThrowError(PatternError);
    expect(() => parsePattern(source, lists, fold)).toThrowError(message);
  });
});
