/** The text of one paragraph: runs, fields, breaks, symbols; changes as accepted, hidden text left out. */
import { isSymbolFont, symbolSign, symbolText } from "../symbols.ts";
import { TICK_SIGNS } from "../text/labels.ts";
import { child, descend, elements, textOf, type XmlNode } from "../xml-walk.ts";
import type { DocxContext } from "./context.ts";
import { fieldCode, fieldMark } from "./fields.ts";
import { isOn, strength, toggle } from "./styles.ts";

/** What stands in a paragraph and is written behind it. */
export type Aside =
  | { readonly kind: "footnote" | "endnote" | "comment"; readonly id: string }
  | { readonly kind: "box"; readonly content: XmlNode };

export interface RunText {
  readonly text: string;
  /** Nearly all of it is bold or underlined. */
  readonly emphasised: boolean;
  readonly asides: readonly Aside[];
  /** Part of a contents table made by a field. */
  readonly contents: boolean;
}

interface Gathering {
  readonly parts: string[];
  readonly asides: Aside[];
  visible: number;
  strong: number;
  contents: boolean;
}

/** Reads a `w:p`. `strongStyle`: its style is bold. */
export function paragraphText(node: XmlNode, context: DocxContext, strongStyle: boolean): RunText {
  const to: Gathering = { parts: [], asides: [], visible: 0, strong: 0, contents: false };
  inlineChildren(node, context, to, strongStyle);
  return {
    text: to.parts.join(""),
    emphasised: to.visible > 0 && to.strong >= to.visible * 0.9,
    asides: to.asides,
    contents: to.contents || context.fields.some((field) => field.contents),
  };
}

function inlineChildren(node: XmlNode, context: DocxContext, to: Gathering, strong: boolean): void {
  for (const part of elements(node)) inline(part, context, to, strong);
}

function inline(node: XmlNode, context: DocxContext, to: Gathering, strong: boolean): void {
  switch (node.name) {
    case "w:r":
      run(node, context, to, strong);
      return;
    case "w:ins":
    case "w:moveTo":
      context.changes += 1;
      inlineChildren(node, context, to, strong);
      return;
    case "w:del":
    case "w:moveFrom":
      context.changes += 1;
      fieldMarks(node, context, to);
      return;
    case "w:sdt":
      control(node, context, to, strong);
      return;
    case "w:hyperlink":
    case "w:smartTag":
    case "w:customXml":
    case "w:fldSimple":
    case "w:dir":
    case "w:bdo":
      inlineChildren(node, context, to, strong);
      return;
    case "m:oMath":
    case "m:oMathPara":
      push(to, context, mathText(node), strong);
      return;
    case "mc:AlternateContent":
      alternatives(node, (chosen) => inlineChildren(chosen, context, to, strong));
      return;
    default:
  }
}

/** Deleted runs may hold the marks of a field whose other marks stay. */
function fieldMarks(node: XmlNode, context: DocxContext, to: Gathering): void {
  for (const part of elements(node)) {
    if (part.name !== "w:r") fieldMarks(part, context, to);
    else for (const mark of elements(part)) if (mark.name === "w:fldChar") field(mark, context, to, true);
  }
}

function run(node: XmlNode, context: DocxContext, to: Gathering, strongStyle: boolean): void {
  const properties = child(node, "w:rPr");
  const style = context.styles.get(child(properties, "w:rStyle")?.attributes["w:val"] ?? "\0");
  const hidden = toggle(properties, "w:vanish") ?? style?.hidden ?? context.hiddenStyle;
  const strong = strength(properties) ?? style?.strong ?? strongStyle;
  const fonts = child(properties, "w:rFonts")?.attributes;
  const font = fonts?.["w:ascii"] ?? fonts?.["w:hAnsi"] ?? "";
  for (const part of elements(node)) {
    if (hidden && part.name !== "w:fldChar" && part.name !== "w:instrText") continue;
    runPart(part, context, to, strong, isSymbolFont(font) ? font : undefined);
  }
}

function runPart(node: XmlNode, context: DocxContext, to: Gathering, strong: boolean, font: string | undefined): void {
  const id = node.attributes["w:id"] ?? "";
  switch (node.name) {
    case "w:t":
      push(to, context, font ? symbolText(font, textOf(node)) : textOf(node), strong);
      return;
    case "w:tab":
    case "w:ptab":
      push(to, context, "\t", strong);
      return;
    case "w:br":
    case "w:cr":
      push(to, context, "\n", strong);
      return;
    case "w:noBreakHyphen":
      push(to, context, "\u2011", strong);
      return;
    case "w:softHyphen":
      push(to, context, "\u00AD", strong);
      return;
    case "w:sym":
      push(to, context, symbol(node), strong);
      return;
    case "w:fldChar":
      field(node, context, to, false);
      return;
    case "w:instrText":
      fieldCode(textOf(node), context.fields);
      return;
    case "w:footnoteReference":
      return void to.asides.push({ kind: "footnote", id });
    case "w:endnoteReference":
      return void to.asides.push({ kind: "endnote", id });
    case "w:commentReference":
      return void to.asides.push({ kind: "comment", id });
    case "mc:AlternateContent":
      alternatives(node, (chosen) => elements(chosen).forEach((part) => runPart(part, context, to, strong, font)));
      return;
    case "w:ruby":
      inlineChildren(child(node, "w:rubyBase") ?? node, context, to, strong);
      return;
    case "w:drawing":
    case "w:pict":
    case "w:object":
      boxes(node, to);
      return;
    default:
  }
}

function push(to: Gathering, context: DocxContext, text: string, strong: boolean): void {
  if (context.fields.some((open) => open.inCode)) return;
  to.parts.push(text);
  const visible = text.replace(/\s+/g, "").length;
  to.visible += visible;
  if (strong) to.strong += visible;
}

function symbol(node: XmlNode): string {
  const code = Number.parseInt(node.attributes["w:char"] ?? "", 16);
  return Number.isNaN(code) ? "" : symbolSign(node.attributes["w:font"] ?? "", code);
}

/** Only one of several forms of the same thing is shown; Word takes the first that it knows. */
export function alternatives(node: XmlNode, use: (chosen: XmlNode) => void): void {
  const chosen = child(node, "mc:Choice") ?? child(node, "mc:Fallback");
  if (chosen) use(chosen);
}

/** The text boxes within a drawing. */
function boxes(node: XmlNode, to: Gathering): void {
  for (const part of elements(node)) {
    if (part.name === "w:txbxContent") to.asides.push({ kind: "box", content: part });
    else if (part.name === "mc:AlternateContent") alternatives(part, (chosen) => boxes(chosen, to));
    else boxes(part, to);
  }
}

/** Fields: their code is left out, their result kept; old form fields carry their value in the code. */
function field(node: XmlNode, context: DocxContext, to: Gathering, deleted: boolean): void {
  const mark = fieldMark(node, context.fields);
  if (mark.contents) to.contents = true;
  if (mark.value === "" || deleted) return;
  // The value stands for the field, whose own code has just begun.
  const open = context.fields.pop()!;
  push(to, context, mark.value, false);
  context.fields.push(open);
}

/** A content control within a paragraph. */
function control(node: XmlNode, context: DocxContext, to: Gathering, strong: boolean): void {
  const checkbox = descend(node, "w:sdtPr", "w14:checkbox");
  if (checkbox) {
    const checked = isOn(child(checkbox, "w14:checked")?.attributes["w14:val"] ?? "0");
    push(to, context, checked ? TICK_SIGNS.ticked : TICK_SIGNS.unticked, strong);
    return;
  }
  const content = child(node, "w:sdtContent");
  if (content) inlineChildren(content, context, to, strong);
}

function mathText(node: XmlNode): string {
  return elements(node)
    .map((part) => (part.name === "m:t" ? textOf(part) : mathText(part)))
    .join("");
}
