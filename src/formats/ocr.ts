import { availableParallelism } from "node:os";
import { Failure } from "../failure.ts";
import type { Warning } from "../model.ts";
import { type BlockDraft, DocumentBuilder, type ReadDocument } from "./build.ts";
import type { Engine } from "./ocr/engine.ts";
import { dataName, GUESSES } from "./ocr/languages.ts";
import { type Pictures, preparePictures } from "./ocr/pictures.ts";
import { nativeEngine } from "./ocr/tesseract.ts";
import { packagedEngine } from "./ocr/tesseract-js.ts";
import { type RecognisedPage, toPage } from "./ocr/words.ts";
import { assemble } from "./pdf/assemble.ts";
import { findFurniture } from "./pdf/furniture.ts";
import { layOut } from "./pdf/layout.ts";
import { unbrokenWords } from "./pdf/words.ts";
import type { ReadOptions } from "./types.ts";

/** Letters from which a page counts as recognised. */
const HARDLY_ANY_TEXT = 20;

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

function merge(document: ReadDocument, recognised: readonly RecognisedPage[]): ReadDocument {
  const good = recognised.filter((p) => lettersOf(p) >= HARDLY_ANY_TEXT);
  const pages = new Set(good.map((p) => p.content.number));
  const contents = good.map((p) => p.content);
  const furniture = findFurniture(contents);
  const elements = contents.map((c) => ({ number: c.number, elements: layOut(c, furniture.runs) }));
  const own = toDrafts(document).filter((d) => d.page === undefined || !pages.has(d.page));
  const builder = new DocumentBuilder();
  for (const draft of interleave(own, assemble(elements, furniture, unbrokenWords(contents)))) builder.add(draft);
  return builder.finish("pdf", {
    ...(document.pages === undefined ? {} : { pages: document.pages }),
    readability: readabilityOf(document, pages, good),
    warnings: warningsOf(document, pages),
  });
}

function lettersOf({ content }: RecognisedPage): number {
  return content.runs.reduce((n, r) => n + r.text.length, 0);
}

function toDrafts(document: ReadDocument): BlockDraft[] {
  return document.blocks.map(({ span, section: _, ...rest }) => ({
    ...rest,
    text: document.text.slice(span.start, span.end),
  }));
}

/** Blocks of both by page; tables of the second keep apart from those of the first. */
function interleave(own: readonly BlockDraft[], recognised: readonly BlockDraft[]): BlockDraft[] {
  const tables = 1 + Math.max(-1, ...own.map((d) => (d.kind === "cell" ? d.table : -1)));
  const renumbered = recognised.map((d) => (d.kind === "cell" ? { ...d, table: d.table + tables } : d));
  return [...own, ...renumbered].sort((a, b) => (a.page ?? 0) - (b.page ?? 0));
}

function readabilityOf(
  document: ReadDocument,
  pages: ReadonlySet<number>,
  good: readonly RecognisedPage[],
): ReadDocument["readability"] {
  const { readability } = document;
  const imageOnlyPages = readability.imageOnlyPages.filter((p) => !pages.has(p));
  const all = Math.max(1, document.pages ?? 1);
  const won = (readability.imageOnlyPages.length - imageOnlyPages.length) / all;
  const letters = good.reduce((n, p) => n + lettersOf(p), 0);
  const sure = good.reduce((n, p) => n + lettersOf(p) * p.confidence, 0);
  return {
    readShare: Math.min(1, readability.readShare + won),
    garbledShare: garbledPages(document, pages).length > 0 || pages.size === 0 ? readability.garbledShare : 0,
    imageOnlyPages,
    ...(letters === 0 ? {} : { ocrConfidence: Math.round((10 * sure) / letters) / 10 }),
  };
}

/** Pages with a broken text layer that OCR did not replace. */
function garbledPages(document: ReadDocument, pages: ReadonlySet<number>): readonly number[] {
  return document.warnings.flatMap((w) =>
    w.code === "garbled-text" ? (w.pages ?? []).filter((p) => !pages.has(p)) : [],
  );
}

function warningsOf(document: ReadDocument, pages: ReadonlySet<number>): Warning[] {
  const kept = document.warnings.flatMap((w): Warning[] => {
    if (w.code !== "image-only-pages" && w.code !== "garbled-text") return [w];
    const left = (w.pages ?? []).filter((p) => !pages.has(p));
    return left.length > 0 ? [{ ...w, pages: left }] : [];
  });
  return pages.size > 0 ? [...kept, { code: "ocr-used", pages: [...pages] }] : kept;
}
