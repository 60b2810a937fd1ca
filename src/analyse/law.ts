import type { ClauseId, Jurisdiction, LegalBasis } from "../model.ts";
import type { JurisdictionPack, Rulebook } from "../rulebase.ts";

/** Is a row in force on that date (ISO)? Without a date: is it the newest, not ended. */
export function inForce(row: { readonly from?: string; readonly until?: string }, date: string | undefined): boolean {
  if (date === undefined) return row.until === undefined;
  return (row.from === undefined || row.from <= date) && (row.until === undefined || date <= row.until);
}

/** The pack of the jurisdiction, then its parents (EU law behind national law). */
export function lawPacks(rulebook: Rulebook, jurisdiction: Jurisdiction): JurisdictionPack[] {
  const packs: JurisdictionPack[] = [];
  let pack = rulebook.jurisdictions[jurisdiction.country];
  while (pack && !packs.includes(pack)) {
    packs.push(pack);
    pack = pack.parent === undefined ? undefined : rulebook.jurisdictions[pack.parent];
  }
  return packs;
}

/** A figure that the law sets: national before European. */
export function lawFigure(rulebook: Rulebook, jurisdiction: Jurisdiction, key: string): number | undefined {
  for (const pack of lawPacks(rulebook, jurisdiction)) {
    const row = pack.thresholds.find((t) => t.key === key && inForce(t, jurisdiction.date));
    if (row) return row.value;
  }
  return undefined;
}

/** Legal bases of a clause type, national first, in force on the date. */
export function lawOf(rulebook: Rulebook, jurisdiction: Jurisdiction, clause: ClauseId): LegalBasis[] {
  return lawPacks(rulebook, jurisdiction).flatMap((pack) =>
    pack.law
      .filter((row) => row.clause === clause && inForce(row, jurisdiction.date))
      .map(({ clause: _, note: __, ...basis }) => basis),
  );
}
