/** Lines of the file, kept beside the text that is read from them. A line of a file ends with a line feed, as reviews count. */

/** For each line of a text the line of the file that it stands on, from 1. */
export type SourceLines = readonly number[];

/** What readers take for line ends beyond those that count as lines of the file. */
const ODD_ENDS = /\r(?!\n)|[\v\f\u0085\u2028\u2029]/;

/**
 * Numbers the lines of a file.
 * @param ends what the reader cuts lines at; a global expression
 * @returns gives for a line of the reader, from 0, the line of the file, from 1
 */
export function fileLines(text: string, ends: RegExp): (index: number) => number {
  if (!ODD_ENDS.test(text)) return (index) => index + 1;
  const before = feedsBefore(text, ends);
  return (index) => (before[index] ?? before.at(-1)!) + 1;
}

/** For each line of a text that is cut at `ends`: the line feeds before it. */
export function feedsBefore(text: string, ends: RegExp): readonly number[] {
  const before = [0];
  let feeds = 0;
  for (const [end] of text.matchAll(ends)) {
    if (end.endsWith("\n")) feeds += 1;
    before.push(feeds);
  }
  return before;
}

/** Gives the lines of the file for offsets in a text that never go back. @param numberOf line by the line feeds before */
export function ascendingLines(text: string, numberOf: (feeds: number) => number): (offset: number) => number {
  let feeds = 0;
  let next = text.indexOf("\n");
  return (offset) => {
    for (; next >= 0 && next < offset; next = text.indexOf("\n", next + 1)) feeds += 1;
    return numberOf(feeds);
  };
}

/** How many lines a text has. */
export function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** The lines that are left when blank lines at the edges of a text go. @param all lines of the text as it is */
export function trimmedLines<T>(text: string, all: readonly T[]): readonly T[] {
  if (all.length === 1) return all;
  const first = lineCount(text.slice(0, text.length - text.trimStart().length)) - 1;
  return all.slice(first, first + lineCount(text.trim()));
}

/** The lines behind the first one, where those are not simply the next ones. */
export function furtherLines(at: SourceLines): SourceLines | undefined {
  if (at.length === 1 || at.every((line, i) => line === at[0]! + i)) return undefined;
  return at.slice(1);
}
