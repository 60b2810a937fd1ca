import { expect, test } from "vitest";
import { Vocabulary } from "../../src/text/vocabulary.ts";

const many = Array.from({ length: 30_000 }, (_, i) => `word${i.toString(7)}`);

test("numbers distinct spellings from 1, each once, and gives them back", () => {
  const vocabulary = new Vocabulary();
  const numbers = many.map((word) => vocabulary.internString(word));
  expect(numbers).toEqual(many.map((_, i) => i + 1));
  expect(many.map((word) => vocabulary.internString(word))).toEqual(numbers);
  expect([1, 777, 30_000].map((id) => vocabulary.spelling(id))).toEqual([many[0], many[776], many[29_999]]);
  expect(vocabulary.size).toBe(30_000);
});

test.each([1, 3, 0x7fff_ffff])("tells spellings apart with the poor factor %i", (factor) => {
  const vocabulary = new Vocabulary(factor);
  const words = ["ab", "ba", "aab", "aba", "a", "b", ""];
  const numbers = words.map((word) => vocabulary.internString(word));
  expect(new Set(numbers).size).toBe(words.length);
  expect(numbers.map((id) => vocabulary.spelling(id))).toEqual(words);
});

test("forgets everything when cleared", () => {
  const vocabulary = new Vocabulary();
  vocabulary.internString("alpha");
  vocabulary.clear();
  expect([vocabulary.size, vocabulary.generation, vocabulary.internString("beta")]).toEqual([0, 1, 1]);
  expect(vocabulary.spelling(1)).toBe("beta");
});
