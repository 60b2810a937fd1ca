/** What was read of a document, before anything is judged. Pure, like the rest of the core. */
import { votesOf } from "./analyse/view.ts";
import type { Block, Format, LanguageCode, Readability, TenderDocument, Warning } from "./model.ts";
import type { Rulebook } from "./rulebase.ts";
import { type Tokens, tokenize } from "./text/tokens.ts";
import { Vocabulary } from "./text/vocabulary.ts";

/** Words and main language of one page. */
export interface PageInspection {
  readonly page: number;
  readonly words: number;
  readonly language?: LanguageCode;
}

/** Neighbouring blocks in one language. */
export interface Passage {
  readonly language?: LanguageCode;
  readonly words: number;
  /** Numbers of the first and the last block, from 1. */
  readonly blocks: readonly [number, number];
  readonly pages?: readonly [number, number];
}

export interface TableInspection {
  readonly table: number;
  readonly rows: number;
  readonly columns: number;
  readonly page?: number;
}

export interface Inspection {
  readonly name: string;
  readonly sha256: string;
  readonly format: Format;
  readonly pages?: number;
  readonly words: number;
  readonly characters: number;
  readonly languages: readonly { readonly code: LanguageCode; readonly share: number; readonly searched: boolean }[];
  readonly perPage: readonly PageInspection[];
  readonly passages: readonly Passage[];
  readonly blocks: Readonly<Partial<Record<Block["kind"], number>>>;
  readonly tables: readonly TableInspection[];
  /** Declared values of a structured notice. */
  readonly fields: number;
  readonly readability: Readability;
  readonly warnings: readonly Warning[];
}

/** Describes what was read. @param rulebook for its languages: which of them a passage is in, and which are searched */
export function inspect(document: TenderDocument, rulebook: Rulebook): Inspection {
  const tokens = tokenize(document, new Vocabulary());
  const votes = votesOf(tokens, rulebook);
  const sizes = document.blocks.map((_, b) => wordsOf(tokens, b));
  return {
    name: document.name,
    sha256: document.sha256,
    format: document.format,
    ...(document.pages === undefined ? {} : { pages: document.pages }),
    words: sizes.reduce((sum, size) => sum + size, 0),
    characters: document.text.length,
    languages: votes.shares.map((row) => ({ ...row, searched: Object.hasOwn(rulebook.languages, row.code) })),
    perPage: perPage(document, sizes, votes.ofBlock),
    passages: passages(document, sizes, votes.ofBlock),
    blocks: blockCounts(document.blocks),
    tables: tables(document.blocks),
    fields: document.fields.length,
    readability: document.readability,
    warnings: document.warnings,
  };
}

function wordsOf(tokens: Tokens, block: number): number {
  return (tokens.blockStarts[block + 1] ?? 0) - (tokens.blockStarts[block] ?? 0);
}

type Languages = readonly (LanguageCode | undefined)[];

/** Every page of the document, also those without a word. */
function perPage(document: TenderDocument, sizes: readonly number[], languages: Languages): readonly PageInspection[] {
  const pages = Array.from({ length: document.pages ?? 0 }, () => new Map<LanguageCode | undefined, number>());
  document.blocks.forEach((block, b) => {
    const page = block.page === undefined ? undefined : pages[block.page - 1];
    page?.set(languages[b], (page.get(languages[b]) ?? 0) + (sizes[b] ?? 0));
  });
  return pages.map((counts, i) => {
    const [main] = [...counts].sort((a, b) => b[1] - a[1]);
    const words = [...counts.values()].reduce((sum, n) => sum + n, 0);
    return { page: i + 1, words, ...(main?.[0] === undefined ? {} : { language: main[0] }) };
  });
}

function passages(document: TenderDocument, sizes: readonly number[], languages: Languages): readonly Passage[] {
  const runs: { language: LanguageCode | undefined; from: number; to: number; words: number }[] = [];
  document.blocks.forEach((_, b) => {
    const last = runs.at(-1);
    const words = sizes[b] ?? 0;
    if (last !== undefined && last.language === languages[b]) {
      last.to = b;
      last.words += words;
    } else runs.push({ language: languages[b], from: b, to: b, words });
  });
  return runs.map(({ language, from, to, words }) => {
    const [first, last] = [document.blocks[from]?.page, document.blocks[to]?.page];
    return {
      ...(language === undefined ? {} : { language }),
      words,
      blocks: [from + 1, to + 1],
      ...(first === undefined || last === undefined ? {} : { pages: [first, last] }),
    };
  });
}

function blockCounts(blocks: readonly Block[]): Inspection["blocks"] {
  const counts: Partial<Record<Block["kind"], number>> = {};
  for (const { kind } of blocks) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function tables(blocks: readonly Block[]): readonly TableInspection[] {
  const all = new Map<number, { rows: Set<number>; columns: Set<number>; page: number | undefined }>();
  for (const block of blocks) {
    if (block.kind !== "cell") continue;
    const known = all.get(block.table) ?? { rows: new Set(), columns: new Set(), page: block.page };
    known.rows.add(block.row);
    known.columns.add(block.column);
    all.set(block.table, known);
  }
  return [...all].map(([table, { rows, columns, page }]) => ({
    table,
    rows: rows.size,
    columns: columns.size,
    ...(page === undefined ? {} : { page }),
  }));
}
