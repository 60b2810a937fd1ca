/** Writes a notice's texts as blocks: headings appear only when a text follows, and only in the notice's language. */
import type { Format, NoticeField, Warning } from "../../model.ts";
import { type BlockDraft, DocumentBuilder, type ReadDocument } from "../build.ts";
import { withoutHidden } from "../text/hidden.ts";
import { type HeadingKey, headingIn } from "./headings.ts";
import { OFFICIAL_LABELS } from "./official-labels.ts";

/** One text and where it stands. */
export interface NoticeText {
  readonly text: string;
  readonly path: string;
  /** Only when it is not the notice's own language. */
  readonly language?: string;
}

/** An award criterion as the notice gives it. */
export interface NoticeCriterion {
  readonly kind: "price" | "cost" | "quality" | "unknown";
  readonly name: string;
  /** As printed: "60", "40 %", "20-30"; empty when not stated. */
  readonly weight: string;
  readonly path: string;
}

const KIND_WORD = { price: "Price:", cost: "Cost:", quality: "Quality:", unknown: "" } as const;

/** Lines that begin a point of a list. */
const POINT = /^(?:[—–\-•*●▪◦]|\(?\d{1,2}[.)]|\(?[a-z]\))\s/;

/** Collects the blocks of one notice. */
export class NoticeWriter {
  readonly #builder = new DocumentBuilder();
  readonly #maxCharacters: number;
  readonly #language: string | undefined;
  #pending: { readonly title: string; readonly level: number } | undefined;
  #current: { readonly title: string; readonly level: number } | undefined;
  #hidden = 0;
  #truncated = false;

  /** @param language the notice's own, for headings; @param maxCharacters texts beyond are left out, with a warning */
  constructor(maxCharacters: number, language: string | undefined) {
    this.#maxCharacters = maxCharacters;
    this.#language = language;
  }

  /** A heading with words of the notice itself. */
  title({ text, path, language }: NoticeText, level: number): void {
    this.#pending = undefined;
    this.#current = undefined;
    this.#add({ kind: "heading", level, text, path, ...marked(language) });
  }

  /** Texts from here on stand under this heading, if the language has one. */
  section(key: HeadingKey, level: number): void {
    const title = headingIn(this.#language, key);
    if (title === undefined) return;
    const stands = this.#current?.title === title && this.#current.level === level;
    this.#pending = stands ? undefined : { title, level };
  }

  /** One paragraph for each line. */
  text({ text, path, language }: NoticeText): void {
    for (const line of text.split("\n")) {
      if (line.trim() === "") continue;
      this.#flush();
      this.#add({ kind: POINT.test(line.trim()) ? "item" : "paragraph", text: line, path, ...marked(language) });
    }
  }

  /** An award criterion on one line: "Quality: technical concept 60". */
  criterion({ kind, name, weight, path }: NoticeCriterion): void {
    const text = [KIND_WORD[kind], name, weight].filter((part) => part !== "").join(" ");
    if (text === "") return;
    this.#flush();
    this.#add({ kind: "item", text, path });
  }

  /**
   * A code that declares something, in the official words. It is a `header` block: shown by `inspect` and quoted,
   * never searched, so that what is declared and what is written stay apart. Codes that say "none" have no words here.
   */
  declared(field: NoticeField): void {
    const list = DECLARING[field.term];
    const words = list === undefined ? undefined : OFFICIAL_LABELS[`${list}:${field.value}`];
    if (words === undefined) return;
    const language = this.#language !== undefined && this.#language in words ? this.#language : "en";
    const text = `${OFFICIAL_LABELS[field.term]?.[language]}: ${words[language]}`;
    this.#add({ kind: "header", text, path: field.path, language });
  }

  /** The finished document. */
  finish(format: Format, fields: readonly NoticeField[]): ReadDocument {
    const hidden: Warning[] =
      this.#hidden > 0 ? [{ code: "hidden-characters-removed", detail: String(this.#hidden) }] : [];
    const truncated: Warning[] = this.#truncated ? [{ code: "truncated", detail: "characters" }] : [];
    return this.#builder.finish(format, { fields, warnings: [...hidden, ...truncated] });
  }

  #flush(): void {
    if (this.#pending === undefined) return;
    this.#current = this.#pending;
    this.#add({ kind: "heading", level: this.#pending.level, text: this.#pending.title });
    this.#pending = undefined;
  }

  #add(draft: BlockDraft): void {
    const { text, removed } = withoutHidden(draft.text);
    if (this.#builder.length + text.length > this.#maxCharacters) this.#truncated = true;
    if (this.#truncated) return;
    this.#hidden += removed;
    this.#builder.add({ ...draft, text: text.replace(/\s+/g, " ") });
  }
}

/** Terms whose codes have official words, and the list the codes come from. */
const DECLARING: Readonly<Record<string, string>> = {
  "BT-71": "reserved-procurement",
  "BT-736": "reserved-execution",
  "BT-754": "accessibility",
  "BT-775": "social-objective",
};

function marked(language: string | undefined): { readonly language?: string } {
  return language === undefined ? {} : { language };
}
