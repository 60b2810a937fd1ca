/** The program's only door to the file system for documents, reports and its own data files. */
import * as fs from "node:fs";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { Failure } from "./failure.ts";

/** What a run is given: the streams and the environment of the process, or stand-ins in tests. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export type Terminal = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Folder of the built program: bundles stand beside each other in it, sources two levels above. */
export const DIST = fileURLToPath(
  import.meta.url.endsWith("/src/io.ts") ? new URL("../dist/", import.meta.url) : new URL("./", import.meta.url),
);

let version: string | undefined;

/** Version of this package. */
export function toolVersion(): string {
  version ??= (JSON.parse(fs.readFileSync(path.join(DIST, "../package.json"), "utf8")) as { version: string }).version;
  return version;
}

/** What stands at a path. @throws Failure file-unreadable when that cannot be told */
export async function kindOf(file: string): Promise<"file" | "folder" | "missing"> {
  try {
    return fs.statSync(file).isDirectory() ? "folder" : "file";
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR", "ENAMETOOLONG")) return "missing";
    throw new Failure("file-unreadable", file, reasonOf(error));
  }
}

/** Files of so many bytes are read at once: asking another thread takes longer, and the first time much longer. */
const SMALL = 256 * 1024;

/**
 * The bytes of a file, at most `limit`.
 * @throws Failure file-missing, file-unreadable, file-too-large
 */
export async function readInput(file: string, limit: number): Promise<Uint8Array> {
  try {
    const info = fs.statSync(file);
    const { size } = info;
    if (size > limit) throw new Failure("file-too-large", file, `${size} bytes, limit fileBytes=${limit}`);
    return info.isFile() && size <= SMALL ? fs.readFileSync(file) : await fs.promises.readFile(file);
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (hasCode(error, "ENOENT", "ENOTDIR")) throw new Failure("file-missing", file);
    throw new Failure("file-unreadable", file, reasonOf(error));
  }
}

/** Everything that a stream holds, at most `limit` bytes. @throws Failure file-too-large */
export async function readStream(stream: Readable, name: string, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array | string);
    size += bytes.length;
    if (size > limit) throw new Failure("file-too-large", name, `limit fileBytes=${limit}`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Text of a small file of the user's own, such as a configuration. @throws Failure like `readInput` */
export async function readText(file: string): Promise<string> {
  return new TextDecoder().decode(await readInput(file, 16 * 1024 * 1024));
}

/** Files below a folder, in the order of their names; hidden ones and `node_modules` are left out. */
export async function* walk(folder: string): AsyncGenerator<string> {
  const entries = await fs.promises.readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new Failure("file-unreadable", folder, reasonOf(error));
  });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const child = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(child);
    else if (entry.isFile() || (entry.isSymbolicLink() && (await kindOf(child)) === "file")) yield child;
  }
}

/** A file being written: it takes its name only when it is whole, so that a crash leaves no half report. */
export interface OutputFile {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a file for writing, with its folders. @throws Failure output-unwritable */
export async function createOutput(file: string): Promise<OutputFile> {
  try {
    const special = await fs.promises.stat(file).then(
      (info) => !info.isFile(),
      () => false,
    );
    await fs.promises.mkdir(path.dirname(file), { recursive: true });
    const target = special ? file : `${file}.part`;
    const handle = await fs.promises.open(target, "w");
    return {
      write: async (text) => void (await handle.write(text)),
      close: async () => {
        await handle.close();
        if (!special) await fs.promises.rename(target, file);
      },
    };
  } catch (error) {
    throw new Failure("output-unwritable", file, reasonOf(error));
  }
}

/** Adds text at the end of a file. @throws Failure output-unwritable */
export async function appendOutput(file: string, text: string): Promise<void> {
  try {
    const handle = await fs.promises.open(file, "a");
    await handle.write(text);
    await handle.close();
  } catch (error) {
    throw new Failure("output-unwritable", file, reasonOf(error));
  }
}

/** Writes a whole new file. @throws Failure output-unwritable, also when the file exists and `replace` is not said */
export async function createFile(file: string, text: string, replace: boolean): Promise<void> {
  if (!replace && (await kindOf(file)) !== "missing")
    throw new Failure("output-unwritable", file, "it exists already; say --force to replace it");
  const output = await createOutput(file);
  await output.write(text);
  await output.close();
}

/** Removes what an interrupted run left of an output. */
export async function discardOutput(file: string): Promise<void> {
  await fs.promises.rm(`${file}.part`, { force: true });
}

/** Writes to a stream and waits when its reader is slower. A closed pipe is no error: nobody reads any more. */
export async function put(stream: Writable, text: string): Promise<void> {
  if (text === "" || stream.destroyed) return;
  await new Promise<void>((done, fail) => {
    stream.write(text, (error) => (error && !hasCode(error, "EPIPE") ? fail(error) : done()));
  });
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? "");
}

function reasonOf(error: unknown): string {
  if (hasCode(error, "EACCES", "EPERM")) return "permission denied";
  if (hasCode(error, "EISDIR")) return "it is a folder";
  if (hasCode(error, "ENOTDIR")) return "a part of its path is a file";
  if (hasCode(error, "ENOSPC")) return "the disk is full";
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
