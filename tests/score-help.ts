/** Hand-written findings and the real policy, for the tests of the score. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { ClauseId, Figure, Finding, Outcome, Readability } from "../src/model.ts";
import type { ClauseType, Rulebook, ScorePolicy } from "../src/rulebase.ts";
import { outcomesFor, type SearchState } from "../src/score.ts";

const read = (path: string): unknown => parse(readFileSync(new URL(`../rules/${path}`, import.meta.url), "utf8"));

export const policy = read("score.yaml") as ScorePolicy;
export const clauses = read("clauses.yaml") as readonly ClauseType[];
export const rulebook: Rulebook = {
  hash: "0",
  clauses,
  score: policy,
  languages: {},
  stopwords: {},
  stemmed: [],
  titles: {},
  jurisdictions: {},
  models: {},
};
export const whole: Readability = { readShare: 1, garbledShare: 0, imageOnlyPages: [] };
export const searchedAll = (): SearchState => ({ searched: ["en"], notSearched: [] });

/** A finding at its own place (each call takes the next hundred characters) unless `span` says otherwise. */
let next = 0;
export function finding(clause: ClauseId, change: Partial<Finding> & { span?: [number, number] } = {}): Finding {
  next += 100;
  const [start, end] = change.span ?? [next, next + 50];
  const { span: _span, ...rest } = change;
  return {
    rule: `en.${clause}.test`,
    clause,
    place: { document: 0, span: { start, end }, section: [], block: 1 },
    quote: "words",
    language: "en",
    force: "required",
    figures: [],
    confidence: "high",
    status: "stable",
    restatesLaw: false,
    trace: [],
    ...rest,
  };
}

export const figure = (kind: Figure["kind"], value: number): Figure => ({ kind, value, span: { start: 0, end: 1 } });

export const outcomes = (findings: readonly Finding[], facts = {}): readonly Outcome[] =>
  outcomesFor(findings, searchedAll, facts, rulebook, whole);

export function outcome(list: readonly Outcome[], clause: ClauseId): Outcome {
  const found = list.find((o) => o.clause === clause);
  if (!found) throw new Error(`no outcome for ${clause}`);
  return found;
}
