/** How much one finding is worth: force x substance (scoring point 2). */
import type { ContractFacts, FigureKind, Finding, Force, Span } from "../model.ts";
import type { ScorePolicy } from "../rulebase.ts";

/** Figures that give a clause substance; days, months, years and article numbers do not. */
const SUBSTANTIAL: ReadonlySet<FigureKind> = new Set(["percent", "number", "money", "hours", "points", "people"]);

/** The force that counts: words that only restate statute are no more than encouraged; a figure in them stays. */
export function countedForce(finding: Finding, exposed: boolean): Force {
  if (exposed) return "mentioned";
  if (finding.restatesLaw && finding.force !== "mentioned") return "encouraged";
  return finding.force;
}

/**
 * Strength of a finding, 0 to 1.
 * @param exposed the passage is also a high-confidence legal risk: it counts as mentioned until mended
 */
export function strengthOf(finding: Finding, facts: ContractFacts, policy: ScorePolicy, exposed = false): number {
  const force = countedForce(finding, exposed);
  const weight = force === "scored" ? weightOf(finding, facts) : undefined;
  const factor = force === "scored" ? scoredFactor(weight, policy) : policy.force[force];
  const figure = weight !== undefined || finding.figures.some((f) => SUBSTANTIAL.has(f.kind));
  return factor * (policy.substance.base + (figure ? policy.substance.figure : 0));
}

/**
 * Weight of a scored finding in percent of all points: its points, else the award criterion it stands in, else its
 * percentage. Undefined when none is stated or it cannot be a weight.
 */
export function weightOf(finding: Finding, facts: ContractFacts): number | undefined {
  const points = largest(finding, "points");
  const criterion = criterionOf(finding, facts);
  const weight = criterion ?? points ?? largest(finding, "percent");
  return weight !== undefined && weight > 0 && weight <= 100 ? weight : undefined;
}

function largest(finding: Finding, kind: FigureKind): number | undefined {
  const values = finding.figures.filter((f) => f.kind === kind).map((f) => f.value);
  return values.length > 0 ? values.reduce((a, b) => Math.max(a, b)) : undefined;
}

/** Spans of criteria do not name their document, so the words must agree too. */
function criterionOf(finding: Finding, facts: ContractFacts): number | undefined {
  const span = finding.place.span;
  const quote = finding.quote.toLowerCase();
  const criterion = facts.award?.value.find(
    (c) => c.weight !== undefined && overlaps(c.span, span) && quote.includes(c.name.slice(0, 24).toLowerCase()),
  );
  return criterion?.weight;
}

function scoredFactor(weight: number | undefined, policy: ScorePolicy): number {
  const { unstated, low, high } = policy.force.scored;
  if (weight === undefined) return unstated;
  if (weight <= low.weight) return low.value;
  if (weight >= high.weight) return high.value;
  return low.value + ((weight - low.weight) / (high.weight - low.weight)) * (high.value - low.value);
}

/** Whether two stretches of one text share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
