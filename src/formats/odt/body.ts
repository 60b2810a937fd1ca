/** Walks the block level of OpenDocument: paragraphs, headings, lists, tables, sections, drawings. */
import { roman } from "../numerals.ts";
import type { Writer } from "../writer.ts";
import { elements, type XmlNode } from "../xml-walk.ts";
import type { OdtContext } from "./context.ts";
import { type Aside, paragraphText } from "./inline.ts";
import { type Counters, type ListStyle, nextLabel } from "./lists.ts";

/** Where a paragraph stands in lists. */
interface ListPlace {
  readonly style: ListStyle | undefined;
  readonly styleName: string;
  readonly counters: Counters;
  /** From 0. */
  readonly level: number;
  /** Of the item: its first paragraph carries the label. */
  readonly item: { labelled: boolean; readonly start: number | undefined };
}

interface Around {
  readonly list?: ListPlace;
  /** Within a contents table. */
  readonly contents?: boolean;
}

/** Writes all blocks below a node. */
export function writeBlocks(node: XmlNode, context: OdtContext, writer: Writer, around: Around = {}): void {
  for (const part of elements(node)) writeBlock(part, context, writer, around);
}

function writeBlock(node: XmlNode, context: OdtContext, writer: Writer, around: Around): void {
  switch (node.name) {
    case "text:p":
    case "text:h":
      writeParagraph(node, context, writer, around);
      return;
    case "text:list":
      writeList(node, context, writer, around);
      return;
    case "text:numbered-paragraph":
      writeBlocks(node, context, writer, around);
      return;
    case "table:table":
      writeTable(node, context, writer, around);
      return;
    case "text:section":
      if (!(node.attributes["text:display"] === "none")) writeBlocks(node, context, writer, around);
      return;
    case "text:table-of-content":
    case "text:illustration-index":
    case "text:table-index":
    case "text:alphabetical-index":
      writeBlocks(node, context, writer, { ...around, contents: true });
      return;
    case "text:index-body":
    case "text:index-title":
    case "text:bibliography":
    case "text:user-index":
    case "text:object-index":
      writeBlocks(node, context, writer, around);
      return;
    default:
      if (node.name.startsWith("draw:")) writeBlocks(node, context, writer, around);
  }
}

function writeParagraph(node: XmlNode, context: OdtContext, writer: Writer, around: Around): void {
  const { text, emphasised, asides } = paragraphText(node, context);
  const style = node.attributes["text:style-name"] ?? "";
  const names = context.styles.names("paragraph", style);
  // An empty paragraph of a list counts too.
  const label = labelOf(node, context, around.list);
  if (around.contents || names.some((name) => /^Contents_20_/.test(name))) writer.add({ kind: "contents", text });
  else if (text.trim() !== "") {
    const level = headingLevel(node, names);
    writer.paragraph({
      text,
      isolated: true,
      emphasised,
      ...(label ? { label } : {}),
      ...(label && /^[^\p{L}\p{N}]+$/u.test(label) ? { item: true } : {}),
      ...(level === undefined ? {} : { level }),
    });
  }
  for (const aside of asides) writeAside(aside, context, writer);
}

function headingLevel(node: XmlNode, names: readonly string[]): number | undefined {
  if (node.name === "text:h") return Math.max(1, Number(node.attributes["text:outline-level"] ?? 1) || 1);
  return names.includes("Title") ? 1 : undefined;
}

/** The automatic number: that of the list, else that of the outline for headings. */
function labelOf(node: XmlNode, context: OdtContext, list: ListPlace | undefined): string | undefined {
  if (list) {
    if (list.item.labelled || !list.style) return undefined;
    list.item.labelled = true;
    return nextLabel(list.style, list.counters, list.level, list.item.start);
  }
  const { outline } = context.styles;
  if (node.name !== "text:h" || !outline || node.attributes["text:is-list-header"] === "true") return undefined;
  const level = Number(node.attributes["text:outline-level"] ?? 1) - 1;
  return outline[level]?.format ? nextLabel(outline, context.numbers.outline, level) : undefined;
}

function writeList(node: XmlNode, context: OdtContext, writer: Writer, around: Around): void {
  const outer = around.list;
  const styleName = node.attributes["text:style-name"] ?? outer?.styleName ?? "";
  const counters = outer?.counters ?? context.numbers.open(node, styleName);
  const place = { style: context.styles.list(styleName), styleName, counters, level: outer ? outer.level + 1 : 0 };
  for (const part of elements(node)) {
    const start = part.attributes["text:start-value"];
    const item = { labelled: part.name === "text:list-header", start: start === undefined ? undefined : Number(start) };
    writeBlocks(part, context, writer, { ...around, list: { ...place, item } });
  }
}

function writeTable(node: XmlNode, context: OdtContext, writer: Writer, around: Around): void {
  writer.openTable();
  writeRows(node, context, writer, around);
  writer.closeTable();
}

function writeRows(node: XmlNode, context: OdtContext, writer: Writer, around: Around): void {
  for (const part of elements(node)) {
    if (part.name === "table:table-row") writeRow(part, context, writer, around);
    else if (/^table:table-(?:header-rows|rows|row-group)$/.test(part.name)) writeRows(part, context, writer, around);
  }
}

function writeRow(row: XmlNode, context: OdtContext, writer: Writer, around: Around): void {
  writer.openRow();
  for (const cell of elements(row)) {
    if (cell.name !== "table:table-cell") continue;
    const count = (name: string) => Number(cell.attributes[`table:number-${name}`] ?? 1) || 1;
    writer.openCell({ columns: count("columns-spanned"), rows: count("rows-spanned") });
    writeBlocks(cell, context, writer, around.contents ? { contents: true } : {});
    writer.closeCell();
    if (count("columns-repeated") > 1) writer.skipColumns(count("columns-repeated") - 1);
  }
}

function writeAside({ kind, content }: Aside, context: OdtContext, writer: Writer): void {
  if (kind === "box") {
    writeBlock(content, context, writer, {});
    return;
  }
  const text = storyLines(content, context).join("\n");
  if (kind === "comment") {
    writer.add({ kind: "comment", text });
    return;
  }
  const number = ++context.noteCount[kind];
  writer.add({ kind: "note", label: kind === "footnote" ? String(number) : roman(number), text });
}

/** The paragraphs of a note, comment, header or footer, tables and lists flattened. */
export function storyLines(story: XmlNode, context: OdtContext): readonly string[] {
  return elements(story).flatMap((part) => {
    if (part.name !== "text:p" && part.name !== "text:h") {
      return /^(?:text|table|draw):/.test(part.name) ? storyLines(part, context) : [];
    }
    const { text, asides } = paragraphText(part, context);
    const boxes = asides.flatMap((aside) => (aside.kind === "box" ? storyLines(aside.content, context) : []));
    return [text, ...boxes].filter((line) => line.trim() !== "");
  });
}
