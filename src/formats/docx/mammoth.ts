/** The second reader for DOCX. It knows no limits: every part is unpacked within ours before it sees the file. */
import type { Collector } from "../collect.ts";
import { addHtml } from "../html.ts";
import type { Limits } from "../limits.ts";
import { openZip } from "../zip-parts.ts";

/** mammoth builds trees: markup beyond this size is not handed to it. */
const MAX_XML_BYTES = 24 * 1024 * 1024;

/**
 * Adds what mammoth makes of the file.
 * @throws Failure past a limit, and whatever mammoth throws
 */
export async function readByMammoth(
  bytes: Uint8Array,
  name: string,
  limits: Limits,
  collector: Collector,
): Promise<void> {
  const zip = await openZip(
    bytes,
    name,
    { ...limits, entryBytes: Math.min(limits.entryBytes, MAX_XML_BYTES) },
    "office-broken",
  );
  for (const entry of zip.entries) if (!entry.folder) await zip.readEntry(entry);
  const { default: mammoth } = await import("mammoth");
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const html = await mammoth.convertToHtml({ buffer }, { externalFileAccess: false } as object);
  addHtml(collector, html.value, { name, limits });
}
