import { expect, test } from "vitest";
import { loadStemmer, STEMMED } from "../../src/text/stemmers.ts";

const SAME: readonly (readonly [string, readonly string[]])[] = [
  ["it", ["riservato", "riservata", "riservati", "riservate"]],
  ["it", ["svantaggiato", "svantaggiate", "svantaggiati"]],
  ["de", ["benachteiligte", "benachteiligten"]],
  ["en", ["apprentice", "apprentices"]],
  ["fr", ["réservé", "réservée", "réservés"]],
  ["es", ["reservado", "reservados"]],
  ["nl", ["voorbehouden", "voorbehoud"]],
  ["pt", ["reservado", "reservados"]],
  ["sv", ["reserverad", "reserverade"]],
];

test.each(SAME)("%s: %s have one stem", async (language, words) => {
  const stem = await loadStemmer(language);
  expect(new Set(words.map((word) => stem!(word))).size).toBe(1);
});

test("eight languages have a stemmer, Greek has none", async () => {
  expect(STEMMED).toEqual(["de", "en", "es", "fr", "it", "nl", "pt", "sv"]);
  expect(await loadStemmer("el")).toBeUndefined();
});

test("the front door of natural stays shut: nothing is printed and no .env is read", async () => {
  process.env["BUYSOCIAL_STEM"] = "kept";
  const loaded = Object.keys(process.env).length;
  await Promise.all(STEMMED.map(loadStemmer));
  expect(Object.keys(process.env).length).toBe(loaded);
});
