import { describe, expect, test } from "vitest";
import type { Block } from "../../src/model.ts";
import { exampleDocument } from "../../src/rule-examples.ts";
import { COMMA, LINE, SPACE, STOP } from "../../src/text/characters.ts";
import { ELLIPTIC, NUMBER, SIGN, tokenize, UPPER } from "../../src/text/tokens.ts";
import { Vocabulary } from "../../src/text/vocabulary.ts";

/** The spellings under which the words of a text are known. */
function spellings(text: string): string[] {
  const vocabulary = new Vocabulary();
  return [...tokenize(exampleDocument({ text }), vocabulary).words].map((word) => vocabulary.spelling(word));
}

const WORDS: readonly (readonly [what: string, text: string, words: readonly string[]])[] = [
  ["letters and marks", "Über l’été, naïve", ["Über", "l", "été", "naïve"]],
  ["Greek and Cyrillic", "Δήμος Αθηναίων, община", ["Δήμος", "Αθηναίων", "община"]],
  ["numbers with separators", "1.250.000,00 e 12'500 o 3.", ["1.250.000,00", "e", "12'500", "o", "3"]],
  ["signs by themselves", "30% di 5€ ☒", ["30", "%", "di", "5", "€", "☒"]],
  ["a soft hyphen inside", "inte\u00adgration", ["integration"]],
  ["a zero-width blank inside", "social\u200bvalue", ["socialvalue"]],
  ["a word broken at the end of a line", "sub-\n  contractor", ["subcontractor"]],
  ["no word when a capital follows the break", "Sub-\nContractor", ["Sub", "Contractor"]],
  ["no word over an empty line", "sub-\n\ncontractor", ["sub", "contractor"]],
  ["a soft hyphen at the end of a line", "sub\u00ad\ncontractor", ["subcontractor"]],
  ["hyphens within a line", "non-discrimination", ["non", "discrimination"]],
  ["fancy letters beyond the first plane", "\u{1d400}\u{1d401} c", ["\u{1d400}\u{1d401}", "c"]],
  ["half a pair", "a \ud835 b", ["a", "\ud835", "b"]],
  ["a hyphen and nothing more", "Tarif-", ["Tarif"]],
  ["a number and nothing more", "12.", ["12"]],
  ["nothing", " .,;\n", []],
];

test.each(WORDS)("reads %s", (_, text, words) => {
  expect(spellings(text)).toEqual(words);
});

test("very long words are known by their beginning", () => {
  expect(spellings(`${"a".repeat(500)} ${"a".repeat(400)}`)).toEqual(["a".repeat(96), "a".repeat(96)]);
});

test("a word ends where its block does", () => {
  const text = "social value, 12.5";
  const blocks: Block[] = [
    { kind: "paragraph", span: { start: 0, end: 3 }, section: [] },
    { kind: "header", span: { start: 3, end: 7 }, section: [] },
    { kind: "paragraph", span: { start: 7, end: 16 }, section: [] },
  ];
  const vocabulary = new Vocabulary();
  const tokens = tokenize({ ...exampleDocument({ text }), blocks }, vocabulary);
  expect([...tokens.words].map((word) => vocabulary.spelling(word))).toEqual(["soc", "value", "12"]);
  expect([...tokens.blockStarts]).toEqual([0, 1, 1, 3]);
  expect([...tokens.starts].map((start, i) => [start, tokens.ends[i]])).toEqual([
    [0, 3],
    [7, 12],
    [14, 16],
  ]);
});

describe("of each word", () => {
  const { gaps, flags } = tokenize(exampleDocument({ text: "Tarif- und Lohn, 5 %. art.3" }), new Vocabulary());
  test("what stands before it is kept", () => {
    expect([...gaps]).toEqual([LINE | SPACE, SPACE, SPACE, COMMA | SPACE, SPACE, STOP | SPACE, STOP]);
  });
  test("its kind is kept", () => {
    expect([...flags]).toEqual([UPPER | ELLIPTIC, 0, UPPER, NUMBER, SIGN, 0, NUMBER]);
  });
});

test("a long text after a short one and a short one after that are read alike", () => {
  const vocabulary = new Vocabulary();
  const count = (text: string) => tokenize(exampleDocument({ text }), vocabulary).count;
  expect([count("one two"), count("three ".repeat(300_000)), count("one two")]).toEqual([2, 300_000, 2]);
});
