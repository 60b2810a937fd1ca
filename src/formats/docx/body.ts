/** Walks the block level of DOCX: paragraphs, tables, content controls, text boxes. */
import { roman } from "../numerals.ts";
import type { Writer } from "../writer.ts";
import { child, descend, elements, type XmlNode } from "../xml-walk.ts";
import type { DocxContext } from "./context.ts";
import { type Aside, alternatives, paragraphText, type RunText } from "./runs.ts";
import { headingLevel, type Style, toggle } from "./styles.ts";

/** Writes all blocks below a node. `contents`: they belong to a contents table. */
export function writeBlocks(node: XmlNode, context: DocxContext, writer: Writer, contents = false): void {
  for (const part of elements(node)) writeBlock(part, context, writer, contents);
}

function writeBlock(node: XmlNode, context: DocxContext, writer: Writer, contents: boolean): void {
  switch (node.name) {
    case "w:p":
      writeParagraph(node, context, writer, contents);
      return;
    case "w:tbl":
      writeTable(node, context, writer, contents);
      return;
    case "w:sdt": {
      const gallery = descend(node, "w:sdtPr", "w:docPartObj", "w:docPartGallery")?.attributes["w:val"] ?? "";
      const content = child(node, "w:sdtContent");
      if (content) writeBlocks(content, context, writer, contents || gallery === "Table of Contents");
      return;
    }
    case "w:ins":
    case "w:moveTo":
    case "w:customXml":
      writeBlocks(node, context, writer, contents);
      return;
    case "mc:AlternateContent":
      alternatives(node, (chosen) => writeBlocks(chosen, context, writer, contents));
      return;
    default:
  }
}

function writeParagraph(node: XmlNode, context: DocxContext, writer: Writer, inContents: boolean): void {
  const properties = child(node, "w:pPr");
  const styleId = child(properties, "w:pStyle")?.attributes["w:val"] ?? "";
  const style = context.styles.get(styleId);
  const mark = child(properties, "w:rPr");
  context.hiddenStyle = style?.hidden ?? false;
  const read = paragraphText(node, context, style?.strong ?? false);
  context.hiddenStyle = false;
  const text = context.carried + read.text;
  context.carried = "";
  if (child(mark, "w:del") || child(mark, "w:moveFrom")) {
    context.changes += 1;
    context.carried = text;
  } else if (inContents || read.contents || /^toc (?:\d|heading)/.test(style?.name ?? "")) {
    writer.add({ kind: "contents", text });
  } else writeText(properties, text, read, { styleId, style }, context, writer);
  for (const aside of read.asides) writeAside(aside, context, writer);
}

function writeText(
  properties: XmlNode | undefined,
  text: string,
  read: RunText,
  { styleId, style }: { readonly styleId: string; readonly style: Style | undefined },
  context: DocxContext,
  writer: Writer,
): void {
  const mark = child(properties, "w:rPr");
  // An empty paragraph shows its number all the same, but nothing that could be found.
  const number = labelOf(properties, styleId, style, context);
  if (text.trim() === "" || (toggle(mark, "w:vanish") && read.text.trim() === "")) return;
  const direct = child(properties, "w:outlineLvl")?.attributes["w:val"];
  const level = direct === undefined ? headingLevel(style) : Number(direct) <= 8 ? Number(direct) + 1 : undefined;
  writer.paragraph({
    text,
    isolated: true,
    emphasised: read.emphasised,
    ...(number === undefined || number.label === "" ? {} : { label: number.label }),
    ...(number?.bullet ? { item: true } : {}),
    ...(level === undefined ? {} : { level }),
  });
}

/** The automatic number of a paragraph: its own, else that of its style. */
function labelOf(
  properties: XmlNode | undefined,
  styleId: string,
  style: Style | undefined,
  context: DocxContext,
): { readonly label: string; readonly bullet: boolean } | undefined {
  const own = child(properties, "w:numPr");
  const numId = child(own, "w:numId")?.attributes["w:val"] ?? style?.numId;
  if (numId === undefined || numId === "0") return undefined;
  const level = child(own, "w:ilvl")?.attributes["w:val"];
  const at =
    level !== undefined ? Number(level) : (context.numbering.levelOfStyle(numId, styleId) ?? style?.numLevel ?? 0);
  const label = context.numbering.label(numId, at);
  return label === undefined ? undefined : { label, bullet: /^[^\p{L}\p{N}]*$/u.test(label) };
}

function writeAside(aside: Aside, context: DocxContext, writer: Writer): void {
  if (aside.kind === "box") {
    writeBlocks(aside.content, context, writer);
    return;
  }
  const story = context.stories[aside.kind].get(aside.id);
  if (!story) return;
  const text = storyLines(story, context).join("\n");
  if (aside.kind === "comment") {
    writer.add({ kind: "comment", text });
    return;
  }
  const number = ++context.noteCount[aside.kind];
  writer.add({ kind: "note", label: aside.kind === "footnote" ? String(number) : roman(number), text });
}

/** The paragraphs of a note, comment, header or footer, tables flattened. */
export function storyLines(story: XmlNode, context: DocxContext): readonly string[] {
  return elements(story).flatMap((part) => {
    if (part.name !== "w:p") return part.name.startsWith("w:") ? storyLines(part, context) : [];
    const { text, asides } = paragraphText(part, context, false);
    const boxes = asides.flatMap((aside) => (aside.kind === "box" ? storyLines(aside.content, context) : []));
    return [text, ...boxes].filter((line) => line.trim() !== "");
  });
}

function writeTable(node: XmlNode, context: DocxContext, writer: Writer, contents: boolean): void {
  writer.openTable();
  for (const row of flat(node, "w:tr")) writeRow(row, context, writer, contents);
  writer.closeTable();
}

function writeRow(row: XmlNode, context: DocxContext, writer: Writer, contents: boolean): void {
  const properties = child(row, "w:trPr");
  if (child(properties, "w:ins")) context.changes += 1;
  if (child(properties, "w:del")) {
    context.changes += 1;
    return;
  }
  if (toggle(properties, "w:hidden")) return;
  writer.openRow();
  const before = Number(child(properties, "w:gridBefore")?.attributes["w:val"] ?? 0);
  if (before > 0) writer.skipColumns(before);
  for (const cell of flat(row, "w:tc")) writeCell(cell, context, writer, contents);
}

function writeCell(cell: XmlNode, context: DocxContext, writer: Writer, contents: boolean): void {
  const properties = child(cell, "w:tcPr");
  const columns = Number(child(properties, "w:gridSpan")?.attributes["w:val"] ?? 1);
  const merged = child(properties, "w:vMerge") ?? child(properties, "w:hMerge");
  const goesOn = merged !== undefined && merged.attributes["w:val"] !== "restart";
  if (goesOn && !hasText(cell)) {
    writer.skipColumns(columns);
    return;
  }
  writer.openCell({ columns, rows: 1 });
  writeBlocks(cell, context, writer, contents);
  writer.closeCell();
}

function hasText(node: XmlNode): boolean {
  return elements(node).some((part) => part.name === "w:t" || hasText(part));
}

/** Children of a name, also within content controls, custom markup and insertions. */
function flat(node: XmlNode, name: string): readonly XmlNode[] {
  return elements(node).flatMap((part) => {
    if (part.name === name) return [part];
    const isWrapper = /^w:(?:sdt|sdtContent|customXml|ins|moveTo)$/.test(part.name);
    return isWrapper ? flat(part, name) : [];
  });
}
