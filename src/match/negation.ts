import type { Hit } from "./compiled.ts";
import { endsClause, type Indexed } from "./indexed.ts";
import type { LanguageRules } from "./language-rules.ts";
import type { Match } from "./search.ts";

/** The words that deny a match, or undefined. Scope: the same clause of the sentence, within the language's reach. */
export function negationOf(text: Indexed, rules: LanguageRules, match: Match): string | undefined {
  const [from, to] = text.sentenceRange(match.first);
  const shields = rules.negationNot.findIn(text, from, to);
  const free = (hit: Hit): boolean => !shields.some((s) => s.first <= hit.first && s.last >= hit.first);
  const before = rules.negationBefore
    .findIn(text, from, match.last + 1)
    .find((hit) => free(hit) && denies(text, rules, hit, match));
  if (before) return wordsOf(text, before);
  const after = rules.negationAfter
    .findIn(text, match.first, to)
    .find((hit) => free(hit) && follows(text, rules, hit, match));
  return after && wordsOf(text, after);
}

function denies(text: Indexed, rules: LanguageRules, hit: Match, match: Match): boolean {
  if (hit.last >= match.first) return hit.first > match.first && hit.last < match.last;
  const between = text.solid[match.first]! - text.solid[hit.last]! - 1;
  return between <= rules.pack.negation.reach && sameClause(text, hit.last, match.first);
}

function follows(text: Indexed, rules: LanguageRules, hit: Match, match: Match): boolean {
  if (hit.last <= match.last) return false;
  if (hit.first <= match.last) return true;
  const between = text.solid[hit.first]! - text.solid[match.last]! - 1;
  return between <= rules.pack.negation.reach && sameClause(text, match.last, hit.first);
}

/** No punctuation that closes a clause stands between two words. */
function sameClause(text: Indexed, first: number, last: number): boolean {
  for (let t = first + 1; t <= last; t++) if (endsClause(text.tokens.gaps[t]!)) return false;
  return true;
}

/** The words of a match as in the document. */
export function wordsOf(text: Indexed, match: Match): string {
  return text.tokens.document.text.slice(text.tokens.starts[match.first]!, text.tokens.ends[match.last]!);
}
