import type { Format } from "../model.ts";
import type { FormatRow } from "./types.ts";

/**
 * Every kind of input, one row each. Adding a kind means one reader file, one row here and one line in detect.ts.
 * Rows that are not `isolated` are parsed in one bounded pass of our own code; large ones go to the child all the same.
 */
export const FORMATS: readonly FormatRow[] = [
  {
    format: "pdf",
    title: "PDF",
    extensions: ["pdf"],
    isolated: true,
    load: async () => (await import("./pdf.ts")).read,
  },
  {
    format: "docx",
    title: "Word document (DOCX)",
    extensions: ["docx", "docm", "dotx", "dotm"],
    isolated: true,
    load: async () => (await import("./docx.ts")).read,
  },
  {
    format: "doc",
    title: "Word document (DOC)",
    extensions: ["doc", "dot"],
    isolated: true,
    load: async () => (await import("./doc.ts")).read,
  },
  {
    format: "odt",
    title: "OpenDocument text (ODT)",
    extensions: ["odt", "ott", "fodt"],
    isolated: true,
    load: async () => (await import("./odt.ts")).read,
  },
  {
    format: "rtf",
    title: "Rich text (RTF)",
    extensions: ["rtf"],
    isolated: true,
    load: async () => (await import("./rtf.ts")).read,
  },
  {
    format: "html",
    title: "Web page (HTML)",
    extensions: ["html", "htm", "xhtml"],
    isolated: true,
    load: async () => (await import("./html.ts")).read,
  },
  {
    format: "markdown",
    title: "Markdown",
    extensions: ["md", "markdown"],
    isolated: false,
    load: async () => (await import("./markdown.ts")).read,
  },
  {
    format: "text",
    title: "Plain text",
    extensions: ["txt", "text"],
    isolated: false,
    load: async () => (await import("./text.ts")).read,
  },
  {
    format: "ted-xml",
    title: "TED notice (XML)",
    extensions: ["xml"],
    isolated: false,
    load: async () => (await import("./ted-xml.ts")).read,
  },
  {
    format: "eforms-xml",
    title: "eForms notice (XML)",
    extensions: ["xml"],
    isolated: false,
    load: async () => (await import("./eforms-xml.ts")).read,
  },
  {
    format: "ocds",
    title: "OCDS release (JSON)",
    extensions: ["json", "jsonl", "ndjson"],
    isolated: false,
    load: async () => (await import("./ocds.ts")).read,
  },
  {
    format: "p7m",
    title: "Signed envelope (P7M)",
    extensions: ["p7m", "p7s", "p7c"],
    isolated: false,
    load: async () => (await import("./p7m.ts")).read,
  },
  {
    format: "zip",
    title: "ZIP archive",
    extensions: ["zip"],
    isolated: true,
    load: async () => (await import("./zip.ts")).read,
  },
  {
    format: "tar",
    title: "TAR archive",
    extensions: ["tar", "tgz", "gz"],
    isolated: true,
    load: async () => (await import("./tar.ts")).read,
  },
];

/** The row of a format. Total: every `Format` has one (tested). */
export function rowOf(format: Format): FormatRow {
  const row = FORMATS.find((r) => r.format === format);
  if (row === undefined) throw new Error(`no row for format ${format}`);
  return row;
}
