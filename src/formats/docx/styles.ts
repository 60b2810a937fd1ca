/** What the styles of a DOCX file say about structure. */
import { child, descend, elements, type XmlNode } from "../xml-walk.ts";

/** A style with what it inherits. */
export interface Style {
  /** Lower case, in English whatever the language of Word: "heading 1", "toc 2". */
  readonly name: string;
  /** From 0; 9 is body text. */
  readonly outline?: number;
  readonly numId?: string;
  readonly numLevel?: number;
  readonly strong?: boolean;
  readonly hidden?: boolean;
}

export type Styles = ReadonlyMap<string, Style>;

/** A chain of styles longer than this goes in a circle. */
const MAX_CHAIN = 30;

/** Reads word/styles.xml; a file without one has no styles. */
export function readStyles(tree: XmlNode | undefined): Styles {
  const raw = new Map<string, XmlNode>();
  let standard: string | undefined;
  for (const node of tree ? elements(tree) : []) {
    const id = node.attributes["w:styleId"];
    if (node.name !== "w:style" || id === undefined) continue;
    raw.set(id, node);
    if (node.attributes["w:type"] === "paragraph" && isOn(node.attributes["w:default"] ?? "0")) standard ??= id;
  }
  const styles = new Map<string, Style>();
  for (const id of raw.keys()) styles.set(id, inherit(raw, id));
  const normal = standard === undefined ? undefined : styles.get(standard);
  if (normal) styles.set("", normal);
  return styles;
}

function inherit(raw: ReadonlyMap<string, XmlNode>, id: string): Style {
  let found: Omit<Style, "name"> = {};
  let at: string | undefined = id;
  for (let i = 0; at !== undefined && i < MAX_CHAIN; i++) {
    const node: XmlNode | undefined = raw.get(at);
    if (!node) break;
    found = { ...ownOf(node), ...found };
    at = child(node, "w:basedOn")?.attributes["w:val"];
  }
  return { name: (child(raw.get(id), "w:name")?.attributes["w:val"] ?? id).toLowerCase(), ...found };
}

function ownOf(node: XmlNode): Omit<Style, "name"> {
  const paragraph = child(node, "w:pPr");
  const run = child(node, "w:rPr");
  const outline = child(paragraph, "w:outlineLvl")?.attributes["w:val"];
  const numId = descend(paragraph, "w:numPr", "w:numId")?.attributes["w:val"];
  const numLevel = descend(paragraph, "w:numPr", "w:ilvl")?.attributes["w:val"];
  const strong = strength(run);
  const hidden = toggle(run, "w:vanish");
  return {
    ...(outline === undefined ? {} : { outline: Number(outline) }),
    ...(numId === undefined ? {} : { numId }),
    ...(numLevel === undefined ? {} : { numLevel: Number(numLevel) }),
    ...(strong === undefined ? {} : { strong }),
    ...(hidden === undefined ? {} : { hidden }),
  };
}

/** Bold or underlined; undefined when the properties say nothing. */
export function strength(properties: XmlNode | undefined): boolean | undefined {
  const bold = toggle(properties, "w:b");
  const underline = child(properties, "w:u")?.attributes["w:val"];
  if (bold || (underline !== undefined && underline !== "none")) return true;
  return bold;
}

/** A property that is on, off, or not mentioned. */
export function toggle(properties: XmlNode | undefined, name: string): boolean | undefined {
  const node = child(properties, name);
  return node && isOn(node.attributes["w:val"] ?? "1");
}

export function isOn(value: string): boolean {
  return value === "1" || value === "true" || value === "on";
}

/** Level of a heading style from 1, also of the title style; undefined for body text. */
export function headingLevel(style: Style | undefined): number | undefined {
  if (!style) return undefined;
  if (style.outline !== undefined) return style.outline <= 8 ? style.outline + 1 : undefined;
  const named = /^heading ([1-9])$/.exec(style.name);
  if (named) return Number(named[1]);
  return style.name === "title" ? 1 : undefined;
}
