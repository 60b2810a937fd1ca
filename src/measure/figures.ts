import { type Counts, f1, type Gold, type Measured, precision, recall } from "../measure.ts";
import type { ClauseId, LanguageCode } from "../model.ts";
import type { ClauseType } from "../rulebase.ts";

/** Counts with the shares they make; a share that cannot be told is null. Shares are 0 to 1, three decimals. */
export interface Figures extends Counts {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

/** A measurement as data, keys in a fixed order. */
export interface MeasuredFigures {
  readonly all: Figures;
  readonly byClause: Readonly<Record<ClauseId, Figures>>;
  readonly byLanguage: Readonly<Record<LanguageCode, Figures>>;
  readonly byGroup: Readonly<Record<string, Figures>>;
  readonly traps: Measured["traps"];
  readonly force: Measured["force"];
}

/** A measurement as data for JSON files. */
export function figuresOf(measured: Measured): MeasuredFigures {
  return {
    all: figures(measured.all),
    byClause: byKey(measured.byClause),
    byLanguage: byKey(measured.byLanguage),
    byGroup: byKey(measured.byGroup),
    traps: measured.traps,
    force: measured.force,
  };
}

/** Clause types that no document is labelled with: nothing is known of their recall. */
export function unmeasuredIn(gold: readonly Gold[], clauses: readonly ClauseType[]): readonly ClauseId[] {
  const labelled = new Set(gold.flatMap((document) => document.labels.map((label) => label.clause)));
  return clauses.map((clause) => clause.id).filter((id) => !labelled.has(id));
}

/** Counts with their shares. */
export function figures(counts: Counts): Figures {
  const share = (value: number | undefined): number | null =>
    value === undefined ? null : Math.round(value * 1000) / 1000;
  const { right, wrong, missed } = counts;
  return {
    right,
    wrong,
    missed,
    precision: share(precision(counts)),
    recall: share(recall(counts)),
    f1: share(f1(counts)),
  };
}

function byKey(map: ReadonlyMap<string, Counts>): Readonly<Record<string, Figures>> {
  return Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, c]) => [key, figures(c)]));
}

/** The measurement as a table for a terminal, without line ends. */
export function tableOf(title: string, measured: Measured): readonly string[] {
  const f = figuresOf(measured);
  const part = (prefix: string, rows: Readonly<Record<string, Figures>>): readonly string[] =>
    Object.entries(rows).map(([key, value]) => line(`${prefix}${key}`, value));
  return [
    title,
    `${"".padEnd(34)}  precision  recall    F1   right wrong missed`,
    ...part("", f.byClause),
    ...part("language ", f.byLanguage),
    ...part("group ", f.byGroup),
    line("all", f.all),
    `near misses taken ${f.traps.taken} of ${f.traps.all}; force right ${f.force.right} of ${f.force.all}`,
  ];
}

function line(key: string, value: Figures): string {
  const show = (share: number | null): string => (share === null ? "-" : share.toFixed(2)).padStart(9);
  const numbers = [value.right, value.wrong, value.missed].map((n) => String(n).padStart(6)).join("");
  return `${key.padEnd(34)} ${show(value.precision)}${show(value.recall)}${show(value.f1)} ${numbers}`;
}
