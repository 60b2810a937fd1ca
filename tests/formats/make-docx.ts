import { strToU8, zipSync } from "fflate";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SPACES = `xmlns:w="${W}" xmlns:r="${R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`;

export interface DocxParts {
  /** Children of w:body. */
  readonly body: string;
  /** Children of the root of each part. */
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly header1?: string;
  readonly footer1?: string;
  /** Use the strict namespaces. */
  readonly strict?: boolean;
  /** Path of the main part. */
  readonly main?: string;
}

const ROOTS = {
  styles: "styles",
  numbering: "numbering",
  footnotes: "footnotes",
  endnotes: "endnotes",
  comments: "comments",
  header1: "hdr",
  footer1: "ftr",
} as const;

/** The bytes of a small DOCX file. */
export function docx(parts: DocxParts): Uint8Array {
  const main = parts.main ?? "word/document.xml";
  const slash = main.lastIndexOf("/") + 1;
  const files: Record<string, string> = {
    "_rels/.rels": relationships([["r1", "officeDocument", main]]),
    [main]: `<w:document ${SPACES}><w:body>${parts.body}</w:body></w:document>`,
  };
  const links: [string, string, string][] = [];
  for (const [name, root] of Object.entries(ROOTS)) {
    const content = parts[name as keyof typeof ROOTS];
    if (content === undefined) continue;
    files[`${main.slice(0, slash)}${name}.xml`] = `<w:${root} ${SPACES}>${content}</w:${root}>`;
    links.push([name, name.replace(/\d$/, ""), `${name}.xml`]);
  }
  files[`${main.slice(0, slash)}_rels/${main.slice(slash)}.rels`] = relationships(links);
  const text = (xml: string) => (parts.strict ? strict(xml) : xml);
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(text(xml))])));
}

function relationships(links: readonly (readonly [string, string, string])[]): string {
  const list = links.map(([id, type, target]) => `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"/>`);
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`;
}

function strict(xml: string): string {
  return xml
    .replaceAll(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    .replaceAll(R, "http://purl.oclc.org/ooxml/officeDocument/relationships");
}

/** A paragraph: `p("text")`, `p("text", "<w:pStyle …/>")`. */
export function p(text: string, properties = ""): string {
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ""}${r(text)}</w:p>`;
}

/** A run. */
export function r(text: string, properties = ""): string {
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ""}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** Numbering properties of a paragraph. */
export function num(id: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
}

/** An abstract list with a num of the same id; levels as [format, text, more]. */
export function list(
  id: number,
  levels: readonly (readonly [string, string, string?])[],
  more = "",
): { abstract: string; num: string } {
  const inner = levels.map(
    ([format, text, extra], i) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${extra ?? ""}<w:lvlText w:val="${text}"/></w:lvl>`,
  );
  return {
    abstract: `<w:abstractNum w:abstractNumId="${id}">${inner.join("")}</w:abstractNum>`,
    num: `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/>${more}</w:num>`,
  };
}

/** word/numbering.xml of several lists. */
export function numbering(...lists: readonly { readonly abstract: string; readonly num: string }[]): string {
  return lists.map((one) => one.abstract).join("") + lists.map((one) => one.num).join("");
}

/** A table of cells given as XML; a cell that begins with `<w:tcPr` brings its properties. */
export function table(...rows: readonly (readonly string[])[]): string {
  const cell = (xml: string) => `<w:tc>${xml.startsWith("<w:") ? xml : p(xml)}</w:tc>`;
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
}
