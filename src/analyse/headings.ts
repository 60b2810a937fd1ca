import { sectionKinds } from "../match/force.ts";
import type { DocumentView } from "./view.ts";

/** The first heading of each kind of section ("award", "performance", ...), in the words of the documents. */
export function headingsByKind(views: readonly DocumentView[]): Readonly<Record<string, string>> {
  const headings: Record<string, string> = {};
  for (const { document, views: languages } of views) {
    for (const { text, rules } of languages) {
      document.blocks.forEach((block, index) => {
        if (block.kind !== "heading" || text.tokens.blockStarts[index] === text.tokens.blockStarts[index + 1]) return;
        const title = document.text.slice(block.span.start, block.span.end);
        for (const kind of sectionKinds(text, rules, index)) headings[kind] ??= title;
      });
    }
  }
  return headings;
}
