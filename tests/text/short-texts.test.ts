/** Languages of headings, lots and single sentences. */
import { describe, expect, test } from "vitest";
import { votesOf } from "../../src/analyse/view.ts";
import { exampleDocument } from "../../src/rule-examples.ts";
import { loadRulebook } from "../../src/rulebook/load.ts";
import { tokenize } from "../../src/text/tokens.ts";
import { Vocabulary } from "../../src/text/vocabulary.ts";

const loaded = loadRulebook("rules");
const rulebook = loaded.kind === "loaded" ? loaded.rulebook : loaded.partial!;
const vocabulary = new Vocabulary();
const told = (text: string): string | undefined =>
  votesOf(tokenize(exampleDocument({ text }), vocabulary), rulebook).shares[0]?.code;

describe("a few words", () => {
  test.each<[string, string]>([
    ["en", "Award criteria: Price - 100 %"],
    ["en", "Award criteria"],
    ["en", "Quality: 60"],
    ["en", "Lowest price only"],
    ["en", "Living wage"],
    ["en", "Social value"],
    ["en", "Minimum annual turnover"],
    ["de", "Zuschlagskriterien: Preis 100 %"],
    ["de", "Los 3: Unterhaltsreinigung der Grundschulen"],
    ["fr", "Critères d'attribution : prix 100 %"],
    ["fr", "Certification exigée"],
    ["it", "Criteri di aggiudicazione: prezzo 100 %"],
    ["it", "Certificazione o equivalente"],
    ["es", "Criterios de adjudicación: precio 100 %"],
    ["es", "División en lotes: no"],
    ["pt", "Critérios de adjudicação: preço 100 %"],
    ["nl", "Gunningscriteria: prijs 100 %"],
    ["nl", "Sociale criteria: 15 %"],
    ["ro", "Criteriu de atribuire: prețul cel mai scăzut"],
    ["sl", "Merila: cena 100 %"],
    ["sv", "Tilldelningskriterier: pris 100 %"],
    ["el", "Κριτήρια ανάθεσης: τιμή 100 %"],
    ["da", "Tildelingskriterier: pris 100 %"],
    ["pl", "Kryteria oceny ofert: cena 100 %"],
  ])("%s: %s", (language, text) => expect(told(text)).toBe(language));
});

/** One sentence in so many may be of names and words that a neighbour has as well. */
const DOUBTFUL = 500;

test("the examples of every language are told to be in it", () => {
  const packs = Object.values(rulebook.languages).filter((pack) => pack.code !== "mul");
  const examples = packs.flatMap(({ code, rules }) =>
    rules.flatMap(({ examples: { match, ignore } }) => [...match, ...ignore].map(({ text }) => ({ code, text }))),
  );
  const mistaken = examples.filter(({ code, text }) => told(text) !== code);
  expect(mistaken.slice(Math.floor(examples.length / DOUBTFUL))).toEqual([]);
});
