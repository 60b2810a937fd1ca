/** Facts and award criteria as the words of each language read them. */
import { describe, expect, test } from "vitest";
import { analyse } from "../../src/analyse.ts";
import { loadRulebook } from "../../src/rulebook/load.ts";
import { documentOf } from "../fact-tools.ts";

const loaded = loadRulebook("rules");
const rulebook = loaded.kind === "loaded" ? loaded.rulebook : loaded.partial!;

function report(language: string, ...texts: readonly string[]) {
  return analyse([documentOf(...texts)], rulebook, { toolVersion: "test", languages: [language] }).report;
}

describe("number of lots", () => {
  test.each<[string, string, number | undefined]>([
    ["pt", "O contrato é dividido em 3 lotes.", 3],
    ["pt", "Avenida Central, esquina com a Rua 51, Lotes 1 a 24, 7.º andar", undefined],
    ["es", "2.- LOTES", undefined],
    ["es", "El contrato se divide en dos lotes.", 2],
    ["nl", "De opdracht is verdeeld in acht (8) percelen.", 8],
    ["en", "Tenders may be submitted in one or more lots.", undefined],
    ["en", "Number of lots: 1", 1],
    ["fr", "Le marché est décomposé en 5 lots.", 5],
    ["it", "La gara è suddivisa in 12 lotti.", 12],
  ])("%s: %s", (language, text, lots) => expect(report(language, text).facts.lots?.value).toBe(lots));
});

describe("award criteria", () => {
  const read = (language: string, texts: readonly string[]) =>
    report(language, ...texts).facts.award?.value.map((c) => [c.kind, c.weight]) ?? [];

  test.each<[string, string, string[], [string, number | undefined][]]>([
    [
      "a part of the sum is no criterion",
      "es",
      ["# Criterios de adjudicación", "|Oferta económica|60 puntos", "|Experiencia|25 puntos", "|Subtotal|85 puntos"],
      [
        ["price", 60],
        ["quality", 25],
      ],
    ],
    [
      "nor is a sum in Greek capitals",
      "el",
      ["# Κριτήρια ανάθεσης", "Ποιότητα: 60 μονάδες", "Τιμή: 40 μονάδες", "ΣΥΝΟΛΟ: 100 μονάδες"],
      [
        ["quality", 60],
        ["price", 40],
      ],
    ],
    [
      "a sum of money is no weight",
      "sv",
      ["# Tilldelningskriterier", "|Erfarenhet av liknande system|SEK 100", "|Timpris|Anges i bilaga"],
      [
        ["quality", undefined],
        ["price", undefined],
      ],
    ],
    [
      "a share of a thousand is no weight",
      "fr",
      ["Le prix est révisé chaque année, de 3 % au plus.", "Le calcul du prix est arrêté à 1/1000 près."],
      [],
    ],
    [
      "the tender most advantageous is no price",
      "it",
      ["# Criteri di aggiudicazione", "Offerta economicamente più vantaggiosa: 100 punti"],
      [],
    ],
    [
      "printed points of the whole",
      "it",
      ["Quality: tempi di consegna 25/100", "Quality: garanzia 45/100", "Price: 30/100"],
      [
        ["quality", 25],
        ["quality", 45],
        ["price", 30],
      ],
    ],
  ])("%s", (_name, language, texts, expected) => expect(read(language, texts)).toEqual(expected));

  test.each<[string, string[]]>([
    ["en", ["# Award criteria", "[Example: Price 40 %, service delivery 60 %]"]],
    ["sv", ["# Tilldelningskriterier", "[Exempelvis:", "Erfarenhet 60 %", "Pris 40 %]"]],
    ["de", ["# Zuschlagskriterien", "[Beispiel: Preis 40 %, Konzept 60 %]"]],
    ["fr", ["# Critères d'attribution", "[À compléter : prix 40 %, valeur technique 60 %]"]],
    ["it", ["# Criteri di aggiudicazione", "[Esempio: prezzo 30 punti, qualità 70 punti]"]],
  ])("examples and instructions of a template are none: %s", (language, texts) => {
    expect(read(language, texts)).toEqual([]);
  });
});
