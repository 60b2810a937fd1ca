/** Streams of text in RTF: the body, and the headers, notes and boxes that stand inside it. */
import { type CellDefinition, type FlowEntry, TableStack, writeEntries } from "../edge-tables.ts";
import { roman } from "../numerals.ts";
import type { Writer } from "../writer.ts";
import type { RtfHeader } from "./header.ts";

export type StoryKind = "body" | "header" | "footer" | "footnote" | "comment" | "box";

/** What holds for a paragraph until `\pard`. */
export interface ParagraphState {
  inTable: boolean;
  level: number;
  style: number;
  outline: number | undefined;
}

interface Story {
  readonly kind: StoryKind;
  /** Group depth at which it began. */
  readonly depth: number;
  readonly tables: TableStack;
  readonly lines: string[];
  paragraph: ParagraphState;
  isEndnote: boolean;
  /** The paragraph being gathered. */
  parts: string[];
  asides: FlowEntry[];
  label: string;
  visible: number;
  strong: number;
  contents: boolean;
}

const plainParagraph = (): ParagraphState => ({ inTable: false, level: 0, style: 0, outline: undefined });
const fresh = () => ({
  parts: [] as string[],
  asides: [] as FlowEntry[],
  label: "",
  visible: 0,
  strong: 0,
  contents: false,
});

/** Tables within tables; no printed document goes deeper. */
const MAX_NESTING = 15;

export class RtfFlow {
  readonly #writer: Writer;
  readonly #header: RtfHeader;
  readonly #stories: Story[] = [];
  readonly #noteCount = { footnote: 0, endnote: 0 };
  readonly #edges = new Set<string>();
  readonly #footers: string[] = [];

  constructor(writer: Writer, header: RtfHeader) {
    this.#writer = writer;
    this.#header = header;
    this.begin("body", 0);
  }

  get #story(): Story {
    return this.#stories.at(-1)!;
  }

  get paragraph(): ParagraphState {
    return this.#story.paragraph;
  }

  resetParagraph(): void {
    this.#story.paragraph = plainParagraph();
  }

  markEndnote(): void {
    this.#story.isEndnote = true;
  }

  /** Begins a stream inside the open one. */
  begin(kind: StoryKind, depth: number): void {
    const outer = this.#stories.at(-1);
    const tables = new TableStack((entries) => {
      if (kind === "box") outer?.asides.push(...entries);
      else if (kind === "body") writeEntries(entries, this.#writer);
    });
    this.#stories.push({ kind, depth, tables, lines: [], paragraph: plainParagraph(), isEndnote: false, ...fresh() });
  }

  /** Ends the stream that began deeper than this. */
  closeTo(depth: number): void {
    if (this.#stories.length > 1 && this.#story.depth > depth) this.#endStory();
  }

  text(text: string, look: { readonly strong: boolean; readonly contents: boolean }): void {
    const story = this.#story;
    story.parts.push(text);
    const visible = text.replace(/\s+/g, "").length;
    story.visible += visible;
    if (look.strong) story.strong += visible;
    story.contents ||= look.contents;
  }

  labelText(text: string): void {
    this.#story.label += text;
  }

  endParagraph(level = levelOf(this.#story.paragraph)): void {
    const story = this.#story;
    const text = story.parts.join("");
    const label = story.label.replace(/\s+/g, " ").trim();
    const isEmpty = text.trim() === "";
    story.tables.add([...(isEmpty ? [] : [this.#entry(story, text, label)]), ...story.asides], level);
    if (!isEmpty) story.lines.push(label === "" ? text : `${label} ${text}`);
    Object.assign(story, fresh());
  }

  #entry(story: Story, text: string, label: string): FlowEntry {
    const { outline, style } = story.paragraph;
    if (story.contents || this.#header.isContents(style)) {
      return { kind: "draft", draft: { kind: "contents", text } };
    }
    const level = this.#header.headingLevel(outline, style);
    const isBullet = /^(?:[^\p{L}\p{N}]+|[o§])$/u.test(label);
    return {
      kind: "paragraph",
      paragraph: {
        text,
        isolated: true,
        emphasised: story.visible > 0 && story.strong >= story.visible * 0.9,
        ...(label === "" ? {} : { label: isBullet && !/^[-–—*+→(["]/.test(label) ? "•" : label }),
        ...(isBullet ? { item: true } : {}),
        ...(level === undefined ? {} : { level }),
      },
    };
  }

  endCell(isInner: boolean): void {
    const level = isInner ? Math.max(2, levelOf(this.#story.paragraph)) : 1;
    this.endParagraph(level);
    this.#story.tables.endCell(level);
  }

  endRow(isInner: boolean, definitions: readonly CellDefinition[]): void {
    const { tables } = this.#story;
    tables.endRow(isInner ? Math.max(2, tables.depth) : 1, definitions);
  }

  #endStory(): void {
    this.endParagraph(0);
    const story = this.#stories.pop()!;
    const outer = this.#story;
    const text = story.lines.join("\n");
    if (story.kind === "header" || story.kind === "footer") this.#edge(story.kind, story.lines);
    else if (story.kind === "comment") outer.asides.push({ kind: "draft", draft: { kind: "comment", text } });
    else if (story.kind === "footnote") {
      const number = ++this.#noteCount[story.isEndnote ? "endnote" : "footnote"];
      const label = story.isEndnote ? roman(number) : String(number);
      outer.asides.push({ kind: "draft", draft: { kind: "note", label, text } });
    }
  }

  /** Headers come where they are met, footers at the end; each line once. */
  #edge(kind: "header" | "footer", lines: readonly string[]): void {
    for (const text of lines) {
      const key = `${kind} ${text}`;
      if (this.#edges.has(key)) continue;
      this.#edges.add(key);
      if (kind === "header") this.#writer.add({ kind, text });
      else this.#footers.push(text);
    }
  }

  /** Writes what is still open, also in a file that was cut off. */
  end(): void {
    while (this.#stories.length > 1) this.#endStory();
    this.endParagraph(0);
    this.#writer.end();
    for (const text of this.#footers) this.#writer.add({ kind: "footer", text });
  }
}

function levelOf({ inTable, level }: ParagraphState): number {
  return inTable ? Math.max(1, Math.min(level, MAX_NESTING)) : 0;
}
