/** Award criteria -> findings: real quality criteria, price alone, social criteria. */
import type { AwardCriterion, ClauseId, Figure, Finding, TenderDocument } from "../model.ts";
import { isPrice } from "./criterion-rows.ts";
import { placeOf } from "./place.ts";
import type { FactTools } from "./tools.ts";

/** A quality weight up to this many percent is no real quality criterion. */
const MIN_QUALITY = 5;
const MAX_QUOTE = 400;

/**
 * What the award criteria of one document say.
 * @param criteria as read by `awardCriteria` from this document
 * @param index number of the document in the run
 */
export function awardFindings(
  criteria: readonly AwardCriterion[],
  document: TenderDocument,
  index: number,
  tools: FactTools,
): readonly Finding[] {
  const make = (
    clause: ClauseId,
    criterion: AwardCriterion,
    force: Finding["force"],
    confidence: Finding["confidence"],
  ) => findingOf(clause, criterion, force, confidence, document, index, tools);
  const social = criteria
    .filter((c) => c.kind === "social")
    .map((c) => make("award.social", c, "scored", c.weight === undefined ? "medium" : "high"));
  const quality = qualityOf(criteria);
  const priceOnly = priceOnlyOf(criteria);
  return [
    ...social,
    ...(quality ? [make("award.quality", quality, "scored", quality.weight === undefined ? "medium" : "high")] : []),
    ...(priceOnly ? [make("barrier.price-only", priceOnly, "required", "high")] : []),
  ];
}

/** The heaviest quality criterion, if quality weighs more than 5 % (or price leaves that much) or several stand without weights. */
function qualityOf(criteria: readonly AwardCriterion[]): AwardCriterion | undefined {
  const quality = criteria.filter((c) => c.kind === "quality");
  const weighed = quality.filter((c) => c.weight !== undefined);
  const total = weighed.reduce((sum, c) => sum + (c.weight ?? 0), 0);
  if (total > MIN_QUALITY) return weighed.reduce((a, b) => ((b.weight ?? 0) > (a.weight ?? 0) ? b : a));
  if (weighed.length > 0) return undefined;
  const price = criteria.filter((c) => isPrice(c.kind)).reduce((sum, c) => sum + (c.weight ?? 0), 0);
  if (price > 0) return price < 100 - MIN_QUALITY ? quality[0] : undefined;
  return quality.length > 1 || criteria.some((c) => isPrice(c.kind)) ? quality[0] : undefined;
}

/** The heaviest price criterion, if price and cost take all points and nothing else is weighed. */
function priceOnlyOf(criteria: readonly AwardCriterion[]): AwardCriterion | undefined {
  if (criteria.length === 0 || !criteria.every((c) => isPrice(c.kind))) return undefined;
  const weights = criteria.map((c) => c.weight ?? 0);
  const total = weights.reduce((a, b) => a + b, 0);
  const full = Math.max(...weights) >= 99 || Math.abs(total - 100) <= 1;
  return full ? criteria.reduce((a, b) => ((b.weight ?? 0) > (a.weight ?? 0) ? b : a)) : undefined;
}

function findingOf(
  clause: ClauseId,
  criterion: AwardCriterion,
  force: Finding["force"],
  confidence: Finding["confidence"],
  document: TenderDocument,
  index: number,
  tools: FactTools,
): Finding {
  const { span, weight } = criterion;
  const block = document.blocks.findIndex((b) => b.span.start <= span.start && span.start < b.span.end);
  const figures: readonly Figure[] = weight === undefined ? [] : [{ kind: "percent", value: weight, span }];
  const detail = `${criterion.kind} ${weight === undefined ? "without weight" : `${weight} %`}: ${criterion.name}`;
  return {
    rule: `award:${clause.split(".")[1]}`,
    clause,
    place: placeOf(document, index, Math.max(0, block), span),
    quote: document.text.slice(span.start, Math.min(span.end, span.start + MAX_QUOTE)),
    language: tools.language(document, Math.max(0, block)),
    force,
    figures,
    confidence,
    status: "stable",
    restatesLaw: false,
    trace: [{ step: "award", detail }],
  };
}
