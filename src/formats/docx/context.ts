/** What the walk through a DOCX file keeps in mind. */
import type { ListCounter } from "../list-numbers.ts";
import type { XmlNode } from "../xml-walk.ts";
import type { Styles } from "./styles.ts";

/** A field that is open: between its marks text is code, then result. */
export interface OpenField {
  inCode: boolean;
  contents: boolean;
}

export interface DocxContext {
  readonly styles: Styles;
  readonly numbering: ListCounter;
  /** By kind, then id: the notes and comments of the file. */
  readonly stories: Readonly<Record<"footnote" | "endnote" | "comment", ReadonlyMap<string, XmlNode>>>;
  /** Fields may span paragraphs. */
  readonly fields: OpenField[];
  /** Number of tracked changes met. */
  changes: number;
  /** The style of the paragraph hides its text. */
  hiddenStyle: boolean;
  /** Notes met so far, by kind. */
  readonly noteCount: { footnote: number; endnote: number };
  /** Text before a paragraph mark that a tracked change deletes: it runs on into the next paragraph. */
  carried: string;
}
