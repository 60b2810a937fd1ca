/** Reads rich text (RTF) by a reader of our own. */
import { Failure } from "../failure.ts";
import { Collector } from "./collect.ts";
import { lexRtf } from "./rtf/lexer.ts";
import { RtfWalk } from "./rtf/walk.ts";
import type { ReaderResult, ReadOptions } from "./types.ts";
import { Writer } from "./writer.ts";

/**
 * Reads the bytes of an RTF file, tracked changes as accepted.
 * Warnings: `tracked-changes-accepted` with their number.
 * @throws Failure `office-broken` without an RTF header, `limit-depth`
 */
export async function read(bytes: Uint8Array, name: string, options: ReadOptions): Promise<ReaderResult> {
  const start = headerAt(bytes);
  if (start < 0) throw new Failure("office-broken", name, "it has no RTF header");
  const collector = new Collector(options.limits);
  const walk = new RtfWalk(new Writer(collector), name, options.limits.depth);
  lexRtf(bytes.subarray(start), walk);
  walk.end();
  if (walk.changes > 0) collector.warn("tracked-changes-accepted", String(walk.changes));
  return { kind: "document", document: collector.finish("rtf") };
}

/** Where `{\rtf` stands; blanks and a byte order mark may come before it. */
function headerAt(bytes: Uint8Array): number {
  return Buffer.from(bytes.subarray(0, 1024)).indexOf("{\\rtf");
}
