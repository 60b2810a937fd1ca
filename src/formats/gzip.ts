import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { Failure } from "../failure.ts";
import type { Limits } from "./limits.ts";
import type { Member } from "./types.ts";

const unzip = promisify(gunzip);
/** Below this many bytes any ratio is fine, as in archives. */
const SMALL = 1024 * 1024;

/**
 * The one file that a gzip file packs ("releases.jsonl.gz"), named after it.
 * @throws Failure when it is damaged or expands beyond the limits
 */
export async function unpackGzip(bytes: Uint8Array, name: string, limits: Limits): Promise<Member> {
  const most = Math.min(limits.fileBytes, Math.max(SMALL, bytes.length * limits.ratio));
  try {
    const unpacked = await unzip(bytes, { maxOutputLength: most });
    const path = name.slice(name.lastIndexOf("/") + 1).replace(/\.gz$/i, "");
    return { path, bytes: unpacked };
  } catch (error) {
    const tooLarge = (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
    if (!tooLarge) throw new Failure("archive-broken", name, error instanceof Error ? error.message : String(error));
    throw most < limits.fileBytes
      ? new Failure("limit-ratio", name, `limit ratio=${limits.ratio}`)
      : new Failure("file-too-large", name, `unpacked, limit fileBytes=${limits.fileBytes}`);
  }
}
