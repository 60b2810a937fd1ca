/** Follows the events of an HTML parser and writes paragraphs, items, cells and notes. */
import type { BlockDraft } from "../build.ts";
import { TICK_SIGNS } from "../text/labels.ts";
import type { Writer } from "../writer.ts";
import { ParagraphLines } from "./paragraph-lines.ts";
import { BLOCKS, DROPPED, isHidden, NOTE_PLACE, orderedLabel, STRONG } from "./tags.ts";

type Attributes = Readonly<Record<string, string>>;

interface List {
  readonly type: string | undefined;
  number: number;
}

type Region = "header" | "footer" | "contents" | "note";

/** Receives events; `end` writes what is left. */
export class HtmlWalk {
  readonly #writer: Writer;
  readonly #lists: List[] = [];
  /** Names of open elements that are dropped, inside the first of them. */
  #dropped = 0;
  #text: string[] = [];
  #strong = 0;
  /** Characters seen in this paragraph, and those of them that stand out. */
  #seen = { all: 0, strong: 0 };
  #label: string | undefined;
  #item = false;
  #level: number | undefined;
  #pre = 0;
  /** Open regions whose blocks are of one kind, with the depth they began at. */
  readonly #regions: { readonly kind: Region; readonly depth: number }[] = [];
  #depth = 0;
  /** Depth of the open link to a note, whose sign is left out. */
  #noteLink = 0;
  #isPreformatted = false;
  readonly #plainText: (text: string) => void;
  readonly #lines: ParagraphLines;

  /**
   * @param plainText adds preformatted text by its lines
   * @param lineAt line of the file for an offset in the text that is being handed over
   */
  constructor(writer: Writer, plainText: (text: string) => void, lineAt?: (into: number) => number) {
    this.#writer = writer;
    this.#plainText = plainText;
    this.#lines = new ParagraphLines(lineAt);
  }

  open(name: string, attributes: Attributes): void {
    this.#depth += 1;
    if (this.#dropped > 0) return;
    if (DROPPED.has(name) || isHidden(attributes)) {
      this.#dropped = this.#depth;
      return;
    }
    if (BLOCKS.has(name)) this.#flush();
    if (STRONG.has(name)) this.#strong += 1;
    this.#region(name, attributes);
    this.#enter(name, attributes);
  }

  #region(name: string, attributes: Attributes): void {
    const place = attributes["id"] ?? "";
    const kind: Region | undefined =
      name === "nav" || /^(?:toc|table-of-contents)$/i.test(place)
        ? "contents"
        : name === "footer" || (name === "div" && /^footer$/i.test(attributes["title"] ?? ""))
          ? "footer"
          : name === "div" && /^header$/i.test(attributes["title"] ?? "")
            ? "header"
            : BLOCKS.has(name) && NOTE_PLACE.test(place)
              ? "note"
              : undefined;
    if (kind) this.#regions.push({ kind, depth: this.#depth });
  }

  #enter(name: string, attributes: Attributes): void {
    if (/^h[1-6]$/.test(name)) this.#level = Number(name[1]);
    else if (name === "br") {
      this.#text.push("\n");
      this.#lines.end();
    } else if (name === "input") this.#control(attributes);
    else if (name === "a" && NOTE_PLACE.test(attributes["href"] ?? "")) this.#noteLink = this.#depth;
    else if (name === "pre") {
      this.#pre += 1;
      this.#isPreformatted = true;
    } else if (name === "table") this.#writer.openTable();
    else if (name === "tr") this.#writer.openRow();
    else if (name === "td" || name === "th") {
      this.#writer.openCell({ columns: spanOf(attributes["colspan"]), rows: spanOf(attributes["rowspan"]) });
    } else this.#list(name, attributes);
  }

  #list(name: string, attributes: Attributes): void {
    if (name === "ul" || name === "dir" || name === "menu") this.#lists.push({ type: undefined, number: 0 });
    else if (name === "ol") {
      this.#lists.push({
        type: attributes["type"] ?? "1",
        number: (Number.parseInt(attributes["start"] ?? "1", 10) || 1) - 1,
      });
    } else if (name === "li") {
      const list = this.#lists.at(-1);
      if (list) list.number = attributes["value"] ? Number.parseInt(attributes["value"], 10) || 0 : list.number + 1;
      this.#item = true;
      this.#label = list?.type === undefined ? "•" : orderedLabel(list.type, list.number);
    }
  }

  /** Checkboxes print as signs, text fields as their value. */
  #control(attributes: Attributes): void {
    const type = (attributes["type"] ?? "text").toLowerCase();
    if (type === "checkbox" || type === "radio") {
      this.text(`${attributes["checked"] === undefined ? TICK_SIGNS.unticked : TICK_SIGNS.ticked} `);
    } else if (/^(?:text|number|date|email|tel|url)$/.test(type)) this.text(` ${attributes["value"] ?? ""} `);
  }

  text(text: string): void {
    if (this.#dropped > 0 || this.#noteLink > 0) return;
    const visible = text.length - (text.match(/\s/g)?.length ?? 0);
    if (visible > 0) this.#lines.see(text);
    this.#seen.all += visible;
    if (this.#strong > 0) this.#seen.strong += visible;
    this.#text.push(this.#pre > 0 ? text : text.replace(/[ \t\r\n\f]+/g, " "));
  }

  close(name: string): void {
    if (this.#dropped > 0) {
      if (this.#dropped === this.#depth) this.#dropped = 0;
      this.#depth -= 1;
      return;
    }
    if (BLOCKS.has(name)) this.#flush();
    if (STRONG.has(name)) this.#strong -= 1;
    if (this.#noteLink === this.#depth) this.#noteLink = 0;
    this.#leave(name);
    if (this.#regions.at(-1)?.depth === this.#depth) this.#regions.pop();
    this.#depth -= 1;
  }

  #leave(name: string): void {
    if (/^h[1-6]$/.test(name)) this.#level = undefined;
    else if (name === "pre") this.#pre -= 1;
    else if (name === "table") this.#writer.closeTable();
    else if (name === "td" || name === "th") this.#writer.closeCell();
    else if (name === "li") {
      this.#item = false;
      this.#label = undefined;
    } else if (/^(?:ul|ol|dir|menu)$/.test(name)) this.#lists.pop();
  }

  /** Writes the gathered text as one paragraph. */
  #flush(): void {
    const joined = this.#text.join("");
    const { all, strong } = this.#seen;
    const preformatted = this.#isPreformatted && !this.#writer.inCell && joined.includes("\n");
    this.#text = [];
    this.#seen = { all: 0, strong: 0 };
    this.#isPreformatted = this.#pre > 0;
    const at = this.#lines.take(joined);
    if (joined.trim() === "") return;
    const text = joined.trim();
    const kind = this.#regions.at(-1)?.kind;
    if (kind) this.#writer.add({ kind, text } satisfies BlockDraft, at);
    else if (preformatted) this.#plainText(joined);
    else {
      const standing = { isolated: true, emphasised: all > 0 && strong >= all * 0.9 };
      this.#writer.paragraph({ text, at, ...standing, ...this.#marks() });
    }
    this.#label = undefined;
  }

  #marks(): { label?: string; item?: boolean; level?: number } {
    return {
      ...(this.#label === undefined ? {} : { label: this.#label }),
      ...(this.#item && this.#label !== undefined ? { item: true } : {}),
      ...(this.#level === undefined ? {} : { level: this.#level }),
    };
  }

  end(): void {
    this.#flush();
    this.#writer.end();
  }
}

function spanOf(value: string | undefined): number {
  const number = Number.parseInt(value ?? "1", 10);
  return number >= 1 && number <= 1000 ? number : 1;
}
