/** Reads OpenDocument text (ODT and its flat form FODT) by a walk of our own through the XML. */
import { Failure } from "../failure.ts";
import { Collector } from "./collect.ts";
import { storyLines, writeBlocks } from "./odt/body.ts";
import { type OdtContext, PREFIXES } from "./odt/context.ts";
import { ListNumbers } from "./odt/lists.ts";
import { OdtStyles } from "./odt/styles.ts";
import type { ReaderResult, ReadOptions } from "./types.ts";
import { Writer } from "./writer.ts";
import { child, descend, elements, parseXml, type XmlNode } from "./xml-walk.ts";
import { looksLikeZip, openZip } from "./zip-parts.ts";

/** The trees of a file; of a flat file both are the same. */
interface Trees {
  readonly content: XmlNode;
  readonly styles: XmlNode | undefined;
}

/**
 * Reads the bytes of an ODT or FODT file, tracked changes as accepted.
 * Warnings: `tracked-changes-accepted` with their number.
 * @throws Failure `office-broken`, `markup-broken` and the limits of zip and XML
 */
export async function read(bytes: Uint8Array, name: string, options: ReadOptions): Promise<ReaderResult> {
  const { content, styles } = looksLikeZip(bytes) ? await zipped(bytes, name, options) : flat(bytes, name, options);
  const text = descend(content, "office:body", "office:text");
  if (!text) throw new Failure("office-broken", name, "it holds no text document");
  const context = contextOf(content, styles);
  const collector = new Collector(options.limits);
  const writer = new Writer(collector);
  addEdges("header", styles, context, collector);
  writeBlocks(text, context, writer);
  writer.end();
  addEdges("footer", styles, context, collector);
  const changes = countChanges(text);
  if (changes > 0) collector.warn("tracked-changes-accepted", String(changes));
  return { kind: "document", document: collector.finish("odt") };
}

function flat(xml: Uint8Array, name: string, { limits }: ReadOptions): Trees {
  const content = parseXml({ xml, subject: name, limits }, PREFIXES);
  return { content, styles: content };
}

async function zipped(bytes: Uint8Array, name: string, { limits }: ReadOptions): Promise<Trees> {
  const zip = await openZip(bytes, name, limits, "office-broken");
  const tree = async (path: string) => {
    const xml = await zip.read(path);
    return xml && parseXml({ xml, subject: `${name}!/${path}`, limits }, PREFIXES);
  };
  const manifest = await zip.read("META-INF/manifest.xml");
  if (manifest && Buffer.from(manifest).includes("encryption-data")) {
    throw new Failure("office-broken", name, "protected with a password");
  }
  const content = await tree("content.xml");
  if (!content) throw new Failure("office-broken", name, "it has no content.xml");
  return { content, styles: await tree("styles.xml") };
}

function contextOf(content: XmlNode, styles: XmlNode | undefined): OdtContext {
  const known = new OdtStyles();
  known.add([
    child(styles, "office:styles"),
    child(styles, "office:automatic-styles"),
    child(content, "office:automatic-styles"),
  ]);
  const checkboxes = new Map<string, XmlNode>();
  const forms = descend(content, "office:body", "office:text", "office:forms");
  if (forms) findCheckboxes(forms, checkboxes);
  return { styles: known, numbers: new ListNumbers(), checkboxes, noteCount: { footnote: 0, endnote: 0 } };
}

function findCheckboxes(node: XmlNode, found: Map<string, XmlNode>): void {
  for (const part of elements(node)) {
    const id = part.attributes["form:id"] ?? part.attributes["xml:id"];
    if (/^form:(?:checkbox|radio)$/.test(part.name) && id !== undefined) found.set(id, part);
    else findCheckboxes(part, found);
  }
}

/** Headers and footers of all page styles, each line once. */
function addEdges(
  kind: "header" | "footer",
  styles: XmlNode | undefined,
  context: OdtContext,
  collector: Collector,
): void {
  const pages = child(styles, "office:master-styles");
  const edges = (pages ? elements(pages) : [])
    .flatMap((page) => elements(page))
    .filter((part) => part.name.replace(/^\w+:/, "").startsWith(kind) && part.attributes["style:display"] !== "false");
  const lines = new Set(edges.flatMap((edge) => storyLines(edge, context)));
  for (const text of lines) collector.add({ kind, text });
}

/** Insertions and deletions; what was deleted stands aside of the text and is never read. */
function countChanges(text: XmlNode): number {
  const changes = child(text, "text:tracked-changes");
  return (changes ? elements(changes) : []).filter(
    (region) => child(region, "text:insertion") || child(region, "text:deletion"),
  ).length;
}
