/** Entries that may be award criteria -> the lists that are, with weights in percent. */
import type { AwardCriterion, TenderDocument } from "../model.ts";
import { fold } from "../text/fold.ts";
import { type CriterionRow, type CriterionWords, isPrice } from "./criterion-rows.ts";
import type { Line } from "./lines.ts";

/** Lines between two entries of one list. */
const MAX_GAP = 2;
/** Lines that may stand between a heading that is no heading block and its list. */
const MAX_HEADING_GAP = 6;
/** Longer lines announce nothing. */
const MAX_HEADING_LENGTH = 220;

/** The line of a sum or a part of it, in the languages that have rules; folded. */
const TOTAL =
  /^\W*(?:(?:sub|sous|tussen|zwischen|del|vmesn\p{L}*|\u03bc\u03b5\u03c1\u03b9\u03ba\p{L}*)?[\s-]*(?:total\p{L}*|totaal|gesamt\p{L}*|insgesamt|summe|somme|suma|sumatoria|soma|summa|sum|skupaj|skupno|vsota|sestevek|\u03c3\u03c5\u03bd\u03bf\u03bb\u03bf))(?!\p{L})/u;

/** Parts of a tender are named after what they hold: "technical offer" without points is an envelope, no criterion. */
const ENVELOPE =
  /^\W*(?:\w{1,3}\W+)?(?:busta|plic\w*|propuner\w*|ofert\w*|offert\w*|offre\w*|angebot\w*|propost\w*|propuest\w*|proposal|ponudb\w*|anbud\w*|envelope|sobre|pli|\u03c0\u03c1\u03bf\u03c3\u03c6\u03bf\u03c1\p{L}*)(?!\p{L})/iu;

interface Group {
  readonly rows: readonly CriterionRow[];
  /** An award heading stands above. */
  readonly headed: boolean;
}

/** Criteria of all lists that are lists of award criteria, each name and weight once. */
export function groupsOf(
  rows: readonly CriterionRow[],
  lines: readonly Line[],
  document: TenderDocument,
  words: CriterionWords,
): readonly AwardCriterion[] {
  const headed = headedLines(lines, document, words);
  const { text } = document;
  const entries = rows.filter(
    (row) => row.explicit || isPrice(row.kind) || !TOTAL.test(fold(text.slice(row.name.start, row.name.end))),
  );
  const groups = split(entries, (line) => headed.has(line));
  const criteria = groups.filter((group) => isAwardList(group, text)).flatMap((group) => weighed(settled(group), text));
  const seen = new Set<string>();
  return criteria.filter((c) => {
    const key = `${c.kind}\n${c.name.toLowerCase()}\n${c.weight ?? ""}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Lines under a heading of award criteria: in its section, or soon after a line that announces them. */
function headedLines(lines: readonly Line[], document: TenderDocument, words: CriterionWords): ReadonlySet<number> {
  const titles = new Set<string>();
  const headed = new Set<number>();
  let left = 0;
  lines.forEach((line, index) => {
    const block = document.blocks[line.block];
    const short = line.span.end - line.span.start <= MAX_HEADING_LENGTH;
    const announces = short && words.isAwardHeading(line.span);
    if (block?.kind === "heading") {
      if (announces) titles.add(block.section.at(-1) ?? "");
      left = 0;
    }
    if (announces) left = MAX_HEADING_GAP + 1;
    if (left > 0 || block?.section.some((title) => titles.has(title))) headed.add(index);
    left--;
  });
  return headed;
}

/**
 * Runs of entries with few lines between them; a list that begins under a heading stays under it. A line whose own
 * entries take all points is a list of its own.
 */
function split(rows: readonly CriterionRow[], isHeaded: (line: number) => boolean): readonly Group[] {
  const alone = linesOfTheirOwn(rows);
  const groups: { rows: CriterionRow[]; headed: boolean }[] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    const last = group?.rows.at(-1)?.line ?? 0;
    const apart = last !== row.line && (alone.has(last) || alone.has(row.line));
    if (group && !apart && row.line - last <= MAX_GAP + 1) {
      group.rows.push(row);
      group.headed ||= isHeaded(row.line);
    } else groups.push({ rows: [row], headed: isHeaded(row.line) });
  }
  return groups;
}

function linesOfTheirOwn(rows: readonly CriterionRow[]): ReadonlySet<number> {
  const totals = new Map<number, { sum: number; count: number }>();
  for (const { line, weight } of rows) {
    const total = totals.get(line) ?? { sum: 0, count: 0 };
    totals.set(line, { sum: total.sum + (weight?.value ?? 0), count: total.count + 1 });
  }
  return new Set([...totals].flatMap(([line, t]) => (t.count > 1 && Math.abs(t.sum - 100) <= 1 ? [line] : [])));
}

/** Whether a run of entries is a list of award criteria. */
function isAwardList(group: Group, text: string): boolean {
  const { rows } = group;
  const price = rows.filter((r) => isPrice(r.kind));
  if (rows.some((r) => r.explicit)) return true;
  const weighed = rows.filter((r) => r.weight && r.weight.unit !== "bare");
  const named = rows.filter(
    (r) => r.kind === "quality" && !r.weight && !ENVELOPE.test(text.slice(r.name.start, r.name.end)),
  );
  const withWeights = weighed.length > 0 || rows.some((r) => r.kind !== "unknown" && r.weight);
  if (group.headed) return withWeights || named.length > (price.length > 0 ? 0 : 1);
  if (price.some((r) => r.weight) && rows.length > 1 && isComplete(rows)) return true;
  return price.some((r) => r.bare && !r.weight) && named.some((r) => !r.bare);
}

/** The weights add up to all points. */
function isComplete(rows: readonly CriterionRow[]): boolean {
  const total = totalOf(rows);
  return Math.abs(total - 100) <= 1 || rows.some((r) => r.weight?.total !== undefined);
}

function totalOf(rows: readonly CriterionRow[]): number {
  return rows.reduce((sum, r) => sum + (r.weight?.value ?? 0), 0);
}

/** In a list of price and other weighed entries what is not price is quality, whatever its name. */
function settled(group: Group): readonly CriterionRow[] {
  const rows = group.rows.filter((r) => r.explicit || r.weight || group.headed || !group.rows.some((x) => x.explicit));
  const price = rows.some((r) => isPrice(r.kind) && r.weight);
  const only = rows.filter((r) => r.weight).length >= 2 && rows.some((r) => r.kind === "quality");
  const known = rows.filter((r) => r.kind !== "unknown");
  if (!(price && isComplete(rows)) && !(group.headed && only)) return known;
  const rest = rows.filter((r) => r.kind === "unknown" && r.weight);
  const renamed = rest.map((r): CriterionRow => ({ ...r, kind: "quality" }));
  return [...known, ...renamed].toSorted((a, b) => a.span.start - b.span.start);
}

/** Points become percent: of the total printed, of 100, or of the sum where single points exceed 100. */
function weighed(rows: readonly CriterionRow[], text: string): readonly AwardCriterion[] {
  const most = Math.max(0, ...rows.map((r) => r.weight?.value ?? 0));
  const sum = totalOf(rows);
  return rows.map((row): AwardCriterion => {
    const name = text.slice(row.name.start, row.name.end).replace(/\s+/g, " ").slice(0, 160);
    const criterion = { name, kind: row.kind, span: row.span };
    if (!row.weight) return criterion;
    const { value, unit, total } = row.weight;
    const percent =
      total !== undefined ? (100 * value) / total : unit !== "percent" && most > 100 ? (100 * value) / sum : value;
    return { ...criterion, weight: Math.round(percent * 100) / 100 };
  });
}
