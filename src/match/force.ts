import type { Force } from "../model.ts";
import type { Indexed } from "./indexed.ts";
import type { CompiledRule, LanguageRules } from "./language-rules.ts";
import { wordsOf } from "./negation.ts";
import type { Match } from "./search.ts";

/** How binding a finding is, and what said so. */
export interface ForceOf {
  readonly force: Force;
  readonly why: string;
}

/** What the type of a clause says of its force. */
export interface ClauseForce {
  /** When neither words nor section tell. */
  readonly force: Force;
  /** Such a clause can earn points; lots, reservations, payment and barriers cannot. */
  readonly scorable: boolean;
}

const REACH = 30;
const WEAKEST: readonly Force[] = ["mentioned", "encouraged", "scored", "required"];

/** Force from the rule, else the nearest force word of the sentence, else the section, else the defaults. */
export function forceOf(
  text: Indexed,
  rules: LanguageRules,
  rule: CompiledRule,
  match: Match,
  clause: ClauseForce,
): ForceOf {
  if (rule.rule.force) return { force: rule.rule.force, why: "fixed by the rule" };
  const words = fromWords(text, rules, match, clause.scorable);
  if (words) return words;
  const section = sectionKinds(text, rules, text.blockOf(match.first));
  if (clause.scorable && section.has("award")) return { force: "scored", why: "stands under an award heading" };
  if (rule.rule.defaultForce) return { force: rule.rule.defaultForce, why: "default of the rule" };
  return { force: clause.force, why: "default of the clause type" };
}

function fromWords(text: Indexed, rules: LanguageRules, match: Match, scorable: boolean): ForceOf | undefined {
  const [from, to] = text.sentenceRange(match.first);
  let best: { force: Force; distance: number; why: string } | undefined;
  for (const [force, set] of rules.force) {
    if (force === "scored" && !scorable) continue;
    for (const hit of set.findIn(text, from, to)) {
      const distance = distanceOf(text, hit, match);
      if (distance > REACH) continue;
      const nearer =
        !best ||
        distance < best.distance ||
        (distance === best.distance && WEAKEST.indexOf(force) < WEAKEST.indexOf(best.force));
      if (nearer) best = { force, distance, why: wordsOf(text, hit) };
    }
  }
  return best;
}

/** Words between a force word and the match; words after the match count half a word more, so that those before win. */
function distanceOf(text: Indexed, hit: Match, match: Match): number {
  if (hit.last < match.first) return text.solid[match.first]! - text.solid[hit.last]! - 1;
  if (hit.first > match.last) return text.solid[hit.first]! - text.solid[match.last]! - 0.5;
  return 0;
}

/** Kinds of section (keys of the language's `sections`) that the headings above a block tell. */
export function sectionKinds(text: Indexed, rules: LanguageRules, block: number): ReadonlySet<string> {
  const known = sectionCache(text).get(block);
  if (known) return known;
  const kinds = new Set<string>();
  const { blocks } = text.tokens.document;
  for (const heading of headingsAbove(text, block)) {
    const [from, to] = [text.tokens.blockStarts[heading]!, text.tokens.blockStarts[heading + 1]!];
    for (const [kind, set] of Object.entries(rules.sections))
      if (set.findIn(text, from, to).length > 0) kinds.add(kind);
  }
  if (blocks[block]) sectionCache(text).set(block, kinds);
  return kinds;
}

const caches = new WeakMap<Indexed, { kinds: Map<number, ReadonlySet<string>>; above: number[][] }>();

function cacheOf(text: Indexed): { kinds: Map<number, ReadonlySet<string>>; above: number[][] } {
  const known = caches.get(text);
  if (known) return known;
  const made = { kinds: new Map<number, ReadonlySet<string>>(), above: headingTable(text) };
  caches.set(text, made);
  return made;
}

function sectionCache(text: Indexed): Map<number, ReadonlySet<string>> {
  return cacheOf(text).kinds;
}

/** Blocks of the headings above a block, outermost first; a heading stands above itself. */
export function headingsAbove(text: Indexed, block: number): readonly number[] {
  return cacheOf(text).above[block] ?? [];
}

/** For each block the blocks of the headings above it, outermost first; one pass, shared arrays. */
function headingTable(text: Indexed): number[][] {
  let open: { level: number; block: number }[] = [];
  let path: number[] = [];
  return text.tokens.document.blocks.map((block, index) => {
    if (block.kind === "heading") {
      open = [...open.filter((h) => h.level < block.level), { level: block.level, block: index }];
      path = open.map((h) => h.block);
    }
    return path;
  });
}
