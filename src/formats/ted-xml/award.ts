/** Award criteria of TED forms. */
import { childrenOf, type Located, oneLine } from "../eforms-xml/located.ts";
import type { NoticeCriterion } from "../eforms-xml/writer.ts";

const KINDS: Readonly<Record<string, NoticeCriterion["kind"]>> = {
  AC_PRICE: "price",
  LOWEST_PRICE: "price",
  AC_COST: "cost",
  AC_QUALITY: "quality",
  /** R2.0.8 and passenger transport: a name and a weight, the kind is not said. */
  CRITERIA_DEFINITION: "unknown",
  AC_CRITERIA: "unknown",
  /** Concessions: criteria in order of importance. */
  AC_CRITERION: "unknown",
};

/** The criterion that an element states; undefined for elements that state none. */
export function criterionOf(at: Located): NoticeCriterion | undefined {
  const kind = Object.hasOwn(KINDS, at.local) ? KINDS[at.local] : undefined;
  if (kind === undefined) return undefined;
  const children = childrenOf(at);
  const value = (...names: readonly string[]) => children.filter((c) => names.includes(c.local)).map(oneLine)[0] ?? "";
  const name = at.local === "AC_CRITERION" ? oneLine(at) : value("AC_CRITERION", "CRITERIA");
  return { kind, name, weight: value("AC_WEIGHTING", "WEIGHTING"), path: at.path };
}
