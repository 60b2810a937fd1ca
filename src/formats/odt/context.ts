/** Vocabulary of OpenDocument and what the walk keeps in mind. */
import type { XmlNode } from "../xml-walk.ts";
import type { ListNumbers } from "./lists.ts";
import type { OdtStyles } from "./styles.ts";

const OASIS = "urn:oasis:names:tc:opendocument:xmlns";

export const PREFIXES = {
  [`${OASIS}:office:1.0`]: "office",
  [`${OASIS}:text:1.0`]: "text",
  [`${OASIS}:table:1.0`]: "table",
  [`${OASIS}:drawing:1.0`]: "draw",
  [`${OASIS}:style:1.0`]: "style",
  [`${OASIS}:xsl-fo-compatible:1.0`]: "fo",
  [`${OASIS}:form:1.0`]: "form",
  [`${OASIS}:manifest:1.0`]: "manifest",
  "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "field",
  "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
  "http://www.w3.org/XML/1998/namespace": "xml",
} as const;

export interface OdtContext {
  readonly styles: OdtStyles;
  readonly numbers: ListNumbers;
  /** Checkboxes drawn as form controls, by id. */
  readonly checkboxes: ReadonlyMap<string, XmlNode>;
  readonly noteCount: { footnote: number; endnote: number };
}
