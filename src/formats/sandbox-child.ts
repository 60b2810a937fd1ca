import { Failure } from "../failure.ts";
import type { PlainFailure, PlainResult, ReadReply, ReadRequest } from "./sandbox-protocol.ts";
import { rowOf } from "./table.ts";
import type { ReaderResult } from "./types.ts";

/** Entry of the reader process: reads what it is sent, one request at a time, until the parent goes away. */

/** Least milliseconds between two reports of progress. */
const REPORT_EVERY = 100;

process.on("message", (request: ReadRequest) => void answer(request));
process.on("disconnect", () => process.exit(0));

async function answer(request: ReadRequest): Promise<void> {
  send(await read(request));
}

async function read(request: ReadRequest): Promise<ReadReply> {
  try {
    const reader = await rowOf(request.format).load();
    const result = await reader(request.bytes, request.name, { ...request.options, progress: reporter() });
    return { kind: "result", result: toPlain(result) };
  } catch (error) {
    if (error instanceof Failure) return { kind: "failure", failure: plainFailure(error) };
    return { kind: "crash", message: error instanceof Error ? error.message : String(error) };
  }
}

function reporter(): (done: number, all: number) => void {
  let last = 0;
  return (done, all) => {
    const now = Date.now();
    if (now - last < REPORT_EVERY) return;
    last = now;
    send({ kind: "progress", done, all, rss: process.memoryUsage.rss() });
  };
}

function toPlain(result: ReaderResult): PlainResult {
  return result.kind === "document" ? result : { ...result, failed: result.failed.map(plainFailure) };
}

function plainFailure(failure: Failure): PlainFailure {
  return { code: failure.code, subject: failure.subject, detail: failure.detail };
}

function send(reply: ReadReply): void {
  if (process.connected) process.send?.(reply);
}
