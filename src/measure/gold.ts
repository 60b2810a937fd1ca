import { Failure } from "../failure.ts";
import type { Gold } from "../measure.ts";
import type { ClauseId, Force, LanguageCode } from "../model.ts";

/** A labelled passage. */
export interface GoldLabel {
  readonly clause: ClauseId;
  readonly force?: Force;
  /** The words that show it, where the label says them. */
  readonly quote?: string;
}

/** A labelled document with its text, as one JSON line holds it. */
export interface GoldRow {
  readonly id: string;
  readonly language: LanguageCode;
  readonly text: string;
  readonly labels: readonly GoldLabel[];
  readonly traps: readonly ClauseId[];
}

const FORCES: readonly string[] = ["required", "scored", "encouraged", "mentioned"];
/** From strongest to weakest: of several labels of one type in a document the strongest counts. */
const STRONGEST_FIRST = ["required", "scored", "encouraged", "mentioned", undefined] as const;

/**
 * Reads labelled JSON lines: `id`, `lang`, `text` and either `labels` [{type, quote, force}] with `near` [{type}], or
 * `types` with `force` and `trap_for`.
 * @param name of the file, for the failure
 * @throws Failure labels-broken that names the line and the key
 */
export function readGold(source: string, name: string): readonly GoldRow[] {
  return source.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    return [goldRow(line, `${name}, line ${index + 1}`)];
  });
}

function goldRow(line: string, place: string): GoldRow {
  const row = parsed(line, place);
  const id = textOf(row, "id", place);
  const language = textOf(row, "lang", place);
  if (!/^[a-z]{2,3}$/.test(language)) throw new Failure("labels-broken", place, "lang must be a code such as it");
  const text = textOf(row, "text", place);
  return { id, language, text, ...labelsOf(row, place) };
}

/** Labels and near misses of a row in either shape. @throws Failure labels-broken */
export function labelsOf(row: Readonly<Record<string, unknown>>, place: string): Pick<GoldRow, "labels" | "traps"> {
  if (row["labels"] === undefined && row["types"] === undefined)
    throw new Failure("labels-broken", place, "labels or types is missing");
  if (row["labels"] === undefined) {
    const force = forceOf(row["force"], place);
    const labels = words(row["types"], "types", place).map((clause) => ({ clause, ...force }));
    return { labels, traps: words(row["trap_for"] ?? [], "trap_for", place) };
  }
  const labels = records(row["labels"], "labels", place).map((label) => labelOf(label, place));
  return { labels, traps: records(row["near"] ?? [], "near", place).map((near) => textOf(near, "type", place)) };
}

function labelOf(label: Readonly<Record<string, unknown>>, place: string): GoldLabel {
  const quote = label["quote"];
  return {
    clause: textOf(label, "type", place),
    ...forceOf(label["force"], place),
    ...(typeof quote === "string" ? { quote } : {}),
  };
}

/** What `measure` compares: one label a type, the strongest. */
export function goldOf({ id, language, labels, traps }: GoldRow): Gold {
  const strength = (label: GoldLabel): number => STRONGEST_FIRST.indexOf(label.force);
  const byClause = new Map(labels.toSorted((a, b) => strength(b) - strength(a)).map((label) => [label.clause, label]));
  return { id, language, labels: [...byClause.values()], traps };
}

function parsed(line: string, place: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new Failure("labels-broken", place, error instanceof Error ? error.message : String(error));
  }
  return record(value, "a line", place);
}

function record(value: unknown, key: string, place: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Failure("labels-broken", place, `${key} must be an object`);
}

function records(value: unknown, key: string, place: string): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) throw new Failure("labels-broken", place, `${key} must be a list`);
  return value.map((item: unknown) => record(item, `each of ${key}`, place));
}

function words(value: unknown, key: string, place: string): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value as string[];
  throw new Failure("labels-broken", place, `${key} must be a list of clause types`);
}

function textOf(row: Readonly<Record<string, unknown>>, key: string, place: string): string {
  const value = row[key];
  if (typeof value === "string" && value !== "") return value;
  throw new Failure("labels-broken", place, `${key} must be a text`);
}

function forceOf(value: unknown, place: string): { readonly force?: Force } {
  if (value === undefined || value === null || value === "") return {};
  if (typeof value === "string" && FORCES.includes(value)) return { force: value as Force };
  throw new Failure("labels-broken", place, `force must be one of ${FORCES.join(", ")}`);
}
