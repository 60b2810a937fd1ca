/** The parts of a DOCX file and the relationships between them. */
import { Failure } from "../../failure.ts";
import type { Limits } from "../limits.ts";
import { elements, parseXml, type XmlNode } from "../xml-walk.ts";
import type { ZipParts } from "../zip-parts.ts";

/** Transitional and strict names of the same vocabularies. */
export const PREFIXES = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
} as const;

export interface Relationship {
  readonly id: string;
  /** Last step of the type: "footnotes", "header". */
  readonly type: string;
  /** Part name without a leading slash; empty for targets outside the file. */
  readonly target: string;
}

/** Reads parts of one package as XML trees. */
export class Package {
  readonly #zip: ZipParts;
  readonly #name: string;
  readonly #limits: Limits;

  constructor(zip: ZipParts, name: string, limits: Limits) {
    this.#zip = zip;
    this.#name = name;
    this.#limits = limits;
  }

  /** The tree of a part, or undefined when there is none. Throws `Failure`. */
  async part(path: string): Promise<XmlNode | undefined> {
    const xml = await this.#zip.read(path);
    return xml && parseXml({ xml, subject: `${this.#name}!/${path}`, limits: this.#limits }, PREFIXES);
  }

  /** The bytes of a part. */
  async bytes(path: string): Promise<Uint8Array | undefined> {
    return this.#zip.read(path);
  }

  /** Relationships that start at a part; "" is the package itself. */
  async relationships(path: string): Promise<readonly Relationship[]> {
    const slash = path.lastIndexOf("/") + 1;
    const tree = await this.part(`${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`);
    return tree ? elements(tree).map((node) => relationship(node, path.slice(0, slash))) : [];
  }

  /** Path of the main part: by relationship, else where Word puts it. */
  async mainPath(): Promise<string> {
    const main = (await this.relationships("")).find(({ type }) => type === "officeDocument");
    for (const path of [main?.target, "word/document.xml"]) {
      if (path && this.#zip.entries.some((entry) => entry.path === path)) return path;
    }
    throw new Failure("office-broken", this.#name, "it has no main document part");
  }
}

function relationship(node: XmlNode, folder: string): Relationship {
  const { Id = "", Type = "", Target = "", TargetMode } = node.attributes;
  return {
    id: Id,
    type: Type.slice(Type.lastIndexOf("/") + 1),
    target: TargetMode === "External" ? "" : resolve(folder, Target),
  };
}

/** "../media/a.png" against "word/" gives "media/a.png"; steps above the package are dropped. */
function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
