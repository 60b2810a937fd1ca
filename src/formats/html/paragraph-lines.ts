/** On which lines of the file the lines of a paragraph begin. */
import { lineCount, type SourceLines, trimmedLines } from "../source-lines.ts";

/** Follows one paragraph after the other. Without `lineAt` it knows nothing and says so. */
export class ParagraphLines {
  readonly #lineAt: ((into: number) => number) | undefined;
  /** For each line of the open paragraph the line of its first visible character. */
  #found: (number | undefined)[] = [undefined];

  constructor(lineAt: ((into: number) => number) | undefined) {
    this.#lineAt = lineAt;
  }

  /** Text with something visible in it goes into the paragraph. */
  see(text: string): void {
    if (!this.#lineAt || this.#found.at(-1) !== undefined) return;
    this.#found[this.#found.length - 1] = this.#lineAt(text.length - text.trimStart().length);
  }

  /** A line of the paragraph ends. */
  end(): void {
    if (this.#lineAt) this.#found.push(undefined);
  }

  /** The lines of the finished paragraph, without blank ones at its edges; the next one begins. */
  take(text: string): SourceLines | undefined {
    const found = this.#found;
    this.#found = [undefined];
    const first = found.find((line) => line !== undefined);
    if (first === undefined) return undefined;
    const count = lineCount(text);
    let last = first;
    // Preformatted text has line feeds of its own: of all its lines no more is known than where it begins.
    const all = Array.from({ length: count }, (_, i) => {
      if (count === found.length) last = found[i] ?? last;
      return last;
    });
    return trimmedLines(text, all);
  }
}
