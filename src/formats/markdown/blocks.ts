/** Turns the lines of Markdown into blocks. */
import type { Collector } from "../collect.ts";
import type { Limits } from "../limits.ts";
import type { SourceLines } from "../source-lines.ts";
import { wrapWidth } from "../text/lines.ts";
import { isRunOn } from "../text/paragraphs.ts";
import { addLines } from "../text.ts";
import { type Inline, inline, linesAfter } from "./inline.ts";
import { cellsOf, lineOf, type MarkdownLine } from "./lines.ts";
import type { SourceLine } from "./source.ts";

type Item = Extract<MarkdownLine, { kind: "item" }>;
type Source = { readonly name: string; readonly limits: Limits };

/** Lists that are open, innermost last. */
type Lists = { indent: number; bullet: boolean; number: number }[];

/** Adds all blocks. Notes follow the block that first refers to them; the others come last. */
export async function addBlocks(collector: Collector, raw: readonly SourceLine[], source: Source): Promise<void> {
  const { lines, notes } = takeNotes(raw.map(({ text, at }) => ({ raw: text, line: lineOf(text), at })));
  await new Blocks(collector, lines, notes, source).run();
}

interface Numbered {
  readonly raw: string;
  readonly line: MarkdownLine;
  /** Line of the file, from 1. */
  readonly at: number;
}

/** Lines that are gathered to one text. */
interface Gathered {
  readonly lines: string[];
  readonly at: number[];
}

function takeNotes(all: readonly Numbered[]): { lines: readonly Numbered[]; notes: Map<string, Gathered> } {
  const notes = new Map<string, Gathered>();
  const lines: Numbered[] = [];
  let open: Gathered | undefined;
  for (const entry of all) {
    const { line, at } = entry;
    if (line.kind === "note") {
      open = { lines: [line.text], at: [at] };
      notes.set(line.id, open);
    } else if (open !== undefined && line.kind === "text" && line.indent > 0) {
      open.lines.push(line.text);
      open.at.push(at);
    } else {
      if (line.kind !== "blank") open = undefined;
      lines.push(entry);
    }
  }
  return { lines, notes };
}

/** Running text of gathered lines, and where the lines that are left of it stand. */
function readGathered({ lines, at }: Gathered): { readonly read: Inline; readonly at: SourceLines } {
  const read = inline(lines.join("\n"));
  return { read, at: linesAfter(read, at) };
}

class Blocks {
  readonly #collector: Collector;
  readonly #lines: readonly Numbered[];
  readonly #notes: Map<string, Gathered>;
  readonly #source: Source;
  readonly #width: number | undefined;
  #lists: Lists = [];
  #run: Gathered = { lines: [], at: [] };

  constructor(collector: Collector, lines: readonly Numbered[], notes: Map<string, Gathered>, source: Source) {
    this.#collector = collector;
    this.#lines = lines;
    this.#notes = notes;
    this.#source = source;
    this.#width = wrapWidth(lines.map(({ raw, line }) => ({ text: line.kind === "text" ? raw : "", page: 1 })));
  }

  async run(): Promise<void> {
    let i = 0;
    while (i < this.#lines.length) i = await this.#step(i);
    this.#flush();
    for (const [id, note] of this.#notes) this.#addNote(id, note);
  }

  /** Handles the block that begins at a line; returns the index after it. */
  async #step(i: number): Promise<number> {
    const { line, raw } = this.#lines[i]!;
    const next = this.#lines[i + 1];
    if (next?.line.kind === "delimiter" && raw.includes("|")) return this.#table(i);
    if (line.kind === "text") return this.#text(i, line);
    if (line.kind === "delimiter" && this.#run.lines.length === 0) return i + 1;
    this.#flush();
    if (line.kind === "item") return this.#item(i, line);
    if (line.kind === "fence") return this.#fence(i, line.mark);
    if (line.kind === "html") return this.#html(i, line.tag);
    if (line.kind === "heading") this.#heading(line.level, line.text, i);
    if (line.kind === "heading" || line.kind === "rule") this.#lists = [];
    return i + 1;
  }

  #text(i: number, line: Extract<MarkdownLine, { kind: "text" }>): number {
    const under = /^\s{0,3}(=+|-{2,})\s*$/.exec(this.#lines[i + 1]?.raw ?? "");
    if (under && this.#run.lines.length === 0) {
      this.#heading(under[1]!.startsWith("=") ? 1 : 2, line.text, i);
      return i + 2;
    }
    if (line.indent === 0) this.#lists = [];
    this.#run.lines.push(this.#lines[i]!.raw.replace(/^(?:\s{0,3}>\s?)+/, ""));
    this.#run.at.push(this.#lines[i]!.at);
    return i + 1;
  }

  #heading(level: number, text: string, i: number): void {
    const read = inline(text);
    const at = linesAfter(read, [this.#lines[i]!.at]);
    // Converters write the pages of a PDF as headings.
    if (/^(?:page|pagina|página|seite|sida|stran|σελίδα)\s\d{1,4}$/iu.test(read.text)) {
      this.#collector.add({ kind: "header", text: read.text }, at);
    } else this.#collector.paragraph({ text: read.text, at, level, isolated: true, emphasised: true });
    this.#addNotes(read);
  }

  /** Adds the gathered lines as plain text without marks. */
  #flush(): void {
    if (this.#run.lines.length === 0) return;
    const { read, at } = readGathered(this.#run);
    this.#run = { lines: [], at: [] };
    if (read.contents) this.#collector.add({ kind: "contents", text: read.text }, at);
    else if (read.emphasised) this.#collector.paragraph({ text: read.text, at, isolated: true, emphasised: true });
    else
      addLines(
        this.#collector,
        read.text.split("\n").map((text, k) => ({ text, page: 1, at: at[k] })),
        this.#width,
      );
    this.#addNotes(read);
  }

  #addNotes({ notes }: Inline): void {
    for (const id of notes) {
      const note = this.#notes.get(id);
      if (note !== undefined) this.#addNote(id, note);
      this.#notes.delete(id);
    }
  }

  #addNote(id: string, note: Gathered): void {
    const { read, at } = readGathered(note);
    this.#collector.add({ kind: "note", label: id, text: read.text }, at);
  }

  #item(i: number, item: Item): number {
    const label = this.#label(item);
    const gathered: Gathered = { lines: [item.text], at: [this.#lines[i]!.at] };
    let next = i + 1;
    for (; next < this.#lines.length; next++) {
      const { line, at } = this.#lines[next]!;
      const after = this.#lines[next + 1]?.line;
      // Converters put blank lines where a page ends, also inside a sentence.
      if (
        line.kind === "blank" &&
        after?.kind === "text" &&
        /^\p{Ll}/u.test(after.text) &&
        isRunOn(gathered.lines.at(-1)!, this.#width)
      )
        continue;
      if (line.kind !== "text") break;
      gathered.lines.push(line.text);
      gathered.at.push(at);
    }
    const { read, at } = readGathered(gathered);
    if (read.contents) this.#collector.add({ kind: "contents", text: read.text }, at);
    else
      this.#collector.paragraph({
        text: read.text,
        at,
        label,
        item: item.bullet,
        isolated: true,
        emphasised: read.emphasised,
      });
    this.#addNotes(read);
    return next;
  }

  /** The label as it is printed: ordered lists count on from their first number. */
  #label(item: Item): string {
    while ((this.#lists.at(-1)?.indent ?? -1) > item.indent + 1) this.#lists.pop();
    const list = this.#lists.at(-1);
    if (!list || list.indent + 1 < item.indent || list.bullet !== item.bullet) {
      if (list && Math.abs(list.indent - item.indent) <= 1) this.#lists.pop();
      this.#lists.push({ indent: item.indent, bullet: item.bullet, number: item.number });
    } else list.number += 1;
    return item.bullet ? "•" : `${this.#lists.at(-1)!.number}${item.mark}`;
  }

  #fence(i: number, mark: string): number {
    let last = i + 1;
    for (; last < this.#lines.length; last++) {
      const { line } = this.#lines[last]!;
      if (line.kind === "fence" && line.mark.startsWith(mark)) break;
    }
    addLines(
      this.#collector,
      this.#lines.slice(i + 1, last).map(({ raw, at }) => ({ text: raw.trimEnd(), page: 1, at })),
      undefined,
    );
    return last + 1;
  }

  #table(i: number): number {
    this.#flush();
    const table = this.#collector.nextTable();
    let row = 0;
    let next = i;
    for (; next < this.#lines.length; next++) {
      const { raw, line, at } = this.#lines[next]!;
      if (line.kind === "delimiter") continue;
      if (!raw.includes("|") || line.kind === "blank") break;
      cellsOf(raw).forEach((cell, column) => {
        const read = inline(cell);
        this.#collector.add({ kind: "cell", table, row, column, text: read.text }, linesAfter(read, [at]));
        this.#addNotes(read);
      });
      row += 1;
    }
    return next;
  }

  /** Markup goes to the reader of web pages, up to its end tag or a blank line. */
  async #html(i: number, tag: string): Promise<number> {
    const from = i;
    let next = i;
    for (; next < this.#lines.length; next++) {
      const { raw, line } = this.#lines[next]!;
      if (tag === "table" ? raw.toLowerCase().includes("</table") : line.kind === "blank") break;
    }
    const end = Math.min(next + 1, this.#lines.length);
    const { addHtml } = await import("../html.ts");
    addHtml(
      this.#collector,
      this.#lines
        .slice(from, end)
        .map(({ raw }) => raw)
        .join("\n"),
      { ...this.#source, numberOf: (feeds) => this.#lines[Math.min(from + feeds, end - 1)]!.at },
    );
    return end;
  }
}
