/** The turnover asked, the value of the contract, and which of the two a sum is. */
import { describe, expect, test } from "vitest";
import { analyse } from "../../src/analyse.ts";
import { exampleDocument } from "../../src/rule-examples.ts";
import { loadRulebook } from "../../src/rulebook/load.ts";

const loaded = loadRulebook("rules");
const rulebook = loaded.kind === "loaded" ? loaded.rulebook : loaded.partial!;

function read(text: string, jurisdiction = "eu", languages: readonly string[] = ["en"]) {
  const context = { toolVersion: "test", jurisdiction, languages };
  const { report } = analyse([exampleDocument({ text })], rulebook, context);
  return {
    kind: report.outcomes.find((o) => o.clause === "barrier.turnover")?.kind,
    value: report.facts.value?.value.amount,
  };
}

describe("the sum of the turnover is compared with the value", () => {
  test.each<[string, string, number | undefined]>([
    ["A minimum annual turnover of 2 M EUR for a contract of 500,000 EUR is required.", "found", 500_000],
    ["For a contract of 500,000 EUR the minimum annual turnover is 2 M EUR.", "found", 500_000],
    ["A minimum annual turnover of 800,000 EUR for a contract of 500,000 EUR is required.", "absent", 500_000],
    ["For a contract worth 10,000,000 EUR the minimum annual turnover is 1,000,000 EUR.", "absent", 10_000_000],
    ["Estimated value: EUR 9 million. The minimum annual turnover is EUR 6 million.", "absent", 9_000_000],
    ["Estimated value: EUR 2 million. The minimum annual turnover is EUR 6 million.", "found", 2_000_000],
    ["Estimated value: £500k. The minimum annual turnover is £2m.", "found", 500_000],
  ])("%s", (text, kind, value) => expect(read(text)).toEqual({ kind, value }));

  test.each<[string, string, string, string]>([
    ["it", "it", "È richiesto un fatturato globale annuo di 2 M€ per un appalto di 500.000 euro.", "found"],
    ["it", "it", "Per un appalto di 5.000.000 euro è richiesto un fatturato annuo di 900.000 euro.", "absent"],
    ["es", "es", "Para un contrato de 300.000 euros se exige un volumen anual de negocios de 1,2 M€.", "found"],
    ["fr", "fr", "Un chiffre d'affaires annuel minimum de 2 M€ est exigé pour un marché de 500 k€.", "found"],
    ["de", "de", "Für einen Auftrag von 500.000 EUR wird ein Mindestjahresumsatz von 2 Mio. EUR verlangt.", "found"],
    ["nl", "nl", "Voor een opdracht van 500.000 euro geldt een minimale jaaromzet van 3 mln euro.", "found"],
    ["pt", "pt", "Para um contrato de 300.000 euros exige-se um volume de negócios anual de 1,5 M€.", "found"],
    ["ro", "ro", "Pentru un contract de 500.000 lei se cere o cifră de afaceri de minimum 2 mil. lei.", "found"],
    ["sv", "se", "För ett kontrakt på 500 tkr ska årsomsättningen vara minst 2 mkr.", "found"],
    ["sl", "si", "Za naročilo v vrednosti 300.000 EUR mora biti letni promet najmanj 1 mio EUR.", "found"],
    ["el", "gr", "Για σύμβαση αξίας 300.000 ευρώ απαιτείται κύκλος εργασιών τουλάχιστον 1 εκατ. ευρώ.", "found"],
  ])("%s in %s: %s", (language, country, text, kind) => expect(read(text, country, [language]).kind).toBe(kind));
});

describe("without the value of the contract", () => {
  test.each<[string, string]>([
    ["A minimum annual turnover of EUR 900,000 is required.", "cannot-evaluate"],
    ["A minimum annual turnover of EUR 12 million is required.", "found"],
    ["A minimum annual turnover of SEK 12 million is required.", "cannot-evaluate"],
    ["A minimum annual turnover is required for contracts above EUR 12 million.", "cannot-evaluate"],
    ["No minimum annual turnover of EUR 12 million is asked.", "absent"],
  ])("%s", (text, kind) => expect(read(text).kind).toBe(kind));
});

describe("what is the value of the contract", () => {
  test.each<[string, number | undefined]>([
    ["Estimated value: £1.2m.", 1_200_000],
    ["Contract value (excluding VAT): EUR 250 000", 250_000],
    ["The turnover is at most twice the contract value. The turnover is EUR 900,000.", undefined],
    ["Damages of 2 % of the contract value, EUR 4,000 at most, are due.", undefined],
    ["Insurance for the contract value covers EUR 5,000,000.", undefined],
    ["If the contract value exceeds EUR 100,000, an audit follows.", undefined],
    ["The contract value is known. The bond is EUR 30,000.", undefined],
    ["Estimated total value over the whole term of four years: EUR 400,000", 400_000],
  ])("%s", (text, value) => expect(read(text).value).toBe(value));
});
