import type { Warning } from "../../model.ts";
import { type BlockDraft, DocumentBuilder, type ReadDocument } from "../build.ts";
import { assemble } from "../pdf/assemble.ts";
import { findFurniture } from "../pdf/furniture.ts";
import { layOut } from "../pdf/layout.ts";
import { unbrokenWords } from "../pdf/words.ts";
import type { RecognisedPage } from "./words.ts";

/** Letters from which a page counts as recognised. */
const HARDLY_ANY_TEXT = 20;

/** The document with recognised pages in the place of those that could not be read. */
export function merge(document: ReadDocument, recognised: readonly RecognisedPage[]): ReadDocument {
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
