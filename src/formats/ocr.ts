import { availableParallelism } from "node:os";
import { Failure } from "../failure.ts";
import type { ReadDocument } from "./build.ts";
import type { Engine } from "./ocr/engine.ts";
import { dataName, GUESSES } from "./ocr/languages.ts";
import { merge } from "./ocr/merge.ts";
import { type Pictures, preparePictures } from "./ocr/pictures.ts";
import { nativeEngine } from "./ocr/tesseract.ts";
import { packagedEngine } from "./ocr/tesseract-js.ts";
import { type RecognisedPage, toPage } from "./ocr/words.ts";
import type { ReadOptions } from "./types.ts";

/** Pages of a PDF that OCR can help: pictures, and pages whose text layer is broken. */
export function pagesToRecognise(document: ReadDocument): readonly number[] {
  const garbled = document.warnings.flatMap((w) => (w.code === "garbled-text" ? (w.pages ?? []) : []));
  return [...new Set([...document.readability.imageOnlyPages, ...garbled])].sort((a, b) => a - b);
}

/**
 * Recognises the text of pages that are pictures and puts it where the pages stand. Works on this machine only.
 * @param bytes the PDF that `document` was read from
 * @throws Failure `ocr-missing` when a program or the language data is not installed
 */
export async function recognise(
  document: ReadDocument,
  bytes: Uint8Array,
  name: string,
  options: ReadOptions,
): Promise<ReadDocument> {
  const wanted = pagesToRecognise(document);
  if (wanted.length === 0) return document;
  const { seconds } = options.limits;
  const engine = (await nativeEngine(seconds)) ?? (await packagedEngine());
  if (engine === undefined) throw new Failure("ocr-missing", name, "tesseract is not on the PATH");
  const pictures = await preparePictures(bytes, name, options.password, seconds);
  try {
    const data = await chooseData(engine, pictures, wanted[0]!, name, options.ocr?.languages ?? []);
    return merge(document, await recognisePages(engine, pictures, wanted, data, options));
  } finally {
    await pictures.close();
    await engine.close();
  }
}

/** Language data by the hints; without hints the language whose words come out surest on the first page. */
async function chooseData(
  engine: Engine,
  pictures: Pictures,
  page: number,
  name: string,
  hints: readonly string[],
): Promise<readonly string[]> {
  const asked = hints.map((h) => dataName(h) ?? h);
  const have = (asked.length > 0 ? asked : GUESSES).filter((l) => engine.languages.includes(l));
  if (have.length === 0) {
    const wanted = asked.length > 0 ? asked.join(", ") : "any language of the rules";
    throw new Failure("ocr-missing", name, `tesseract has no language data for ${wanted}`);
  }
  if (asked.length > 0 || have.length === 1) return have;
  return pictures.with(page, async (picture) => {
    let best = { data: have[0]!, confidence: -1 };
    for (const data of have) {
      const { confidence } = toPage(await engine.recognise(picture, [data]), page);
      if (confidence > best.confidence) best = { data, confidence };
    }
    return [best.data];
  });
}

/** As many pages at once as there are processors; each program runs one thread. */
async function recognisePages(
  engine: Engine,
  pictures: Pictures,
  wanted: readonly number[],
  data: readonly string[],
  options: ReadOptions,
): Promise<RecognisedPage[]> {
  const done: RecognisedPage[] = [];
  const queue = [...wanted];
  const work = async (): Promise<void> => {
    for (let page = queue.shift(); page !== undefined; page = queue.shift()) {
      done.push(toPage(await recogniseOne(engine, pictures, page, data), page));
      options.progress?.(done.length, wanted.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism(), wanted.length) }, work));
  return done.sort((a, b) => a.content.number - b.content.number);
}

/** The words of a page; none when its picture cannot be drawn or read: the page then stays unread. */
async function recogniseOne(
  engine: Engine,
  pictures: Pictures,
  page: number,
  data: readonly string[],
): Promise<string> {
  try {
    return await pictures.with(page, (picture) => engine.recognise(picture, data));
  } catch (error) {
    if (error instanceof Failure) throw error;
    return "";
  }
}
