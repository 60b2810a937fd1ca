import { describe, expect, test } from "vitest";
import { awardCriteria, awardFindings } from "../src/facts/criteria.ts";
import type { FactTools } from "../src/facts/tools.ts";
import { documentOf, toolsOf } from "./fact-tools.ts";
import { DE, EN, IT, MUL } from "./fact-words.ts";

const tools: Readonly<Record<string, FactTools>> = {
  en: toolsOf("en", [EN, MUL]),
  it: toolsOf("it", [IT, MUL]),
  de: toolsOf("de", [DE, MUL]),
  mul: toolsOf("mul", [MUL]),
};

function read(language: string, ...texts: readonly string[]) {
  const own = tools[language];
  if (!own) throw new Error(language);
  const document = documentOf(...texts);
  const criteria = awardCriteria(document, own);
  const findings = awardFindings(criteria, document, 0, own);
  return { document, criteria, findings, clauses: findings.map((f) => f.clause).toSorted() };
}

describe("shapes of award criteria", () => {
  test.each<[string, string, string[], [string, number | undefined][]]>([
    [
      "printed by a notice",
      "mul",
      ["Quality: Plan for the works 35\nPrice: 65"],
      [
        ["quality", 35],
        ["price", 65],
      ],
    ],
    [
      "printed by a notice, in percent",
      "mul",
      ["Quality: Plan 40 %\n\nCost: Total 60 %"],
      [
        ["quality", 40],
        ["cost", 60],
      ],
    ],
    [
      "printed by a notice, a range",
      "mul",
      ["Quality: Method 30-60 %", "Price: 40-70 %"],
      [
        ["quality", 60],
        ["price", 70],
      ],
    ],
    [
      "printed with a name label",
      "mul",
      ["Quality criterion - Name: Plan / Weighting: 55", "Price - Weighting: 45"],
      [
        ["quality", 55],
        ["price", 45],
      ],
    ],
    [
      "lines under a heading",
      "en",
      ["# Award criteria", "Technical merit: 55 points\nTender price: 45 points"],
      [
        ["quality", 55],
        ["price", 45],
      ],
    ],
    [
      "lines under a sentence",
      "en",
      ["Tenders are judged by these award criteria:", "Method statement - 70", "Price - 30"],
      [
        ["quality", 70],
        ["price", 30],
      ],
    ],
    [
      "a line alone that adds up",
      "en",
      ["Delivery plan 60 %, price 40 %"],
      [
        ["quality", 60],
        ["price", 40],
      ],
    ],
    [
      "weights before names",
      "it",
      ["Offerte: 75 punti per l'offerta tecnica e 25 punti per l'offerta economica."],
      [
        ["quality", 75],
        ["price", 25],
      ],
    ],
    [
      "points of the whole",
      "it",
      ["Tempi di consegna 30/100", "Garanzia 20/100", "Prezzo 50/100"],
      [
        ["quality", 30],
        ["quality", 20],
        ["price", 50],
      ],
    ],
    [
      "P. before the points",
      "it",
      ["1) progetto del servizio P.45", "2) organizzazione P. 25", "prezzo P 30"],
      [
        ["quality", 45],
        ["quality", 25],
        ["price", 30],
      ],
    ],
    [
      "decimals",
      "it",
      ["# Criteri di aggiudicazione", "Qualità del progetto: 62,5 punti", "Prezzo: 37,5 punti"],
      [
        ["quality", 62.5],
        ["price", 37.5],
      ],
    ],
    [
      "table rows",
      "de",
      ["# Zuschlagskriterien", "|Kriterium|Gewichtung", "|Preis|40 %", "|Konzept zur Ausführung|60 %"],
      [
        ["price", 40],
        ["quality", 60],
      ],
    ],
    [
      "a thousand points",
      "en",
      ["# Award criteria", "Price: 400 points", "Service delivery: 600 points"],
      [
        ["price", 40],
        ["quality", 60],
      ],
    ],
    [
      "points within brackets divide further",
      "en",
      ["# Award criteria", "Methodology: 60 % (approach 20 %, team 40 %)", "Price: 40 %"],
      [
        ["quality", 60],
        ["price", 40],
      ],
    ],
    [
      "a weighed entry of any name beside price",
      "en",
      ["Reconciliation of ledgers 30 %", "Price 70 %"],
      [
        ["quality", 30],
        ["price", 70],
      ],
    ],
    [
      "names without weights",
      "de",
      ["Preis", "Konzept zur Personalplanung", "Reaktionszeit"],
      [
        ["price", undefined],
        ["quality", undefined],
        ["quality", undefined],
      ],
    ],
    [
      "repeated for each lot",
      "mul",
      ["Quality: Plan 35\nPrice: 65", "Lot 2", "Quality: Plan 35\nPrice: 65"],
      [
        ["quality", 35],
        ["price", 65],
      ],
    ],
    ["a price in the list of qualities", "en", ["Quality: Unit prices 100"], [["price", 100]]],
  ])("%s", (_name, language, texts, expected) => {
    expect(read(language, ...texts).criteria.map((c) => [c.kind, c.weight])).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    [
      "selection criteria have weights too",
      "en",
      ["# Selection criteria", "Experience of the team: 60 %", "Turnover: 40 %"],
    ],
    ["a discount in the terms of payment", "en", ["A deduction of 10 % of the price applies to late delivery."]],
    ["figures that are no weights", "en", ["The term is 24 + 24 months.", "Price list of 2024"]],
    ["a price-quality ratio names a method", "en", ["# Award criteria", "The best price-quality ratio."]],
    ["a ratio of 100 points", "it", ["# Criteri di aggiudicazione", "Rapporto qualità/prezzo: 100 punti"]],
    ["what is passed or failed is not weighed", "en", ["Quality: Insurance Pass/Fail"]],
    [
      "a long sentence on price",
      "en",
      ["The tenderer fills in the price schedule, and prices are exclusive of VAT and stay fixed for one year."],
    ],
  ])("%s", (_name, language, texts) => {
    expect(read(language, ...texts).criteria).toEqual([]);
  });
});

describe("what is no criterion", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "envelopes named after what they hold",
      "it",
      ["Criteri di aggiudicazione", "Offerta tecnica;", "Offerta economica;"],
    ],
    ["the line of the total", "it", ["Criteri di aggiudicazione", "Prezzo: 100 punti", "Totale generale: 100 punti"]],
  ])("%s", (_, language, texts) => {
    expect(read(language, ...texts).clauses).not.toContain("award.quality");
  });
});

describe("what the criteria say", () => {
  test.each<[string, string, string[], string[]]>([
    ["real quality", "mul", ["Quality: Plan 40", "Price: 60"], ["award.quality"]],
    ["a quality of 5 % is none", "mul", ["Quality: Plan 5", "Price: 95"], []],
    [
      "two of together more than 5 % are",
      "mul",
      ["Quality: Plan 5", "Quality: Team 4", "Price: 91"],
      ["award.quality"],
    ],
    ["one price of 100", "mul", ["Price: 100"], ["barrier.price-only"]],
    [
      "two price criteria of 90 and 10",
      "mul",
      ["Cost: Regular visits 90", "Cost: Call-outs 10"],
      ["barrier.price-only"],
    ],
    ["a price without weight says nothing", "mul", ["Price: "], []],
    ["half of the points is not all", "mul", ["Price: 50"], []],
    ["a quality list whose only entry is the price", "en", ["Quality: Unit prices 100"], ["barrier.price-only"]],
    [
      "a social criterion",
      "en",
      ["# Award criteria", "Social value: 10 %", "Technical merit: 50 %", "Price: 40 %"],
      ["award.quality", "award.social"],
    ],
    [
      "a social criterion alone beside price is no price-only",
      "en",
      ["# Award criteria", "Social value: 20 %", "Price: 80 %"],
      ["award.social"],
    ],
    [
      "several qualities without weights",
      "de",
      ["Preis", "Konzept zur Personalplanung", "Reaktionszeit"],
      ["award.quality"],
    ],
    [
      "lot 1 on price alone, lot 2 on quality",
      "mul",
      ["Price: 100", "Quality: Plan 60", "Price: 40"],
      ["award.quality"],
    ],
  ])("%s", (_name, language, texts, expected) => {
    expect(read(language, ...texts).clauses).toEqual(expected);
  });

  test("a finding quotes the heaviest criterion, with its weight and place", () => {
    const { findings, document } = read(
      "en",
      "# Award criteria",
      "Approach: 20 %",
      "Service delivery: 45 %",
      "Price: 35 %",
    );
    const finding = findings[0];
    expect(finding).toMatchObject({
      rule: "award:quality",
      clause: "award.quality",
      force: "scored",
      quote: "Service delivery: 45 %",
      place: { document: 0, section: ["Award criteria"], block: 3 },
      figures: [{ kind: "percent", value: 45 }],
      trace: [{ step: "award", detail: "quality 45 %: Service delivery:" }],
    });
    const { start, end } = finding?.place.span ?? { start: 0, end: 0 };
    expect(document.text.slice(start, end)).toBe("Service delivery: 45 %");
  });

  test("without weights the finding is of medium confidence", () => {
    const { findings } = read("de", "Preis", "Konzept zur Personalplanung", "Reaktionszeit");
    expect(findings[0]).toMatchObject({ confidence: "medium", figures: [] });
  });
});

test("a long text of weights is read in time that grows with its length", () => {
  const shortest = (lines: number) => {
    const own = toolsOf("en", [EN, MUL]);
    const entries = Array.from({ length: lines }, (_, i) => `Entry number x: ${(i % 9) + 1} %`);
    const document = documentOf("# Award criteria", entries.join("\n"));
    own.words("criteria", "price", document); // index first: what is measured is the reading of criteria
    const times = Array.from({ length: 3 }, () => {
      const start = performance.now();
      awardCriteria(document, own);
      return performance.now() - start;
    });
    return Math.min(...times);
  };
  shortest(500);
  // Eight times the text may take eight times as long, and some more on a busy machine; squared it would be 64 times.
  expect(shortest(8000) / Math.max(2, shortest(1000))).toBeLessThan(40);
});
