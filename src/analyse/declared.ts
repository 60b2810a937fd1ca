import { blockFinder, type DeclaredClause, declaredClauses, deniedClauses } from "../facts/declared.ts";
import { placeOf } from "../facts/place.ts";
import type { ClauseId, Declared, Finding, TenderDocument } from "../model.ts";
import type { Rulebook } from "../rulebase.ts";
import { type DocumentView, MUL } from "./view.ts";

/** Structured fields of notices as findings. Codes that mean "none" are none. */
export function declaredFindings(views: readonly DocumentView[]): Finding[] {
  return views.flatMap(({ document, index }) => {
    const blockOf = blockFinder(document.blocks);
    return declaredClauses(document.fields).map((declared) =>
      findingOf(declared, document, index, blockOf(declared.path)),
    );
  });
}

function findingOf(
  declared: DeclaredClause,
  document: TenderDocument,
  index: number,
  block: number | undefined,
): Finding {
  const shown = document.blocks[block ?? 0]?.span ?? { start: 0, end: 0 };
  const span = block === undefined ? { start: 0, end: 0 } : shown;
  const words = `${declared.term} = ${declared.value}${declared.lot === undefined ? "" : ` (${declared.lot})`}`;
  const { clause, force, confidence } = declared;
  return {
    rule: `field:${declared.term}`,
    clause,
    place: { ...placeOf(document, index, block ?? 0, span), path: declared.path },
    quote: words,
    language: MUL,
    force,
    figures: [],
    confidence,
    status: "stable",
    restatesLaw: false,
    trace: [{ step: "field", detail: words }],
  };
}

/** What notices declare beside what their text says; empty without structured fields. */
export function declaredAgainstWritten(
  views: readonly DocumentView[],
  written: readonly Finding[],
  rulebook: Rulebook,
): Declared[] {
  const fields = views.flatMap((view) => view.document.fields);
  if (fields.length === 0) return [];
  const declared = new Map(declaredClauses(fields).map((d) => [d.clause, d]));
  const denied = new Map(deniedClauses(fields).map((d) => [d.clause, d]));
  const found = new Set(written.map((finding) => finding.clause));
  const terms = new Map(rulebook.clauses.map((clause) => [clause.id, clause.notice]));
  const pairs = [...new Set<ClauseId>([...declared.keys(), ...found])].sort();
  return pairs.flatMap((clause): Declared[] => {
    const field = declared.get(clause);
    const kind = found.has(clause) ? "agrees" : "declared-not-written";
    if (field) return [{ clause, term: field.term, kind, value: field.value }];
    const no = denied.get(clause);
    if (no) return [{ clause, term: no.term, kind: "contradicts", value: no.value }];
    const possible = terms.get(clause)?.find((term) => term.startsWith("BT-"));
    return possible === undefined ? [] : [{ clause, term: possible, kind: "written-not-declared" }];
  });
}
