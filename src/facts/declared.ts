/** What a notice's codes declare about clauses. Codes that mean "none" never count. */
import type { Block, ClauseId, Confidence, Force, NoticeField } from "../model.ts";
import { criteriaByLot, type DeclaredCriterion, percentages } from "./notice-criteria.ts";

/** A clause that a field declares. */
export interface DeclaredClause {
  readonly clause: ClauseId;
  readonly term: string;
  /** The code, or the number of lots. */
  readonly value: string;
  readonly force: Force;
  /** `low`: a flag that is often ticked by mistake, or a sign that is weak alone. */
  readonly confidence: Confidence;
  readonly lot?: string;
  /** Path of the field; the block that shows it has the same one. */
  readonly path: string;
}

/** A clause that the notice says it has not. */
export interface DeniedClause {
  readonly clause: ClauseId;
  readonly term: string;
  readonly value: string;
  readonly path: string;
}

/**
 * Finds the block that shows a declared value, by the value's path: the block with that path, else the first one of the
 * element around it (a number of lots has no words of its own). Undefined when nothing of that element was shown.
 * @returns index in `blocks`
 */
export function blockFinder(blocks: readonly Block[]): (path: string) => number | undefined {
  const exact = new Map<string, number>();
  const around = new Map<string, number>();
  for (const [index, { path }] of blocks.entries()) {
    if (path === undefined) continue;
    if (!exact.has(path)) exact.set(path, index);
    for (let up = above(path); up !== "" && !around.has(up); up = above(up)) around.set(up, index);
  }
  return (path) => exact.get(path) ?? around.get(above(path));
}

function above(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

interface CodeRow {
  readonly term: string;
  readonly code: string;
  readonly clause: ClauseId;
  readonly force: Force;
  readonly confidence: Confidence;
}

const row = (term: string, code: string, clause: ClauseId, force: Force, confidence: Confidence): CodeRow => ({
  term,
  code,
  clause,
  force,
  confidence,
});

/**
 * Codes that declare a clause. A reservation has legal effect: required. A social objective (BT-775) is an announcement
 * without a duty, which needs words elsewhere: mentioned.
 */
const CODES: readonly CodeRow[] = [
  row("BT-71", "res-ws", "reserved.integration", "required", "high"),
  row("BT-71", "res-pub-ser", "reserved.social-services", "required", "high"),
  row("BT-736", "yes", "reserved.integration", "required", "high"),
  row("BT-754", "inc", "equality.accessibility", "required", "high"),
  row("BT-775", "opp", "employment.integration", "mentioned", "medium"),
  row("BT-775", "work-cond", "labour.standards", "mentioned", "medium"),
  row("BT-775", "hum-right", "labour.supply-chain", "mentioned", "medium"),
  row("BT-775", "gen-eq", "equality.gender", "mentioned", "medium"),
  row("BT-775", "et-eq", "equality.nondiscrimination", "mentioned", "medium"),
  row("BT-775", "acc-all", "equality.accessibility", "mentioned", "medium"),
  row("BT-06", "soc-obj", "outcomes.community", "mentioned", "low"),
  row("BT-726", "true", "access.sme", "mentioned", "medium"),
  row("BT-65", "subc-min", "access.sme", "required", "medium"),
  row("BT-65", "subc-oblig-2009-81", "access.sme", "encouraged", "medium"),
  row("BT-751", "true", "barrier.guarantee", "mentioned", "low"),
];

/** Codes by which a notice says that it has no such clause. */
const DENIALS: readonly {
  readonly term: string;
  readonly codes: readonly string[];
  readonly clauses: readonly ClauseId[];
}[] = [
  { term: "BT-71", codes: ["none"], clauses: ["reserved.integration", "reserved.social-services"] },
  { term: "BT-736", codes: ["no"], clauses: ["reserved.integration"] },
  { term: "BT-754", codes: ["n-inc-just"], clauses: ["equality.accessibility"] },
];

/** Flags of the old forms; most of those seen in real notices had no word in the text to bear them out. */
const OLD_FLAG = /\/(?:RESTRICTED_|RESERVED_ORGANISATIONS)[A-Z_]*$/;

/** A quality criterion of this weight or less is no real quality competition. Percent. */
const TOKEN_WEIGHT = 5;

/** Every clause that the fields declare, in the order of the fields; lots, limits on lots and criteria come last. */
export function declaredClauses(fields: readonly NoticeField[]): readonly DeclaredClause[] {
  return [...fields.flatMap(fromCode), ...lotClauses(fields), ...awardClauses(fields)];
}

/** Clauses that every field of the term denies; one lot that declares the clause is enough to deny nothing. */
export function deniedClauses(fields: readonly NoticeField[]): readonly DeniedClause[] {
  const declared = new Set(declaredClauses(fields).map((d) => d.clause));
  return DENIALS.flatMap(({ term, codes, clauses }) => {
    const said = fields.filter((field) => field.term === term);
    if (said.length === 0 || !said.every((field) => codes.includes(field.value))) return [];
    return clauses
      .filter((clause) => !declared.has(clause))
      .map((clause) => ({ clause, term, value: said[0]!.value, path: said[0]!.path }));
  });
}

function fromCode(field: NoticeField): readonly DeclaredClause[] {
  return CODES.filter(({ term, code }) => term === field.term && code === field.value.toLowerCase()).map(
    ({ clause, force, confidence }) => declare(clause, field, force, OLD_FLAG.test(field.path) ? "low" : confidence),
  );
}

/** Two lots or more are a division; limits on lots for each bidder mean something only then. */
function lotClauses(fields: readonly NoticeField[]): readonly DeclaredClause[] {
  const lots = fields.filter((field) => field.term === "BT-137");
  const count = new Set(lots.map((field) => field.value)).size;
  if (count < 2) return [];
  const limits = fields.filter(
    ({ term, value }) => (term === "BT-31" || term === "BT-33") && Number(value) >= 1 && Number(value) < count,
  );
  const { lot: _, ...division } = { ...lots[0]!, value: String(count) };
  return [division, ...limits].map((field) => declare("access.lots", field, "required", "high"));
}

/** Judged lot by lot: a lot whose only criteria are prices is price-only whatever the others ask. */
function awardClauses(fields: readonly NoticeField[]): readonly DeclaredClause[] {
  const elsewhere = new Set(
    fields.filter((f) => f.term === "AC_PROCUREMENT_DOC" || f.term === "BT-543").map((f) => f.lot),
  );
  return [...criteriaByLot(fields)].flatMap(([lot, criteria]) => (elsewhere.has(lot) ? [] : awardOfLot(criteria)));
}

function awardOfLot(criteria: readonly DeclaredCriterion[]): readonly DeclaredClause[] {
  const [first] = criteria;
  if (first === undefined) return [];
  if (criteria.every(({ kind }) => kind === "price") || criteria.every(({ kind }) => kind === "cost")) {
    return [awarded("barrier.price-only", first, "required")];
  }
  // One criterion alone, said to be quality, may well be the price under another name.
  if (criteria.length < 2) return [];
  const weights = percentages(criteria);
  const quality = criteria.find(({ kind }, index) => kind === "quality" && (weights[index] ?? 100) > TOKEN_WEIGHT);
  return quality === undefined ? [] : [awarded("award.quality", quality, "scored")];
}

function awarded(clause: ClauseId, { field, path }: DeclaredCriterion, force: Force): DeclaredClause {
  return declare(clause, { ...field, path }, force, "high");
}

function declare(clause: ClauseId, field: NoticeField, force: Force, confidence: Confidence): DeclaredClause {
  const { term, value, path, lot } = field;
  return { clause, term, value, force, confidence, path, ...(lot === undefined ? {} : { lot }) };
}
