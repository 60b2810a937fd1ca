/** How heavy a guarantee is: within the standard of the law light, above it full, a usual one none. */
import { expect, test } from "vitest";
import { analyse } from "../../src/analyse.ts";
import { exampleDocument } from "../../src/rule-examples.ts";
import { loadRulebook } from "../../src/rulebook/load.ts";

const loaded = loadRulebook("rules");
const rulebook = loaded.kind === "loaded" ? loaded.rulebook : loaded.partial!;

/** Points that the barrier costs, in whole or light ones; undefined when it is none. */
function weightOf(language: string, jurisdiction: string, text: string): "full" | "light" | "none" {
  const context = { toolVersion: "test", languages: [language], jurisdiction };
  const { report } = analyse([exampleDocument({ text })], rulebook, context);
  const outcome = report.outcomes.find((o) => o.clause === "barrier.guarantee");
  if (outcome?.kind !== "found") return "none";
  return outcome.strength === 1 ? "full" : "light";
}

type Row = [language: string, country: string, text: (percent: number) => string, cap: number];

const PERFORMANCE: readonly Row[] = [
  ["it", "it", (n) => `La garanzia definitiva è pari al ${n} % dell'importo contrattuale.`, 10],
  ["ro", "ro", (n) => `Garanția de bună execuție este de ${n} % din prețul contractului.`, 10],
  ["sl", "si", (n) => `Zavarovanje za dobro izvedbo znaša ${n} % pogodbene vrednosti.`, 10],
  ["es", "es", (n) => `Se constituirá una garantía definitiva del ${n} % del precio.`, 5],
  ["fr", "fr", (n) => `Une retenue de garantie de ${n} % est appliquée.`, 5],
  ["fr", "be", (n) => `Le cautionnement est fixé à ${n} % du montant initial.`, 5],
  ["pt", "pt", (n) => `O adjudicatário presta caução no valor de ${n} % do preço contratual.`, 5],
  ["nl", "nl", (n) => `De opdrachtnemer stelt een bankgarantie van ${n} % van de opdrachtsom.`, 5],
  ["de", "de", (n) => `Vertragserfüllungsbürgschaft in Höhe von ${n} % der Auftragssumme`, 5],
  ["el", "gr", (n) => `Η εγγύηση καλής εκτέλεσης ορίζεται σε ${n} % της αξίας.`, 5],
];

test.each(PERFORMANCE)("performance, %s in %s", (language, country, text, cap) => {
  expect(weightOf(language, country, text(5))).toBe("none");
  expect(weightOf(language, country, text(10))).toBe(cap === 10 ? "light" : "full");
  expect(weightOf(language, country, text(20))).toBe("full");
});

test.each<[string, string, string, "full" | "none"]>([
  ["en", "uk", "The contractor shall provide a performance bond of 15 % of the contract price.", "full"],
  ["en", "uk", "The contractor shall provide a performance bond of 5 % of the contract price.", "none"],
  ["sv", "se", "Bankgaranti ska lämnas senast vid avtalsstart.", "none"],
  ["sv", "se", "Leverantören ska ställa en bankgaranti om 20 procent av kontraktssumman.", "full"],
  ["de", "at", "Vadium: 20.000 EUR", "none"],
  ["de", "at", "Mit dem Angebot ist ein Vadium in Höhe von 5 % des Auftragswerts zu erlegen.", "full"],
])("%s in %s: %s", (language, country, text, weight) => expect(weightOf(language, country, text)).toBe(weight));
