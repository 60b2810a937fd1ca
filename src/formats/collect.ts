/**
 * What every reader of word-processor text does with its paragraphs: takes hidden characters out, finds labels,
 * checkboxes and unstyled headings, keeps to the limit of characters, and hands blocks to `DocumentBuilder`.
 */
import type { Format, Warning, WarningCode } from "../model.ts";
import { type BlockDraft, DocumentBuilder, type ReadDocument } from "./build.ts";
import type { Limits } from "./limits.ts";
import { feedsBefore, lineCount, type SourceLines, trimmedLines } from "./source-lines.ts";
import { type GuessedBlock, withHeadings } from "./text/heading-levels.ts";
import { type HeadingGuess, headingGuess, type Standing } from "./text/headings.ts";
import { LINE_ENDS, withoutHidden } from "./text/hidden.ts";
import { isOnlyTick, labelled, tickOf } from "./text/labels.ts";

/** A paragraph of unknown kind, as met in the source. */
export interface Paragraph extends Standing {
  readonly text: string;
  /** Automatic number, not yet part of the text. */
  readonly label?: string;
  /** Level of a heading style, from 1. */
  readonly level?: number;
  /** Rank of a heading that has no level but is surely one; see `HEADING_RANKS`. */
  readonly rank?: number;
  /** The source says that this is a list item. */
  readonly item?: boolean;
  readonly tick?: "ticked" | "unticked";
  readonly page?: number;
  readonly language?: string;
  /** Where its lines stand in the file, when the reader knows. */
  readonly at?: SourceLines | undefined;
}

/** Text, and where its lines stand in the file. */
interface Passage {
  readonly text: string;
  readonly at: SourceLines | undefined;
}

/** Collects blocks in reading order; `finish` gives unstyled headings their levels, below the styled ones. */
export class Collector {
  readonly #limits: Limits;
  readonly #entries: GuessedBlock[] = [];
  readonly #warnings = new Map<WarningCode, Warning>();
  #characters = 0;
  #hidden = 0;
  #tables = 0;
  /** Tick of a first cell that is nothing but a checkbox: it belongs to the cell beside it. */
  #tickBeside: { readonly place: string; readonly tick: "ticked" | "unticked" } | undefined;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Counts hidden characters that a reader took out itself. */
  countHidden(removed: number): void {
    this.#hidden += removed;
  }

  /** The number of a new table, from 0. */
  nextTable(): number {
    return this.#tables++;
  }

  /** Keeps a warning; of several with one code the first stays. */
  warn(code: WarningCode, detail?: string): void {
    if (!this.#warnings.has(code)) this.#warnings.set(code, { code, ...(detail === undefined ? {} : { detail }) });
  }

  /** Adds a paragraph whose kind the text and its style decide; each line with a checkbox becomes a block of its own. */
  paragraph(from: Paragraph): void {
    const [first, ...others] = choicesOf(from);
    this.#paragraph(others.length === 0 ? from : { ...from, ...first });
    for (const choice of others)
      this.#paragraph({ ...choice, isolated: from.isolated, emphasised: false, ...optional({ page: from.page }) });
  }

  #paragraph(from: Paragraph): void {
    const text = from.label && !from.text.startsWith(from.label) ? `${from.label} ${from.text}` : from.text;
    const passage = this.#clean(text, from.at);
    if (passage === undefined) return;
    const clean = passage.text;
    const common = optional({ page: from.page, language: from.language, tick: from.tick });
    if (from.level !== undefined && isTitle(clean)) {
      const label = labelPart(from.label ?? headingLabel(clean));
      this.#push({ ...common, ...label, kind: "heading", level: from.level, text: clean }, passage.at);
      return;
    }
    const guess = guessOf(from, clean);
    const label = from.label ?? labelled(clean)?.label;
    const item = from.item || label !== undefined;
    this.#push({ ...common, ...labelPart(label), kind: item ? "item" : "paragraph", text: clean }, passage.at, guess);
  }

  /**
   * Adds a block of known kind. A cell with several checkboxes becomes several blocks of the same row and column.
   * @param at where the lines of its text stand in the file, when the reader knows
   */
  add(draft: BlockDraft, at?: SourceLines): void {
    const whole = { text: draft.text, at };
    for (const part of draft.kind === "cell" ? choicesOf(whole) : [whole]) {
      const clean = this.#clean(part.text, part.at);
      if (clean !== undefined) this.#push({ ...draft, text: clean.text }, clean.at);
    }
  }

  #push(draft: BlockDraft, at: SourceLines | undefined, guess?: HeadingGuess): void {
    if (this.#characters >= this.#limits.characters) {
      this.warn("truncated", "characters");
      return;
    }
    this.#characters += draft.text.length + 1;
    const tick = draft.tick ?? (TICKABLE.has(draft.kind) ? tickOf(draft.text) : undefined) ?? this.#beside(draft);
    if (draft.kind === "cell" && draft.column === 0 && tick && isOnlyTick(draft.text)) {
      this.#tickBeside = { place: `${draft.table}/${draft.row}/1`, tick };
    }
    this.#entries.push({ draft: tick ? { ...draft, tick } : draft, at, guess });
  }

  #beside(draft: BlockDraft): "ticked" | "unticked" | undefined {
    if (draft.kind !== "cell") return undefined;
    const place = `${draft.table}/${draft.row}/${draft.column}`;
    return this.#tickBeside?.place === place ? this.#tickBeside.tick : undefined;
  }

  #clean(text: string, at: SourceLines | undefined): Passage | undefined {
    const { text: visible, removed } = withoutHidden(text);
    this.#hidden += removed;
    // Runs of blanks go first: what follows would look at each of them again and again.
    const clean = visible
      .replace(/[^\S\n]{2,}|\t/g, " ")
      .replace(/[^\S\n]?\n[^\S\n]?/g, "\n")
      .trim();
    return clean === "" ? undefined : { text: clean, at: at && trimmedLines(visible, linesLeft(text, visible, at)) };
  }

  /** The finished document. */
  finish(format: Format, extra: { readonly pages?: number } = {}): ReadDocument {
    if (this.#hidden > 0) this.warn("hidden-characters-removed", String(this.#hidden));
    const builder = new DocumentBuilder();
    withHeadings(this.#entries).forEach((draft, i) => builder.add(draft, this.#entries[i]!.at));
    return builder.finish(format, { ...extra, warnings: [...this.#warnings.values()] });
  }
}

function guessOf(from: Paragraph, text: string): HeadingGuess | undefined {
  if (from.rank !== undefined) return { rank: from.rank, ...labelPart(headingLabel(text)), doubtful: false };
  if (from.item || tickOf(text)) return undefined;
  const guess = headingGuess(text, from);
  return guess && from.label !== undefined ? { ...guess, label: from.label } : guess;
}

/** Clauses set in a heading style for the sake of its number are text. */
function isTitle(text: string): boolean {
  return text.length <= 160 || (text.length <= 300 && !/[.;:]$/.test(text));
}

/** Cuts a text before each line that begins with a checkbox: a tick belongs to one choice, not to all of them. */
function choicesOf({ text, at }: Pick<Paragraph, "text" | "at">): readonly Passage[] {
  if (!text.includes("\n")) return [{ text, at }];
  const parts: string[][] = [];
  for (const line of text.split("\n")) {
    if (parts.length === 0 || tickOf(line.trimStart())) parts.push([line]);
    else parts.at(-1)!.push(line);
  }
  let from = 0;
  return parts.map((lines) => {
    const first = from;
    from += lines.length;
    return { text: lines.join("\n"), at: at?.slice(first, from) };
  });
}

/** The lines of a text once the odd line ends in it have become line feeds. */
function linesLeft(text: string, visible: string, at: SourceLines): SourceLines {
  if (visible === text || lineCount(visible) === at.length) return at;
  return feedsBefore(text, LINE_ENDS).map((feeds) => at[feeds]!);
}

const TICKABLE: ReadonlySet<BlockDraft["kind"]> = new Set(["paragraph", "item", "cell", "heading", "field"]);

function labelPart(label: string | undefined): { label?: string } {
  return label === undefined ? {} : { label };
}

/** A heading style with a typed number: "Art. 5 Clausola sociale". */
function headingLabel(text: string): string | undefined {
  return headingGuess(text, { isolated: true, emphasised: true })?.label;
}

function optional<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
