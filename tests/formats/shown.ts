import type { ReadDocument } from "../../src/formats/build.ts";
import type { Block } from "../../src/model.ts";

/** Blocks as short lines: `H2 <Art. 5>: text`, `c0.1.0: text`, `item <a)> {ticked} p3: text`. Soft line feeds show as ⏎. */
export function shown(document: ReadDocument): string[] {
  return document.blocks.map((block) => `${kindOf(block)}${marks(block)}: ${textOf(document, block)}`);
}

function kindOf(block: Block): string {
  if (block.kind === "heading") return `H${block.level}`;
  return block.kind === "cell" ? `c${block.table}.${block.row}.${block.column}` : block.kind;
}

function marks({ label, tick, page }: Block): string {
  return `${label ? ` <${label}>` : ""}${tick ? ` {${tick}}` : ""}${page ? ` p${page}` : ""}`;
}

function textOf(document: ReadDocument, { span }: Block): string {
  return document.text.slice(span.start, span.end).replaceAll("\n", "⏎");
}
