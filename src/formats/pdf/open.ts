import { createRequire } from "node:module";
import { Failure } from "../../failure.ts";
import type { ReadOptions } from "../types.ts";

/** The parts of pdf.js that are used, by the names it gives them. */
export interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getPermissions(): Promise<readonly number[] | null>;
  getFieldObjects(): Promise<object | null>;
}

export interface PdfPage {
  getViewport(options: { scale: number }): {
    readonly width: number;
    readonly height: number;
    readonly transform: readonly number[];
  };
  getTextContent(): Promise<{ readonly items: readonly (PdfTextItem | { readonly type: string })[] }>;
  getOperatorList(options: {
    annotationMode: number;
  }): Promise<{ readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }>;
  getAnnotations(options: { intent: string }): Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly commonObjs: { has(id: string): boolean; get(id: string): unknown };
  cleanup(): boolean;
}

export interface PdfTextItem {
  readonly str: string;
  /** Matrix from text space to page space: position in the last two. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
}

/** An open PDF; `close` frees it. */
export interface OpenPdf {
  readonly document: PdfDocument;
  /** False when the author forbade taking text out (which readers cannot enforce). */
  readonly mayExtract: boolean;
  readonly close: () => Promise<void>;
}

/** Permission bit "copy text" of the PDF standard. */
const COPY = 16;
const QUIET = 0;

/** Opens a PDF. @throws Failure `pdf-encrypted` or `pdf-broken` */
export async function openPdf(bytes: Uint8Array, name: string, options: ReadOptions): Promise<OpenPdf> {
  const { PDFParse } = await loadEngine();
  const parser = new PDFParse({
    // The engine takes the buffer over; the caller's bytes stay whole.
    data: bytes.slice(),
    verbosity: QUIET,
    // Pictures are never decoded: any with more pixels than this is left out.
    maxImageSize: 1,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    ...(options.password === undefined ? {} : { password: options.password }),
  });
  try {
    // pdf-parse gives text without positions; the pdf.js document that it holds has them.
    const document = (await parser["load"]()) as unknown as PdfDocument;
    const permissions = await document.getPermissions();
    return { document, mayExtract: permissions === null || permissions.includes(COPY), close: () => parser.destroy() };
  } catch (error) {
    throw asFailure(error, name, options.password !== undefined);
  }
}

async function loadEngine(): Promise<typeof import("pdf-parse")> {
  keepCanvasOut();
  const { push } = Array.prototype;
  // With the worker's module at hand pdf.js does not look for its file, which a bundle has elsewhere.
  const scope = globalThis as { pdfjsWorker?: unknown };
  // @ts-expect-error pdfjs-dist ships no types for this file
  scope.pdfjsWorker ??= await import("pdfjs-dist/legacy/build/pdf.worker.min.mjs");
  const engine = await import("pdf-parse");
  // On Node 20 the engine replaces `push` by a slow one to mend a corner case that neither it nor we meet.
  Object.defineProperty(Array.prototype, "push", { value: push, writable: true, configurable: true });
  return engine;
}

/**
 * pdf.js wants three classes of a browser's canvas to load, and loads 31 MB of native code for them. Reading text
 * never uses them, so empty ones stand in and the canvas package is marked as loaded.
 */
function keepCanvasOut(): void {
  const scope = globalThis as Record<string, unknown>;
  for (const name of ["DOMMatrix", "ImageData", "Path2D"]) scope[name] ??= class {};
  const require = createRequire(import.meta.url);
  try {
    const id = require.resolve("@napi-rs/canvas");
    require.cache[id] ??= Object.assign(Object.create(null), {
      id,
      filename: id,
      loaded: true,
      exports: {},
      children: [],
      paths: [],
    });
  } catch {
    // Not installed: nothing to keep out.
  }
}

function asFailure(error: unknown, name: string, passwordGiven: boolean): Failure {
  const { name: kind, message } = error instanceof Error ? error : { name: "", message: String(error) };
  if (kind === "PasswordException")
    return new Failure("pdf-encrypted", name, passwordGiven ? "the password does not open it" : undefined);
  return new Failure("pdf-broken", name, message.slice(0, 160));
}
