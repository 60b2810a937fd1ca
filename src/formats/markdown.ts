/** Reads Markdown: its blocks by a reader of our own, what lies between them as plain text. */
import { Collector } from "./collect.ts";
import { decodeText } from "./encoding.ts";
import { addBlocks } from "./markdown/blocks.ts";
import { sourceLines } from "./markdown/source.ts";
import type { ReaderResult, ReadOptions } from "./types.ts";

/** Reads the bytes of a Markdown file. Front matter and HTML comments are dropped. */
export async function read(bytes: Uint8Array, name: string, options: ReadOptions): Promise<ReaderResult> {
  const { text, encoding, guessed } = decodeText(bytes);
  const collector = new Collector(options.limits);
  if (guessed) collector.warn("encoding-guessed", encoding);
  await addBlocks(collector, sourceLines(text), { name, limits: options.limits });
  return { kind: "document", document: collector.finish("markdown") };
}
