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
    ["es", "-A.3 Lotes", undefined],
    ["en", "Tenders may be submitted in one or more lots.", undefined],
    ["en", "Number of lots: 1", 1],
    ["fr", "Le marché est décomposé en 5 lots.", 5],
    ["it", "La gara è suddivisa in 12 lotti.", 12],
  ])("%s: %s", (language, text, lots) => expect(report(language, text).facts.lots?.value).toBe(lots));
});

describe("value of the contract without its tax", () => {
  test.each<[string, string, string, number]>([
    ["es", "Presupuesto base de licitación con IVA: 121.000,00 €.", "Valor estimado (sin IVA): 100.000,00 €.", 100_000],
    ["es", "Presupuesto base de licitación (IVA incluido) = 121.000 €.", "No consta otro.", 121_000],
    [
      "es",
      "Presupuesto base de licitación (IVA incluido): 121.000 €. Presupuesto base de licitación: 121.000 €.",
      "Valor total estimado: 100.000 €.",
      100_000,
    ],
    ["fr", "Montant maximum du marché : 120 000 € TTC.", "Valeur estimée : 100 000 € HT.", 100_000],
    ["it", "Importo complessivo (IVA inclusa): 122.000 euro.", "Importo a base di gara: 100.000 euro.", 100_000],
    ["de", "Auftragswert brutto: 119.000 EUR.", "Geschätzter Auftragswert netto: 100.000 EUR.", 100_000],
    ["en", "Total contract value including VAT: £120,000.", "Estimated value: £100,000.", 100_000],
    ["nl", "Geraamde waarde: € 121.000 inclusief btw.", "Geraamde waarde: € 100.000 exclusief btw.", 100_000],
    ["ro", "Valoarea estimată cu TVA: 119.000 lei.", "Valoarea estimată fără TVA: 100.000 lei.", 100_000],
  ])("%s: %s %s", (language, gross, net, value) => {
    expect(report(language, gross, net).facts.value?.value.amount).toBe(value);
  });
});

test.each<[string, string, string]>([
  ["ro", "Valoarea estimată fără TVA : 183151,29 ; Moneda: RON", "183151.29 RON"],
  ["en", "Estimated total value: Value excluding VAT: 250000.00 Currency: EUR", "250000 EUR"],
  ["de", "Geschätzter Gesamtwert: Wert ohne MwSt.: 250000,00 Währung: EUR", "250000 EUR"],
])("%s: the currency in a field of its own: %s", (language, text, expected) => {
  const value = report(language, text).facts.value?.value;
  expect(`${value?.amount} ${value?.currency}`).toBe(expected);
});

test.each<[string, string, number]>([
  ["ro", "Durata in luni: 4; Durata in zile : -", 4],
  ["en", "Duration in months: 48", 48],
  ["de", "Laufzeit in Monaten: 24", 24],
  ["fr", "Durée en mois : 36", 36],
  ["it", "Durata in mesi: 18", 18],
  ["es", "Duración en meses: 12", 12],
  ["el", "Διάρκεια σε μήνες: 24", 24],
  ["nl", "Looptijd van de overeenkomst: vierentwintig maanden", 24],
])("%s: the term: %s", (language, text, months) => {
  expect(report(language, text).facts.durationMonths?.value).toBe(months);
});

describe("the buyer's name", () => {
  test("stands beside its label, not in the heading of the next column", () => {
    const header = [
      "|Contracting authority|Procurement",
      "|City of Example|Cleaning of the schools, published in June",
    ];
    expect(report("en", ...header).facts.buyer).toBeUndefined();
    const form = ["|Contracting authority|City of Example", "|Address|Market Square 1"];
    expect(report("en", ...form).facts.buyer?.value).toBe("City of Example");
  });
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
