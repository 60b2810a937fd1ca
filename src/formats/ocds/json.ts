/** Finds values in parsed JSON by path, each with its JSON pointer. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A value and where it stands: `/tender/lots/0/title`. */
export interface Pointed {
  readonly value: Json;
  readonly pointer: string;
}

/** Every value reached by a path such as `tender/lots/*\/title`; `*` stands for each member of a list. */
export function at(from: Pointed, path: string): readonly Pointed[] {
  return path
    .split("/")
    .reduce<readonly Pointed[]>(
      (found, step) => found.flatMap((p) => (step === "*" ? members(p) : member(p, step))),
      [from],
    );
}

/** The members of a list; nothing for anything else. */
function members({ value, pointer }: Pointed): readonly Pointed[] {
  return Array.isArray(value)
    ? value.map((item: Json, index) => ({ value: item, pointer: `${pointer}/${index}` }))
    : [];
}

function member({ value, pointer }: Pointed, key: string): readonly Pointed[] {
  if (!isObject(value) || !Object.hasOwn(value, key)) return [];
  return [{ value: value[key]!, pointer: `${pointer}/${key}` }];
}

/** True for a JSON object. */
export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Text of a value that is text, number or yes/no; empty for everything else (also for numbers beyond all measure). */
export function plain({ value }: Pointed): string {
  if (typeof value === "string") return value.trim();
  return typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)) ? String(value) : "";
}
