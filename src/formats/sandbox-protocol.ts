import type { FailureCode } from "../failure.ts";
import type { Format } from "../model.ts";
import type { ReaderResult, ReadOptions } from "./types.ts";

/** What can be sent to another process: options without the callback. */
export type PlainOptions = Omit<ReadOptions, "progress">;

/** One piece of work for the reader process. Only one is under way at a time. */
export interface ReadRequest {
  readonly format: Format;
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly options: PlainOptions;
}

/** A `Failure` in a form that survives the way between processes. */
export interface PlainFailure {
  readonly code: FailureCode;
  readonly subject: string;
  readonly detail: string | undefined;
}

export type ReadReply =
  /** `rss`: bytes of memory in use, for systems where the parent cannot look. */
  | { readonly kind: "progress"; readonly done: number; readonly all: number; readonly rss: number }
  | { readonly kind: "result"; readonly result: PlainResult }
  | { readonly kind: "failure"; readonly failure: PlainFailure }
  /** Anything but a `Failure` was thrown: the process is not used again. */
  | { readonly kind: "crash"; readonly message: string };

type Container = Extract<ReaderResult, { kind: "container" }>;
export type PlainResult =
  | Extract<ReaderResult, { kind: "document" }>
  | (Omit<Container, "failed"> & { readonly failed: readonly PlainFailure[] });
