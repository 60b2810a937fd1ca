import { describe, expect, test } from "vitest";
import { contractFacts } from "../src/facts/contract.ts";
import { awardCriteria } from "../src/facts/criteria.ts";
import { publicationDate } from "../src/facts/dates.ts";
import { linesOf } from "../src/facts/lines.ts";
import { documentRole } from "../src/facts/role.ts";
import { documentOf, toolsOf } from "./fact-tools.ts";
import { EN, MUL } from "./fact-words.ts";

const tools = toolsOf("en", [EN, MUL]);
const facts = (...texts: readonly string[]) => contractFacts([documentOf(...texts)], tools);

describe("contract facts from text", () => {
  test.each<[string, string[], Record<string, unknown>]>([
    [
      "the kind by the main CPV code",
      ["CPV 45210000-2, also 71000000-8"],
      { kind: "works", cpv: ["45210000", "71000000"] },
    ],
    ["services by code", ["Main code: 90910000-9"], { kind: "services", labourIntensive: true }],
    ["supplies by code, after the word", ["CPV code: 48000000"], { kind: "supplies", labourIntensive: undefined }],
    ["a telephone number is no code", ["Telephone 12345678, fax 99999999-9"], { cpv: undefined, kind: undefined }],
    [
      "the kind by words that recur",
      ["The services start. The services end. The services are paid."],
      { kind: "services" },
    ],
    ["a word or two tell no kind", ["The services start."], { kind: undefined }],
    [
      "words of two kinds tell no kind",
      ["The services and the goods. The services. The goods. The services. The goods."],
      { kind: undefined },
    ],
    ["the value", ["Estimated value without VAT: EUR 1.250.000,00"], { value: { amount: 1_250_000, currency: "EUR" } }],
    [
      "the largest of several",
      ["Estimated value of lot 1: 20,000 EUR\nEstimated value: 90,000 EUR"],
      { value: { amount: 90_000, currency: "EUR" } },
    ],
    ["a value in pounds", ["The contract value is £2,500,000."], { value: { amount: 2_500_000, currency: "GBP" } }],
    [
      "an amount far from the label",
      [
        "Estimated value: see annex.\nThe guarantee is described in another chapter, which says among many other things that nothing else applies: 500 EUR",
      ],
      { value: undefined },
    ],
    ["months", ["Term of the contract: 36 months"], { durationMonths: 36 }],
    ["years in words", ["The contract period is three years."], { durationMonths: 36 }],
    ["lots", ["The contract is divided into four lots."], { lots: 4 }],
    ["the buyer after a colon", ["Contracting authority: City of Exampleton"], { buyer: "City of Exampleton" }],
    ["the buyer in the next cell", ["|Buyer|Exampleton Council"], { buyer: "Exampleton Council" }],
    ["a blank is no buyer", ["Contracting authority: ______________"], { buyer: undefined }],
    ["a sentence about the buyer is none", ["Questions go to the buyer: by mail only please"], { buyer: undefined }],
    ["the subject", ["1. Subject of the contract: cleaning of schools."], { subject: "cleaning of schools" }],
  ])("%s", (_name, texts, expected) => {
    const read = facts(...texts) as Record<string, { value: unknown } | undefined>;
    for (const [key, value] of Object.entries(expected)) expect(read[key]?.value).toEqual(value);
  });

  test("each fact says where it came from", () => {
    expect(facts("Term of the contract: 36 months").durationMonths).toEqual({
      value: 36,
      source: "text",
      evidence: "Term of the contract: 36 months",
    });
  });

  test("of several documents the first that states a fact tells it, and the longest list of criteria counts", () => {
    const documents = [
      documentOf("# Award criteria", "Price: 100 points"),
      documentOf("Buyer: Exampleton", "# Award criteria", "Price: 60 points", "Service delivery: 40 points"),
      documentOf("Buyer: Other Town"),
    ];
    const read = contractFacts(documents, tools);
    expect(read.buyer?.value).toBe("Exampleton");
    expect(read.award?.value.map((c) => c.weight)).toEqual([60, 40]);
    expect(read.role).toBeUndefined();
  });

  test("nothing said, nothing known", () => {
    expect(facts("Welcome.")).toEqual({});
  });
});

describe("role of a document", () => {
  test.each<[string, string[], string | undefined]>([
    ["by its title", ["# Technical specification", "The floor is swept daily."], "specification"],
    ["the first title wins", ["# Instructions to tenderers", "The form of contract is annexed."], "rules-of-procedure"],
    ["a price schedule is a table", ["# Price schedule", "|Item|Price", "|Sweeping|", "|Mopping|"], "price-schedule"],
    ["a list of drawings", ["# List of drawings", "|1|Ground floor", "|2|Roof"], "drawing-list"],
    [
      "words in the middle of a paragraph tell nothing",
      [`${"The bidder reads all annexes with care. ".repeat(5)}See the price schedule.`],
      undefined,
    ],
    ["words far from the beginning tell nothing", ["Sentence. ".repeat(90), "# Technical specification"], undefined],
  ])("%s", (_name, texts, expected) => {
    expect(documentRole(documentOf(...texts), tools)?.value).toBe(expected);
  });

  test("a long text with prose is no price schedule, whatever its title", () => {
    const prose = Array.from(
      { length: 60 },
      (_, i) => `The contractor keeps the stairs clean, see point ${i}, and says how. ${"More. ".repeat(8)}`,
    );
    expect(documentRole(documentOf("# Price schedule", ...prose), tools)).toBeUndefined();
  });

  test("a notice is known by its format", () => {
    expect(documentRole({ ...documentOf("Text"), format: "ted-xml" }, tools)?.value).toBe("notice");
  });
});

describe("date of publication", () => {
  test.each<[string, string | undefined]>([
    ["Published on 12/03/2025", "2025-03-12"],
    ["Date of publication: 2024-11-02", "2024-11-02"],
    ["Published on 3 March 2026.", "2026-03-03"],
    ["Published on 1st of nothing", undefined],
    ["Published on 45/13/2025", undefined],
    ["The term ends on 12/03/2025", undefined],
  ])("%s", (text, expected) => {
    expect(publicationDate(documentOf(text), tools)?.value).toBe(expected);
  });

  test("months are known in the language of the block", () => {
    const words = { facts: { published: ["data di pubblicazione"] } };
    const italian = toolsOf("it", [words, MUL]);
    expect(publicationDate(documentOf("Data di pubblicazione: 7 giugno 2026"), italian)?.value).toBe("2026-06-07");
  });
});

test("lines are lines, rows of tables, and sentences of long paragraphs", () => {
  const long = `${"The first sentence goes on and on. ".repeat(7)}Last one.`;
  const document = documentOf("One\nTwo", "|a|b", "|c|d", long);
  const shown = linesOf(document).map((l) => document.text.slice(l.span.start, l.span.end));
  expect(shown.slice(0, 4)).toEqual(["One", "Two", "a\nb", "c\nd"]);
  expect(shown.slice(4)).toHaveLength(8);
});

test("criteria under a heading in another chapter are not taken for criteria", () => {
  const document = documentOf(
    "# Award criteria",
    "Price: 100 points",
    "# Penalties",
    "Late delivery: 10 %",
    "Missing staff: 20 %",
  );
  expect(awardCriteria(document, tools).map((c) => c.kind)).toEqual(["price"]);
});
