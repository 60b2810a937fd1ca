/**
 * The library: parse a document, load rules, analyse, render. Nothing here writes to the console or ends the process.
 *
 *     const { documents } = await parse("tender.docx");
 *     const report = analyse(documents, await loadRules());
 *     console.log(await render([report], "md", { language: "en" }));
 */
import { analyse as analyseDocuments } from "./analyse.ts";
import { Failure } from "./failure.ts";
import { DEFAULT_LIMITS, type Limits } from "./formats/limits.ts";
import { DIST, readInput, toolVersion } from "./io.ts";
import { loadMessages, type ReportLanguage } from "./messages/index.ts";
import type { Report, TenderDocument } from "./model.ts";
import { OUTPUTS, type OutputName } from "./outputs/index.ts";
import { PLAIN } from "./outputs/types.ts";
import type { Context, Rulebook } from "./rulebase.ts";
import { withStemmers } from "./rulebook/stemmers.ts";

export { FAILURE_SENTENCES, Failure, type FailureCode } from "./failure.ts";
export type { Limits } from "./formats/limits.ts";
export type { ReportLanguage } from "./messages/index.ts";
export type * from "./model.ts";
export type { OutputName } from "./outputs/index.ts";
export type { Context, Rulebook } from "./rulebase.ts";

export interface ParseOptions {
  /** Name of bytes that come from no file; messages and the report call the document so. */
  readonly name?: string;
  /** Of an encrypted PDF. */
  readonly password?: string;
  /** Recognise text on pages that are pictures; languages are hints, empty to guess. */
  readonly ocr?: { readonly languages: readonly string[] };
  readonly limits?: Partial<Limits>;
}

export interface Parsed {
  /** One for a file, one for each readable file inside a container. */
  readonly documents: readonly TenderDocument[];
  /** What could not be read, each with a code and a sentence. */
  readonly failures: readonly Failure[];
}

/**
 * Reads a file, or bytes, of any supported kind; the kind is told by the content.
 * @throws Failure only when the file itself cannot be opened
 */
export async function parse(source: string | Uint8Array, options: ParseOptions = {}): Promise<Parsed> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const bytes = typeof source === "string" ? await readInput(source, limits.fileBytes) : source;
  const name = options.name ?? (typeof source === "string" ? source : "document");
  const { password, ocr } = options;
  const { readBytes } = await import("./formats/index.ts");
  const outcomes = await readBytes(bytes, name, {
    limits,
    ...(password === undefined ? {} : { password }),
    ...(ocr === undefined ? {} : { ocr }),
  });
  return {
    documents: outcomes.flatMap((o) => (o.kind === "read" ? [o.document] : [])),
    failures: outcomes.flatMap((o) => (o.kind === "failed" ? [o.failure] : [])),
  };
}

/** Ends the processes that `parse` keeps ready; call it when nothing more is to be read. */
export async function close(): Promise<void> {
  const { closeReaders } = await import("./formats/index.ts");
  await closeReaders();
}

/**
 * The rule base of this package, or one in a folder of YAML files.
 * @throws Failure rules-broken, with every fault of the folder
 */
export async function loadRules(folder?: string): Promise<Rulebook> {
  if (folder === undefined) return withStemmers((await import("./rulebook/packed.ts")).readPacked(DIST));
  const { loadRulebook } = await import("./rulebook/load.ts");
  const result = loadRulebook(folder);
  if (result.kind === "loaded") return withStemmers(result.rulebook);
  const faults = result.faults.map(({ file, path, message }) => `${file} ${path}: ${message}`);
  throw new Failure("rules-broken", folder, faults.join("; "));
}

/** One report for the documents of one tender. Pure: the same documents and rules give the same report. */
export function analyse(
  documents: readonly TenderDocument[],
  rulebook: Rulebook,
  context: Omit<Context, "toolVersion"> = {},
): Report {
  return analyseDocuments(documents, rulebook, { ...context, toolVersion: toolVersion() }).report;
}

export interface RenderOptions {
  /** Language of the report; English when not said. */
  readonly language?: ReportLanguage;
  /** Columns of the text report. */
  readonly width?: number;
}

/** Reports as text in one of the output formats. `json` of a single report is an object, else an array. */
export async function render(
  reports: readonly Report[],
  format: OutputName,
  options: RenderOptions = {},
): Promise<string> {
  const language = options.language ?? "en";
  const [output, say] = await Promise.all([OUTPUTS[format].load(), loadMessages(language)]);
  const renderer = output({
    language,
    say,
    toolVersion: toolVersion(),
    width: options.width ?? 80,
    paint: PLAIN,
    single: reports.length === 1,
    quiet: false,
  });
  const body = reports.map((report) => renderer.add({ kind: "report", report, gates: [], rejections: [] }));
  return body.join("") + renderer.end();
}
