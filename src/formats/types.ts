import type { Failure } from "../failure.ts";
import type { Format, TenderDocument } from "../model.ts";
import type { ReadDocument } from "./build.ts";
import type { Limits } from "./limits.ts";

/** What the user asked for while reading. */
export interface ReadOptions {
  readonly limits: Limits;
  /** For encrypted PDF. */
  readonly password?: string;
  /** Recognise text on pages that are pictures. Languages are ISO 639-1 hints; empty: guess. */
  readonly ocr?: { readonly languages: readonly string[] };
  /** Told now and then during long work: pages or entries done of all. */
  readonly progress?: (done: number, all: number) => void;
}

/** A document found inside a container, before it is read itself. */
export interface Member {
  /** Path inside the container, as stored. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a reader makes of the bytes: one document, or a container's members. Throws `Failure`. */
export type ReaderResult =
  | { readonly kind: "document"; readonly document: ReadDocument }
  /** `failed`: members that could not be taken out, each with its own failure (nothing is lost). */
  | {
      readonly kind: "container";
      readonly format: Format;
      readonly members: readonly Member[];
      readonly failed: readonly Failure[];
    };

/** One row of the table of formats. Readers run in the child process. */
export interface FormatRow {
  readonly format: Format;
  /** For people: "Word document (DOCX)". */
  readonly title: string;
  readonly extensions: readonly string[];
  /** Loads the reader; nothing heavy is loaded before. */
  readonly load: () => Promise<(bytes: Uint8Array, name: string, options: ReadOptions) => Promise<ReaderResult>>;
  /** True when parsing must happen in a process that can be killed; plain text needs none. */
  readonly isolated: boolean;
}

/** Outcome for each document of one input, in order. */
export type ReadOutcome =
  | { readonly kind: "read"; readonly document: TenderDocument }
  | { readonly kind: "failed"; readonly name: string; readonly failure: Failure };
