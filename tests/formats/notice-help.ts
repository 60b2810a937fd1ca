/** What tests of notice readers look at. */

import type { ReaderResult } from "../../src/formats/types.ts";
import type { NoticeField } from "../../src/model.ts";

export interface Shown {
  /** "kind level text" of each block. */
  readonly lines: readonly string[];
  readonly languages: readonly (string | undefined)[];
  readonly paths: readonly (string | undefined)[];
  readonly fields: readonly NoticeField[];
  readonly text: string;
}

/** The blocks of a document as lines; a container is an error. */
export function shownBlocks(result: ReaderResult): Shown {
  if (result.kind !== "document") throw new Error("a container, not a document");
  const { text, blocks, fields } = result.document;
  return {
    text,
    fields,
    lines: blocks.map((b) =>
      [b.kind, ...(b.kind === "heading" ? [b.level] : []), text.slice(b.span.start, b.span.end)].join(" "),
    ),
    languages: blocks.map((b) => b.language),
    paths: blocks.map((b) => b.path),
  };
}
