/** Takes the files out of tar archives, plain or packed with gzip, and out of single gzip files. */
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { extract, type Header } from "tar-stream";
import { Failure } from "../failure.ts";
import { looksLikeTar } from "./detect-archive.ts";
import type { Limits } from "./limits.ts";
import type { Member, ReaderResult, ReadOptions } from "./types.ts";
import { isLeftOver, Labels } from "./zip/labels.ts";

/** Archives smaller than this when unpacked may have any ratio. */
const RATIO_FROM_BYTES = 1024 * 1024;
const SLICE = 64 * 1024;

/**
 * Unpacks every document of an archive. Links, devices and leftovers are passed over. When the archive breaks off or
 * passes a limit, what was taken out before is kept and the rest is one failure.
 * @throws Failure when nothing could be taken out
 */
export async function read(bytes: Uint8Array, name: string, { limits, progress }: ReadOptions): Promise<ReaderResult> {
  const members: Member[] = [];
  const failed: Failure[] = [];
  try {
    for await (const found of filesOf(bytes, name, limits)) {
      if (found instanceof Failure) failed.push(found);
      else members.push(found);
      progress?.(members.length + failed.length, members.length + failed.length);
    }
  } catch (error) {
    const failure = error instanceof Failure ? error : new Failure("archive-broken", name, reason(error));
    if (members.length + failed.length === 0) throw failure;
    failed.push(failure);
  }
  return { kind: "container", format: "tar", members, failed };
}

async function* filesOf(bytes: Uint8Array, name: string, limits: Limits): AsyncGenerator<Member | Failure> {
  const chunks = isGzip(bytes) ? unpacked(bytes, name, limits) : slices(bytes);
  const first = await collect(chunks, 512);
  const all = chain(first, chunks);
  if (looksLikeTar(first)) yield* entriesOf(all, name, limits);
  else if (isGzip(bytes)) yield await singleFile(all, name, limits);
  else throw new Failure("archive-broken", name, "no tar header");
}

/** Entries in order. Their paths are labels and their links lead nowhere. */
async function* entriesOf(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  limits: Limits,
): AsyncGenerator<Member | Failure> {
  const tar = extract();
  const labels = new Labels();
  const source = Readable.from(chunks, { objectMode: false });
  source.on("error", (error) => tar.destroy(error));
  source.pipe(tar);
  let count = 0;
  let budget = limits.totalBytes;
  for await (const entry of tar) {
    count += 1;
    if (count > limits.entries) throw new Failure("limit-entries", name, `more than ${limits.entries} parts`);
    const { header } = entry;
    const size = header.size ?? 0;
    if (!isFile(header) || isLeftOver(header.name)) entry.resume();
    else if (size > limits.entryBytes || size > budget) {
      entry.resume();
      yield tooLarge(`${name}!/${labels.label(header.name)}`, size, limits);
    } else {
      budget -= size;
      yield { path: labels.label(header.name), bytes: await gather(entry as unknown as AsyncIterable<Uint8Array>) };
    }
  }
}

function isFile(header: Header): boolean {
  return header.type === "file" || header.type === "contiguous-file";
}

/** A file packed by itself: `notice.xml.gz` holds `notice.xml`. */
async function singleFile(chunks: AsyncIterable<Uint8Array>, name: string, limits: Limits): Promise<Member | Failure> {
  const path = new Labels().label(name.replace(/\.gz$/i, "").split(/[/\\]/).at(-1) ?? "");
  const bytes = await gather(chunks, limits.entryBytes);
  return bytes ? { path, bytes } : tooLarge(`${name}!/${path}`, limits.entryBytes, limits);
}

/** Unpacks gzip piece by piece and counts: a bomb is stopped while it grows, not after. */
async function* unpacked(bytes: Uint8Array, name: string, limits: Limits): AsyncGenerator<Uint8Array> {
  let total = 0;
  const gunzip = createGunzip();
  const source = Readable.from(slices(bytes), { objectMode: false });
  source.on("error", (error) => gunzip.destroy(error));
  for await (const chunk of source.pipe(gunzip) as AsyncIterable<Uint8Array>) {
    total += chunk.length;
    if (total > RATIO_FROM_BYTES && total > bytes.length * limits.ratio) {
      throw new Failure("limit-ratio", name, `${bytes.length} bytes become more than ${total}`);
    }
    // Headers and padding of tar come on top of what the files hold.
    if (total > limits.totalBytes + limits.entries * 2048) throw tooLarge(name, total, limits);
    yield chunk;
  }
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

/** At least `wanted` bytes from the front, or all there are. */
async function collect(chunks: AsyncGenerator<Uint8Array>, wanted: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < wanted) {
    const next = await chunks.next();
    if (next.done) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return Buffer.concat(parts);
}

async function* chain(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array>;
async function gather(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | undefined>;
async function gather(
  chunks: AsyncIterable<Uint8Array>,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > most) return undefined;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function tooLarge(subject: string, size: number, limits: Limits): Failure {
  return new Failure(
    "file-too-large",
    subject,
    `${size} bytes; limits: entryBytes ${limits.entryBytes}, totalBytes ${limits.totalBytes}`,
  );
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
