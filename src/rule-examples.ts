import { clauseForces } from "./analyse/findings.ts";
import { type JudgeContext, type Judged, judgeEach } from "./judge.ts";
import { languageRules } from "./match/language-rules.ts";
import type { Block, TenderDocument } from "./model.ts";
import type { LanguagePack, Rule, Rulebook, RuleExample } from "./rulebase.ts";
import { tokenize } from "./text/tokens.ts";
import { Vocabulary } from "./text/vocabulary.ts";

/** An example of a rule that does not come out as the rule says. */
export interface ExampleFault {
  readonly rule: string;
  readonly example: string;
  readonly message: string;
}

const vocabulary = new Vocabulary();

/** A document of one paragraph, under a heading if the example wants one. */
export function exampleDocument(example: Pick<RuleExample, "text" | "under">): TenderDocument {
  const heading = example.under;
  const text = heading === undefined ? example.text : `${heading}\n${example.text}`;
  const start = heading === undefined ? 0 : heading.length + 1;
  const section = heading === undefined ? [] : [heading];
  const blocks: Block[] = [{ kind: "paragraph", span: { start, end: text.length }, section }];
  if (heading !== undefined)
    blocks.unshift({ kind: "heading", level: 1, span: { start: 0, end: heading.length }, section });
  return {
    name: "example",
    sha256: "",
    format: "text",
    text,
    blocks,
    fields: [],
    warnings: [],
    readability: { readShare: 1, garbledShare: 0, imageOnlyPages: [] },
  };
}

/** Runs every example of a language: match lines must hit with quote and force, ignore lines must not. */
export function testExamples(pack: LanguagePack, rulebook: Rulebook): ExampleFault[] {
  return pack.rules
    .filter((rule) => rule.status !== "deprecated")
    .flatMap((rule) => [
      ...rule.examples.match.flatMap((example) => fault(rule, example, missed(rule, example, pack, rulebook))),
      ...rule.examples.ignore.flatMap((example) => fault(rule, example, taken(rule, example, pack, rulebook))),
    ]);
}

function fault(rule: Rule, example: RuleExample, message: string | undefined): ExampleFault[] {
  return message === undefined ? [] : [{ rule: rule.id, example: example.text, message }];
}

function missed(rule: Rule, example: RuleExample, pack: LanguagePack, rulebook: Rulebook): string | undefined {
  const document = exampleDocument(example);
  const judged = judgeExample(document, pack, rulebook);
  const own = <T extends { readonly rule: string }>(list: readonly T[]): T[] =>
    list.filter((item) => item.rule === rule.id);
  const [findings, rejections, undecided] = [own(judged.findings), own(judged.rejections), own(judged.undecided)];
  if (findings.length === 0) {
    if (undecided.length > 0) return undefined;
    const why = rejections.map((r) => `${r.reason}: ${r.trace.at(-1)?.detail}`).join("; ");
    return why ? `was seen and rejected (${why})` : "no pattern matches";
  }
  if (example.quote !== undefined && !findings.some((f) => f.quote.includes(example.quote!))) {
    return `the finding quotes "${findings[0]!.quote}" and not "${example.quote}"`;
  }
  if (example.force !== undefined && !findings.some((f) => f.force === example.force)) {
    return `force is ${findings[0]!.force} (${findings[0]!.trace.find((s) => s.step === "force")?.detail}), not ${example.force}`;
  }
  return undefined;
}

function taken(rule: Rule, example: RuleExample, pack: LanguagePack, rulebook: Rulebook): string | undefined {
  const document = exampleDocument(example);
  const { findings } = judgeExample(document, pack, rulebook);
  const wrong = findings.find((f) => f.clause === rule.clause);
  return wrong && `is taken by ${wrong.rule}: ${wrong.trace[0]?.detail}`;
}

/** All that the rules of a language see in one example, taken and turned down. */
export function exampleOutcome(
  example: Pick<RuleExample, "text" | "under">,
  pack: LanguagePack,
  rulebook: Rulebook,
): Judged {
  return judgeExample(exampleDocument(example), pack, rulebook);
}

function judgeExample(document: TenderDocument, pack: LanguagePack, rulebook: Rulebook): Judged {
  const rules = languageRules(pack);
  const text = rules.engine.index(tokenize(document, vocabulary));
  return judgeEach(text, pack, exampleContext(pack, rulebook));
}

/** Examples are judged under the first law pack of their language, with no facts known. */
function exampleContext(pack: LanguagePack, rulebook: Rulebook): JudgeContext {
  const country = Object.values(rulebook.jurisdictions).find(
    (j) => j.country !== "eu" && j.languages.includes(pack.code),
  );
  const thresholds = [...(country?.thresholds ?? []), ...(rulebook.jurisdictions["eu"]?.thresholds ?? [])];
  return {
    document: 0,
    masked: [],
    clauseForce: clauseForces(rulebook.clauses),
    law: (key) => thresholds.find((t) => t.key === key)?.value,
    fact: () => undefined,
  };
}
