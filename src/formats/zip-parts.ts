/** Reads zip files part by part, within limits: the container of DOCX and ODT, and of plain archives. */
import type { Entry, ZipFile } from "yauzl";
import { Failure } from "../failure.ts";
import type { Limits } from "./limits.ts";

/** One part of an archive. */
export interface ZipEntry {
  /** Path inside the archive, with forward slashes. */
  readonly path: string;
  /** Unpacked bytes, as declared; reading verifies it. */
  readonly size: number;
  /** Packed bytes. */
  readonly packed: number;
  readonly encrypted: boolean;
  readonly folder: boolean;
  /** Why the path must not be used outside the archive (absolute, or climbing with `..`), when it must not. */
  readonly unsafe?: string;
}

/** An open archive. Bytes unpacked by all `read` calls count together against `limits.totalBytes`. */
export interface ZipParts {
  readonly entries: readonly ZipEntry[];
  /** Unpacks one part; undefined when there is none of that path. Throws `Failure` past a limit or on damage. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Unpacks one entry, also one of several with the same path. Throws `Failure` as `read` does. */
  readEntry(entry: ZipEntry): Promise<Uint8Array>;
}

/** Parts smaller than this may have any ratio: runs of blanks pack well. */
const RATIO_FROM_BYTES = 1024 * 1024;

/** True when the bytes begin like a zip file. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === bytes[2] + 1;
}

/**
 * Lists the parts of a zip file; unpacks nothing yet.
 * @param code the failure for a damaged file
 * @throws Failure for a damaged directory and for more than `limits.entries` parts
 */
export async function openZip(
  bytes: Uint8Array,
  name: string,
  limits: Limits,
  code: "archive-broken" | "office-broken" = "archive-broken",
): Promise<ZipParts> {
  const yauzl = (await import("yauzl")).default;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (error: unknown) => new Failure(code, name, reason(error));
  const zip = await yauzl
    .fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, autoClose: false })
    .catch((error: unknown) => {
      throw damaged(error);
    });
  if (zip.entryCount > limits.entries) throw tooMany(name, limits);
  const found = new Map<ZipEntry, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (found.size >= limits.entries) throw tooMany(name, limits);
      const path = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      found.set(describe(entry, path, yauzl.validateFileName(path)), entry);
    }
  } catch (error) {
    throw error instanceof Failure ? error : damaged(error);
  }
  return parts(zip, found, { name, limits, code });
}

interface Context {
  readonly name: string;
  readonly limits: Limits;
  readonly code: "archive-broken" | "office-broken";
}

function parts(zip: ZipFile, found: ReadonlyMap<ZipEntry, Entry>, context: Context): ZipParts {
  const entries = [...found.keys()];
  const byPath = new Map(entries.toReversed().map((entry) => [entry.path, entry]));
  const budget = { left: context.limits.totalBytes };
  const readEntry = (entry: ZipEntry) => unpack(zip, found.get(entry)!, entry, budget, context);
  return {
    entries,
    readEntry,
    read: async (path) => {
      const entry = byPath.get(path);
      return entry && readEntry(entry);
    },
  };
}

function describe(entry: Entry, path: string, unsafe: string | null): ZipEntry {
  return {
    path,
    size: entry.uncompressedSize,
    packed: entry.compressedSize,
    encrypted: entry.isEncrypted(),
    folder: path.endsWith("/"),
    ...(unsafe === null ? {} : { unsafe }),
  };
}

async function unpack(
  zip: ZipFile,
  raw: Entry,
  entry: ZipEntry,
  budget: { left: number },
  { name, limits, code }: Context,
): Promise<Uint8Array> {
  const subject = `${name}!/${entry.path}`;
  if (entry.encrypted) throw new Failure(code, subject, "protected with a password");
  if (entry.size > limits.entryBytes || entry.size > budget.left) throw tooLarge(subject, limits);
  if (entry.size > RATIO_FROM_BYTES && entry.size > entry.packed * limits.ratio) {
    throw new Failure("limit-ratio", subject, `${entry.packed} bytes would become ${entry.size}`);
  }
  try {
    const chunks: Buffer[] = [];
    // yauzl itself stops a part that yields more bytes than it declares.
    for await (const chunk of await zip.openReadStreamPromise(raw)) {
      budget.left -= (chunk as Buffer).length;
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    throw new Failure(code, subject, reason(error));
  }
}

function tooMany(name: string, limits: Limits): Failure {
  return new Failure("limit-entries", name, `more than ${limits.entries} parts`);
}

function tooLarge(subject: string, limits: Limits): Failure {
  return new Failure(
    "file-too-large",
    subject,
    `limits: entryBytes ${limits.entryBytes}, totalBytes ${limits.totalBytes}`,
  );
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
