/**
 * The second reader for DOC: text without numbers, styles and notes in their places. On a damaged file it may end the
 * process, so documents are read in a process of their own.
 */

import WordExtractor from "word-extractor";
import WordOleExtractor from "word-extractor/lib/word-ole-extractor.js";
import type { Collector } from "../collect.ts";
import { addLines } from "../text.ts";

/**
 * Version 1.0.4 takes other properties of characters for "deleted" and wipes live text (it compares five bits of a code
 * of sixteen). Without that step deleted text stays in, and nothing live is lost.
 */
WordOleExtractor.prototype.writeCharacterProperties = () => {};

/** Adds what word-extractor makes of the file. Throws whatever it throws. */
export async function readByExtractor(bytes: Uint8Array, collector: Collector): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const document = await new WordExtractor().extract(buffer);
  const asIs = { filterUnicode: false };
  addText(collector, document.getBody(asIs));
  addText(collector, document.getTextboxes({ ...asIs, includeHeadersAndFooters: false }));
  for (const text of linesOf(`${document.getFootnotes(asIs)}\n${document.getEndnotes(asIs)}`))
    collector.add({ kind: "note", text });
  for (const text of linesOf(document.getAnnotations(asIs))) collector.add({ kind: "comment", text });
  for (const text of linesOf(document.getHeaders({ ...asIs, includeFooters: false })))
    collector.add({ kind: "header", text });
  for (const text of linesOf(document.getFooters(asIs))) collector.add({ kind: "footer", text });
}

/** Cells come set apart by tabs, paragraphs and rows by line feeds. */
function addText(collector: Collector, text: string): void {
  addLines(
    collector,
    text.split("\n").map((line) => ({ text: line.trimEnd(), page: 1 })),
    undefined,
  );
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}
