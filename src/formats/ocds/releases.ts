/** Splits OCDS data into contracting processes, whatever it is packed as. */
import { Failure } from "../../failure.ts";
import { isObject, type Json } from "./json.ts";

/** One contracting process: its identifier and the release that describes its tender best. */
export interface Process {
  readonly id: string;
  readonly release: Json;
}

export interface Processes {
  readonly processes: readonly Process[];
  /** Lines of a JSON-lines file that are no JSON. */
  readonly failed: readonly Failure[];
}

/**
 * Reads a release, a record, a package of either, a list of them, or one of these on each line.
 * @throws Failure `json-broken` when nothing in the text is JSON
 */
export function processesIn(text: string, subject: string): Processes {
  const whole = parse(text);
  if (whole !== undefined) return { processes: grouped(releasesOf(whole.value)), failed: [] };
  const lines = text.split("\n");
  // A cut-off file is not taken for lines: in those the first one is an object of its own.
  if (parse(lines.find((line) => line.trim() !== "") ?? "") === undefined)
    throw new Failure("json-broken", subject, whereBroken(text));
  const values: Json[] = [];
  const failed: Failure[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const parsed = parse(line);
    if (parsed !== undefined) values.push(parsed.value);
    else failed.push(new Failure("json-broken", `${subject}!/line ${index + 1}`));
  }
  return { processes: grouped(values.flatMap((value) => releasesOf(value))), failed };
}

function parse(text: string): { readonly value: Json } | undefined {
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return undefined;
  }
}

function whereBroken(text: string): string {
  try {
    JSON.parse(text);
    return "";
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 120);
  }
}

/** Packages hold records, records hold releases; anything deeper is no OCDS. */
const MAX_LEVELS = 3;

/** The releases in a value, in order. A record gives its compiled release, or else those it lists. */
function releasesOf(value: Json, level = 0): readonly Json[] {
  if (level > MAX_LEVELS) return [];
  if (Array.isArray(value)) return value.flatMap((item: Json) => releasesOf(item, level + 1));
  if (!isObject(value)) return [];
  const { releases, records, compiledRelease, tender, ocid } = value;
  if (Array.isArray(records)) return releasesOf(records, level);
  if (isObject(compiledRelease)) return [compiledRelease];
  if (Array.isArray(releases)) return releases.filter(isObject);
  return isObject(tender) || typeof ocid === "string" ? [value] : [];
}

/** One entry for each process: of several releases the latest that has a tender. Releases without an id stand alone. */
function grouped(releases: readonly Json[]): readonly Process[] {
  const byId = new Map<string, Json>();
  for (const [index, release] of releases.entries()) {
    const ocid = isObject(release) ? release["ocid"] : undefined;
    const id = typeof ocid === "string" && ocid !== "" ? ocid : `release-${index + 1}`;
    const known = byId.get(id);
    if (known === undefined || isBetter(release, known)) byId.set(id, release);
  }
  return [...byId].map(([id, release]) => ({ id, release }));
}

function isBetter(release: Json, known: Json): boolean {
  const [a, b] = [rank(release), rank(known)];
  return a.tender !== b.tender ? a.tender : a.date >= b.date;
}

function rank(release: Json): { readonly tender: boolean; readonly date: string } {
  if (!isObject(release)) return { tender: false, date: "" };
  const { date, tender } = release;
  return { tender: isObject(tender), date: typeof date === "string" ? date : "" };
}
