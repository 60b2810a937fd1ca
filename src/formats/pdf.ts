import { Failure } from "../failure.ts";
import type { Warning } from "../model.ts";
import { DocumentBuilder, type ReadDocument } from "./build.ts";
import { assemble } from "./pdf/assemble.ts";
import { findFurniture } from "./pdf/furniture.ts";
import type { PageContent } from "./pdf/geometry.ts";
import { layOut } from "./pdf/layout.ts";
import { type OpenPdf, openPdf } from "./pdf/open.ts";
import { type Fonts, loadPage } from "./pdf/page.ts";
import { qualityOf } from "./pdf/quality.ts";
import { unbrokenWords } from "./pdf/words.ts";
import type { ReaderResult, ReadOptions } from "./types.ts";

/** Pages of a PDF, and those that could not be taken out. */
interface Pages {
  readonly pages: readonly PageContent[];
  readonly failed: readonly number[];
  /** The limit of characters ended the reading after this page. */
  readonly cutAfter?: number;
}

/**
 * Reads a PDF: text in reading order with pages, headings, tables and notes.
 * @throws Failure `pdf-encrypted`, `pdf-broken` or `limit-pages`
 */
export async function read(bytes: Uint8Array, name: string, options: ReadOptions): Promise<ReaderResult> {
  const pdf = await openPdf(bytes, name, options);
  try {
    const all = pdf.document.numPages;
    if (all > options.limits.pages)
      throw new Failure("limit-pages", name, `${all} pages, limit pages=${options.limits.pages}`);
    const pages = await loadPages(pdf, options);
    if (pages.pages.length === 0) throw new Failure("pdf-broken", name, `none of ${all} pages could be read`);
    return { kind: "document", document: toDocument(pages, all, pdf.mayExtract) };
  } finally {
    await pdf.close();
  }
}

async function loadPages({ document }: OpenPdf, options: ReadOptions): Promise<Pages> {
  const fonts: Fonts = new Map();
  const hasForm = (await document.getFieldObjects()) !== null;
  const pages: PageContent[] = [];
  const failed: number[] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number++) {
    try {
      const page = await loadPage(document, number, hasForm, fonts);
      pages.push(page);
      characters += page.runs.reduce((n, r) => n + r.text.length, 0);
    } catch {
      failed.push(number);
    }
    options.progress?.(number, document.numPages);
    if (characters > options.limits.characters) return { pages, failed, cutAfter: number };
  }
  return { pages, failed };
}

function toDocument({ pages, failed, cutAfter }: Pages, all: number, mayExtract: boolean): ReadDocument {
  const furniture = findFurniture(pages);
  const quality = qualityOf(pages, furniture.runs);
  const elements = pages.map((page) => ({ number: page.number, elements: layOut(page, furniture.runs) }));
  const builder = new DocumentBuilder();
  for (const draft of assemble(elements, furniture, unbrokenWords(pages))) builder.add(draft);
  const missing = failed.length + (cutAfter === undefined ? 0 : all - cutAfter);
  const warnings: Warning[] = [...quality.warnings];
  if (!mayExtract) warnings.push({ code: "text-extraction-forbidden" });
  if (pages.some((p) => p.fieldValues > 0)) warnings.push({ code: "form-fields-read" });
  if (failed.length > 0) warnings.push({ code: "truncated", pages: failed });
  if (cutAfter !== undefined)
    warnings.push({ code: "truncated", detail: `limit characters: read up to page ${cutAfter}` });
  const readShare = (quality.readability.readShare * pages.length) / (pages.length + missing);
  return builder.finish("pdf", { pages: all, readability: { ...quality.readability, readShare }, warnings });
}
