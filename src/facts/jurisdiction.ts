/** Which law applies and since when (scoring: "Which law applies"). The clock is read nowhere. */

import type { ClauseId, Duty, Fact, Jurisdiction, LegalBasis, TenderDocument } from "../model.ts";
import type { Context, JurisdictionPack, Rulebook, Threshold } from "../rulebase.ts";
import { rowsOf } from "./by-clause.ts";
import { publicationDate } from "./dates.ts";
import { noticeCountry, noticeDate } from "./notice.ts";
import type { FactTools } from "./tools.ts";

/** The pack that holds where nothing tells the country. */
export const DEFAULT_COUNTRY = "eu";

/**
 * Country and date: said by the user, else by the notice's fields, else by evidence in the text, else EU.
 * A country without a pack keeps its name; its law is that of the EU.
 */
export function jurisdictionOf(
  documents: readonly TenderDocument[],
  rulebook: Rulebook,
  context: Pick<Context, "jurisdiction" | "date">,
  tools: FactTools,
): Jurisdiction {
  const country = countryOf(documents, rulebook, context, tools);
  const date = dateOf(documents, context, tools);
  return { ...country, ...(date && { date: date.value, dateSource: date.source }) };
}

type Country = Pick<Jurisdiction, "country" | "source" | "evidence">;

function countryOf(
  documents: readonly TenderDocument[],
  rulebook: Rulebook,
  context: Pick<Context, "jurisdiction">,
  tools: FactTools,
): Country {
  if (context.jurisdiction !== undefined) return { country: context.jurisdiction.toLowerCase(), source: "user" };
  const declared = first(documents, (d) => noticeCountry(d.fields));
  if (declared) {
    const evidence = declared.evidence === undefined ? {} : { evidence: declared.evidence };
    return { country: declared.value, source: "notice-field", ...evidence };
  }
  return fromText(documents, rulebook, tools) ?? { country: DEFAULT_COUNTRY, source: "default" };
}

/** Hits beyond this add nothing: one law cited a hundred times is no more evidence than twenty. */
const MAX_HITS = 20;
/** The strongest country must have this many times the evidence of the next. */
const LEAD = 1.5;
/** A currency that one country alone uses weighs as much as two citations. */
const CURRENCY_WEIGHT = 2;

/** The country with most evidence: its laws and authorities, its currency. A language alone decides nothing. */
function fromText(documents: readonly TenderDocument[], rulebook: Rulebook, tools: FactTools): Country | undefined {
  const currencies = new Set(documents.flatMap((d) => tools.figures(d).flatMap((f) => f.currency ?? [])));
  const packs = Object.values(rulebook.jurisdictions).filter((p) => p.country !== DEFAULT_COUNTRY);
  const scored = packs.map((pack) => evidenceFor(pack, documents, currencies, tools));
  const [best, second] = scored.toSorted((a, b) => b.weight - a.weight || (a.country < b.country ? -1 : 1));
  if (!best || best.weight < 1 || best.weight < LEAD * (second?.weight ?? 0)) return undefined;
  return { country: best.country, source: "text", evidence: best.evidence };
}

function evidenceFor(
  pack: JurisdictionPack,
  documents: readonly TenderDocument[],
  currencies: ReadonlySet<string>,
  tools: FactTools,
) {
  const quotes = documents.flatMap((d) =>
    tools.find(pack.evidence, d).map((hit) => d.text.slice(hit.span.start, hit.span.end).replace(/\s+/g, " ")),
  );
  const currency = pack.currency !== "EUR" && currencies.has(pack.currency) && speaks(pack, documents, tools);
  const weight = Math.min(MAX_HITS, quotes.length) + (currency ? CURRENCY_WEIGHT : 0);
  const evidence = [...new Set(quotes)].slice(0, 3).join("; ") || pack.currency;
  return { country: pack.country, weight, evidence };
}

/** Some block is in a language of the country. */
function speaks(pack: JurisdictionPack, documents: readonly TenderDocument[], tools: FactTools): boolean {
  return documents.some((d) => d.blocks.some((_, index) => pack.languages.includes(tools.language(d, index))));
}

function dateOf(
  documents: readonly TenderDocument[],
  context: Pick<Context, "date">,
  tools: FactTools,
): Fact<string> | undefined {
  if (context.date !== undefined) return { value: context.date, source: "user" };
  return first(documents, (d) => noticeDate(d.fields)) ?? first(documents, (d) => publicationDate(d, tools));
}

function first<T>(documents: readonly TenderDocument[], read: (d: TenderDocument) => T | undefined): T | undefined {
  for (const document of documents) {
    const found = read(document);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The packs whose law holds, the country's own first, then the one above it.
 * A country without a pack has the law of the EU.
 */
export function packsFor(jurisdiction: Jurisdiction, rulebook: Rulebook): readonly JurisdictionPack[] {
  const own = rulebook.jurisdictions[jurisdiction.country];
  const above = own ? own.parent : DEFAULT_COUNTRY;
  const parent = above === undefined ? undefined : rulebook.jurisdictions[above];
  return [own, parent].flatMap((pack) => pack ?? []);
}

/** Legal bases of a clause type at the date of the jurisdiction (else the newest law), national ones first. */
export function lawOf(clause: ClauseId, jurisdiction: Jurisdiction, rulebook: Rulebook): readonly LegalBasis[] {
  return packsFor(jurisdiction, rulebook)
    .flatMap((pack) => rowsOf(clause, pack.law).filter((row) => inForce(row, jurisdiction.date)))
    .map(({ clause: _clause, note: _note, ...basis }) => basis);
}

/**
 * Whether such a clause must be written: the word of a source that was checked, of the country's own law where it
 * speaks of the type, else of the law above it.
 */
export function dutyOf(clause: ClauseId, jurisdiction: Jurisdiction, rulebook: Rulebook): Duty {
  for (const pack of packsFor(jurisdiction, rulebook)) {
    const rows = rowsOf(clause, pack.law).filter((row) => row.checked !== "unverified");
    const now = rows.filter((row) => inForce(row, jurisdiction.date));
    if (now.length > 0) return now.some((row) => row.duty === "mandatory") ? "mandatory" : "optional";
  }
  return "optional";
}

/** A figure that the law sets, by key: the country's own, else that of the law above it. */
export function thresholdOf(key: string, jurisdiction: Jurisdiction, rulebook: Rulebook): Threshold | undefined {
  const rows = packsFor(jurisdiction, rulebook).flatMap((pack) => pack.thresholds);
  return rows.find((row) => row.key === key && inForce(row, jurisdiction.date));
}

/** Whether a row holds on a date; without a date what is not repealed holds. */
export function inForce(row: { readonly from?: string; readonly until?: string }, date: string | undefined): boolean {
  if (date === undefined) return row.until === undefined;
  return (row.from === undefined || row.from <= date) && (row.until === undefined || date <= row.until);
}
