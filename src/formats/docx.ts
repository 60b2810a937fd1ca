/** Reads Word documents (DOCX): a walk of our own through the XML; mammoth where it cannot be followed. */
import { Failure } from "../failure.ts";
import type { ReadDocument } from "./build.ts";
import { Collector } from "./collect.ts";
import { storyLines, writeBlocks } from "./docx/body.ts";
import type { DocxContext } from "./docx/context.ts";
import { readNumbering } from "./docx/numbering.ts";
import { Package, type Relationship } from "./docx/package.ts";
import { readStyles } from "./docx/styles.ts";
import type { ReaderResult, ReadOptions } from "./types.ts";
import { Writer } from "./writer.ts";
import { child, elements, type XmlNode } from "./xml-walk.ts";
import { openZip, type ZipParts } from "./zip-parts.ts";

/**
 * Reads the bytes of a DOCX file, tracked changes as accepted.
 * Warnings: `tracked-changes-accepted` with their number, `fallback-reader` when mammoth had to read,
 * `malformed-markup` with the part when one beside the main part is damaged.
 * @throws Failure `office-broken` and the limits of zip and XML
 */
export async function read(bytes: Uint8Array, name: string, options: ReadOptions): Promise<ReaderResult> {
  const zip = await openZip(bytes, name, options.limits, "office-broken");
  try {
    return { kind: "document", document: await walk(zip, name, options) };
  } catch (error) {
    if (!(error instanceof Failure) || !SECOND_TRY.has(error.code)) throw error;
    return { kind: "document", document: await readWithMammoth(bytes, name, options, error) };
  }
}

/** Failures of our walk that another reader may not have; never a limit. */
const SECOND_TRY: ReadonlySet<string> = new Set(["markup-broken", "office-broken"]);

async function walk(zip: ZipParts, name: string, options: ReadOptions): Promise<ReadDocument> {
  const parts = new Package(zip, name, options.limits);
  const main = await parts.mainPath();
  const related = await parts.relationships(main);
  const tree = await parts.part(main);
  const body = child(tree, "w:body");
  if (!tree || !body) throw new Failure("office-broken", name, "its main part is no word-processor text");
  const collector = new Collector(options.limits);
  const aside = partReader(parts, collector);
  const context = await contextOf(aside, related);
  const writer = new Writer(collector);
  const edges = await edgeParts(aside, related, tree);
  addEdges("header", edges.header, context, collector);
  writeBlocks(body, context, writer);
  writer.end();
  addEdges("footer", edges.footer, context, collector);
  if (context.changes > 0) collector.warn("tracked-changes-accepted", String(context.changes));
  return collector.finish("docx");
}

type PartReader = (path: string) => Promise<XmlNode | undefined>;

/** Reads parts beside the main one: a damaged one is missed, with a warning, and spoils nothing else. */
function partReader(parts: Package, collector: Collector): PartReader {
  return async (path) => {
    try {
      return await parts.part(path);
    } catch (error) {
      if (!(error instanceof Failure) || !SECOND_TRY.has(error.code)) throw error;
      collector.warn("malformed-markup", path);
      return undefined;
    }
  };
}

async function contextOf(part: PartReader, related: readonly Relationship[]): Promise<DocxContext> {
  const tree = async (type: string) => {
    const target = related.find((relationship) => relationship.type === type)?.target;
    return target ? part(target) : undefined;
  };
  const styles = readStyles(await tree("styles"));
  return {
    styles,
    numbering: readNumbering(await tree("numbering"), styles),
    stories: {
      footnote: byId(await tree("footnotes")),
      endnote: byId(await tree("endnotes")),
      comment: byId(await tree("comments")),
    },
    fields: [],
    changes: 0,
    hiddenStyle: false,
    noteCount: { footnote: 0, endnote: 0 },
    carried: "",
  };
}

function byId(tree: XmlNode | undefined): ReadonlyMap<string, XmlNode> {
  return new Map(tree ? elements(tree).map((node) => [node.attributes["w:id"] ?? "", node]) : []);
}

/** The headers and footers that sections use, each once. */
async function edgeParts(
  read: PartReader,
  related: readonly Relationship[],
  tree: XmlNode,
): Promise<Readonly<Record<"header" | "footer", readonly XmlNode[]>>> {
  const used = new Set(references(tree));
  const found = { header: [] as XmlNode[], footer: [] as XmlNode[] };
  for (const { id, type, target } of related) {
    if ((type !== "header" && type !== "footer") || !used.has(id)) continue;
    const part = await read(target);
    if (part) found[type].push(part);
  }
  return found;
}

function references(node: XmlNode): readonly string[] {
  return elements(node).flatMap((part) => {
    if (part.name === "w:headerReference" || part.name === "w:footerReference") return [part.attributes["r:id"] ?? ""];
    return /^w:(?:body|p|pPr|sectPr|sdt|sdtContent)$/.test(part.name) ? references(part) : [];
  });
}

function addEdges(
  kind: "header" | "footer",
  stories: readonly XmlNode[],
  context: DocxContext,
  collector: Collector,
): void {
  const lines = new Set(stories.flatMap((story) => storyLines(story, { ...context, fields: [] })));
  for (const text of lines) collector.add({ kind, text });
}

async function readWithMammoth(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions,
  why: Failure,
): Promise<ReadDocument> {
  const { readByMammoth } = await import("./docx/mammoth.ts");
  const collector = new Collector(options.limits);
  collector.warn("fallback-reader", why.detail);
  await readByMammoth(bytes, name, options.limits, collector).catch(() => {
    // The first failure says more about the file than what the second reader stumbled over.
    throw why;
  });
  const document = collector.finish("docx");
  if (document.blocks.length === 0) throw why;
  return document;
}
