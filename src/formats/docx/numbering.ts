/** Reads word/numbering.xml. */
import { LEVELS, ListCounter, type ListDefinition, type ListLevel } from "../list-numbers.ts";
import { child, elements, type XmlNode } from "../xml-walk.ts";
import { isOn, type Styles } from "./styles.ts";

/** A counter for the lists of a file; a file without numbering has none. */
export function readNumbering(tree: XmlNode | undefined, styles: Styles): ListCounter {
  const abstracts = new Map<string, XmlNode>();
  const numbers = new Map<string, XmlNode>();
  for (const node of tree ? elements(tree) : []) {
    if (node.name === "w:abstractNum") abstracts.set(node.attributes["w:abstractNumId"] ?? "", node);
    else if (node.name === "w:num") numbers.set(node.attributes["w:numId"] ?? "", node);
  }
  const lists = new Map<string, ListDefinition>();
  for (const [id, node] of numbers) {
    const list = readList(node, abstracts, numbers, styles);
    if (list) lists.set(id, list);
  }
  return new ListCounter(lists);
}

function readList(
  node: XmlNode,
  abstracts: ReadonlyMap<string, XmlNode>,
  numbers: ReadonlyMap<string, XmlNode>,
  styles: Styles,
): ListDefinition | undefined {
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

function readLevels(abstract: XmlNode, levels: ListLevel[]): ListLevel[] {
  for (const node of elements(abstract)) {
    const at = Number(node.attributes["w:ilvl"] ?? 0);
    if (node.name === "w:lvl" && at >= 0 && at < LEVELS) levels[at] = readLevel(node, at);
  }
  return levels;
}

function readLevel(node: XmlNode, at: number): ListLevel {
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
