import type { Judged } from "../judge.ts";
import type { ClauseId, LanguageCode, Readability } from "../model.ts";
import type { Rulebook } from "../rulebase.ts";
import type { SearchState } from "../score.ts";
import { type DocumentView, MIN_SHARE } from "./view.ts";

/** No language could be told. */
const UNKNOWN = "und";

/** Words of all documents by language, largest first. */
export function languageWords(views: readonly DocumentView[]): ReadonlyMap<LanguageCode, number> {
  const words = new Map<LanguageCode, number>();
  for (const { votes } of views) {
    for (const { code, share } of votes.shares) words.set(code, (words.get(code) ?? 0) + share * votes.words);
  }
  return new Map([...words].sort((a, b) => b[1] - a[1]));
}

/** For each clause type: in which languages of the documents it was searched. */
export function searchStates(
  views: readonly DocumentView[],
  rulebook: Rulebook,
  judged: Judged,
): (clause: ClauseId) => SearchState {
  const words = languageWords(views);
  const all = [...words.values()].reduce((sum, n) => sum + n, 0);
  const languages = [...words].filter(([, n]) => n >= MIN_SHARE * all).map(([code]) => code);
  const missing = new Map(judged.undecided.map((u) => [u.clause, u.missing]));
  return (clause) => {
    const searched = languages.filter((code) => rulebook.languages[code]?.searched.includes(clause));
    const notSearched = languages.length === 0 ? [UNKNOWN] : languages.filter((code) => !searched.includes(code));
    const unknown = missing.get(clause);
    return {
      searched,
      notSearched,
      ...(unknown === undefined ? {} : { cannot: { reason: "unknown-fact", detail: unknown } }),
    };
  };
}

/** Share of the words in languages without rules. */
export function unsearchedShare(views: readonly DocumentView[], rulebook: Rulebook): number {
  let all = 0;
  let without = 0;
  for (const [code, count] of languageWords(views)) {
    all += count;
    if (!rulebook.languages[code]) without += count;
  }
  return all === 0 ? 0 : without / all;
}

/** Readability of a dossier: documents weigh by their pages. */
export function jointReadability(views: readonly DocumentView[]): Readability {
  const only = views.length === 1 ? views[0] : undefined;
  if (only) return only.document.readability;
  const weights = views.map((view) => Math.max(1, view.document.pages ?? 1));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (pick: (r: Readability) => number): number =>
    views.reduce((sum, view, i) => sum + pick(view.document.readability) * weights[i]!, 0) / Math.max(1, all);
  return { readShare: mean((r) => r.readShare), garbledShare: mean((r) => r.garbledShare), imageOnlyPages: [] };
}
