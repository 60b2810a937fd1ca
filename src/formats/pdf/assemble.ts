import type { BlockDraft } from "../build.ts";
import type { Furniture } from "./furniture.ts";
import { headingLevel, type Style, styleOf } from "./headings.ts";
import { joinTexts } from "./join.ts";
import type { Element } from "./layout.ts";
import type { Paragraph } from "./paragraphs.ts";
import { ARTICLE, LEADERS } from "./patterns.ts";
import { asContents, ENDS, goesOn, isSmall, opensNotes, sameColumns, type Table, type Text } from "./roles.ts";
import { labelOf, tickOf } from "./symbols.ts";

/**
 * The blocks of a document, in reading order.
 * @param pages elements page by page, with the page's number
 * @param words lower-case words seen unbroken in the document
 */
export function assemble(
  pages: readonly { readonly number: number; readonly elements: readonly Element[] }[],
  furniture: Furniture,
  words: ReadonlySet<string>,
): BlockDraft[] {
  const style = styleOf(pages.flatMap((p) => p.elements.flatMap((e) => (e.kind === "text" ? e.paragraph.lines : []))));
  const drafts = new Drafts(style, words);
  for (const { number, elements } of pages) {
    drafts.startPage();
    for (const line of furniture.headers.get(number) ?? [])
      drafts.add({ kind: "header", text: line.text, page: number });
    for (const [i, element] of elements.entries()) drafts.element(element, elements.slice(i + 1));
    for (const line of furniture.footers.get(number) ?? [])
      drafts.add({ kind: "footer", text: line.text, page: number });
  }
  return drafts.list;
}

/** The table that was added last, while nothing came after it. */
interface OpenTable {
  readonly columns: readonly number[];
  readonly number: number;
  readonly rows: number;
  /** Cells of its last row: where each begins (points) and its block. */
  readonly last: readonly { readonly x: number; readonly at: number }[];
}

/** Collects blocks and remembers what may go on overleaf. */
class Drafts {
  readonly list: BlockDraft[] = [];
  readonly #style: Style;
  readonly #words: ReadonlySet<string>;
  #tables = 0;
  /** Nothing but headers was seen on this page. */
  #atTop = true;
  /** The notes at the foot of this page have begun. */
  #inNotes = false;
  /** The paragraph that ended the body of the page before, and where its block is. */
  #open: { readonly at: number; readonly paragraph: Paragraph } | undefined;
  #table: OpenTable | undefined;

  constructor(style: Style, words: ReadonlySet<string>) {
    this.#style = style;
    this.#words = words;
  }

  startPage(): void {
    this.#atTop = true;
    this.#inNotes = false;
  }

  add(draft: BlockDraft): void {
    this.list.push(draft);
  }

  element(element: Element, rest: readonly Element[]): void {
    if (element.kind === "table") this.#addTable(element);
    else if (isSmall(element, this.#style) && (this.#inNotes || opensNotes(element, rest, this.#style))) {
      this.#inNotes = true;
      this.add({ kind: "note", text: this.#text(element.paragraph), page: element.page });
    } else this.#addText(element);
  }

  #addText({ paragraph, page }: Text): void {
    const text = this.#text(paragraph);
    const draft = this.#classify(paragraph, text, page);
    const cell = this.#atTop && draft.kind === "paragraph" ? this.#openCell(paragraph) : undefined;
    if (cell !== undefined) {
      this.#append(cell, text);
      return;
    }
    const open = this.#open;
    if (this.#atTop && open !== undefined && draft.kind === "paragraph" && goesOn(open.paragraph, paragraph)) {
      this.#append(open.at, text);
      this.#open = { at: open.at, paragraph };
    } else {
      this.list.push(draft);
      this.#open =
        draft.kind === "paragraph" || draft.kind === "item" ? { at: this.list.length - 1, paragraph } : undefined;
    }
    this.#atTop = false;
    this.#table = undefined;
  }

  #append(at: number, text: string): void {
    const before = this.list[at]!;
    this.list[at] = { ...before, text: joinTexts([before.text, text], this.#words) };
  }

  /** The cell that a page break cut in the middle of a sentence and that this paragraph ends. */
  #openCell({ lines }: Paragraph): number | undefined {
    const first = lines[0]!;
    if (!/^\p{Ll}/u.test(first.text)) return undefined;
    const cell = this.#table?.last.find((c) => Math.abs(c.x - first.x0) < 6);
    return cell !== undefined && !ENDS.test(this.list[cell.at]!.text) ? cell.at : undefined;
  }

  #classify(paragraph: Paragraph, text: string, page: number): BlockDraft {
    if (LEADERS.test(text)) return { kind: "contents", text, page };
    const level = headingLevel(paragraph, text, this.#style);
    const label =
      labelOf(text) ??
      ARTICLE.exec(text)?.[0].trim() ??
      (level === undefined ? undefined : /^\d{1,2}(?:\.\d{1,2})*(?=\s)/.exec(text)?.[0]);
    const extra = { text, page, ...(label === undefined ? {} : { label }) };
    if (level !== undefined) return { kind: "heading", level, ...extra };
    const tick = tickOf(text);
    const kind = labelOf(text) !== undefined || tick !== undefined ? "item" : "paragraph";
    return { kind, ...extra, ...(tick === undefined ? {} : { tick }) };
  }

  #addTable(element: Table): void {
    const contents = asContents(element);
    if (contents !== undefined) {
      for (const paragraphs of contents)
        this.list.push({ kind: "contents", page: element.page, text: paragraphs.map((p) => this.#text(p)).join(" ") });
      this.#after();
      return;
    }
    // A table goes on when nothing stands between, be it a page break or a hair of space between its rows.
    const goes =
      this.#table !== undefined && sameColumns(this.#table.columns, element.columns) ? this.#table : undefined;
    const number = goes?.number ?? this.#tables++;
    const offset = goes?.rows ?? 0;
    const lastRow = Math.max(0, ...element.cells.map((c) => c.row));
    const last: { x: number; at: number }[] = [];
    for (const cell of element.cells) {
      for (const paragraph of cell.paragraphs) {
        const text = this.#text(paragraph);
        const tick = tickOf(text);
        const place = { table: number, row: offset + cell.row, column: cell.column, page: element.page };
        this.list.push({ kind: "cell", text, ...place, ...(tick === undefined ? {} : { tick }) });
        if (cell.row === lastRow) last.push({ x: paragraph.lines[0]!.x0, at: this.list.length - 1 });
      }
    }
    this.#after();
    this.#table = { columns: element.columns, number, rows: offset + 1 + lastRow, last };
  }

  #after(): void {
    this.#atTop = false;
    this.#open = undefined;
    this.#table = undefined;
  }

  #text(paragraph: Paragraph): string {
    return joinTexts(
      paragraph.lines.map((l) => l.text),
      this.#words,
    );
  }
}
