import { declaredClauses } from "../facts/declared.ts";
import { placeOf } from "../facts/place.ts";
import type { ClauseId, Declared, Finding, TenderDocument } from "../model.ts";
import type { Rulebook } from "../rulebase.ts";
import { type DocumentView, MUL } from "./view.ts";

/** Structured fields of notices as findings. Codes that mean "none" are none. */
export function declaredFindings(views: readonly DocumentView[]): Finding[] {
  return views.flatMap(({ document, index }) =>
    declaredClauses(document.fields).map(
      (declared): Finding => ({
        rule: `field:${declared.term}`,
        clause: declared.clause,
        place: { ...fieldPlace(document, index), path: declared.path },
        quote: `${declared.term} = ${declared.value}`,
        language: MUL,
        force: declared.force,
        figures: [],
        confidence: "high",
        status: "stable",
        restatesLaw: false,
        trace: [{ step: "field", detail: `${declared.term} = ${declared.value}` }],
      }),
    ),
  );
}

function fieldPlace(document: TenderDocument, index: number) {
  return placeOf(document, index, 0, { start: 0, end: 0 });
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
  const found = new Set(written.map((finding) => finding.clause));
  const terms = new Map(rulebook.clauses.map((clause) => [clause.id, clause.notice]));
  const pairs = [...new Set<ClauseId>([...declared.keys(), ...found])].sort();
  return pairs.flatMap((clause): Declared[] => {
    const field = declared.get(clause);
    if (field)
      return [
        { clause, term: field.term, kind: found.has(clause) ? "agrees" : "declared-not-written", value: field.value },
      ];
    const term = terms.get(clause)?.find((t) => fields.some((f) => f.term === t));
    const denied = term !== undefined ? fields.find((f) => f.term === term) : undefined;
    if (denied && term !== undefined) return [{ clause, term, kind: "contradicts", value: denied.value }];
    const possible = terms.get(clause)?.find((t) => t.startsWith("BT-"));
    return possible === undefined ? [] : [{ clause, term: possible, kind: "written-not-declared" }];
  });
}
