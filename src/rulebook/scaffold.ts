import type { LanguageCode } from "../model.ts";
import { fold } from "../text/fold.ts";
import { loadStemmer } from "../text/stemmers.ts";
import { readYaml } from "./yaml.ts";

/** What a new rule is for. */
export interface NewRule {
  readonly language: LanguageCode;
  readonly clause: string;
  /** Last part of its id. */
  readonly name: string;
  /** Words as documents write them; commas separate patterns. */
  readonly words: string;
}

/** How a word of a document can be written in a pattern. */
export interface WordHint {
  readonly word: string;
  /** With a wildcard in place of its ending: `riservat*`. */
  readonly wildcard: string;
  /** Its stem, in languages that have a stemmer; `stem:word` matches every word with the same. */
  readonly stem?: string;
}

const EXAMPLES = 3;
/** Letters that a wildcard leaves at least. */
const KEPT = 4;
/** Endings that inflection changes, on folded words: vowels, with or without a consonant that marks a case or plural. */
const ENDING = /(?:[aeiouy]{1,2}[snrm]?|[αειουηω]{1,2}[σνς]?)$/u;

/** Wildcard and stem of each word. */
export async function wordHints(words: string, language: LanguageCode): Promise<readonly WordHint[]> {
  const stemmer = await loadStemmer(language);
  const distinct = new Set(words.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []);
  return [...distinct].map((word) => {
    const stem = stemmer?.(word.toLowerCase());
    return { word, wildcard: wildcardOf(word), ...(stem === undefined ? {} : { stem }) };
  });
}

function wildcardOf(word: string): string {
  const folded = fold(word);
  if (folded.length <= KEPT) return folded;
  const cut = folded.replace(ENDING, "");
  return cut.length >= KEPT && cut !== folded ? `${cut}*` : `${folded}*`;
}

/** The head of a file of rules. */
export function ruleFileHead(language: LanguageCode, clause: string): string {
  return `clause: ${clause}\nlanguage: ${language}\nrules:\n`;
}

/** Ids of the rules in the text of a file, in order; undefined when it cannot be read. */
export function ruleIds(source: string): readonly string[] | undefined {
  const parsed = readYaml(source);
  const rules: unknown = parsed.kind === "parsed" ? (parsed.value as { rules?: unknown } | null)?.rules : undefined;
  return Array.isArray(rules) ? rules.map((rule: { id?: unknown } | null) => String(rule?.id)) : undefined;
}

/**
 * A rule to be filled in, as YAML of two spaces of indent. Its examples are empty, which `rules lint` names as faults
 * until they are written.
 */
export function ruleScaffold(rule: NewRule, hints: readonly WordHint[]): string {
  const example = (rest: string): string[] => Array.from({ length: EXAMPLES }, () => `        - { text: ""${rest} }`);
  return [
    `  - id: ${rule.language}.${rule.clause}.${rule.name}`,
    "    status: experimental",
    "    confidence: medium",
    ...hints.map(hintLine),
    "    patterns:",
    ...patternsOf(rule.words, hints).map((pattern) => `      - ${JSON.stringify(pattern)}`),
    "    examples:",
    "      match:",
    ...example(""),
    "      ignore:",
    ...example(', why: ""'),
    '    note: ""',
    "",
  ].join("\n");
}

/** "riservato -> riservat*, stem riserv" */
export function hintText({ word, wildcard, stem }: WordHint): string {
  return `${word} -> ${wildcard}${stem === undefined ? "" : `, stem ${stem}`}`;
}

function hintLine(hint: WordHint): string {
  return `    # ${hintText(hint)}`;
}

function patternsOf(words: string, hints: readonly WordHint[]): readonly string[] {
  const wildcards = new Map(hints.map(({ word, wildcard }) => [word, wildcard]));
  const lines = words
    .split(",")
    .map((line) => (line.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).map((word) => wildcards.get(word) ?? word).join(" "));
  const patterns = lines.filter((line) => line !== "");
  return patterns.length === 0 ? [""] : patterns;
}
