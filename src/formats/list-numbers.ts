/** Automatic numbers as word processors print them: "Art. 5", "5.2.1", "a)", "•". */
import { repeatedLetters, roman } from "./numerals.ts";

/** One level of a list. */
export interface ListLevel {
  readonly start: number;
  /** Name of the number format as in DOCX: "decimal", "lowerLetter", "bullet". */
  readonly format: string;
  /** Text with `%1` … `%9` for the numbers of the levels; of a bullet: its sign. */
  readonly text: string;
  /** After a paragraph of this level (from 0) or above counting starts again; undefined: never. */
  readonly restartAfter: number | undefined;
  /** "Legal": the numbers of all levels print as digits. */
  readonly legal: boolean;
  /** Id of the paragraph style tied to the level. */
  readonly style: string | undefined;
}

/** A list as paragraphs refer to it; lists of one `abstractId` count together. */
export interface ListDefinition {
  readonly abstractId: string;
  readonly levels: readonly ListLevel[];
  /** Start values that this list sets for itself, by level. */
  readonly overrides: ReadonlyMap<number, number>;
}

export const LEVELS = 9;

/** Counts through one document; `label` must be asked once for each paragraph, in order. */
export class ListCounter {
  readonly #lists: ReadonlyMap<string, ListDefinition>;
  /** By abstract list: the last number printed on each level. */
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #started = new Set<string>();

  constructor(lists: ReadonlyMap<string, ListDefinition>) {
    this.#lists = lists;
  }

  /** The level of a list that a style is tied to. */
  levelOfStyle(numId: string, style: string): number | undefined {
    const level = this.#lists.get(numId)?.levels.findIndex((candidate) => candidate?.style === style);
    return level === undefined || level < 0 ? undefined : level;
  }

  /** Counts one paragraph and returns its label; empty for levels that print nothing. */
  label(numId: string, at: number): string | undefined {
    const list = this.#lists.get(numId);
    const level = list?.levels[at];
    if (!list || !level) return undefined;
    const counters = this.#countersOf(list.abstractId);
    this.#override(numId, list, at, counters);
    counters[at] = counters[at] === undefined ? level.start : counters[at] + 1;
    for (let deeper = at + 1; deeper < LEVELS; deeper++) {
      const after = list.levels[deeper]?.restartAfter;
      if (after !== undefined && at <= after) counters[deeper] = undefined;
    }
    return print(list.levels, level, counters);
  }

  #countersOf(abstractId: string): (number | undefined)[] {
    const counters = this.#counters.get(abstractId) ?? [];
    this.#counters.set(abstractId, counters);
    return counters;
  }

  /** A list with a start of its own begins there the first time it is used. */
  #override(numId: string, list: ListDefinition, at: number, counters: (number | undefined)[]): void {
    const start = list.overrides.get(at);
    const key = `${numId}/${at}`;
    if (start === undefined || this.#started.has(key)) return;
    this.#started.add(key);
    counters[at] = start - 1;
  }
}

/** Bullets that print as they are; those of symbol fonts and letters used as bullets become a dot. */
const PLAIN_BULLET = /^[-–—−•·▪◦‣●○■*+→]$/;

function print(levels: readonly ListLevel[], level: ListLevel, counters: readonly (number | undefined)[]): string {
  if (level.format === "bullet")
    return PLAIN_BULLET.test(level.text) ? level.text : level.text.trim() === "" ? "" : "•";
  return level.text
    .replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const part = levels[at];
      // A level above that was not used yet prints its first number.
      return part ? numeral(level.legal ? "decimal" : part.format, counters[at] ?? part.start) : "";
    })
    .replace(/\s+/g, " ")
    .trim();
}

const GREEK = "αβγδεζηθικλμνξοπρστυφχψω";
const CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя";

function numeral(format: string, number: number): string {
  switch (format) {
    case "none":
    case "bullet":
      return "";
    case "lowerLetter":
      return repeatedLetters(number);
    case "upperLetter":
      return repeatedLetters(number).toUpperCase();
    case "lowerRoman":
      return roman(number);
    case "upperRoman":
      return roman(number).toUpperCase();
    case "decimalZero":
      return String(number).padStart(2, "0");
    case "ordinal":
      return `${number}.`;
    case "russianLower":
      return repeatedLetters(number, CYRILLIC);
    case "russianUpper":
      return repeatedLetters(number, CYRILLIC).toUpperCase();
    case "greekLower":
      return repeatedLetters(number, GREEK);
    default:
      return String(number);
  }
}
