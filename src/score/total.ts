/** Outcomes -> the number, with every addend: pillars, barriers, scale, floor. */
import type { ContractFacts, Outcome, ScoreBarrier, ScorePillar } from "../model.ts";
import type { ScorePolicy } from "../rulebase.ts";
import { type Floor, floorOf } from "./floor.ts";
import { knownOf, lightOf } from "./outcomes.ts";
import { barriersOf, onScale, pillarsOf, rawPoints, round, sum } from "./pillars.ts";

/** A score and what it was added up from. */
export interface Total {
  readonly pillars: readonly ScorePillar[];
  readonly barriers: readonly ScoreBarrier[];
  /** 0 to 100, one decimal. */
  readonly raw: number;
  /** 0 to 100, one decimal. */
  readonly value: number;
  /** Present when it raised the value. */
  readonly floor?: Floor;
}

/**
 * The score of these outcomes.
 * @param unread share of the words (0 to 1) taken to hold its proportional share of everything; 0 for the score itself
 */
export function totalOf(outcomes: readonly Outcome[], policy: ScorePolicy, facts: ContractFacts, unread = 0): Total {
  const pillars = pillarsOf(knownOf(outcomes), policy);
  const barriers = barriersOf(lightOf(outcomes), policy);
  const raw = unread > 0 ? filled(pillars, barriers, unread) : rawPoints(pillars, barriers);
  const scaled = onScale(raw, policy.scale);
  const floor = floorOf(outcomes, policy, facts);
  if (!floor || floor.value <= scaled) return { pillars, barriers, raw, value: scaled };
  return { pillars, barriers, raw, value: floor.value, floor };
}

/** Raw points if the unread share held as much of every missing lever. */
function filled(pillars: readonly ScorePillar[], barriers: readonly ScoreBarrier[], unread: number): number {
  const added = sum(pillars.map((p) => p.points));
  const raw = added + unread * (100 - added) - sum(barriers.map((b) => b.points));
  return round(Math.min(100, Math.max(0, raw)), 1);
}
