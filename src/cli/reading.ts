import type { Limits } from "../formats/limits.ts";
import { DEFAULT_LIMITS } from "../formats/limits.ts";
import type { ReadOptions, ReadOutcome } from "../formats/types.ts";
import { readInput, readStream } from "../io.ts";
import { type Input, STDIN } from "./inputs.ts";
import type { ReadingOptions } from "./reading-options.ts";
import type { Run } from "./run.ts";

/** Reads files into documents. */
export interface Reading {
  /** One outcome for a file, several for a container. @throws Failure when the file itself cannot be opened */
  read(input: Input): Promise<readonly ReadOutcome[]>;
  /** Ends the processes that read. */
  close(): Promise<void>;
}

/** Progress within one file. */
export type OnProgress = (name: string, done: number, all: number) => void;

/** Prepares reading with the options of the command; the readers are loaded with the first file. */
export async function readingOf(options: ReadingOptions, run: Run, onProgress: OnProgress): Promise<Reading> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limit };
  const password = options.password ?? run.io.env["BUYSOCIAL_PASSWORD"];
  const shared: Omit<ReadOptions, "progress"> = {
    limits,
    ...(password === undefined ? {} : { password }),
    ...(options.ocr === undefined ? {} : { ocr: { languages: options.ocr === true ? [] : options.ocr } }),
  };
  const formats = import("../formats/index.ts");
  return {
    read: async ({ path, name }) => {
      const bytes = await bytesOf(path, run, limits.fileBytes);
      const progress = (done: number, all: number): void => onProgress(name, done, all);
      return (await formats).readBytes(bytes, name, { ...shared, progress });
    },
    close: async () => (await formats).closeReaders(),
  };
}

/** Standard input is not touched unless it is asked for: opening it takes a while. */
function bytesOf(path: string, run: Run, limit: number): Promise<Uint8Array> {
  return path === STDIN ? readStream(run.io.stdin, "stdin", limit) : readInput(path, limit);
}

/** Extensions of the kinds that can be read, without dots. */
export async function readableExtensions(): Promise<ReadonlySet<string>> {
  const { FORMATS } = await import("../formats/index.ts");
  return new Set(FORMATS.flatMap((row) => row.extensions));
}
