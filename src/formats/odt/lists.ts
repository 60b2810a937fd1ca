/** Lists of OpenDocument: their styles, and numbers as they are printed. */
import { letters, repeatedLetters, roman } from "../numerals.ts";
import { elements, type XmlNode } from "../xml-walk.ts";

interface ListLevel {
  readonly bullet: string | undefined;
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Levels shown, this one included. */
  readonly shown: number;
  /** "%1%.%2%)", where the file says so. */
  readonly pattern: string | undefined;
  readonly start: number;
  readonly sync: boolean;
}

/** By level, from 0. */
export type ListStyle = readonly ListLevel[];

const MAX_LEVELS = 10;
const PLAIN_BULLET = /^[-–—−•·▪◦‣●○■*+→]$/;

export function readListStyle(node: XmlNode): ListStyle {
  const levels: ListLevel[] = [];
  for (const part of elements(node)) {
    const at = Number(part.attributes["text:level"] ?? 0) - 1;
    if (at >= 0 && at < MAX_LEVELS) levels[at] = levelOf(part);
  }
  return levels;
}

function levelOf({ name, attributes }: XmlNode): ListLevel {
  const sign = attributes["text:bullet-char"] ?? "•";
  return {
    bullet: /bullet|image/.test(name) ? (PLAIN_BULLET.test(sign) ? sign : "•") : undefined,
    format: attributes["style:num-format"] ?? "",
    prefix: attributes["style:num-prefix"] ?? "",
    suffix: attributes["style:num-suffix"] ?? "",
    shown: Number(attributes["text:display-levels"] ?? 1),
    pattern: attributes["style:num-list-format"] ?? attributes["loext:num-list-format"],
    start: Number(attributes["text:start-value"] ?? 1),
    sync: attributes["style:num-letter-sync"] === "true",
  };
}

/** Counters of one list: the last number printed on each level. */
export type Counters = (number | undefined)[];

/** Keeps the counters of the lists of a document. */
export class ListNumbers {
  readonly #byId = new Map<string, Counters>();
  readonly #byStyle = new Map<string, Counters>();
  readonly outline: Counters = [];

  /** The counters that a top list counts with: new ones, or those it continues. */
  open(list: XmlNode, style: string): Counters {
    const { attributes } = list;
    const continued = attributes["text:continue-list"];
    const known =
      (continued === undefined ? undefined : this.#byId.get(continued)) ??
      (attributes["text:continue-numbering"] === "true" ? this.#byStyle.get(style) : undefined);
    const counters = known ?? [];
    const id = attributes["xml:id"];
    if (id !== undefined) this.#byId.set(id, counters);
    this.#byStyle.set(style, counters);
    return counters;
  }
}

/**
 * Counts one paragraph of a level (from 0) and returns its label.
 * @param start a number that the item sets for itself
 */
export function nextLabel(style: ListStyle, counters: Counters, at: number, start?: number): string | undefined {
  const level = style[at];
  if (!level) return undefined;
  const last = counters[at];
  counters[at] = start ?? (last === undefined ? level.start : last + 1);
  counters.length = at + 1;
  if (level.bullet !== undefined) return level.bullet;
  if (level.format === "") return (level.prefix + level.suffix).trim();
  const number = (i: number) =>
    style[i] && style[i].format !== "" ? numeral(style[i], counters[i] ?? style[i].start) : "";
  if (level.pattern !== undefined)
    return level.pattern.replace(/%(\d{1,2})%/g, (_, n: string) => number(Number(n) - 1)).trim();
  const shown = Array.from({ length: Math.min(level.shown, at + 1) }, (_, i) =>
    number(at - Math.min(level.shown, at + 1) + 1 + i),
  );
  return (level.prefix + shown.filter((part) => part !== "").join(".") + level.suffix).trim();
}

function numeral({ format, sync }: ListLevel, number: number): string {
  switch (format) {
    case "a":
      return sync ? repeatedLetters(number) : letters(number);
    case "A":
      return (sync ? repeatedLetters(number) : letters(number)).toUpperCase();
    case "i":
      return roman(number);
    case "I":
      return roman(number).toUpperCase();
    case "α, β, γ, ...":
      return repeatedLetters(number, "αβγδεζηθικλμνξοπρστυφχψω");
    case "Α, Β, Γ, ...":
      return repeatedLetters(number, "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ");
    default:
      return String(number);
  }
}
