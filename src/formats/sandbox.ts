import { availableParallelism } from "node:os";
import { Failure } from "../failure.ts";
import type { Limits } from "./limits.ts";
import { childEntry } from "./sandbox-entry.ts";
import type { ReaderProcess } from "./sandbox-process.ts";
import type { PlainResult } from "./sandbox-protocol.ts";
import type { FormatRow, ReaderResult, ReadOptions } from "./types.ts";

/** Inputs above this many bytes are never parsed in this process, whatever their kind. */
const IN_PROCESS_BYTES = 8 * 1024 * 1024;
/** Reader processes at most at once. */
const SLOTS = Math.max(1, Math.min(4, availableParallelism()));
/** A process that holds more than this share of its memory limit after its work is replaced. */
const KEEP_BELOW = 0.5;

const idle: ReaderProcess[] = [];
const all = new Set<ReaderProcess>();
const waiting: (() => void)[] = [];
let busy = 0;

/**
 * Runs one reader: isolated kinds and large inputs in a process that is killed when it breaks a limit.
 * @throws Failure, or whatever a reader that is not isolated throws
 */
export async function runReader(
  row: FormatRow,
  bytes: Uint8Array,
  name: string,
  options: ReadOptions,
): Promise<ReaderResult> {
  if (row.isolated || bytes.length > IN_PROCESS_BYTES) return readApart(row, bytes, name, options);
  return (await row.load())(bytes, name, options);
}

/**
 * Starts one reader process ahead of the first document, while the program does other things.
 * @param limits those that `readBytes` will be called with
 */
export async function warmReaders(limits: Limits): Promise<void> {
  const entry = all.size === 0 ? childEntry() : undefined;
  if (entry !== undefined) idle.push(await start(entry, limits.memoryMiB));
}

/** Ends all reader processes. Needed only by programs that go on; idle ones do not keep a program running. */
export function closeReaders(): void {
  for (const reader of all) reader.kill();
  all.clear();
  idle.length = 0;
}

async function readApart(row: FormatRow, bytes: Uint8Array, name: string, options: ReadOptions): Promise<ReaderResult> {
  await slot();
  const reader = await take(options.limits.memoryMiB, name);
  try {
    const { progress: _, ...plain } = options;
    return revive(await reader.read({ format: row.format, bytes, name, options: plain }, options));
  } finally {
    giveBack(reader);
  }
}

/** Waits for one of the slots. */
async function slot(): Promise<void> {
  if (busy >= SLOTS) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy++;
}

async function take(memoryMiB: number, name: string): Promise<ReaderProcess> {
  for (let reader = idle.pop(); reader !== undefined; reader = idle.pop()) {
    if (reader.alive && reader.memoryMiB === memoryMiB) return reader;
    discard(reader);
  }
  const entry = childEntry();
  if (entry === undefined) {
    release();
    throw new Failure("internal", name, "the reader process sandbox-child.js is missing; build the package");
  }
  return start(entry, memoryMiB);
}

/** What starts processes is loaded with the first of them: most runs on text and notices need none. */
async function start(entry: string, memoryMiB: number): Promise<ReaderProcess> {
  const { ReaderProcess } = await import("./sandbox-process.ts");
  const reader = new ReaderProcess(entry, memoryMiB);
  if (all.size === 0) process.once("exit", closeReaders);
  all.add(reader);
  return reader;
}

function giveBack(reader: ReaderProcess): void {
  if (reader.alive && reader.rss < reader.memoryMiB * 1024 * 1024 * KEEP_BELOW) idle.push(reader);
  else discard(reader);
  release();
}

function discard(reader: ReaderProcess): void {
  if (reader.alive) reader.kill();
  all.delete(reader);
}

/** Hands the slot to the next in line, or frees it. */
function release(): void {
  const next = waiting.shift();
  if (next === undefined) busy--;
  else next();
}

function revive(result: PlainResult): ReaderResult {
  if (result.kind === "document") return result;
  return { ...result, failed: result.failed.map((f) => new Failure(f.code, f.subject, f.detail)) };
}
