/** Writes a notice's texts as blocks: headings appear only when a text follows, and only in the notice's language. */

import { Failure } from "../../failure.ts";
import type { NoticeField } from "../../model.ts";
import { DocumentBuilder } from "../build.ts";
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
  readonly builder = new DocumentBuilder();
  readonly #subject: string;
  readonly #maxCharacters: number;
  readonly #language: string | undefined;
  #pending: { readonly title: string; readonly level: number } | undefined;
  #current: string | undefined;

  constructor(subject: string, maxCharacters: number, language: string | undefined) {
    this.#subject = subject;
    this.#maxCharacters = maxCharacters;
    this.#language = language;
  }

  /** A heading with words of the notice itself. */
  title({ text, path, language }: NoticeText, level: number): void {
    this.#pending = undefined;
    this.#current = undefined;
    this.builder.add({ kind: "heading", level, text: text.replace(/\s+/g, " "), path, ...marked(language) });
    this.#check();
  }

  /** Texts from here on stand under this heading, if the language has one. */
  section(key: HeadingKey, level: number): void {
    const title = headingIn(this.#language, key);
    if (title === undefined || title === this.#current) return;
    this.#pending = { title, level };
  }

  /** One paragraph for each line. */
  text({ text, path, language }: NoticeText): void {
    for (const line of text.split("\n")) {
      const one = line.replace(/\s+/g, " ").trim();
      if (one === "") continue;
      this.#flush();
      this.builder.add({ kind: POINT.test(one) ? "item" : "paragraph", text: one, path, ...marked(language) });
    }
    this.#check();
  }

  /** An award criterion on one line: "Quality: technical concept 60". */
  criterion({ kind, name, weight, path }: NoticeCriterion): void {
    const text = [KIND_WORD[kind], name, weight].filter((part) => part !== "").join(" ");
    if (text === "") return;
    this.#flush();
    this.builder.add({ kind: "item", text, path });
    this.#check();
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
    this.builder.add({ kind: "header", text, path: field.path, language });
  }

  #flush(): void {
    if (this.#pending === undefined) return;
    this.#current = this.#pending.title;
    this.builder.add({ kind: "heading", level: this.#pending.level, text: this.#pending.title });
    this.#pending = undefined;
  }

  #check(): void {
    if (this.builder.length > this.#maxCharacters) {
      throw new Failure("file-too-large", this.#subject, `more than ${this.#maxCharacters} characters of text`);
    }
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
