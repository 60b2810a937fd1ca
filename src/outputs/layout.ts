/** Text in fixed pitch. */

const NARROW = /\p{M}/gu;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/gu;

/** Text is never set in less. */
const NARROWEST = 20;

/** Columns that a text takes on a terminal. */
export function columns(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count - (text.match(NARROW)?.length ?? 0) + (text.match(WIDE)?.length ?? 0);
}

/** Breaks a text into lines of at most `width` columns; words longer than a line are cut. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((word) => pieces(word, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && columns(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}

/** A word in pieces that fit in a line. */
function pieces(word: string, width: number): readonly string[] {
  if (columns(word) <= width) return [word];
  const letters = [...word];
  return Array.from({ length: Math.ceil(letters.length / width) }, (_, i) =>
    letters.slice(i * width, (i + 1) * width).join(""),
  );
}

/** Wrapped lines under an indent; `hang`, such as "  • ", stands in place of the indent of the first line. */
export function indented(text: string, indent: number, width: number, hang = ""): readonly string[] {
  const lead = hang === "" ? " ".repeat(indent) : hang;
  return wrap(text, Math.max(NARROWEST, width - indent)).map((line, i) => (i === 0 ? lead : " ".repeat(indent)) + line);
}

type Brush = (text: string) => string;
const asIs: Brush = (text) => text;

/** A left text and, flush right on its last line, a right text; painted after they are laid out. */
export function spread(
  left: string,
  right: string,
  width: number,
  brushes: { readonly left?: Brush; readonly right?: Brush } = {},
): readonly string[] {
  const { left: paintLeft = asIs, right: paintRight = asIs } = brushes;
  const lead = /^ *(?:\d+\. )?/.exec(left)?.[0] ?? "";
  const room = width - columns(right) - 2;
  const narrow = room - lead.length < NARROWEST; // then the right text has a line of its own
  const lines = indented(left.slice(lead.length), lead.length, narrow ? width : room, lead);
  const flush = (used: number): string => " ".repeat(Math.max(0, width - used - columns(right))) + paintRight(right);
  if (right === "" || narrow) return [...lines.map(paintLeft), ...(right === "" ? [] : [flush(0)])];
  return lines.map((line, i) => (i < lines.length - 1 ? paintLeft(line) : paintLeft(line) + flush(columns(line))));
}

/** A bar for a share of 0 to 1. */
export function bar(share: number, length: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * length);
  return "█".repeat(filled) + "░".repeat(length - filled);
}
