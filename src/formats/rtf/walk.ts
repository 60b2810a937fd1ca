/** Follows the groups and control words of RTF. */
import { Failure } from "../../failure.ts";
import type { CellDefinition } from "../edge-tables.ts";
import { decodeAs } from "../encoding.ts";
import { symbolText } from "../symbols.ts";
import { TICK_SIGNS } from "../text/labels.ts";
import type { Writer } from "../writer.ts";
import { RtfFlow } from "./flow.ts";
import { RtfHeader } from "./header.ts";
import type { RtfEvents } from "./lexer.ts";
import { applyCharacterWord, type GroupState, initialState } from "./state.ts";
import { CHARACTERS, codePageEncoding, DOCUMENT_PAGES, SKIPPED, STARRED, STORIES } from "./words.ts";

export class RtfWalk implements RtfEvents {
  readonly #name: string;
  readonly #maxDepth: number;
  readonly #header = new RtfHeader();
  readonly #flow: RtfFlow;
  readonly #stack: GroupState[] = [];
  #state = initialState();
  #encoding = "cp1252";
  /** Bytes not yet decoded: they belong to one font. */
  #bytes: number[] = [];
  /** Characters still to be left out after `\u`. */
  #skipping = 0;
  #cells: CellDefinition[] = [];
  #cellGoesOn = false;
  /** Field codes that are open, innermost last. */
  readonly #codes: string[] = [];
  #form = { type: 0, result: -1, standard: 0 };
  /** In `\upr` the first group repeats in ANSI what the second says in Unicode. */
  #skipNextGroup = false;
  /** Tracked changes met. */
  changes = 0;

  constructor(writer: Writer, name: string, maxDepth: number) {
    this.#name = name;
    this.#maxDepth = maxDepth;
    this.#flow = new RtfFlow(writer, this.#header);
  }

  open(): void {
    this.#flush();
    this.#skipping = 0;
    if (this.#stack.length >= this.#maxDepth) {
      throw new Failure("limit-depth", this.#name, `more than ${this.#maxDepth} groups`);
    }
    this.#stack.push(this.#state);
    this.#state = { ...this.#state };
    if (this.#skipNextGroup) this.#state.destination = "skip";
    this.#skipNextGroup = false;
  }

  close(): void {
    this.#flush();
    this.#skipping = 0;
    const closed = this.#state;
    const outer = this.#stack.pop();
    if (!outer) return;
    if (closed.destination === "styles") this.#header.endStyle();
    if (closed.destination === "form" && outer.destination !== "form") this.#endForm();
    this.#flow.closeTo(this.#stack.length);
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
    const font = this.#header.font(this.#state.font);
    const isText = this.#state.destination === "body" || this.#state.destination === "label";
    if (font?.symbol && isText) this.#put(symbolText(font.name, Buffer.from(bytes).toString("latin1")));
    else this.#put(decodeAs(bytes, font?.encoding ?? this.#encoding) ?? decodeAs(bytes, "cp1252")!);
  }

  #put(text: string): void {
    const { destination, hidden, deleted } = this.#state;
    if (destination === "code") this.#codes[this.#codes.length - 1] += text;
    else if (destination === "fonts") this.#header.fontText(text);
    else if (destination === "styles") this.#header.styleText(text);
    else if (hidden || deleted) return;
    else if (destination === "label") this.#flow.labelText(text);
    else if (destination === "body") this.#flow.text(text, this.#state);
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
    const character = CHARACTERS.get(name);
    if (character !== undefined) this.#put(character);
    else if ((starred && !STARRED.has(name)) || SKIPPED.has(name)) this.#state.destination = "skip";
    else if (!this.#enter(name)) this.#format(name, value);
  }

  #unicode(value: number): void {
    this.#skipping = 0;
    this.#flush();
    const code = value < 0 ? value + 0x10000 : value;
    const font = this.#header.font(this.#state.font);
    const sign = String.fromCharCode(code);
    const isSign = code >= 0xf000 && code <= 0xf0ff;
    if (code >= 0 && code <= 0xffff && this.#state.destination !== "skip") {
      this.#put(isSign ? symbolText(font?.symbol ? font.name : "Wingdings", sign) : sign);
    }
    this.#skipping = this.#state.fallback;
  }

  /** Words that begin a destination. */
  #enter(name: string): boolean {
    const story = STORIES.get(name);
    if (story) {
      this.#flow.begin(story, this.#stack.length);
      this.#state = { ...initialState(), fallback: this.#state.fallback };
      return true;
    }
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
      default:
        return false;
    }
  }

  #format(name: string, value: number | undefined): void {
    const { destination } = this.#state;
    if (destination === "fonts") this.#header.fontWord(name, value ?? 0);
    else if (destination === "styles") this.#header.styleWord(name, value ?? 0);
    else if (destination === "form") this.#formWord(name, value ?? 0);
    else if (destination === "props") this.#tableWord(name, value ?? 0);
    else if (destination === "body" || destination === "label") {
      const isCharacter = this.#characterWord(name, value) || this.#documentWord(name, value);
      // Paragraph properties of a label end with it.
      if (!isCharacter && destination === "body") this.#paragraphWord(name, value);
    }
  }

  #formWord(name: string, value: number): void {
    if (name === "fftype") this.#form.type = value;
    else if (name === "ffres") this.#form.result = value;
    else if (name === "ffdefres") this.#form.standard = value;
  }

  #endForm(): void {
    const { type, result, standard } = this.#form;
    // 25 stands for "not set".
    const checked = (result < 0 || result === 25 ? standard : result) === 1;
    if (type === 1)
      this.#flow.text(checked ? TICK_SIGNS.ticked : TICK_SIGNS.unticked, { strong: false, contents: false });
  }

  #characterWord(name: string, value: number | undefined): boolean {
    const on = value !== 0;
    if ((name === "revised" && on) || (name === "deleted" && on && !this.#state.deleted)) this.changes += 1;
    if (name === "ftnalt") this.#flow.markEndnote();
    return applyCharacterWord(this.#state, name, value);
  }

  /** Words that hold for the whole document. */
  #documentWord(name: string, value: number | undefined): boolean {
    const page = DOCUMENT_PAGES.get(name);
    if (page !== undefined) this.#encoding = page;
    else if (name === "ansicpg") this.#encoding = codePageEncoding(value ?? 1252);
    else if (name === "deff") this.#header.defaultFont = value ?? -1;
    else return false;
    return true;
  }

  #paragraphWord(name: string, value: number | undefined): void {
    const { paragraph } = this.#flow;
    if (name === "pard") this.#flow.resetParagraph();
    else if (name === "intbl") paragraph.inTable = true;
    else if (name === "itap") paragraph.level = value ?? 0;
    else if (name === "s") paragraph.style = value ?? 0;
    else if (name === "outlinelevel") paragraph.outline = value;
    else if (name === "par" || name === "sect" || name === "page") this.#flow.endParagraph();
    else this.#tableWord(name, value ?? 0);
  }

  #tableWord(name: string, value: number): void {
    if (name === "trowd") {
      this.#cells = [];
      this.#cellGoesOn = false;
    } else if (name === "clvmrg" || name === "clmrg") this.#cellGoesOn = true;
    else if (name === "cellx") {
      if (this.#cells.length < 500) this.#cells.push({ edge: value, goesOn: this.#cellGoesOn });
      this.#cellGoesOn = false;
    } else if (name === "cell" || name === "nestcell") this.#flow.endCell(name === "nestcell");
    else if (name === "row" || name === "nestrow") this.#flow.endRow(name === "nestrow", this.#cells);
  }

  end(): void {
    this.#flush();
    this.#flow.end();
  }
}
