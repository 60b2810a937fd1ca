/** Automatic numbers as Word prints them: "Art. 5", "5.2.1", "a)", "•". */
import { repeatedLetters, roman } from "../numerals.ts";
import { child, elements, type XmlNode } from "../xml-walk.ts";
import { isOn, type Styles } from "./styles.ts";

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  /** After a paragraph of this level (from 0) or above counting starts again; undefined: never. */
  readonly restartAfter: number | undefined;
  /** "Legal": the numbers of all levels print as digits. */
  readonly legal: boolean;
  readonly style: string | undefined;
}

interface List {
  readonly abstractId: string;
  readonly levels: readonly Level[];
  /** Start values that this list sets for itself, by level. */
  readonly overrides: ReadonlyMap<number, number>;
}

const LEVELS = 9;

/** Counts through one document; `label` must be asked once for each paragraph, in order. */
export class Numbering {
  readonly #lists = new Map<string, List>();
  /** By abstract list: the last number printed on each level. */
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #started = new Set<string>();

  constructor(tree: XmlNode | undefined, styles: Styles) {
    const parts = tree ? elements(tree) : [];
    const abstracts = new Map<string, XmlNode>();
    const numbers = new Map<string, XmlNode>();
    for (const node of parts) {
      if (node.name === "w:abstractNum") abstracts.set(node.attributes["w:abstractNumId"] ?? "", node);
      else if (node.name === "w:num") numbers.set(node.attributes["w:numId"] ?? "", node);
    }
    for (const [id, node] of numbers) {
      const list = readList(node, abstracts, numbers, styles);
      if (list) this.#lists.set(id, list);
    }
  }

  /** The level of a list that a style is tied to. */
  levelOfStyle(numId: string, style: string): number | undefined {
    const level = this.#lists.get(numId)?.levels.findIndex((candidate) => candidate.style === style);
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
  #override(numId: string, list: List, at: number, counters: (number | undefined)[]): void {
    const start = list.overrides.get(at);
    const key = `${numId}/${at}`;
    if (start === undefined || this.#started.has(key)) return;
    this.#started.add(key);
    counters[at] = start - 1;
  }
}

function readList(
  node: XmlNode,
  abstracts: ReadonlyMap<string, XmlNode>,
  numbers: ReadonlyMap<string, XmlNode>,
  styles: Styles,
): List | undefined {
  const abstractId = child(node, "w:abstractNumId")?.attributes["w:val"] ?? "";
  const abstract = linked(abstracts.get(abstractId), abstracts, numbers, styles);
  if (!abstract) return undefined;
  const levels = readLevels(abstract, []);
  const overrides = new Map<number, number>();
  for (const override of elements(node)) {
    if (override.name !== "w:lvlOverride") continue;
    const at = Number(override.attributes["w:ilvl"] ?? 0);
    const start = child(override, "w:startOverride")?.attributes["w:val"];
    if (start !== undefined) overrides.set(at, Number(start));
    const own = child(override, "w:lvl");
    if (own) levels[at] = readLevel(own, at);
  }
  return { abstractId: abstract.attributes["w:abstractNumId"] ?? abstractId, levels, overrides };
}

/** A list may stand for the list of a numbering style. */
function linked(
  abstract: XmlNode | undefined,
  abstracts: ReadonlyMap<string, XmlNode>,
  numbers: ReadonlyMap<string, XmlNode>,
  styles: Styles,
): XmlNode | undefined {
  const style = child(abstract, "w:numStyleLink")?.attributes["w:val"];
  const numId = style === undefined ? undefined : styles.get(style)?.numId;
  const target = numId === undefined ? undefined : child(numbers.get(numId), "w:abstractNumId")?.attributes["w:val"];
  return target === undefined ? abstract : (abstracts.get(target) ?? abstract);
}

function readLevels(abstract: XmlNode, levels: Level[]): Level[] {
  for (const node of elements(abstract)) {
    const at = Number(node.attributes["w:ilvl"] ?? 0);
    if (node.name === "w:lvl" && at >= 0 && at < LEVELS) levels[at] = readLevel(node, at);
  }
  return levels;
}

function readLevel(node: XmlNode, at: number): Level {
  const value = (name: string) => child(node, name)?.attributes["w:val"];
  const restart = value("w:lvlRestart");
  const custom = child(child(child(node, "mc:AlternateContent"), "mc:Choice"), "w:numFmt");
  const legal = child(node, "w:isLgl");
  return {
    start: Number(value("w:start") ?? 0),
    format: value("w:numFmt") ?? (custom ? "decimalZero" : "decimal"),
    text: value("w:lvlText") ?? "",
    restartAfter: restart === undefined ? at - 1 : restart === "0" ? undefined : Number(restart) - 1,
    legal: legal !== undefined && isOn(legal.attributes["w:val"] ?? "1"),
    style: value("w:pStyle"),
  };
}

/** Bullets that print as they are; those of symbol fonts and letters used as bullets become a dot. */
const PLAIN_BULLET = /^[-–—−•·▪◦‣●○■*+→]$/;

function print(levels: readonly Level[], level: Level, counters: readonly (number | undefined)[]): string {
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
