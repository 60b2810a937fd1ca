/** The lines of a Markdown file that are read, with their numbers. */
import { fileLines, lineCount } from "../source-lines.ts";

/** A line, and the line of the file on which its text begins, from 1. */
export interface SourceLine {
  readonly text: string;
  readonly at: number;
}

/** Where lines of Markdown end. */
const ENDS = /\r\n?|\n/g;

/** The lines of a file without front matter and HTML comments. */
export function sourceLines(text: string): readonly SourceLine[] {
  return withoutFrontMatter(withoutComments(text.replace(ENDS, "\n"), fileLines(text, ENDS)));
}

/** Lines after the metadata block (`---` … `---`) at the head, when there is one. */
function withoutFrontMatter(lines: readonly SourceLine[]): readonly SourceLine[] {
  if (!/^---\s*$/.test(lines[0]?.text ?? "")) return lines;
  const end = lines.findIndex(({ text }, i) => i > 0 && i < 200 && /^(?:---|\.\.\.)\s*$/.test(text));
  const isMetadata = end > 0 && lines.slice(1, end).some(({ text }) => /^[\w-]+\s*:/.test(text));
  return isMetadata ? lines.slice(end + 1) : lines;
}

/** Lines of a text without `<!-- … -->`; what stands around a comment becomes one line. An unclosed comment is text. */
function withoutComments(text: string, numberOf: (index: number) => number): readonly SourceLine[] {
  const lines = new LineList(numberOf);
  let from = 0;
  for (;;) {
    const start = text.indexOf("<!--", from);
    const end = start < 0 ? -1 : text.indexOf("-->", start + 4);
    if (end < 0) break;
    lines.add(text.slice(from, start));
    lines.skip(text.slice(start, end));
    from = end + 3;
  }
  lines.add(text.slice(from));
  return lines.lines;
}

/** Lines as they grow from pieces of text. */
class LineList {
  readonly #lines: { text: string; at: number }[];
  readonly #numberOf: (index: number) => number;
  #index = 0;
  /** Nothing visible stands in the last line yet. */
  #blank = true;

  constructor(numberOf: (index: number) => number) {
    this.#numberOf = numberOf;
    this.#lines = [{ text: "", at: numberOf(0) }];
  }

  get lines(): readonly SourceLine[] {
    return this.#lines;
  }

  /** Text that is read: its first line goes on the last one. */
  add(piece: string): void {
    const [first, ...others] = piece.split("\n");
    const open = this.#lines.at(-1)!;
    if (this.#blank) open.at = this.#numberOf(this.#index);
    open.text += first;
    this.#blank &&= first!.trim() === "";
    for (const text of others) {
      this.#index += 1;
      this.#lines.push({ text, at: this.#numberOf(this.#index) });
    }
    if (others.length > 0) this.#blank = others.at(-1)!.trim() === "";
  }

  /** Text that is passed over. */
  skip(piece: string): void {
    this.#index += lineCount(piece) - 1;
  }
}
