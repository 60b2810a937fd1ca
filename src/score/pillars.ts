/** Outcomes -> pillars and barriers with every addend (scoring points 3 to 5). */
import type { ClauseId, Force, ScoreBarrier, ScorePart, ScorePillar } from "../model.ts";
import type { ScorePolicy } from "../rulebase.ts";

/** What the score needs to know about a clause type; a type that is neither found nor absent is left out. */
export interface Known {
  readonly strength: number;
  readonly force?: Force;
}

type PolicyPillar = ScorePolicy["pillars"][number];

/**
 * The pillars that count, each with the raw points (two decimals) of its types.
 * @param known strength of each type that was found (0 to 1) or is absent (0); types that are missing in the map
 *   leave the pillar's denominator, a pillar without types leaves the total's.
 */
export function pillarsOf(known: ReadonlyMap<ClauseId, Known>, policy: ScorePolicy): readonly ScorePillar[] {
  const counting = policy.pillars.filter((p) => p.parts.some((part) => known.has(part.clause)));
  const total = sum(counting.map((p) => p.weight));
  return counting.map((pillar) => pillarOf(pillar, pillar.weight / total, known));
}

/** A pillar as it was last looked at: trying out a change (what-if, band) leaves most pillars as they were. */
interface Seen {
  readonly weight: number;
  readonly known: readonly (Known | undefined)[];
  readonly result: ScorePillar;
}

const seen = new WeakMap<PolicyPillar, Seen>();

function pillarOf(pillar: PolicyPillar, weight: number, known: ReadonlyMap<ClauseId, Known>): ScorePillar {
  const now = pillar.parts.map((part) => known.get(part.clause));
  const last = seen.get(pillar);
  if (last && last.weight === weight && now.every((one, i) => isSame(one, last.known[i]))) return last.result;
  const result = addedUp(pillar, weight, known);
  seen.set(pillar, { weight, known: now, result });
  return result;
}

function isSame(a: Known | undefined, b: Known | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.strength === b.strength && a.force === b.force);
}

function addedUp(pillar: PolicyPillar, weight: number, known: ReadonlyMap<ClauseId, Known>): ScorePillar {
  const shares = partShares(pillar, known);
  const parts = shares.map(({ clause, share, counts }): ScorePart => {
    const { strength = 0, force } = known.get(clause) ?? {};
    const points = counts ? round(100 * weight * share * strength, 2) : 0;
    return { clause, weight: round(share, 4), ...(force && { force }), strength: round(strength, 4), points };
  });
  const value = sum(shares.map((s) => (s.counts ? s.share * (known.get(s.clause)?.strength ?? 0) : 0)));
  const points = round(sum(parts.map((p) => p.points)), 2);
  return { pillar: pillar.id, weight: round(weight, 4), value: round(value, 4), points, parts };
}

/** Share of each part in its pillar; of alternatives only the strongest counts. */
function partShares(pillar: PolicyPillar, known: ReadonlyMap<ClauseId, Known>) {
  const parts = pillar.parts.filter((p) => known.has(p.clause));
  const total = sum(parts.map((p) => p.weight));
  const worth = parts.map((p) => p.weight * (known.get(p.clause)?.strength ?? 0));
  const best = worth.indexOf(Math.max(...worth));
  return parts.map((p, index) =>
    pillar.combine === "best"
      ? { clause: p.clause, share: p.weight, counts: index === best }
      : { clause: p.clause, share: p.weight / total, counts: true },
  );
}

/**
 * The barriers that subtract, in the order of the policy, until the cap is used up.
 * @param light for each barrier found: whether its words give a reason or only state the statutory standard
 */
export function barriersOf(light: ReadonlyMap<ClauseId, boolean>, policy: ScorePolicy): readonly ScoreBarrier[] {
  let left = policy.barrierCap;
  const barriers: ScoreBarrier[] = [];
  for (const row of policy.barriers) {
    const isLight = light.get(row.clause);
    if (isLight === undefined) continue;
    const points = Math.min(left, isLight ? row.light : row.points);
    left -= points;
    barriers.push({ clause: row.clause, points });
  }
  return barriers;
}

/** Raw points, 0 to 100 with one decimal: what the pillars add less what the barriers subtract, never below 0. */
export function rawPoints(pillars: readonly ScorePillar[], barriers: readonly ScoreBarrier[]): number {
  const raw = sum(pillars.map((p) => p.points)) - sum(barriers.map((b) => b.points));
  return round(Math.min(100, Math.max(0, raw)), 1);
}

/** Raw points on the published scale, 0 to 100 with one decimal. */
export function onScale(raw: number, scale: ScorePolicy["scale"]): number {
  const upper = scale.findIndex(([from]) => raw <= from);
  const [x1, y1] = scale[upper === -1 ? scale.length - 1 : upper] ?? [100, 100];
  const [x0, y0] = scale[Math.max(0, upper - 1)] ?? [0, 0];
  if (upper <= 0) return y1;
  return round(y0 + ((raw - x0) / (x1 - x0)) * (y1 - y0), 1);
}

/** Rounds half up to so many decimals, without the drift of binary fractions. */
export function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round((value + Number.EPSILON) * factor) / factor;
}

/** Sum of numbers; 0 for none. */
export function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
