import { describe, expect, test } from "vitest";
import { judge } from "../src/judge.ts";
import { languageRules } from "../src/match/language-rules.ts";
import type { Block, Finding, TenderDocument } from "../src/model.ts";
import type { LanguagePack, Rule } from "../src/rulebase.ts";
import { tokenize } from "../src/text/tokens.ts";
import { Vocabulary } from "../src/text/vocabulary.ts";
import { ITALIAN } from "./support/engine.ts";

function rule(extra: Partial<Rule>): Rule {
  return {
    id: "it.reserved.integration.test",
    clause: "reserved.integration",
    language: "it",
    status: "stable",
    patterns: ["riservat* ...6 laborator* protett*"],
    unless: [],
    section: [],
    when: [],
    negative: false,
    restatesLaw: false,
    confidence: "high",
    examples: { match: [], ignore: [] },
    note: "",
    ...extra,
  };
}

function pack(extra: Partial<Rule> = {}): LanguagePack {
  return {
    code: "it",
    name: "Italiano",
    stemmer: "none",
    stopwords: [],
    ...ITALIAN,
    negation: { before: ["non", "senza"], after: ["non previst*"], not: ["non solo", "non meno"], reach: 5 },
    force: {
      required: ["deve", "obblig*"],
      scored: ["punt*"],
      encouraged: ["ove possibile"],
      mentioned: ["puo", "facolta"],
    },
    sections: { award: ["criteri ...3 aggiudicazione"], payment: ["pagament*"] },
    template: {
      notApplicable: ["non applicabile"],
      optional: ["opzionale"],
      fillIn: ["indicare"],
      recital: ["visto"],
      no: ["no"],
      yes: ["si"],
    },
    criteria: {},
    facts: {},
    lists: {},
    titles: {},
    searched: [],
    rules: [rule(extra)],
  };
}

/** Blocks written as [kind, text]; sections follow headings. */
function documentOf(parts: readonly (readonly [Block["kind"], string])[]): TenderDocument {
  let at = 0;
  let section: string[] = [];
  const blocks = parts.map(([kind, text], index): Block => {
    if (kind === "heading") section = [text];
    const span = { start: at, end: at + text.length };
    at = span.end + 1;
    const base = { span, section };
    if (kind === "heading") return { ...base, kind, level: 1 };
    return kind === "cell"
      ? { ...base, kind, table: 0, row: Math.floor(index / 2), column: index % 2 }
      : { ...base, kind };
  });
  return {
    name: "t",
    sha256: "",
    format: "text",
    text: parts.map(([, text]) => text).join("\n"),
    blocks,
    fields: [],
    warnings: [],
    readability: { readShare: 1, garbledShare: 0, imageOnlyPages: [] },
  };
}

function judged(
  parts: string | readonly (readonly [Block["kind"], string])[],
  extra: Partial<Rule> = {},
  known: { law?: number; value?: number } = {},
) {
  const own = pack(extra);
  const document = documentOf(typeof parts === "string" ? [["paragraph", parts]] : parts);
  const text = languageRules(own).engine.index(tokenize(document, new Vocabulary()));
  return judge(text, own, {
    document: 0,
    clauseForce: () => ({ force: "required", scorable: true }),
    masked: [],
    law: () => known.law,
    fact: (name) => (name === "value" ? known.value : undefined),
  });
}

/** The force of the only finding, or the reason why there is none. */
function outcome(result: ReturnType<typeof judged>): string {
  const [finding] = result.findings;
  return finding ? finding.force : (result.rejections[0]?.reason ?? "not seen");
}

describe("what a hit means", () => {
  const facts: readonly (readonly [string, string])[] = [
    ["La gara è riservata ai laboratori protetti.", "required"],
    ["La gara non è riservata ai laboratori protetti.", "negation"],
    ["La gara non solo è riservata ai laboratori protetti, ma anche gratuita.", "required"],
    ["Non vi sono oneri; la gara è riservata ai laboratori protetti.", "required"],
    ["La riserva vale: gara riservata a laboratori protetti non prevista.", "negation"],
    ["La gara può essere riservata ai laboratori protetti.", "mentioned"],
    ["Ove possibile la gara è riservata ai laboratori protetti.", "encouraged"],
    ["L'offerta deve essere riservata ai laboratori protetti, e può essere firmata.", "required"],
    ["Riservata ai laboratori protetti: 10 punti.", "scored"],
    ["Gara riservata ai laboratori protetti: NO", "label-value"],
    ["Gara riservata ai laboratori protetti: no, aperta", "label-value"],
    ["Gara riservata ai laboratori protetti: SI", "required"],
    ["☐ Gara riservata ai laboratori protetti", "unticked"],
    ["☒ Gara riservata ai laboratori protetti", "required"],
    ["☐ Gara aperta ☒ Gara riservata ai laboratori protetti", "required"],
    ["☒ Gara aperta ☐ Gara riservata ai laboratori protetti", "unticked"],
    ["[opzionale: gara riservata ai laboratori protetti]", "template"],
    ["Visto l'articolo 61 sulla gara riservata ai laboratori protetti", "recital"],
    ["L'ufficio è riservato.", "not seen"],
  ];
  test.each(facts)("%s -> %s", (text, expected) => expect(outcome(judged(text))).toBe(expected));
});

describe("what stands around", () => {
  const hit = "Gara riservata ai laboratori protetti";
  const facts: readonly (readonly [string, readonly (readonly [Block["kind"], string])[], Partial<Rule>, string])[] = [
    [
      "a table row answers no",
      [
        ["cell", hit],
        ["cell", "No"],
      ],
      {},
      "label-value",
    ],
    [
      "a table row answers yes",
      [
        ["cell", hit],
        ["cell", "Si"],
      ],
      {},
      "required",
    ],
    [
      "the next line answers no",
      [
        ["paragraph", `${hit}:`],
        ["paragraph", "No"],
      ],
      {},
      "label-value",
    ],
    [
      "the section does not apply",
      [
        ["heading", "Riserve"],
        ["paragraph", "Non applicabile"],
        ["paragraph", hit],
      ],
      {},
      "not-applicable",
    ],
    [
      "template text over several blocks",
      [
        ["paragraph", "[Opzionale:"],
        ["paragraph", hit],
        ["paragraph", "fine]"],
      ],
      {},
      "template",
    ],
    [
      "an optional point that is never closed",
      [
        ["item", "9. [Opzionale: impegni"],
        ["paragraph", hit],
        ["item", "10. Altro"],
      ],
      {},
      "template",
    ],
    [
      "the point after it",
      [
        ["item", "9. [Opzionale: impegni"],
        ["item", "10. Altro"],
        ["paragraph", hit],
      ],
      {},
      "required",
    ],
    [
      "a condition in the line before",
      [
        ["paragraph", "(opzionale per le forniture)"],
        ["item", hit],
      ],
      {},
      "template",
    ],
    [
      "any brackets in the line before",
      [
        ["paragraph", "(per le forniture)"],
        ["item", hit],
      ],
      {},
      "required",
    ],
    ["brackets without an instruction", [["paragraph", `[${hit}]`]], {}, "required"],
    [
      "the heading is optional",
      [
        ["heading", "7. [Opzionale] Riserve"],
        ["paragraph", hit],
      ],
      {},
      "not-applicable",
    ],
    [
      "the heading does not apply",
      [
        ["heading", "Riserve (non applicabile)"],
        ["paragraph", hit],
      ],
      {},
      "not-applicable",
    ],
    [
      "another section does not apply",
      [
        ["heading", "Garanzie"],
        ["paragraph", "Non applicabile"],
        ["heading", "Riserve"],
        ["paragraph", hit],
      ],
      {},
      "required",
    ],
    [
      "a heading of award",
      [
        ["heading", "Criteri di aggiudicazione"],
        ["paragraph", hit],
      ],
      {},
      "scored",
    ],
    [
      "the rule wants another section",
      [
        ["heading", "Criteri di aggiudicazione"],
        ["paragraph", hit],
      ],
      { section: ["payment"] },
      "section",
    ],
    ["the rule's own force", [["paragraph", `${hit}, ove possibile`]], { force: "mentioned" }, "mentioned"],
    ["the rule's default", [["paragraph", hit]], { defaultForce: "encouraged" }, "encouraged"],
    [
      "a veto in the sentence",
      [["paragraph", `${hit} del Ministero.`]],
      { unless: [{ pattern: "ministero", note: "name", unit: "sentence" }] },
      "unless",
    ],
    [
      "a veto too far away",
      [["paragraph", `${hit} a b c d del Ministero.`]],
      { unless: [{ pattern: "ministero", note: "name", unit: "sentence", near: 3 }] },
      "required",
    ],
    [
      "a veto in the section",
      [
        ["heading", "Riserve"],
        ["paragraph", "Ministero"],
        ["paragraph", hit],
      ],
      { unless: [{ pattern: "ministero", note: "name", unit: "section" }] },
      "unless",
    ],
    ["its own words deny", [["paragraph", "Non riservata ai laboratori protetti"]], { negative: true }, "required"],
  ];
  test.each(facts)("%s", (_, parts, extra, expected) => expect(outcome(judged(parts, extra))).toBe(expected));
});

describe("figures against law and facts", () => {
  const late: Partial<Rule> = { patterns: ["pagamento ...4 #days"], when: ["#days > @law.payment_days"] };
  const large: Partial<Rule> = { patterns: ["fatturato ...4 #money"], when: ["#money > @law.factor * @fact.value"] };
  const facts: readonly (readonly [string, Partial<Rule>, { law?: number; value?: number }, string])[] = [
    ["Pagamento entro 60 giorni", late, { law: 30 }, "required"],
    ["Pagamento entro 30 giorni", late, { law: 30 }, "when"],
    ["Fatturato minimo di euro 500.000", large, { law: 2, value: 200_000 }, "required"],
    ["Fatturato minimo di euro 300.000", large, { law: 2, value: 200_000 }, "when"],
  ];
  test.each(facts)("%s", (text, extra, known, expected) => expect(outcome(judged(text, extra, known))).toBe(expected));

  test("an unknown fact is said, never guessed", () => {
    const result = judged("Fatturato minimo di euro 300.000", large, { law: 2 });
    expect(result.findings).toEqual([]);
    expect(result.undecided).toEqual([
      { clause: "reserved.integration", rule: "it.reserved.integration.test", missing: "@fact.value" },
    ]);
  });
});

test("a finding quotes the sentence, says where and carries the figures", () => {
  const [finding] = judged([
    ["heading", "Art. 5"],
    ["paragraph", "Prima frase. La gara deve essere riservata a laboratori protetti per il 30 % delle ore. Dopo."],
  ]).findings;
  const { quote, place, figures } = finding as Finding;
  expect(quote).toBe("La gara deve essere riservata a laboratori protetti per il 30 % delle ore");
  expect(place).toMatchObject({ section: ["Art. 5"], block: 2, document: 0 });
  expect(figures.map(({ kind, value }) => [kind, value])).toEqual([["percent", 30]]);
});

test("findings of one clause on the same words are one", () => {
  expect(
    judged("Gara riservata ai laboratori protetti", { patterns: ["riservata ...4 protetti", "laboratori protetti"] })
      .findings,
  ).toHaveLength(1);
});
