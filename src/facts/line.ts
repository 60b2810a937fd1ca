/** The line of the file on which words stand. */
import type { Block, TenderDocument } from "../model.ts";
import { countBelow } from "../text/rising.ts";

/** Where the line feeds of a text are; looked for once, as a block may be the whole text and hold many findings. */
const FEEDS = new WeakMap<TenderDocument, readonly number[]>();

/** What a place says about its line; nothing for files without lines. @param offset in the text of the document */
export function linePart(
  document: TenderDocument,
  block: Block | undefined,
  offset: number,
): { readonly line?: number } {
  if (block?.line === undefined) return {};
  const feeds = feedsOf(document);
  const below = countBelow(feeds, offset) - countBelow(feeds, block.span.start);
  if (below <= 0) return { line: block.line };
  return { line: block.lines === undefined ? block.line + below : (block.lines[below - 1] ?? block.line) };
}

function feedsOf(document: TenderDocument): readonly number[] {
  const known = FEEDS.get(document);
  if (known) return known;
  const feeds: number[] = [];
  const { text } = document;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) feeds.push(at);
  FEEDS.set(document, feeds);
  return feeds;
}
