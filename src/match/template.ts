import type { TraceStep } from "../model.ts";
import { COLON, COMMA, LINE, SEMICOLON, STOP } from "../text/characters.ts";
import { SIGN } from "../text/tokens.ts";
import type { PatternSet } from "./engine.ts";
import type { Indexed } from "./indexed.ts";
import type { LanguageRules } from "./language-rules.ts";
import { wordsOf } from "./negation.ts";
import type { Match } from "./search.ts";

/** Why words that match say nothing here, or undefined. */
export interface Void {
  readonly step: Extract<TraceStep["step"], "template" | "unticked" | "label-value" | "not-applicable" | "recital">;
  readonly detail: string;
}

/** Template text, unticked boxes, labels answered "no", sections that do not apply, recitals. */
export function voidOf(text: Indexed, rules: LanguageRules, match: Match): Void | undefined {
  return unticked(text, match) ?? bracketed(text, rules, match) ?? answeredNo(text, rules, match)
    ?? notApplicable(text, rules, match) ?? recital(text, rules, match);
}

const UNTICKED = "☐□";
const TICKS = "☐☑☒□■✓✔✗✘";
const BRACKET_REACH = 2_000;

/** The nearest tick box before the match in its block is empty, or the whole block hangs on an empty one. */
function unticked(text: Indexed, match: Match): Void | undefined {
  const { tokens } = text;
  const block = text.block[match.first]!;
  if (tokens.document.blocks[block]!.tick === "unticked") return { step: "unticked", detail: "the box of this item is empty" };
  for (let t = match.first; t >= tokens.blockStarts[block]!; t--) {
    if ((tokens.flags[t]! & SIGN) === 0) continue;
    const sign = tokens.document.text[tokens.starts[t]!]!;
    if (!TICKS.includes(sign)) continue;
    return UNTICKED.includes(sign) ? { step: "unticked", detail: `the box before it is empty: ${sign}` } : undefined;
  }
  return undefined;
}

/** The match stands in square brackets that hold an instruction ("[optional] ... [fill in]"). */
function bracketed(text: Indexed, rules: LanguageRules, match: Match): Void | undefined {
  const { tokens } = text;
  const source = tokens.document.text;
  const span = tokens.document.blocks[text.block[match.first]!]!.span;
  const start = tokens.starts[match.first]!;
  const open = source.lastIndexOf("[", start);
  if (open < span.start || start - open > BRACKET_REACH || source.slice(open, start).includes("]")) return undefined;
  const close = source.indexOf("]", start);
  if (close < 0 || close > span.end) return undefined;
  const [from, to] = tokenRange(text, open, close);
  for (const key of ["optional", "fillIn"]) {
    const hit = rules.template[key]?.findIn(text, from, to)[0];
    if (hit) return { step: "template", detail: `bracketed template text: ${wordsOf(text, hit)}` };
  }
  return undefined;
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

const ANSWER_REACH = 8;

/** "Reserved contract: No"; also when the answer stands in the next cell or block. */
function answeredNo(text: Indexed, rules: LanguageRules, match: Match): Void | undefined {
  const no = rules.template["no"];
  if (!no) return undefined;
  const { tokens } = text;
  const blockEnd = tokens.blockStarts[text.block[match.last]! + 1]!;
  for (let t = match.last + 1; t < Math.min(blockEnd, match.last + ANSWER_REACH); t++) {
    if ((tokens.gaps[t]! & (STOP | SEMICOLON)) !== 0) return undefined;
    if ((tokens.gaps[t]! & COLON) === 0) continue;
    return answers(text, no, t, blockEnd) ? { step: "label-value", detail: `answered: ${wordsOf(text, { first: t, last: t })}` } : undefined;
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
  const at = text.block[match.last]!;
  const [here, next] = [tokens.document.blocks[at]!, tokens.document.blocks[at + 1]];
  if (!next || (here.kind === "cell" && (next.kind !== "cell" || next.row !== here.row || next.table !== here.table))) return undefined;
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
  const at = text.block[match.first]!;
  const path = blocks[at]!.section;
  if (path.length === 0) return undefined;
  for (let b = at; b < Math.min(blocks.length, at + 2); b++) {
    const found = shortDenial(text, set, b, path);
    if (found) return found;
  }
  for (let b = at - 1; b >= Math.max(0, at - 40) && samePath(blocks[b]!.section, path); b--) {
    if (blocks[b]!.kind === "heading") return shortDenial(text, set, b + 1, path);
  }
  return undefined;
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
  const from = text.tokens.blockStarts[text.block[match.first]!]!;
  const [, end] = text.sentenceRange(from);
  const hit = set.findIn(text, from, Math.min(from + 6, end)).find((h) => h.first <= from + 1);
  return hit && match.first < end && match.first > hit.first ? { step: "recital", detail: wordsOf(text, hit) } : undefined;
}
