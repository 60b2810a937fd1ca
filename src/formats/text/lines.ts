/** Lines of plain text with their pages; repeated first and last lines of pages; the width at which lines wrap. */

export interface Line {
  /** Without blanks at the end. */
  readonly text: string;
  /** From 1. */
  readonly page: number;
  /** Line of the file, from 1, when the reader knows it. */
  readonly at?: number | undefined;
  /** The line repeats at the head or foot of the pages. */
  readonly repeats?: "header" | "footer";
}

/** Lines at the head and at the foot of a page that may repeat. */
const EDGE = 3;

/**
 * Splits text into lines; `pageBreak` stands on a line of its own.
 * @param numberOf gives for a line of the text, from 0, its line of the file
 */
export function linesOf(
  text: string,
  pageBreak: string,
  numberOf?: (index: number) => number,
): { readonly lines: readonly Line[]; readonly pages: number } {
  const pages = text.split(pageBreak);
  while (pages.length > 1 && pages.at(-1)!.trim() === "") pages.pop();
  const split = pages.map((page) => page.split("\n").map((line) => line.trimEnd()));
  const heads = repeated(split.map((page) => page.filter(isFull).slice(0, EDGE)));
  const feet = repeated(split.map((page) => page.filter(isFull).slice(-EDGE)));
  let before = 0;
  const lines = split.flatMap((page, i) => {
    const header = edge(page, heads);
    const footer = edge(page.toReversed(), feet);
    const first = before;
    before += page.length + 1;
    return page.map((line, k): Line => {
      const at = numberOf?.(first + k);
      if (k < header) return { text: line, page: i + 1, at, repeats: "header" };
      if (k >= page.length - footer) return { text: line, page: i + 1, at, repeats: "footer" };
      return { text: line, page: i + 1, at };
    });
  });
  return { lines, pages: pages.length };
}

function isFull(line: string): boolean {
  return line !== "";
}

/** How many lines from the edge of a page on are repeated ones or blank. */
function edge(page: readonly string[], patterns: ReadonlySet<string>): number {
  const at = page.findIndex((line) => line !== "" && !patterns.has(pattern(line)));
  return at < 0 ? page.length : at;
}

/** Page numbers differ from page to page. */
function pattern(line: string): string {
  return line.trim().replace(/\d+/g, "#");
}

/** Lines that most of at least three pages share. */
function repeated(edges: readonly (readonly string[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const line of edges.flatMap((lines) => [...new Set(lines.map(pattern))])) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const enough = Math.max(3, edges.length / 2);
  return new Set([...counts].filter(([, count]) => count >= enough).map(([key]) => key));
}

/** Longest line that still counts as wrapped by hand or by a program. */
const MAX_WRAP = 160;
const MIN_WRAP = 40;

/**
 * The width at which the author's program wrapped lines, or undefined when each line is a paragraph.
 * Wrapped text has many lines close to the longest one.
 */
export function wrapWidth(lines: readonly Line[]): number | undefined {
  const lengths = lines.flatMap(({ text }, i) => (text !== "" && lines[i + 1]?.text ? [text.trim().length] : []));
  if (lengths.length === 0) return undefined;
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor((lengths.length - 1) * 0.9)]!;
  if (width < MIN_WRAP || lengths.at(-1)! > MAX_WRAP * 2 || width > MAX_WRAP) return undefined;
  return width;
}
