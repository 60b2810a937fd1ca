import { Failure } from "../failure.ts";
import type { ReadDocument } from "./build.ts";
import { complete, signatureNotChecked } from "./complete.ts";
import { identify } from "./detect.ts";
import type { Identity } from "./identity.ts";
import { runReader } from "./sandbox.ts";
import { rowOf } from "./table.ts";
import type { Member, ReaderResult, ReadOptions, ReadOutcome } from "./types.ts";

export { detect } from "./detect.ts";
export { DEFAULT_LIMITS, type LimitName, type Limits } from "./limits.ts";
export { closeReaders, warmReaders } from "./sandbox.ts";
export { FORMATS } from "./table.ts";
export type { FormatRow, ReadOptions, ReadOutcome } from "./types.ts";

/** What is left of the limits that hold for one input and everything inside it. */
interface Budget {
  bytes: number;
  entries: number;
}

/**
 * Reads one input into documents: one for a file, one for each file inside an archive or envelope, in order.
 * @param name as the user named it; members are named `outer.zip!/inner.pdf`
 * @returns at least one outcome; never throws: what cannot be read is an outcome of its own
 */
export async function readBytes(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions,
): Promise<readonly ReadOutcome[]> {
  const budget: Budget = { bytes: options.limits.totalBytes, entries: options.limits.entries };
  return readLevel(bytes, name, options, budget, 0);
}

async function readLevel(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions,
  budget: Budget,
  level: number,
): Promise<readonly ReadOutcome[]> {
  try {
    const identity = admit(bytes, name, options);
    if (identity.kind === "packed") {
      const { unpackGzip } = await import("./gzip.ts");
      const member = await unpackGzip(bytes, name, options.limits);
      return await readMember(member, name, options, budget, level + 1);
    }
    const result = await runReader(rowOf(identity.format), bytes, name, options);
    if (result.kind === "document") return await finish(result.document, bytes, name, options);
    return await readMembers(result, name, options, budget, level);
  } catch (error) {
    return [{ kind: "failed", name, failure: asFailure(error, name) }];
  }
}

/** What the bytes are. @throws Failure when they are empty, too large or of no readable kind */
function admit(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions,
): Extract<Identity, { kind: "format" | "packed" }> {
  if (bytes.length === 0) throw new Failure("file-empty", name);
  if (bytes.length > options.limits.fileBytes)
    throw new Failure("file-too-large", name, `${bytes.length} bytes, limit fileBytes=${options.limits.fileBytes}`);
  const identity = identify(bytes, name);
  if (identity.kind === "unsupported") throw new Failure("format-unsupported", name, `it is ${identity.what}`);
  if (identity.kind === "unknown") throw new Failure("format-unknown", name);
  return identity;
}

/** Adds what reading one document leaves to do: OCR where it was asked for, the hash, the name. */
async function finish(
  read: ReadDocument,
  bytes: Uint8Array,
  name: string,
  options: ReadOptions,
): Promise<readonly ReadOutcome[]> {
  if (options.ocr === undefined || read.format !== "pdf") return [complete(read, bytes, name)];
  const { recognise } = await import("./ocr.ts");
  try {
    return [complete(await recognise(read, bytes, name, options), bytes, name)];
  } catch (error) {
    const failed: ReadOutcome = { kind: "failed", name, failure: asFailure(error, name) };
    // What has a text layer is not lost because the rest cannot be recognised.
    return read.text === "" ? [failed] : [complete(read, bytes, name), failed];
  }
}

/** What operating systems leave in archives; these are no documents of the tender. */
const LEFTOVERS = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;

async function readMembers(
  container: Extract<ReaderResult, { kind: "container" }>,
  name: string,
  options: ReadOptions,
  budget: Budget,
  level: number,
): Promise<readonly ReadOutcome[]> {
  const members = container.members.filter((m) => !LEFTOVERS.test(m.path));
  const failed = container.failed.map((failure): ReadOutcome => ({ kind: "failed", name: failure.subject, failure }));
  if (members.length === 0 && failed.length === 0)
    throw new Failure("folder-empty", name, "the archive holds no document");
  const outcomes = await Promise.all(members.map((m) => readMember(m, name, options, budget, level + 1)));
  const all = [...outcomes.flat(), ...failed];
  return container.format === "p7m" ? all.map(signatureNotChecked) : all;
}

async function readMember(
  member: Member,
  outer: string,
  options: ReadOptions,
  budget: Budget,
  level: number,
): Promise<readonly ReadOutcome[]> {
  const name = `${outer}!/${member.path}`;
  budget.bytes -= member.bytes.length;
  budget.entries -= 1;
  const refusal =
    level > options.limits.nesting
      ? new Failure("limit-depth", name, `limit nesting=${options.limits.nesting}`)
      : budget.entries < 0
        ? new Failure("limit-entries", name, `limit entries=${options.limits.entries}`)
        : budget.bytes < 0
          ? new Failure("file-too-large", name, `all parts together, limit totalBytes=${options.limits.totalBytes}`)
          : undefined;
  if (refusal !== undefined) return [{ kind: "failed", name, failure: refusal }];
  return readLevel(member.bytes, name, options, budget, level);
}

function asFailure(error: unknown, name: string): Failure {
  if (error instanceof Failure) return error;
  return new Failure(
    "reader-crashed",
    name,
    error instanceof Error ? error.message.slice(0, 200) : String(error).slice(0, 200),
  );
}
