/** Reads XML as events or as a tree, within limits: no document type, no entities of its own, bounded depth. */
import { SaxesParser, type SaxesTagNS } from "saxes";
import { Failure } from "../failure.ts";
import { decodeXml } from "./encoding.ts";
import type { Limits } from "./limits.ts";

/** An element as it opens. Names are local names with the namespace beside them. */
export interface XmlTag {
  readonly uri: string;
  readonly local: string;
  readonly attributes: readonly XmlAttribute[];
}

export interface XmlAttribute {
  /** Empty for attributes without a prefix. */
  readonly uri: string;
  readonly local: string;
  readonly value: string;
}

/** What happens at each event. Text may arrive in pieces. */
export interface XmlEvents {
  open(tag: XmlTag): void;
  close(tag: { readonly uri: string; readonly local: string }): void;
  text?(text: string): void;
}

/** A part being parsed: `subject` names it in failures. */
export interface XmlSource {
  readonly xml: Uint8Array | string;
  readonly subject: string;
  readonly limits: Limits;
}

/**
 * Walks well-formed XML once, front to back, in linear time.
 * @throws Failure `markup-broken` when it is not well-formed or declares a document type, `limit-depth` when too deep
 */
export function walkXml({ xml, subject, limits }: XmlSource, events: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let depth = 0;
  parser.on("error", (error) => {
    throw new Failure("markup-broken", subject, error.message);
  });
  parser.on("doctype", () => {
    throw new Failure("markup-broken", subject, "a document type declaration is not accepted");
  });
  // Checked at the start of a tag: namespace look-up costs as much as the tag is deep.
  parser.on("opentagstart", () => {
    depth += 1;
    if (depth > limits.depth) throw new Failure("limit-depth", subject, `more than ${limits.depth} levels`);
  });
  parser.on("opentag", (tag) => events.open(openTag(tag)));
  parser.on("closetag", (tag) => {
    depth -= 1;
    events.close(tag);
  });
  const text = events.text?.bind(events);
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  parser.write(typeof xml === "string" ? xml : decodeXml(xml)).close();
}

/** Namespace declarations are not data. */
const XMLNS = "http://www.w3.org/2000/xmlns/";

function openTag(tag: SaxesTagNS): XmlTag {
  const attributes: XmlAttribute[] = [];
  for (const key in tag.attributes) {
    const { uri, local, value } = tag.attributes[key]!;
    if (uri !== XMLNS) attributes.push({ uri, local, value });
  }
  return { uri: tag.uri, local: tag.local, attributes };
}

/** An element of a tree; `name` and the keys of `attributes` carry the short prefixes asked for. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlNode | string)[];
}

/** Namespace address to short prefix: `{"http://…/main": "w"}`. Other namespaces get `?`. */
export type Prefixes = Readonly<Record<string, string>>;

/** Elements of one tree; at some 200 bytes each this keeps a hostile part well under the memory limit. */
const MAX_NODES = 3_000_000;

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/**
 * Parses a part into a tree whose names do not depend on the prefixes its author chose.
 * @throws Failure as `walkXml`, and `limit-entries` past three million elements
 */
export function parseXml(source: XmlSource, prefixes: Prefixes): XmlNode {
  const root = { name: "", attributes: NO_ATTRIBUTES, children: [] as (XmlNode | string)[] };
  const open: { children: (XmlNode | string)[] }[] = [root];
  const names = new Map<string, string>();
  const short = (uri: string, local: string) => shortName(names, prefixes, uri, local);
  let nodes = 0;
  walkXml(source, {
    open: (tag) => {
      nodes += 1;
      if (nodes > MAX_NODES) throw new Failure("limit-entries", source.subject, `more than ${MAX_NODES} elements`);
      const node = { name: short(tag.uri, tag.local), attributes: keyed(tag.attributes, short), children: [] };
      open.at(-1)!.children.push(node);
      open.push(node);
    },
    close: () => void open.pop(),
    text: (text) => void open.at(-1)!.children.push(text),
  });
  return elements(root)[0]!;
}

function keyed(
  attributes: readonly XmlAttribute[],
  short: (uri: string, local: string) => string,
): Readonly<Record<string, string>> {
  if (attributes.length === 0) return NO_ATTRIBUTES;
  // No prototype: an attribute called `__proto__` is data like any other.
  const keys: Record<string, string> = Object.create(null);
  for (const { uri, local, value } of attributes) keys[uri === "" ? local : short(uri, local)] = value;
  return keys;
}

function shortName(known: Map<string, string>, prefixes: Prefixes, uri: string, local: string): string {
  const key = `${uri} ${local}`;
  const name = known.get(key);
  if (name !== undefined) return name;
  const prefix = uri === "" ? "" : Object.hasOwn(prefixes, uri) ? prefixes[uri] : "?";
  const made = prefix === "" ? local : `${prefix}:${local}`;
  known.set(key, made);
  return made;
}

/** The element children of a node. */
export function elements(node: XmlNode): readonly XmlNode[] {
  return node.children.filter((child): child is XmlNode => typeof child !== "string");
}

/** The first child element of that name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((part): part is XmlNode => typeof part !== "string" && part.name === name);
}

/** The element reached by going down one name after another, each time into the first of that name. */
export function descend(node: XmlNode | undefined, ...names: readonly string[]): XmlNode | undefined {
  return names.reduce(child, node);
}

/** All text below a node, in order. */
export function textOf(node: XmlNode): string {
  return node.children.map((part) => (typeof part === "string" ? part : textOf(part))).join("");
}
