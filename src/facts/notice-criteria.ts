/** Award criteria put together again from the fields of a notice. */
import type { AwardCriterion, NoticeField } from "../model.ts";

/** A criterion as declared. */
export interface DeclaredCriterion {
  readonly kind: AwardCriterion["kind"];
  /** In the notice's language where it has one; empty when the criterion has no name. */
  readonly name: string;
  /** As declared: "60", "60 %", "20-30". */
  readonly weight?: string;
  /** Code of BT-5421: what the weight counts. */
  readonly unit?: string;
  readonly lot?: string;
  /** Path of the criterion itself; the block that shows it has the same. */
  readonly path: string;
  /** The field that comes first. */
  readonly field: NoticeField;
}

const TERMS = new Set(["BT-539", "BT-734", "BT-540", "BT-541", "BT-5421"]);
const KINDS: Readonly<Record<string, AwardCriterion["kind"]>> = { price: "price", cost: "cost", quality: "quality" };

/** eForms and OCDS give values below the criterion; old forms give them the path of the criterion itself. */
const CRITERION = /^(.*?(?:SubordinateAwardingCriterion(?:\[\d+\])?|\/criteria\/\d+))(?:\/|$)/;

/** Criteria by lot, in order; those of the whole procedure stand under undefined. */
export function criteriaByLot(
  fields: readonly NoticeField[],
): ReadonlyMap<string | undefined, readonly DeclaredCriterion[]> {
  const language = fields
    .find((field) => field.term === "BT-702")
    ?.value.slice(0, 2)
    .toLowerCase();
  const grouped = new Map<string, NoticeField[]>();
  for (const field of fields)
    if (TERMS.has(field.term)) append(grouped, CRITERION.exec(field.path)?.[1] ?? field.path, field);
  const lots = new Map<string | undefined, DeclaredCriterion[]>();
  for (const [path, group] of grouped) append(lots, group[0]!.lot, criterion(path, group, language));
  return lots;
}

function criterion(path: string, group: readonly NoticeField[], language: string | undefined): DeclaredCriterion {
  const value = (term: string) => {
    const found = group.filter((field) => field.term === term);
    return (found.find((field) => field.language === language) ?? found[0])?.value;
  };
  const [weight, unit, lot] = [value("BT-541"), value("BT-5421"), group[0]!.lot];
  return {
    kind: KINDS[value("BT-539")?.toLowerCase() ?? ""] ?? "unknown",
    name: value("BT-734") ?? value("BT-540") ?? "",
    path,
    field: group[0]!,
    ...(weight === undefined ? {} : { weight }),
    ...(unit === undefined ? {} : { unit }),
    ...(lot === undefined ? {} : { lot }),
  };
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/**
 * Weights of one lot's criteria in percent, in their order; undefined where none is stated or it is only a rank.
 * Points become shares of all points, when every criterion has some.
 */
export function percentages(criteria: readonly DeclaredCriterion[]): readonly (number | undefined)[] {
  const numbers = criteria.map(({ weight, unit }) => (unit === "ord-imp" ? undefined : scaled(leading(weight), unit)));
  const stated = numbers.filter((n) => n !== undefined);
  const sum = stated.reduce((total, n) => total + n, 0);
  if (sum === 100 || criteria.every(({ unit, weight }) => /^(?:per|dec)-/.test(unit ?? "") || weight?.includes("%")))
    return numbers;
  if (stated.length === criteria.length && sum > 0) return numbers.map((n) => Math.round((n! / sum) * 10_000) / 100);
  return sum < 100 ? numbers : numbers.map(() => undefined);
}

function scaled(number: number | undefined, unit: string | undefined): number | undefined {
  return number !== undefined && unit?.startsWith("dec-") ? Math.round(number * 10_000) / 100 : number;
}

/** The number at the head of a weight; of a range its middle. */
function leading(weight: string | undefined): number | undefined {
  const match = /^\s*(\d+(?:[.,]\d+)?)(?:\s*[-–]\s*(\d+(?:[.,]\d+)?))?/.exec(weight ?? "");
  if (match === null) return undefined;
  const [low, high] = [match[1]!, match[2] ?? match[1]!].map((text) => Number(text.replace(",", ".")));
  return (low! + high!) / 2;
}
