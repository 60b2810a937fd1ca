import type { Compiled, CompiledNear, Hit } from "./compiled.ts";
import type { Indexed } from "./indexed.ts";
import { type Match, searchAutomaton } from "./search.ts";
import type { Watch } from "./watch.ts";

/** Patterns to be found together. */
export class PatternSet {
  readonly patterns: readonly Compiled[];
  /** Number of the set among those that are looked for in whole texts. */
  readonly #watched: number | undefined;
  readonly #found = new WeakMap<Indexed, Map<number, readonly Hit[]>>();

  /** @param watch that of the patterns' lexicon, when whole texts will be looked through */
  constructor(patterns: readonly Compiled[], watch?: Watch) {
    this.patterns = patterns;
    this.#watched = watch?.add(patterns);
  }

  /** All hits in the document, pattern by pattern. @throws Error for a set that was made for ranges only */
  findAll(text: Indexed): Hit[] {
    if (this.patterns.length === 0) return [];
    if (this.#watched === undefined) throw new Error("these patterns are not looked for in whole texts");
    const hits: Hit[] = [];
    for (const { pattern, from, to } of text.lexicon.watch.candidates(this.#watched, text))
      inRange(pattern, text, from, to, hits);
    return hits;
  }

  /** Hits within the words `[from, to)`, units cut to that range; remembered, as many hits ask about one sentence. */
  findIn(text: Indexed, from: number, to: number): readonly Hit[] {
    if (this.patterns.length === 0) return NO_HITS;
    let known = this.#found.get(text);
    if (!known) this.#found.set(text, (known = new Map()));
    const key = from * RANGE + to;
    let hits = known.get(key);
    if (!hits) known.set(key, (hits = this.#look(text, from, to)));
    return hits;
  }

  #look(text: Indexed, from: number, to: number): readonly Hit[] {
    const { marks } = text.lexicon;
    marks.take(text, from, to);
    let hits: Hit[] | undefined;
    for (const pattern of this.patterns)
      if (pattern.telling.length > 0 && pattern.telling.every((conditions) => marks.holds(conditions)))
        inRange(pattern, text, from, to, (hits ??= []));
    return hits ?? NO_HITS;
  }
}

const NO_HITS: readonly Hit[] = [];
/** More than the words of any document that the limits let in. */
const RANGE = 2 ** 26;

function inRange(pattern: Compiled, text: Indexed, from: number, to: number, hits: Hit[]): void {
  const found: Match[][] = [];
  for (const part of pattern.parts) {
    const matches = nearMatches(part, text, from, to);
    if (matches.length === 0) return;
    found.push(matches);
  }
  if (found.length === 1) for (const match of found[0]!) hits.push({ pattern, ...match });
  else hits.push({ pattern, ...closest(found) });
}

function nearMatches(part: CompiledNear, text: Indexed, from: number, to: number): Match[] {
  let matches = searchAutomaton(part.items[0]!, text, from, to);
  for (let i = 1; i < part.items.length && matches.length > 0; i++) {
    matches = paired(matches, searchAutomaton(part.items[i]!, text, from, to), part.reach[i - 1]!, text);
  }
  return matches;
}

/** Hulls of each match of `a` with the nearest of `b` within `reach` words. Both are in order; two pointers. */
function paired(a: readonly Match[], b: readonly Match[], reach: number, text: Indexed): Match[] {
  const hulls: Match[] = [];
  let j = 0;
  for (const match of a) {
    while (j < b.length && b[j]!.last < match.first) j++;
    const after = b[j];
    const before = b[j - 1];
    const distances = [before, after].map((other) => (other ? distance(match, other, text) : Number.POSITIVE_INFINITY));
    const other = distances[0]! <= distances[1]! ? before : after;
    if (!other || Math.min(...distances) > reach) continue;
    hulls.push({ first: Math.min(match.first, other.first), last: Math.max(match.last, other.last) });
  }
  return hulls;
}

/** Words between two matches; negative when they overlap. */
function distance(a: Match, b: Match, text: Indexed): number {
  return a.last < b.first
    ? text.solid[b.first]! - text.solid[a.last]! - 1
    : b.last < a.first
      ? text.solid[a.first]! - text.solid[b.last]! - 1
      : 0;
}

/** One match of each part, near the first of the part with the fewest. */
function closest(found: readonly (readonly Match[])[]): Match {
  const rarest = found.reduce((best, list) => (list.length < best.length ? list : best));
  let { first, last } = rarest[0]!;
  for (const list of found) {
    if (list === rarest) continue;
    const near = list.reduce((best, m) => (Math.abs(m.first - first) < Math.abs(best.first - first) ? m : best));
    first = Math.min(first, near.first);
    last = Math.max(last, near.last);
  }
  return { first, last };
}
