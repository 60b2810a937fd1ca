import type { PageContent, Run } from "./geometry.ts";
import { type Line, toLines } from "./lines.ts";

/** What repeats on the pages: its lines by page number, and all runs of them. */
export interface Furniture {
  readonly headers: ReadonlyMap<number, readonly Line[]>;
  readonly footers: ReadonlyMap<number, readonly Line[]>;
  readonly runs: ReadonlySet<Run>;
}

/** Lines looked at from each end of a page, and how far down they may stand (share of the height). */
const LINES = 10;
const REACH = 0.22;
/** Share of the pages on which a line must repeat, and at least that many pages. */
const SHARE = 0.3;
const PAGES = 2;
/** How exactly it must stand in the same place, in points. */
const EXACT = 12;

const PAGE_NUMBER =
  /^[-–—\s]*(?:(?:pag(?:ina|\.|e)?|página|pagină|seite|side|sida|stran|σελ(?:ίδα|\.)?|p\.)\s*)?\d{1,4}(?:\s*(?:\/|di|of|von|van|de|din|av|od|από|sur|-)\s*\d{1,4})?[-–—\s]*$/iu;

/** "Page 3 of 9" within a longer line. */
const PAGE_PHRASE =
  /(?:pag(?:ina|\.|e)?|página|pagină|seite|side|sida|stran|σελ(?:ίδα|\.)?)\s*\d{1,4}(?:\s*(?:\/|di|of|von|van|de|din|av|od|από|sur)\s*\d{1,4})?/giu;

interface Candidate {
  readonly page: number;
  readonly line: Line;
  readonly top: boolean;
}

/** Finds headers and footers: lines at the edge of a page that stand there again on other pages. */
export function findFurniture(pages: readonly PageContent[]): Furniture {
  const edges = pages.map(edgesOf);
  const repeated = repeats(
    edges.flatMap(({ top, bottom }) => [...top, ...bottom]),
    pages.length,
  );
  const headers = new Map<number, readonly Line[]>();
  const footers = new Map<number, readonly Line[]>();
  const runs = new Set<Run>();
  edges.forEach(({ top, bottom }, i) => {
    const number = pages[i]!.number;
    headers.set(number, peel(top, repeated, runs));
    footers.set(number, [...peel(bottom, repeated, runs)].reverse());
  });
  return { headers, footers, runs };
}

/** Candidates of a page, the outermost first. */
function edgesOf(page: PageContent): { readonly top: readonly Candidate[]; readonly bottom: readonly Candidate[] } {
  const edge = page.height * REACH;
  const near = page.runs.filter((r) => r.y < edge || r.y > page.height - edge);
  const lines = toLines(near);
  const top = lines.filter((l) => l.y < edge).slice(0, LINES);
  const bottom = lines
    .filter((l) => l.y > page.height - edge)
    .slice(-LINES)
    .reverse();
  return {
    top: top.map((line) => ({ page: page.number, line, top: true })),
    bottom: bottom.map((line) => ({ page: page.number, line, top: false })),
  };
}

function repeats(candidates: readonly Candidate[], pages: number): ReadonlySet<Candidate> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = `${candidate.top} ${candidate.line.text.replace(PAGE_PHRASE, "").replace(/\d+/g, "#").replace(/\s+/g, "").toLowerCase().slice(0, 120)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [candidate]);
    else group.push(candidate);
  }
  const needed = Math.max(PAGES, Math.ceil(pages * SHARE));
  const found = new Set<Candidate>();
  for (const group of groups.values()) {
    const alike = inPlace(group);
    if (new Set(alike.map((c) => c.page)).size >= needed && countsPages(alike)) for (const c of alike) found.add(c);
  }
  return found;
}

/** Those that stand where the others do. */
function inPlace(group: readonly Candidate[]): Candidate[] {
  const sorted = [...group].sort((a, b) => a.line.y - b.line.y);
  let best: Candidate[] = [];
  for (let i = 0, j = 0; j < sorted.length; j++) {
    while (sorted[j]!.line.y - sorted[i]!.line.y > EXACT) i++;
    if (j - i + 1 > best.length) best = sorted.slice(i, j + 1);
  }
  return best;
}

/** Equal texts, or texts whose only changing number counts the pages: "Lot 3" above and "Lot 4" are no header. */
function countsPages(group: readonly Candidate[]): boolean {
  const numbers = group.map((c) => c.line.text.replace(PAGE_PHRASE, "").match(/\d+/g) ?? []);
  const first = numbers[0] ?? [];
  return first.every((_, i) => {
    const values = numbers.map((n) => Number(n[i]));
    if (values.every((v) => v === values[0])) return true;
    const offsets = values.map((v, k) => v - group[k]!.page);
    return offsets.filter((o) => o === offsets[0]).length >= offsets.length * 0.8;
  });
}

/** Takes repeated lines and page numbers from the edge inwards, up to the first line of the page's own text. */
function peel(candidates: readonly Candidate[], repeated: ReadonlySet<Candidate>, runs: Set<Run>): Line[] {
  const peeled: Line[] = [];
  for (const candidate of candidates) {
    if (!repeated.has(candidate) && !(peeled.length === 0 && PAGE_NUMBER.test(candidate.line.text))) break;
    peeled.push(candidate.line);
    for (const run of candidate.line.runs) runs.add(run);
  }
  return peeled;
}
