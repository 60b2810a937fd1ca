import type { TenderDocument, TraceStep } from "../model.ts";
import { COLON, COMMA, LINE, SEMICOLON, STOP } from "../text/characters.ts";
import { SIGN } from "../text/tokens.ts";
import { headingsAbove } from "./force.ts";
import type { Indexed } from "./indexed.ts";
import type { LanguageRules } from "./language-rules.ts";
import { wordsOf } from "./negation.ts";
import type { PatternSet } from "./pattern-set.ts";
import type { Match } from "./search.ts";

/** Why words that match say nothing here, or undefined. */
export interface Void {
  readonly step: Extract<TraceStep["step"], "template" | "unticked" | "label-value" | "not-applicable" | "recital">;
  readonly detail: string;
}

/** Template text, unticked boxes, labels answered "no", sections that do not apply, recitals. */
export function voidOf(text: Indexed, rules: LanguageRules, match: Match): Void | undefined {
  return (
    unticked(text, match) ??
    bracketed(text, rules, match) ??
    conditional(text, rules, match) ??
    answeredNo(text, rules, match) ??
    notApplicable(text, rules, match) ??
    recital(text, rules, match)
  );
}

const UNTICKED = "☐□";
const TICKS = "☐☑☒□■✓✔✗✘";

/** The nearest tick box before the match in its block is empty, or the whole block hangs on an empty one. */
function unticked(text: Indexed, match: Match): Void | undefined {
  const { tokens } = text;
  const block = text.blockOf(match.first);
  if (tokens.document.blocks[block]!.tick === "unticked")
    return { step: "unticked", detail: "the box of this item is empty" };
  for (let t = match.first; t >= tokens.blockStarts[block]!; t--) {
    if ((tokens.flags[t]! & SIGN) === 0) continue;
    const sign = tokens.document.text[tokens.starts[t]!]!;
    if (!TICKS.includes(sign)) continue;
    return UNTICKED.includes(sign) ? { step: "unticked", detail: `the box before it is empty: ${sign}` } : undefined;
  }
  return undefined;
}

/** The match stands in square brackets, of one block or several, that hold an instruction ("[optional] ... [fill in]"). */
function bracketed(text: Indexed, rules: LanguageRules, match: Match): Void | undefined {
  const start = text.tokens.starts[match.first]!;
  const passage = templatePassages(text, rules).find((p) => p.start < start && start < p.end);
  return passage && { step: "template", detail: `bracketed template text: ${passage.words}` };
}

interface Passage {
  readonly start: number;
  readonly end: number;
  /** The words that make it template text. */
  readonly words: string;
}

const passages = new WeakMap<Indexed, readonly Passage[]>();
/** Longest bracketed passage, in characters. */
const MAX_PASSAGE = 6_000;
/** In a long passage the instruction stands at its beginning, within so many words. */
const OPENING = 12;
const SHORT_PASSAGE = 240;

/** Bracketed passages with an instruction; found once for a document. */
function templatePassages(text: Indexed, rules: LanguageRules): readonly Passage[] {
  const known = passages.get(text);
  if (known) return known;
  const found = brackets(text.tokens.document).flatMap(([start, end]): Passage[] => {
    const [from, to] = tokenRange(text, start, end);
    const last = end - start <= SHORT_PASSAGE ? to : Math.min(to, from + OPENING);
    const hit = ["optional", "fillIn", "notApplicable"]
      .map((key) => rules.template[key]?.findIn(text, from, last)[0])
      .find((h) => h);
    return hit ? [{ start, end, words: wordsOf(text, hit) }] : [];
  });
  passages.set(text, found);
  return found;
}

/** Outermost pairs of square brackets that are not too far apart, and numbered points that open one and never close it. */
function brackets({ text, blocks }: TenderDocument): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  const open: number[] = [];
  const unclosed: number[] = [];
  for (const { index, 0: sign } of text.matchAll(/[[\]]/g)) {
    while (open.length > 0 && index - open[0]! > MAX_PASSAGE) unclosed.push(open.shift()!);
    if (sign === "[") open.push(index);
    else {
      const start = open.pop();
      if (start === undefined) continue;
      while (pairs.length > 0 && pairs.at(-1)![0] > start) pairs.pop();
      pairs.push([start, index]);
    }
  }
  const points = blocks
    .filter(({ span }) => NUMBERED.test(text.slice(span.start, span.start + 8)))
    .map(({ span }) => span.start);
  return [...pairs, ...[...unclosed, ...open].flatMap((start) => openPoint(start, points))];
}

const NUMBERED = /^\(?\d{1,2}[.)]\s/;
/** The bracket follows the number of its point at once. */
const LABEL = 8;

/** "9. [Optional: ..." without an end reaches to the next numbered point. */
function openPoint(start: number, points: readonly number[]): (readonly [number, number])[] {
  const own = points.findLastIndex((point) => point <= start);
  if (own < 0 || start - points[own]! > LABEL) return [];
  return [[start, Math.min(points[own + 1] ?? Number.POSITIVE_INFINITY, start + MAX_PASSAGE)]];
}

function tokenRange(text: Indexed, start: number, end: number): readonly [number, number] {
  const { tokens } = text;
  let from = 0;
  let high = tokens.count;
  while (from < high) {
    const middle = (from + high) >> 1;
    if (tokens.starts[middle]! < start) from = middle + 1;
    else high = middle;
  }
  let to = from;
  while (to < tokens.count && tokens.ends[to]! <= end) to++;
  return [from, to];
}

/** The line before is nothing but a condition in brackets ("(Only if social standards are required)"). */
function conditional(text: Indexed, rules: LanguageRules, match: Match): Void | undefined {
  const before = text.blockOf(match.first) - 1;
  const line = text.tokens.document.blocks[before];
  if (!line || line.kind === "heading" || !/^\([^()]{4,200}\)$/.test(blockText(text, before))) return undefined;
  const [from, to] = [text.tokens.blockStarts[before]!, text.tokens.blockStarts[before + 1]!];
  const hit = rules.template["optional"]?.findIn(text, from, to)[0];
  return hit && { step: "template", detail: `only on a condition: ${wordsOf(text, hit)}` };
}

const ANSWER_REACH = 8;

/** "Reserved contract: No"; also when the answer stands in the next cell or block. */
function answeredNo(text: Indexed, rules: LanguageRules, match: Match): Void | undefined {
  const no = rules.template["no"];
  if (!no) return undefined;
  const { tokens } = text;
  const blockEnd = tokens.blockStarts[text.blockOf(match.last) + 1]!;
  for (let t = match.last + 1; t < Math.min(blockEnd, match.last + ANSWER_REACH); t++) {
    if ((tokens.gaps[t]! & (STOP | SEMICOLON)) !== 0) return undefined;
    if ((tokens.gaps[t]! & COLON) === 0) continue;
    return answers(text, no, t, blockEnd)
      ? { step: "label-value", detail: `answered: ${wordsOf(text, { first: t, last: t })}` }
      : undefined;
  }
  if (blockEnd - match.last > ANSWER_REACH) return undefined;
  return nextBlockDenies(text, no, match);
}

/** A lone answer word at `t`: the clause ends after it. */
function answers(text: Indexed, no: PatternSet, t: number, blockEnd: number): boolean {
  const hit = no.findIn(text, t, Math.min(t + 3, blockEnd)).find((h) => h.first === t);
  if (!hit) return false;
  const after = hit.last + 1;
  return after >= blockEnd || (text.tokens.gaps[after]! & (STOP | SEMICOLON | COMMA | LINE)) !== 0;
}

function nextBlockDenies(text: Indexed, no: PatternSet, match: Match): Void | undefined {
  const { tokens } = text;
  const at = text.blockOf(match.last);
  const [here, next] = [tokens.document.blocks[at]!, tokens.document.blocks[at + 1]];
  if (!next || (here.kind === "cell" && (next.kind !== "cell" || next.row !== here.row || next.table !== here.table)))
    return undefined;
  const [from, to] = [tokens.blockStarts[at + 1]!, tokens.blockStarts[at + 2]!];
  if (to - from < 1 || to - from > 2 || !answers(text, no, from, to)) return undefined;
  return { step: "label-value", detail: `answered: ${wordsOf(text, { first: from, last: to - 1 })}` };
}

const SHORT_BLOCK = 8;

/** The section says of itself, in its first short block, that it does not apply. */
function notApplicable(text: Indexed, rules: LanguageRules, match: Match): Void | undefined {
  const set = rules.template["notApplicable"];
  if (!set) return undefined;
  const { tokens } = text;
  const { blocks } = tokens.document;
  const at = text.blockOf(match.first);
  const path = blocks[at]!.section;
  if (path.length === 0) return undefined;
  const heading = headingsAbove(text, at).find((h) => headingDenies(text, rules, h, set));
  if (heading !== undefined) return { step: "not-applicable", detail: `the heading: ${blockText(text, heading)}` };
  for (let b = at; b < Math.min(blocks.length, at + 2); b++) {
    const found = shortDenial(text, set, b, path);
    if (found) return found;
  }
  for (let b = at - 1; b >= Math.max(0, at - 40) && samePath(blocks[b]!.section, path); b--) {
    if (blocks[b]!.kind === "heading") return shortDenial(text, set, b + 1, path);
  }
  return undefined;
}

/** A heading that says itself that its section is optional template text or does not apply. */
function headingDenies(text: Indexed, rules: LanguageRules, heading: number, set: PatternSet): boolean {
  const { start, end } = text.tokens.document.blocks[heading]!.span;
  const inBrackets = templatePassages(text, rules).some((p) => p.start < end && p.end > start);
  return (
    inBrackets || set.findIn(text, text.tokens.blockStarts[heading]!, text.tokens.blockStarts[heading + 1]!).length > 0
  );
}

function blockText(text: Indexed, block: number): string {
  const { start, end } = text.tokens.document.blocks[block]!.span;
  return text.tokens.document.text.slice(start, Math.min(end, start + 240));
}

function shortDenial(text: Indexed, set: PatternSet, block: number, path: readonly string[]): Void | undefined {
  const { tokens } = text;
  const from = tokens.blockStarts[block];
  const to = tokens.blockStarts[block + 1];
  if (from === undefined || to === undefined || to - from > SHORT_BLOCK) return undefined;
  if (!samePath(tokens.document.blocks[block]!.section, path)) return undefined;
  const hit = set.findIn(text, from, to)[0];
  return hit && { step: "not-applicable", detail: wordsOf(text, hit) };
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((title, i) => title === b[i]);
}

/** The paragraph begins like a recital ("Visto ...", "Having regard to ..."): it recites law and binds nobody. */
function recital(text: Indexed, rules: LanguageRules, match: Match): Void | undefined {
  const set = rules.template["recital"];
  if (!set) return undefined;
  const from = text.tokens.blockStarts[text.blockOf(match.first)]!;
  const [, end] = text.sentenceRange(from);
  const hit = set.findIn(text, from, Math.min(from + 6, end)).find((h) => h.first <= from + 1);
  return hit && match.first < end && match.first > hit.first
    ? { step: "recital", detail: wordsOf(text, hit) }
    : undefined;
}
