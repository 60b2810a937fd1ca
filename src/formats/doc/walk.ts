/** Follows the text of a Word 97-2003 file and writes paragraphs, cells and notes. */
import { type FlowEntry, TableStack, writeEntries } from "../edge-tables.ts";
import { roman } from "../numerals.ts";
import { symbolText } from "../symbols.ts";
import { TICK_SIGNS } from "../text/labels.ts";
import type { Writer } from "../writer.ts";
import { places, type WordFile } from "./fib.ts";
import { type DocParagraph, paragraphAt } from "./paragraphs.ts";
import {
  type CharacterMarks,
  characterMarks,
  DELETED,
  HIDDEN,
  INSERTED,
  paragraphRuns,
  type Run,
  STRONG,
  WEIGHED,
} from "./properties.ts";
import { type DocStyle, readLists, readStyles } from "./styles.ts";

interface Field {
  code: string;
  inCode: boolean;
  contents: boolean;
}

/** A paragraph while it is gathered. */
interface Gathering {
  text: string;
  visible: number;
  strong: number;
  contents: boolean;
  asides: FlowEntry[];
}

const empty = (): Gathering => ({ text: "", visible: 0, strong: 0, contents: false, asides: [] });

export class DocWalk {
  readonly #word: WordFile;
  readonly #marks: CharacterMarks;
  readonly #paragraphs: readonly Run[];
  readonly #styles: ReadonlyMap<number, DocStyle>;
  readonly #lists: ReturnType<typeof readLists>;
  /** Notes and comments by the character that refers to them. */
  readonly #asides = new Map<
    number,
    { readonly kind: "footnote" | "endnote" | "comment"; readonly from: number; readonly to: number }
  >();
  readonly #noteCount = { footnote: 0, endnote: 0 };
  readonly #fields: Field[] = [];

  constructor(word: WordFile) {
    this.#word = word;
    this.#marks = characterMarks(word);
    this.#paragraphs = paragraphRuns(word);
    this.#styles = readStyles(word);
    this.#lists = readLists(word);
    this.#findAsides("footnote", "footnoteReferences", 2, "footnoteTexts", word.stories.footnotes.start);
    this.#findAsides("endnote", "endnoteReferences", 2, "endnoteTexts", word.stories.endnotes.start);
    this.#findAsides("comment", "commentReferences", 30, "commentTexts", word.stories.comments.start);
  }

  #findAsides(
    kind: "footnote" | "endnote" | "comment",
    references: "footnoteReferences" | "endnoteReferences" | "commentReferences",
    bytes: number,
    texts: "footnoteTexts" | "endnoteTexts" | "commentTexts",
    start: number,
  ): void {
    const at = places(this.#word.table(references), bytes).slice(0, -1);
    const ends = places(this.#word.table(texts), 0);
    at.forEach((cp, i) => {
      const [from, to] = [ends[i], ends[i + 1]];
      if (from !== undefined && to !== undefined) this.#asides.set(cp, { kind, from: start + from, to: start + to });
    });
  }

  /** Number of runs with tracked changes in the body. */
  get changes(): number {
    let count = 0;
    const { marks } = this.#marks;
    const both = DELETED | INSERTED;
    for (let cp = 0; cp < this.#word.stories.body.end && cp < marks.length; cp++) {
      const mark = marks[cp]! & both;
      if (mark !== 0 && (cp === 0 || (marks[cp - 1]! & both) !== mark)) count += 1;
    }
    return count;
  }

  /** Writes headers, the body with its notes, text boxes and footers. */
  write(writer: Writer): void {
    const { body, boxes } = this.#word.stories;
    const edges = this.#edges();
    for (const text of edges.header) writer.add({ kind: "header", text });
    this.#story(body, (entries) => writeEntries(entries, writer));
    this.#story(boxes, (entries) => writeEntries(entries, writer));
    for (const text of edges.footer) writer.add({ kind: "footer", text });
  }

  #story(
    { start, end }: { readonly start: number; readonly end: number },
    write: (entries: readonly FlowEntry[]) => void,
  ): void {
    const tables = new TableStack(write);
    let open = empty();
    this.#fields.length = 0;
    for (let cp = start; cp < Math.min(end, this.#word.text.length); cp++) {
      const c = this.#word.text.charCodeAt(cp);
      if (c === 0x0d || c === 0x07 || c === 0x0c) {
        this.#end(tables, open, paragraphAt(this.#word, this.#paragraphs, cp), c);
        open = empty();
      } else this.#character(open, cp, c);
    }
    tables.add([...this.#entries(open, undefined)], 0);
  }

  /** Puts a whole paragraph where it belongs: between tables, into a cell, or at the end of a row. */
  #end(tables: TableStack, open: Gathering, paragraph: DocParagraph, mark: number): void {
    const depth = paragraph.inTable || mark === 0x07 ? Math.min(Math.max(1, paragraph.depth), 15) : 0;
    if (paragraph.endsRow || paragraph.endsInnerRow) {
      tables.endRow(Math.max(1, depth), paragraph.cells);
      return;
    }
    tables.add(this.#entries(open, paragraph), depth);
    if (mark === 0x07 || paragraph.endsInnerCell) tables.endCell(depth);
  }

  #entries(open: Gathering, paragraph: DocParagraph | undefined): readonly FlowEntry[] {
    const style = this.#styles.get(paragraph?.style ?? 0);
    const label = this.#label(paragraph, style);
    if (open.text.trim() === "") return open.asides;
    const isContents = open.contents || (style !== undefined && style.builtIn >= 19 && style.builtIn <= 27);
    if (isContents) return [{ kind: "draft", draft: { kind: "contents", text: open.text } }, ...open.asides];
    const outline = paragraph?.outline ?? style?.outline;
    const emphasised = open.visible > 0 && open.strong >= open.visible * 0.9;
    return [
      {
        kind: "paragraph",
        paragraph: {
          text: open.text,
          isolated: true,
          emphasised: emphasised || (style?.strong === true && open.strong >= 0),
          ...(label ? { label } : {}),
          ...(label && /^[^\p{L}\p{N}]+$/u.test(label) ? { item: true } : {}),
          ...(outline !== undefined && outline <= 8 ? { level: outline + 1 } : {}),
        },
      },
      ...open.asides,
    ];
  }

  #label(paragraph: DocParagraph | undefined, style: DocStyle | undefined): string | undefined {
    const list = paragraph?.list ?? style?.list;
    if (paragraph === undefined || list === undefined || list === 0 || list > 2046) return undefined;
    return this.#lists.label(String(list), paragraph.level ?? style?.level ?? 0);
  }

  #character(open: Gathering, cp: number, c: number): void {
    const mark = this.#marks.marks[cp] ?? 0;
    if (this.#field(open, cp, c)) return;
    if ((mark & (DELETED | HIDDEN)) !== 0) return;
    const field = this.#fields.at(-1);
    if (this.#fields.some((one) => one.inCode)) {
      if (field && field.code.length < 200) field.code += this.#word.text[cp];
      if (c === 0x01) this.#checkbox(open, cp);
      return;
    }
    if (this.#fields.some((one) => one.contents)) open.contents = true;
    const aside = this.#asides.get(cp);
    if (aside) open.asides.push(...this.#aside(aside));
    const text = this.#sign(cp, c);
    if (text === "") return;
    open.text += text;
    if (/\s/.test(text)) return;
    open.visible += 1;
    // Where a run does not say, the style decides; `entries` looks at it.
    if ((mark & STRONG) !== 0) open.strong += 1;
    else if ((mark & WEIGHED) !== 0) open.strong = Number.NEGATIVE_INFINITY;
  }

  /** The text that a character shows. */
  #sign(cp: number, c: number): string {
    const symbol = this.#marks.symbols.get(cp);
    if (symbol !== undefined) return symbolText("Wingdings", String.fromCharCode(symbol));
    if (c >= 0xf000 && c <= 0xf0ff) return symbolText("Wingdings", String.fromCharCode(c));
    if (c === 0x0b || c === 0x0e) return "\n";
    if (c === 0x1e) return "\u2011";
    if (c === 0x1f) return "\u00AD";
    return c === 0x09 ? "\t" : c < 0x20 ? "" : this.#word.text[cp]!;
  }

  /** Marks of fields: begin, middle, end. */
  #field(open: Gathering, cp: number, c: number): boolean {
    if (c === 0x13) {
      // Fields within fields go no deeper in any document.
      if (this.#fields.length < 64) this.#fields.push({ code: "", inCode: true, contents: false });
    } else if (c === 0x14 || c === 0x15) {
      const field = this.#fields.at(-1);
      if (field) {
        field.inCode = false;
        field.contents = /^\s*TOC\b/.test(field.code);
        if (field.contents) open.contents = true;
      }
      if (c === 0x15) this.#fields.pop();
    } else return false;
    return cp >= 0;
  }

  /** An old form field: its state stands in the data stream. */
  #checkbox(open: Gathering, cp: number): void {
    const at = this.#marks.data.get(cp);
    if (at === undefined || !/FORMCHECKBOX/.test(this.#fields.at(-1)?.code ?? "")) return;
    const { data } = this.#word;
    const head = at + 6 <= data.length ? at + data.readUInt16LE(at + 4) : data.length;
    if (head + 10 > data.length) return;
    const result = (data.readUInt16LE(head + 4) >> 2) & 0x1f;
    const standard = head + 12 + data.readUInt16LE(head + 10) * 2 + 2;
    const checked = result === 25 ? standard + 2 <= data.length && data.readUInt16LE(standard) === 1 : result === 1;
    open.text += checked ? TICK_SIGNS.ticked : TICK_SIGNS.unticked;
  }

  #aside({
    kind,
    from,
    to,
  }: {
    readonly kind: "footnote" | "endnote" | "comment";
    readonly from: number;
    readonly to: number;
  }): FlowEntry[] {
    const text = this.#lines(from, to).join("\n");
    if (kind === "comment") return [{ kind: "draft", draft: { kind: "comment", text } }];
    const number = ++this.#noteCount[kind];
    return [
      { kind: "draft", draft: { kind: "note", label: kind === "endnote" ? roman(number) : String(number), text } },
    ];
  }

  /** The lines of a note, comment, header or footer. */
  #lines(from: number, to: number): readonly string[] {
    const fields = this.#fields.splice(0);
    const lines: string[] = [];
    let open = empty();
    for (let cp = from; cp < Math.min(to, this.#word.text.length); cp++) {
      const c = this.#word.text.charCodeAt(cp);
      if (c === 0x0d || c === 0x07 || c === 0x0c) {
        if (open.text.trim() !== "") lines.push(open.text.trim());
        open = empty();
      } else this.#character(open, cp, c);
    }
    if (open.text.trim() !== "") lines.push(open.text.trim());
    this.#fields.splice(0, this.#fields.length, ...fields);
    return lines;
  }

  /** Headers and footers of all sections, each line once. The first six texts are separators of notes. */
  #edges(): Readonly<Record<"header" | "footer", ReadonlySet<string>>> {
    const found = { header: new Set<string>(), footer: new Set<string>() };
    const { start, end } = this.#word.stories.headers;
    const ends = places(this.#word.table("headerTexts"), 0);
    for (let i = 6; i + 1 < ends.length; i++) {
      const kind = [0, 1, 4].includes(i % 6) ? "header" : "footer";
      for (const line of this.#lines(start + ends[i]!, Math.min(end, start + ends[i + 1]!))) found[kind].add(line);
    }
    return found;
  }
}
