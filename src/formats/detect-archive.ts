import { constants, gunzipSync } from "node:zlib";
import { type Identity, known } from "./identity.ts";

/** Packed bytes that are looked at to see what a gzip file holds. */
const GZIP_PEEK = 16 * 1024;

/** A gzip file is a TAR archive when its first block is a TAR header. */
export function sniffGzip(buffer: Buffer): Identity {
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 };
    return looksLikeTar(gunzipSync(buffer.subarray(0, GZIP_PEEK), options)) ? known("tar") : { kind: "packed" };
  } catch {
    // Damaged or a bomb: the archive reader says which, under its limits.
    return known("tar");
  }
}

/** True when the first 512 bytes are a TAR header: its checksum holds. */
export function looksLikeTar(buffer: Buffer): boolean {
  if (buffer.length < 512) return false;
  const stated = Number.parseInt(buffer.toString("latin1", 148, 156).replace(/[^0-7]/g, ""), 8);
  let sum = 8 * 0x20;
  for (let i = 0; i < 512; i++) if (i < 148 || i > 155) sum += buffer[i] ?? 0;
  return sum === stated && buffer[0] !== 0;
}
