/** Follows the groups and control words of RTF and writes paragraphs, cells and notes. */
import { Failure } from "../../failure.ts";
import type { Paragraph } from "../collect.ts";
import { type CellDefinition, type FlowEntry, TableStack, writeEntries } from "../edge-tables.ts";
import { decodeAs } from "../encoding.ts";
import { roman } from "../numerals.ts";
import { isSymbolFont, symbolText } from "../symbols.ts";
import { TICK_SIGNS } from "../text/labels.ts";
import type { Writer } from "../writer.ts";
import type { RtfEvents } from "./lexer.ts";
import { CHARACTERS, charsetEncoding, codePageEncoding, SKIPPED, STARRED } from "./words.ts";

type Destination = "body" | "skip" | "fonts" | "styles" | "code" | "form" | "label" | "props";

/** What holds inside a group; a group inherits a copy. */
interface State {
  destination: Destination;
  /** Characters to leave out after each `\u`. */
  fallback: number;
  font: number;
  strong: boolean;
  hidden: boolean;
  deleted: boolean;
  /** Within the result of a field that makes a contents table. */
  contents: boolean;
}

interface Font {
  encoding: string | undefined;
  symbol: boolean;
  name: string;
}

interface RtfStyle {
  name: string;
  outline: number | undefined;
  base: number | undefined;
}

/** What holds for a paragraph until `\pard`. */
interface ParagraphState {
  inTable: boolean;
  level: number;
  style: number;
  outline: number | undefined;
}

/** A stream of text: the body, or a header, note or text box that is read inside it. */
interface Story {
  readonly kind: "body" | "header" | "footer" | "footnote" | "endnote" | "comment" | "box";
  /** Group depth at which it began. */
  readonly depth: number;
  readonly parts: string[];
  readonly lines: string[];
  readonly asides: FlowEntry[];
  label: string;
  visible: number;
  strong: number;
  contents: boolean;
  paragraph: ParagraphState;
  readonly tables: TableStack;
  isEndnote: boolean;
}

const plainParagraph = (): ParagraphState => ({ inTable: false, level: 0, style: 0, outline: undefined });

export class RtfWalk implements RtfEvents {
  readonly #writer: Writer;
  readonly #name: string;
  readonly #maxDepth: number;
  readonly #stack: State[] = [];
  #state: State = {
    destination: "body",
    fallback: 1,
    font: -1,
    strong: false,
    hidden: false,
    deleted: false,
    contents: false,
  };
  readonly #stories: Story[] = [];
  readonly #fonts = new Map<number, Font>();
  readonly #styles = new Map<number, RtfStyle>();
  #encoding = "cp1252";
  #defaultFont = -1;
  #bytes: number[] = [];
  /** Characters still to be left out after `\u`. */
  #skipping = 0;
  #text = "";
  #definitions: CellDefinition[] = [];
  #goesOn = false;
  /** Field codes that are open, innermost last. */
  readonly #codes: string[] = [];
  #form = { type: 0, result: -1, standard: 0 };
  #entry: { id: number; style: RtfStyle } = { id: 0, style: { name: "", outline: undefined, base: undefined } };
  /** In `\upr` the first group repeats in ANSI what the second says in Unicode. */
  #skipNextGroup = false;
  #noteCount = { footnote: 0, endnote: 0 };
  readonly #edges = new Set<string>();
  readonly #footers: string[] = [];
  /** Tracked changes met. */
  changes = 0;

  constructor(writer: Writer, name: string, maxDepth: number) {
    this.#writer = writer;
    this.#name = name;
    this.#maxDepth = maxDepth;
    this.#stories.push(this.#story("body"));
  }

  #story(kind: Story["kind"]): Story {
    const outer = this.#stories.at(-1);
    const tables = new TableStack((entries) => {
      if (kind === "box") outer?.asides.push(...entries);
      else if (kind === "body") writeEntries(entries, this.#writer);
    });
    return {
      kind,
      depth: this.#stack.length,
      parts: [],
      lines: [],
      asides: [],
      label: "",
      visible: 0,
      strong: 0,
      contents: false,
      paragraph: plainParagraph(),
      tables,
      isEndnote: false,
    };
  }

  open(): void {
    this.#flush();
    this.#skipping = 0;
    if (this.#stack.length >= this.#maxDepth)
      throw new Failure("limit-depth", this.#name, `more than ${this.#maxDepth} groups`);
    this.#stack.push(this.#state);
    this.#state = { ...this.#state };
    if (this.#skipNextGroup) {
      this.#skipNextGroup = false;
      this.#state.destination = "skip";
    }
  }

  close(): void {
    this.#flush();
    this.#skipping = 0;
    const closed = this.#state;
    const outer = this.#stack.pop();
    if (!outer) return;
    if (closed.destination === "styles") this.#endStyle();
    if (closed.destination === "form" && outer.destination !== "form") this.#endForm();
    if (this.#stories.length > 1 && this.#stories.at(-1)!.depth > this.#stack.length) this.#endStory();
    this.#state = outer;
  }

  binary(): void {
    this.#flush();
  }

  byte(value: number): void {
    if (this.#skipping > 0) this.#skipping -= 1;
    else if (this.#state.destination !== "skip") this.#bytes.push(value);
  }

  /** Decodes the bytes gathered and gives them to where text goes at this place. */
  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    const font = this.#fonts.get(this.#state.font < 0 ? this.#defaultFont : this.#state.font);
    if (font?.symbol && this.#isText()) {
      this.#put(symbolText(font.name, Buffer.from(bytes).toString("latin1")));
      return;
    }
    this.#put(decodeAs(bytes, font?.encoding ?? this.#encoding) ?? decodeAs(bytes, "cp1252")!);
  }

  #isText(): boolean {
    return this.#state.destination === "body" || this.#state.destination === "label";
  }

  #put(text: string): void {
    const { destination, hidden, deleted, strong } = this.#state;
    if (destination === "code") this.#codes[this.#codes.length - 1] += text;
    else if (destination === "fonts" || destination === "styles") this.#text += text;
    if (destination === "fonts" && text.includes(";")) this.#endFont();
    if (!this.#isText() || hidden || deleted) return;
    const story = this.#stories.at(-1)!;
    if (destination === "label") story.label += text;
    else {
      story.parts.push(text);
      const visible = text.replace(/\s+/g, "").length;
      story.visible += visible;
      if (strong) story.strong += visible;
      story.contents ||= this.#state.contents;
    }
  }

  word(name: string, value: number | undefined, starred: boolean): void {
    if (this.#skipping > 0 && name !== "u") {
      this.#skipping -= 1;
      return;
    }
    if (name === "u" && value !== undefined) {
      this.#unicode(value);
      return;
    }
    this.#flush();
    if (this.#state.destination === "skip") return;
    const character = CHARACTERS[name];
    if (character !== undefined) this.#put(character);
    else if (starred && !STARRED.has(name)) this.#state.destination = "skip";
    else if (SKIPPED.has(name)) this.#state.destination = "skip";
    else if (!this.#enter(name)) this.#format(name, value);
  }

  #unicode(value: number): void {
    this.#skipping = 0;
    this.#flush();
    const code = value < 0 ? value + 0x10000 : value;
    const font = this.#fonts.get(this.#state.font < 0 ? this.#defaultFont : this.#state.font);
    const sign =
      code >= 0xf000 && code <= 0xf0ff
        ? symbolText(font?.symbol ? font.name : "Wingdings", String.fromCharCode(code))
        : undefined;
    if (code <= 0xffff && this.#state.destination !== "skip") this.#put(sign ?? String.fromCharCode(code));
    this.#skipping = this.#state.fallback;
  }

  /** Words that begin a destination. */
  #enter(name: string): boolean {
    switch (name) {
      case "fonttbl":
        this.#state.destination = "fonts";
        return true;
      case "stylesheet":
        this.#state.destination = "styles";
        return true;
      case "listtext":
      case "pntext":
        this.#state.destination = "label";
        return true;
      case "fldinst":
        this.#codes.push("");
        this.#state.destination = "code";
        return true;
      case "fldrslt":
        this.#state.contents ||= /^\s*TOC\b/.test(this.#codes.pop() ?? "");
        this.#state.destination = "body";
        return true;
      case "formfield":
        this.#form = { type: 0, result: -1, standard: 0 };
        this.#state.destination = "form";
        return true;
      case "nesttableprops":
        this.#state.destination = "props";
        return true;
      case "upr":
        this.#skipNextGroup = true;
        return true;
      case "footnote":
        return this.#begin("footnote");
      case "annotation":
        return this.#begin("comment");
      case "shptxt":
      case "dptxbxtext":
        return this.#begin("box");
      default:
        return /^(?:header|footer)[lrf]?$/.test(name)
          ? this.#begin(name.startsWith("header") ? "header" : "footer")
          : false;
    }
  }

  #begin(kind: Story["kind"]): true {
    this.#stories.push(this.#story(kind));
    this.#state = {
      ...this.#state,
      destination: "body",
      strong: false,
      hidden: false,
      deleted: false,
      contents: false,
    };
    return true;
  }

  #format(name: string, value: number | undefined): void {
    switch (this.#state.destination) {
      case "fonts":
        this.#fontWord(name, value ?? 0);
        return;
      case "styles":
        this.#styleWord(name, value ?? 0);
        return;
      case "form":
        if (name === "fftype") this.#form.type = value ?? 0;
        else if (name === "ffres") this.#form.result = value ?? 0;
        else if (name === "ffdefres") this.#form.standard = value ?? 0;
        return;
      case "label":
        // Paragraph properties of a label end with it.
        this.#characterWord(name, value);
        return;
      case "body":
        if (!this.#characterWord(name, value)) this.#paragraphWord(name, value);
        return;
      case "props":
        this.#tableWord(name, value ?? 0);
        return;
      default:
    }
  }

  #fontWord(name: string, value: number): void {
    if (name === "f") {
      this.#state.font = value;
      this.#fonts.set(value, { encoding: undefined, symbol: false, name: "" });
      this.#text = "";
    }
    const font = this.#fonts.get(this.#state.font);
    if (!font) return;
    if (name === "fcharset") {
      font.encoding = charsetEncoding(value);
      font.symbol = value === 2;
    } else if (name === "cpg") font.encoding = codePageEncoding(value);
  }

  /** The name of a font ends with a semicolon; it may stand in a group of its own or not. */
  #endFont(): void {
    const font = this.#fonts.get(this.#state.font);
    const name = this.#text.replace(/;.*$/s, "").trim();
    this.#text = "";
    if (!font || name === "") return;
    font.symbol &&= isSymbolFont(name);
    font.name = name;
  }

  #styleWord(name: string, value: number): void {
    if (name === "s") this.#entry.id = value;
    else if (name === "outlinelevel") this.#entry.style.outline = value;
    else if (name === "sbasedon") this.#entry.style.base = value;
    else if (name === "cs" || name === "ds" || name === "ts") this.#entry.id = -1;
  }

  #endStyle(): void {
    const name = this.#text.replace(/;.*$/s, "").trim().toLowerCase();
    if (name !== "" && this.#entry.id >= 0) this.#styles.set(this.#entry.id, { ...this.#entry.style, name });
    this.#text = "";
    this.#entry = { id: 0, style: { name: "", outline: undefined, base: undefined } };
  }

  #endForm(): void {
    const { type, result, standard } = this.#form;
    // 25 stands for "not set".
    const checked = (result < 0 || result === 25 ? standard : result) === 1;
    if (type === 1) this.#stories.at(-1)!.parts.push(checked ? TICK_SIGNS.ticked : TICK_SIGNS.unticked);
  }

  #characterWord(name: string, value: number | undefined): boolean {
    const on = value !== 0;
    switch (name) {
      case "b":
        this.#state.strong = on;
        return true;
      case "ul":
        this.#state.strong ||= on;
        return true;
      case "v":
        this.#state.hidden = on;
        return true;
      case "deleted":
        if (on && !this.#state.deleted) this.changes += 1;
        this.#state.deleted = on;
        return true;
      case "revised":
        if (on) this.changes += 1;
        return true;
      case "plain":
        this.#state = { ...this.#state, strong: false, hidden: false, deleted: false, font: -1 };
        return true;
      case "f":
        this.#state.font = value ?? -1;
        return true;
      case "uc":
        this.#state.fallback = Math.min(Math.max(0, value ?? 1), 8);
        return true;
      case "ansicpg":
        this.#encoding = codePageEncoding(value ?? 1252);
        return true;
      case "mac":
        this.#encoding = "macroman";
        return true;
      case "pc":
        this.#encoding = "cp437";
        return true;
      case "pca":
        this.#encoding = "cp850";
        return true;
      case "deff":
        this.#defaultFont = value ?? -1;
        return true;
      case "ftnalt":
        this.#stories.at(-1)!.isEndnote = true;
        return true;
      default:
        return false;
    }
  }

  #paragraphWord(name: string, value: number | undefined): void {
    const story = this.#stories.at(-1)!;
    const { paragraph } = story;
    switch (name) {
      case "pard":
        story.paragraph = plainParagraph();
        return;
      case "intbl":
        paragraph.inTable = true;
        return;
      case "itap":
        paragraph.level = value ?? 0;
        return;
      case "s":
        paragraph.style = value ?? 0;
        return;
      case "outlinelevel":
        paragraph.outline = value;
        return;
      case "par":
      case "sect":
      case "page":
        this.#endParagraph(story, levelOf(paragraph));
        return;
      default:
        this.#tableWord(name, value ?? 0);
        return;
    }
  }

  #tableWord(name: string, value: number): void {
    const story = this.#stories.at(-1)!;
    switch (name) {
      case "trowd":
        this.#definitions = [];
        this.#goesOn = false;
        return;
      case "clvmrg":
      case "clmrg":
        this.#goesOn = true;
        return;
      case "cellx":
        if (this.#definitions.length < 500) this.#definitions.push({ edge: value, goesOn: this.#goesOn });
        this.#goesOn = false;
        return;
      case "cell":
      case "nestcell":
        this.#endCell(story, name === "cell" ? 1 : Math.max(2, levelOf(story.paragraph)));
        return;
      case "row":
      case "nestrow":
        story.tables.endRow(name === "row" ? 1 : Math.max(2, story.tables.depth), this.#definitions);
        return;
      default:
    }
  }

  #endCell(story: Story, level: number): void {
    this.#endParagraph(story, level);
    story.tables.endCell(level);
  }

  #endParagraph(story: Story, level: number): void {
    const text = story.parts.join("");
    const entries: FlowEntry[] = [...(text.trim() === "" ? [] : [this.#entryOf(story, text)]), ...story.asides];
    const label = story.label;
    story.parts.length = 0;
    story.asides.length = 0;
    story.label = "";
    story.visible = 0;
    story.strong = 0;
    story.contents = false;
    story.tables.add(entries, level);
    if (text.trim() !== "") story.lines.push(label.trim() === "" ? text : `${label.trim()} ${text}`);
  }

  #entryOf(story: Story, text: string): FlowEntry {
    const style = this.#styles.get(story.paragraph.style);
    if (story.contents || /^(?:toc|contents) \d/.test(style?.name ?? ""))
      return { kind: "draft", draft: { kind: "contents", text } };
    const label = story.label.replace(/\s+/g, " ").trim();
    const level = this.#levelOf(story.paragraph);
    const paragraph: Paragraph = {
      text,
      isolated: true,
      emphasised: story.visible > 0 && story.strong >= story.visible * 0.9,
      ...(label === ""
        ? {}
        : { label: /^[^\p{L}\p{N}\p{P}]$|^[·o§]$/u.test(label) && !/^[+*→]$/.test(label) ? "•" : label }),
      ...(label !== "" && /^(?:[^\p{L}\p{N}]+|[o§])$/u.test(label) ? { item: true } : {}),
      ...(level === undefined ? {} : { level }),
    };
    return { kind: "paragraph", paragraph };
  }

  #levelOf({ outline, style }: ParagraphState): number | undefined {
    if (outline !== undefined) return outline <= 8 ? outline + 1 : undefined;
    let at: number | undefined = style;
    for (let i = 0; at !== undefined && i < 30; i++) {
      const found: RtfStyle | undefined = this.#styles.get(at);
      if (!found) return undefined;
      if (found.outline !== undefined) return found.outline <= 8 ? found.outline + 1 : undefined;
      const named = /^heading ([1-9])$/.exec(found.name);
      if (named) return Number(named[1]);
      if (found.name === "title") return 1;
      at = found.base === at ? undefined : found.base;
    }
    return undefined;
  }

  #endStory(): void {
    const story = this.#stories.at(-1)!;
    this.#endParagraph(story, 0);
    this.#stories.pop();
    const outer = this.#stories.at(-1)!;
    const text = story.lines.join("\n");
    if (story.kind === "header" || story.kind === "footer") {
      this.#edge(story.kind, story.lines);
      return;
    }
    if (story.kind === "comment") outer.asides.push({ kind: "draft", draft: { kind: "comment", text } });
    if (story.kind !== "footnote") return;
    const kind = story.isEndnote ? "endnote" : "footnote";
    const number = ++this.#noteCount[kind];
    outer.asides.push({
      kind: "draft",
      draft: { kind: "note", label: story.isEndnote ? roman(number) : String(number), text },
    });
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
    this.#flush();
    while (this.#stories.length > 1) this.#endStory();
    this.#endParagraph(this.#stories[0]!, 0);
    this.#writer.end();
    for (const text of this.#footers) this.#writer.add({ kind: "footer", text });
  }
}

function levelOf({ inTable, level }: ParagraphState): number {
  return inTable ? Math.max(1, Math.min(level, 15)) : 0;
}
