import type { Block, Format, NoticeField, Readability, TenderDocument, Warning } from "../model.ts";
import { furtherLines, type SourceLines } from "./source-lines.ts";

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A block before it has a place: its text instead of its span; section path and lines are added by the builder. */
export type BlockDraft = DistributiveOmit<Block, "span" | "section" | "line" | "lines"> & { readonly text: string };

/** What a reader returns for one document; name and hash are added by `readBytes`. */
export type ReadDocument = Omit<TenderDocument, "name" | "sha256">;

/** Everything read: nothing garbled, no page without text. */
export const FULLY_READ: Readability = { readShare: 1, garbledShare: 0, imageOnlyPages: [] };

/**
 * Collects blocks in reading order and gives them offsets and section paths.
 * Blocks without a visible character are dropped.
 */
export class DocumentBuilder {
  readonly #parts: string[] = [];
  readonly #blocks: Block[] = [];
  readonly #headings: { level: number; title: string }[] = [];
  #length = 0;

  /**
   * Appends one block; a heading closes the sections of its own level and below.
   * @param at lines of the file on which the lines of its text stand, for files that have lines
   */
  add(draft: BlockDraft, at?: SourceLines): void {
    const text = draft.text.trim();
    if (text === "") return;
    if (draft.kind === "heading") this.#open(draft.level, text);
    const { text: _, ...rest } = draft;
    const span = { start: this.#length, end: this.#length + text.length };
    const section = this.#headings.map((h) => h.title);
    const block = at === undefined ? { ...rest, span, section } : { ...rest, span, section, line: at[0] };
    const further = at === undefined ? undefined : furtherLines(at);
    this.#blocks.push((further === undefined ? block : { ...block, lines: further }) as Block);
    this.#parts.push(text);
    this.#length = span.end + 1;
  }

  /** Characters collected so far, for limits. */
  get length(): number {
    return this.#length;
  }

  /** The finished document. */
  finish(
    format: Format,
    extra: {
      readonly pages?: number;
      readonly fields?: readonly NoticeField[];
      readonly readability?: Readability;
      readonly warnings?: readonly Warning[];
    } = {},
  ): ReadDocument {
    return {
      format,
      text: this.#parts.join("\n"),
      blocks: this.#blocks,
      fields: extra.fields ?? [],
      readability: extra.readability ?? FULLY_READ,
      warnings: extra.warnings ?? [],
      ...(extra.pages === undefined ? {} : { pages: extra.pages }),
    };
  }

  #open(level: number, title: string): void {
    while ((this.#headings.at(-1)?.level ?? 0) >= level) this.#headings.pop();
    this.#headings.push({ level, title: title.length > 160 ? `${title.slice(0, 159)}…` : title });
  }
}
