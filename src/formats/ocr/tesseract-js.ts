import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "./engine.ts";

/** What is used of tesseract.js, which people install themselves when they cannot install tesseract. */
interface Worker {
  recognize(
    picture: string,
    options: object,
    output: { tsv: boolean; text: boolean },
  ): Promise<{ data: { tsv: string | null } }>;
  terminate(): Promise<unknown>;
}
type CreateWorker = (languages: string, mode: number, options: object) => Promise<Worker>;

/** Places where systems keep tesseract's language data. */
const FOLDERS = [
  "/usr/share/tesseract-ocr/5/tessdata",
  "/usr/share/tesseract-ocr/4.00/tessdata",
  "/usr/share/tessdata",
  "/usr/local/share/tessdata",
  "/opt/homebrew/share/tessdata",
];
const NEURAL_NETWORK = 1;

/**
 * tesseract.js, when it is installed and language data is on this machine: data is never downloaded.
 * @returns undefined when either is missing
 */
export async function packagedEngine(): Promise<Engine | undefined> {
  const folder = dataFolder();
  const createWorker = folder === undefined ? undefined : await load();
  if (folder === undefined || createWorker === undefined) return undefined;
  const workers = new Map<string, Promise<Worker>>();
  const workerFor = (data: string): Promise<Worker> => {
    const options = { langPath: folder, gzip: false, cacheMethod: "none" };
    const worker = workers.get(data) ?? createWorker(data, NEURAL_NETWORK, options);
    workers.set(data, worker);
    return worker;
  };
  return {
    languages: readdirSync(folder).flatMap((f) =>
      f.endsWith(".traineddata") ? [f.slice(0, -".traineddata".length)] : [],
    ),
    recognise: async (picture, data) => {
      const worker = await workerFor(data.join("+"));
      return (await worker.recognize(picture, {}, { tsv: true, text: false })).data.tsv ?? "";
    },
    close: async () => {
      for (const worker of workers.values()) await (await worker).terminate();
    },
  };
}

function dataFolder(): string | undefined {
  const own = process.env["TESSDATA_PREFIX"];
  const places = own === undefined ? FOLDERS : [own, join(own, "tessdata"), ...FOLDERS];
  return places.find((p) => existsSync(p) && readdirSync(p).some((f) => f.endsWith(".traineddata")));
}

async function load(): Promise<CreateWorker | undefined> {
  // Not a dependency: the name is kept from the bundler, and its absence is no error.
  const name = "tesseract.js";
  try {
    const module = (await import(name)) as { createWorker?: CreateWorker; default?: { createWorker?: CreateWorker } };
    return module.createWorker ?? module.default?.createWorker;
  } catch {
    return undefined;
  }
}
