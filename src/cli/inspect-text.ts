import type { Inspection } from "../inspect.ts";
import type { Say } from "../messages/index.ts";
import type { Block, TenderDocument } from "../model.ts";
import { clean } from "../outputs/clean.ts";
import { indented } from "../outputs/layout.ts";
import { decimal, pageRanges, sayOr, warningWords } from "../outputs/phrases.ts";

type Lines = readonly string[];

const WIDTH = 80;

/** One inspection for a person. */
export function inspectionLines(inspection: Inspection, say: Say): Lines {
  const { format, pages, words, characters, fields } = inspection;
  const count = (n: number): string => decimal(n, "en", 0);
  const rows: readonly (readonly [string, string])[] = [
    ["kind", format],
    ["pages", pages === undefined ? "" : count(pages)],
    ["words", `${count(words)} (${count(characters)} characters)`],
    ["languages", languageWords(inspection, say)],
    [
      "paragraphs",
      Object.entries(inspection.blocks)
        .map(([kind, n]) => `${kind} ${count(n)}`)
        .join(", "),
    ],
    ["tables", tableWords(inspection)],
    ["fields", fields === 0 ? "" : `${count(fields)} declared values`],
    ["read", readWords(inspection)],
    ["passages", passageWords(inspection, say)],
    ["words a page", pageWords(inspection)],
  ];
  return [
    clean(inspection.name),
    ...rows
      .filter(([, value]) => value !== "")
      .flatMap(([label, value]) => indented(value, 16, WIDTH, `  ${label.padEnd(14)}`)),
    ...inspection.warnings.flatMap((w) =>
      indented(warningWords(w, { say, language: "en" }), 16, WIDTH, "  note          "),
    ),
  ];
}

function name(code: string | undefined, say: Say): string {
  return code === undefined ? "unknown" : sayOr(say, `language.${code}`, code);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function languageWords({ languages }: Inspection, say: Say): string {
  const rows = languages.map(
    ({ code, share, searched }) => `${name(code, say)} ${percent(share)}${searched ? "" : " (not searched)"}`,
  );
  return rows.length === 0 ? "unknown" : rows.join(", ");
}

/** Only where the language changes: one run of text says nothing new. */
function passageWords({ passages }: Inspection, say: Say): string {
  const large = passages.filter((p) => p.words >= 20);
  if (new Set(large.map((p) => p.language)).size < 2) return "";
  const shown = large.slice(0, 12).map(({ language, words, blocks, pages }) => {
    const place = pages === undefined ? `paragraphs ${blocks[0]}-${blocks[1]}` : `p. ${pageRanges(range(pages))}`;
    return `${name(language, say)} ${place} (${words} words)`;
  });
  return [...shown, ...(large.length > shown.length ? [`and ${large.length - shown.length} more`] : [])].join(", ");
}

function range([from, to]: readonly [number, number]): readonly number[] {
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => from + i);
}

function tableWords({ tables }: Inspection): string {
  if (tables.length === 0) return "";
  const shown = tables.slice(0, 8).map((t) => `${t.rows}×${t.columns}${t.page === undefined ? "" : ` (p. ${t.page})`}`);
  return `${tables.length}: ${shown.join(", ")}${tables.length > shown.length ? ", …" : ""}`;
}

function readWords({ readability: r }: Inspection): string {
  const parts = [
    percent(r.readShare),
    ...(r.garbledShare > 0 ? [`garbled ${percent(r.garbledShare)}`] : []),
    ...(r.imageOnlyPages.length > 0 ? [`pictures only: pages ${pageRanges(r.imageOnlyPages)}`] : []),
    ...(r.ocrConfidence === undefined ? [] : [`OCR confidence ${Math.round(r.ocrConfidence)} of 100`]),
  ];
  return parts.join(", ");
}

function pageWords({ perPage }: Inspection): string {
  const shown = perPage.slice(0, 60).map(({ page, words }) => `${page}: ${words}`);
  return shown.join(", ") + (perPage.length > shown.length ? ", …" : "");
}

/** The text itself: number, page, kind and words of every block. */
export function blockLines({ blocks, text }: TenderDocument): Lines {
  return blocks.map((block, i) => {
    const page = block.page === undefined ? "" : ` p.${block.page}`;
    return `${String(i + 1).padStart(5)}${page.padEnd(6)} ${kindWords(block).padEnd(12)} ${clean(text.slice(block.span.start, block.span.end))}`;
  });
}

function kindWords(block: Block): string {
  const tick = block.tick === undefined ? "" : block.tick === "ticked" ? " [x]" : " [ ]";
  if (block.kind === "heading") return `heading ${block.level}${tick}`;
  if (block.kind === "cell") return `cell ${block.table}/${block.row}/${block.column}${tick}`;
  return block.kind + tick;
}
