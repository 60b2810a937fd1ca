/** Fills in what is known of a model clause's placeholders. */
import { lawOf, thresholdOf } from "../facts/jurisdiction.ts";
import type { ContractFacts, Jurisdiction, Suggestion } from "../model.ts";
import type { ModelClause, Rulebook } from "../rulebase.ts";

const PLACEHOLDER = /\{([a-z][a-z0-9_]*)\}/g;

/** The text with known values in place, and all placeholders with the values they got. Values are put in once and never read again. */
export function fill(
  model: ModelClause,
  facts: ContractFacts,
  jurisdiction: Jurisdiction,
  rulebook: Rulebook,
): Pick<Suggestion, "text" | "placeholders"> {
  const names = [...new Set([...model.text.matchAll(PLACEHOLDER)].map((m) => m[1] ?? ""))];
  const placeholders = names.map((name) => {
    const value = known(name, model, facts, jurisdiction, rulebook);
    return value === undefined ? { name } : { name, value };
  });
  const values = new Map(placeholders.map((p) => [p.name, p.value] as const));
  const text = model.text.replace(PLACEHOLDER, (whole, name: string) => values.get(name) ?? whole);
  return { text, placeholders };
}

/** What facts and law say about a placeholder. */
function known(
  name: string,
  model: ModelClause,
  facts: ContractFacts,
  jurisdiction: Jurisdiction,
  rulebook: Rulebook,
): string | undefined {
  const threshold = (key: string) => thresholdOf(key, jurisdiction, rulebook)?.value;
  const years = threshold("reserved_years");
  switch (name) {
    case "buyer":
      return facts.buyer?.value;
    case "subject":
      return facts.subject?.value;
    case "turnover_factor":
      return threshold("turnover_factor")?.toString();
    case "payment_days":
      return threshold("payment_days")?.toString();
    case "national_provision":
      return nationalProvision(model, jurisdiction, rulebook);
    case "percent":
      return model.clause === "reserved.integration" ? threshold("reserved_share")?.toString() : undefined;
    case "months":
      return model.clause === "reserved.social-services" && years !== undefined ? String(years * 12) : undefined;
    default:
      return undefined;
  }
}

/** "D.Lgs. 36/2023, 61": the country's own checked basis for the clause. */
function nationalProvision(model: ModelClause, jurisdiction: Jurisdiction, rulebook: Rulebook): string | undefined {
  const own = rulebook.jurisdictions[jurisdiction.country];
  if (!own || own.parent === undefined) return undefined;
  const rows = own.law.filter((row) => row.clause === model.clause).map((row) => row.instrument);
  const basis = lawOf(model.clause, jurisdiction, rulebook).find(
    (l) => rows.includes(l.instrument) && l.checked !== "unverified",
  );
  return basis && `${basis.instrument}, ${basis.article}`;
}
