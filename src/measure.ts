import type { ClauseId, Force, LanguageCode } from "./model.ts";

/** A labelled document: what stands in it, what only looks like it. */
export interface Gold {
  readonly id: string;
  readonly language: LanguageCode;
  readonly labels: readonly { readonly clause: ClauseId; readonly force?: Force }[];
  /** Clause types that a passage looks like and is not. */
  readonly traps: readonly ClauseId[];
}

/** What was found in a document. */
export type Found = ReadonlyMap<ClauseId, Force>;

/** Counts of right, wrong and missed clause types. */
export interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

export interface Measured {
  readonly all: Counts;
  readonly byClause: ReadonlyMap<ClauseId, Counts>;
  readonly byLanguage: ReadonlyMap<LanguageCode, Counts>;
  /** `social`: reserved, employment, labour, equality, outcomes, assurance and the social award and subcontracting types. */
  readonly byGroup: ReadonlyMap<"social" | "market", Counts>;
  readonly traps: { readonly taken: number; readonly all: number };
  readonly force: { readonly right: number; readonly all: number };
}

const SOCIAL =
  /^(?:reserved|employment|labour|equality|outcomes|assurance)\.|^award\.social$|^access\.social-subcontracting$/;

/** Precision and recall of clause types over labelled documents; documents without result count as nothing found. */
export function measure(gold: readonly Gold[], found: ReadonlyMap<string, Found>): Measured {
  const tally = {
    all: new Tally<"all">(),
    clause: new Tally<ClauseId>(),
    language: new Tally<LanguageCode>(),
    group: new Tally<"social" | "market">(),
  };
  const traps = { taken: 0, all: 0 };
  const force = { right: 0, all: 0 };
  for (const document of gold) {
    const got: Found = found.get(document.id) ?? new Map();
    const want = new Map(document.labels.map((label) => [label.clause, label.force]));
    for (const clause of new Set([...want.keys(), ...got.keys()])) {
      const kind = want.has(clause) ? (got.has(clause) ? "right" : "missed") : "wrong";
      tally.all.add("all", kind);
      tally.clause.add(clause, kind);
      tally.language.add(document.language, kind);
      tally.group.add(SOCIAL.test(clause) ? "social" : "market", kind);
      const expected = want.get(clause);
      if (kind !== "right" || expected === undefined) continue;
      force.all++;
      if (got.get(clause) === expected) force.right++;
    }
    for (const clause of document.traps) {
      if (want.has(clause)) continue;
      traps.all++;
      if (got.has(clause)) traps.taken++;
    }
  }
  return {
    all: tally.all.counts.get("all") ?? NOTHING,
    byClause: tally.clause.counts,
    byLanguage: tally.language.counts,
    byGroup: tally.group.counts,
    traps,
    force,
  };
}

const NOTHING: Counts = { right: 0, wrong: 0, missed: 0 };

class Tally<K> {
  readonly counts = new Map<K, Counts>();

  add(key: K, kind: keyof Counts): void {
    const counts = this.counts.get(key) ?? NOTHING;
    this.counts.set(key, { ...counts, [kind]: counts[kind] + 1 });
  }
}

/** 0 to 1; undefined where there is nothing to divide by. */
export function precision({ right, wrong }: Counts): number | undefined {
  return right + wrong === 0 ? undefined : right / (right + wrong);
}

/** 0 to 1; undefined where nothing was to be found. */
export function recall({ right, missed }: Counts): number | undefined {
  return right + missed === 0 ? undefined : right / (right + missed);
}

/** Harmonic mean of precision and recall, 0 to 1. */
export function f1({ right, wrong, missed }: Counts): number | undefined {
  return right + wrong + missed === 0 ? undefined : (2 * right) / (2 * right + wrong + missed);
}
