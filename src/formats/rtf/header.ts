/** The tables at the head of an RTF file: fonts with their code pages, and paragraph styles. */
import { isSymbolFont } from "../symbols.ts";
import { charsetEncoding, codePageEncoding } from "./words.ts";

export interface Font {
  encoding: string | undefined;
  symbol: boolean;
  name: string;
}

interface Style {
  name: string;
  outline: number | undefined;
  base: number | undefined;
}

const emptyStyle = (): Style => ({ name: "", outline: undefined, base: undefined });

/** A chain of styles longer than this goes in a circle. */
const MAX_CHAIN = 30;

export class RtfHeader {
  readonly #fonts = new Map<number, Font>();
  readonly #styles = new Map<number, Style>();
  /** Text gathered in the table that is being read: names. */
  #name = "";
  #fontNumber = -1;
  #style: { id: number; style: Style } = { id: 0, style: emptyStyle() };
  defaultFont = -1;

  /** The font of that number; below 0: that of the document. */
  font(number: number): Font | undefined {
    return this.#fonts.get(number < 0 ? this.defaultFont : number);
  }

  fontWord(name: string, value: number): void {
    if (name === "f") {
      this.#fontNumber = value;
      this.#fonts.set(value, { encoding: undefined, symbol: false, name: "" });
      this.#name = "";
    }
    const font = this.#fonts.get(this.#fontNumber);
    if (!font) return;
    if (name === "fcharset") {
      font.encoding = charsetEncoding(value);
      font.symbol = value === 2;
    } else if (name === "cpg") font.encoding = codePageEncoding(value);
  }

  /** The name of a font ends with a semicolon; it may stand in a group of its own or not. */
  fontText(text: string): void {
    this.#name += text;
    const font = this.#fonts.get(this.#fontNumber);
    if (!text.includes(";") || !font) return;
    const name = this.#name.replace(/;.*$/s, "").trim();
    this.#name = "";
    if (name === "") return;
    font.symbol &&= isSymbolFont(name);
    font.name = name;
  }

  styleWord(name: string, value: number): void {
    if (name === "s") this.#style.id = value;
    else if (name === "outlinelevel") this.#style.style.outline = value;
    else if (name === "sbasedon") this.#style.style.base = value;
    else if (name === "cs" || name === "ds" || name === "ts") this.#style.id = -1;
  }

  styleText(text: string): void {
    this.#name += text;
  }

  /** A group of the style sheet ends. */
  endStyle(): void {
    const name = this.#name.replace(/;.*$/s, "").trim().toLowerCase();
    if (name !== "" && this.#style.id >= 0) this.#styles.set(this.#style.id, { ...this.#style.style, name });
    this.#name = "";
    this.#style = { id: 0, style: emptyStyle() };
  }

  /** True for styles of contents tables. */
  isContents(style: number): boolean {
    return /^(?:toc|contents) \d/.test(this.#styles.get(style)?.name ?? "");
  }

  /** Level of a heading from 1: what the paragraph says itself, else its style or those it is based on. */
  headingLevel(outline: number | undefined, style: number): number | undefined {
    if (outline !== undefined) return outline <= 8 ? outline + 1 : undefined;
    let at: number | undefined = style;
    for (let i = 0; at !== undefined && i < MAX_CHAIN; i++) {
      const found: Style | undefined = this.#styles.get(at);
      if (!found) return undefined;
      if (found.outline !== undefined) return found.outline <= 8 ? found.outline + 1 : undefined;
      const named = /^heading ([1-9])$/.exec(found.name);
      if (named) return Number(named[1]);
      if (found.name === "title") return 1;
      at = found.base === at ? undefined : found.base;
    }
    return undefined;
  }
}
