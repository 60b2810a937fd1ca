/** Joins wrapped lines to paragraphs and keeps apart what stands apart: items, headings, "Label: value" lines. */

import type { SourceLines } from "../source-lines.ts";
import { CONTENTS_TITLES, plain, RANK_OF_WORD } from "./heading-words.ts";
import { follows, type Labelled, labelled, tickOf } from "./labels.ts";
import type { Line } from "./lines.ts";

/** A paragraph of plain text; soft line feeds inside. */
export interface Chunk {
  readonly kind: "text" | "underlined" | "header" | "footer" | "contents";
  readonly text: string;
  readonly page: number;
  /** Where its lines stand in the file, when the reader knows. */
  readonly at: SourceLines | undefined;
  /** Blank lines on both sides, or lines that clearly are another paragraph. */
  readonly isolated: boolean;
  /** Of an underlined heading: "=" or another sign. */
  readonly underline?: string;
}

interface Open {
  lines: string[];
  page: number;
  at: number[] | undefined;
  label: Labelled | undefined;
  /** All lines so far are in capitals. */
  capitals: boolean;
  /** Blank line, or the start of the text, before it. */
  apart: boolean;
}

/**
 * Paragraphs of lines without tables.
 * @param width where lines wrap; undefined: each line is a paragraph
 */
export function paragraphsOf(lines: readonly Line[], width: number | undefined): readonly Chunk[] {
  const made: Chunk[] = [];
  let open: Open | undefined;
  let blank = true;
  let contents = false;
  let lastLabel: Labelled | undefined;
  const close = (apart: boolean) => {
    if (open) made.push(chunk("text", open, apart || isolating(open), width));
    open = undefined;
  };
  for (const { text, page, at, repeats } of lines) {
    const line = text.trim();
    const here = at === undefined ? undefined : [at];
    if (line === "") {
      blank = true;
      continue;
    }
    if (repeats || isContents(line, contents)) {
      close(true);
      made.push({ kind: repeats ?? "contents", text: line, page, at: here, isolated: true });
      continue;
    }
    if (open && isUnderline(line)) {
      made.push({ ...chunk("underlined", open, true, width), underline: line[0]! });
      open = undefined;
      blank = true;
      continue;
    }
    if (isDecoration(line)) {
      close(true);
      blank = true;
      continue;
    }
    const label = labelled(line);
    if (open && goesOn(open, line, { blank, newPage: page !== open.page, label, lastLabel, width })) {
      open.lines.push(line);
      if (at !== undefined) open.at?.push(at);
      open.capitals &&= isCapitals(line);
    } else {
      close(blank || startsApart(line));
      open = { lines: [line], page, at: here, label, capitals: isCapitals(line), apart: blank };
      if (label) lastLabel = label;
    }
    contents = isContentsTitle(line) || (contents && !/[.;]$/.test(line));
    blank = false;
  }
  close(true);
  return made;
}

function chunk(kind: "text" | "underlined", open: Open, apartAfter: boolean, width = Infinity): Chunk {
  const { lines, page, at, apart } = open;
  // A numbered line that ends well before the margin stands apart even where no blank line says so.
  const numbered = open.label !== undefined || /^\d{1,2}\s+\p{Lu}/u.test(lines[0]!);
  const short = numbered && lines.length === 1 && lines[0]!.length < width * 0.7;
  return { kind, text: lines.join("\n"), page, at, isolated: short || (apart && apartAfter) };
}

/** A line in capitals stands apart from what follows in ordinary letters. */
function isolating(open: Open): boolean {
  return open.lines.length <= 2 && !/\p{Ll}/u.test(open.lines.join(""));
}

/** What begins with a keyword of headings or in capitals begins anew. */
function startsApart(line: string): boolean {
  return !/\p{Ll}/u.test(line) || RANK_OF_WORD.has(plain(/^\p{L}+/u.exec(line)?.[0] ?? ""));
}

interface Around {
  readonly blank: boolean;
  readonly newPage: boolean;
  readonly label: Labelled | undefined;
  readonly lastLabel: Labelled | undefined;
  readonly width: number | undefined;
}

/** Does a line continue the open paragraph? */
function goesOn(open: Open, line: string, around: Around): boolean {
  const before = open.lines.at(-1)!;
  const running = /^[\p{Ll}]/u.test(line) && !around.label && !/[.:;!?]$/.test(before);
  // A sentence that runs over the foot of a page, or over a blank line in a full one, goes on there.
  if (around.newPage || around.blank) return running && isRunOn(before, around.width, around.newPage ? 0.6 : 0.75);
  if (around.width === undefined || tickOf(line)) return false;
  if (isFormLine(line) && (isFormLine(open.lines[0]!) || /[.;]$/.test(before))) return false;
  const ended = /[.:;!?,)»”"]$/.test(before);
  if (around.label && (ended || startsList(open, around.label, around.lastLabel))) return false;
  const isFull = before.length + 1 + /^\S*/.exec(line)![0].length > around.width * 0.85;
  if (startsNumberedHeading(line, before)) return false;
  if (isFull) return !endsTitle(open, line);
  const sameTitle = isCapitals(line) && open.capitals && !around.label && !ended;
  return (running || sameTitle) && before.length > around.width * 0.4;
}

/** A line that fills the width and ends in the middle of a sentence. */
export function isRunOn(line: string, width: number | undefined, share = 0.75): boolean {
  return width !== undefined && line.length >= width * share && /[\p{L}\d,’'-]$/u.test(line);
}

/** "Label: value" with a short label. */
function isFormLine(line: string): boolean {
  const end = line.search(/[:.;]/);
  if (end < 2 || line[end] !== ":" || !/\s/.test(line[end + 1] ?? "")) return false;
  return [...line.slice(0, end)].length <= 41 && /^\p{Lu}/u.test(line);
}

/** Behind a line without end punctuation only the next label of a list starts an item: "of article⏎20. The". */
function startsList(open: Open, label: Labelled, last: Labelled | undefined): boolean {
  if (label.form === "bullet") return !/^[-–—−]$/.test(label.label) || open.label?.label === label.label;
  return last !== undefined && follows(last, label);
}

function startsNumberedHeading(line: string, before: string): boolean {
  const word = plain(/^\p{Lu}\p{L}+(?=\.?\s+[\dIVX])/u.exec(line)?.[0] ?? "");
  return RANK_OF_WORD.has(word) && /[.:;!?]$/.test(before);
}

/** A title in capitals ends where ordinary letters begin. */
function endsTitle(open: Open, line: string): boolean {
  return open.capitals && /\p{Ll}/u.test(line);
}

function isCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}{4,}/u.test(text);
}

function isContentsTitle(line: string): boolean {
  return line.length <= 60 && CONTENTS_TITLES.has(plain(line).replace(/[:.\s]+$/, ""));
}

/** A line of a contents table: dot leaders and a page number. Looks at the end of the line only. */
function isContents(line: string, inContents: boolean): boolean {
  const number = /(?:\d{1,4}|[ivxlc]{1,6})$/i.exec(line.slice(-80));
  if (!number) return false;
  const before = line.slice(-80 - number[0].length, -number[0].length);
  return /(?:\.\s?){4}\s?$|…{2}\s?$|…\s?\.{2}\s?$/.test(before) || (inContents && /\S(?:\t| {2,3})\s*$/.test(before));
}

function isUnderline(line: string): boolean {
  return /^(?:={3,}|-{3,}|_{3,}|~{3,}|\*{3,})$/.test(line);
}

function isDecoration(line: string): boolean {
  return /^[-=_*~+#\s.]{3,}$/.test(line);
}
