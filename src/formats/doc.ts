/** Reads Word 97-2003 documents (DOC) by a reader of our own; word-extractor where it cannot be followed. */
import { Failure } from "../failure.ts";
import { Collector } from "./collect.ts";
import { readFib } from "./doc/fib.ts";
import { openOle } from "./doc/ole.ts";
import { DocWalk } from "./doc/walk.ts";
import type { ReaderResult, ReadOptions } from "./types.ts";
import { Writer } from "./writer.ts";

/**
 * Reads the bytes of a DOC file, tracked changes as accepted.
 * Warnings: `tracked-changes-accepted` with their number, `fallback-reader` when word-extractor had to read.
 * @throws Failure `office-broken`
 */
export async function read(bytes: Uint8Array, name: string, options: ReadOptions): Promise<ReaderResult> {
  try {
    return walk(bytes, name, options);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const why = new Failure("office-broken", name, error instanceof Error ? error.message : String(error));
    return readOtherwise(bytes, options, why);
  }
}

function walk(bytes: Uint8Array, name: string, options: ReadOptions): ReaderResult {
  const collector = new Collector(options.limits);
  const writer = new Writer(collector);
  const doc = new DocWalk(readFib(openOle(bytes, name), name));
  doc.write(writer);
  writer.end();
  if (doc.changes > 0) collector.warn("tracked-changes-accepted", String(doc.changes));
  return { kind: "document", document: collector.finish("doc") };
}

async function readOtherwise(bytes: Uint8Array, options: ReadOptions, why: Failure): Promise<ReaderResult> {
  const { readByExtractor } = await import("./doc/extractor.ts");
  const collector = new Collector(options.limits);
  collector.warn("fallback-reader", why.detail);
  await readByExtractor(bytes, collector).catch(() => {
    throw why;
  });
  const document = collector.finish("doc");
  if (document.blocks.length === 0) throw why;
  return { kind: "document", document };
}
