import { breaks } from "./breaks.ts";
import { quantile } from "./geometry.ts";
import type { Line } from "./lines.ts";

/** Lines that make one paragraph. */
export interface Paragraph {
  readonly lines: readonly Line[];
  /** Right margin of its column: a line that ends near it is full. */
  readonly right: number;
  readonly left: number;
}

/** Cuts the lines of one column into paragraphs. */
export function toParagraphs(lines: readonly Line[], left: number, right: number): Paragraph[] {
  const pitch = pitchOf(lines);
  const found: Line[][] = [];
  for (const line of lines) {
    const open = found.at(-1);
    const pair = open && { first: open[0]!, last: open.at(-1)!, count: open.length, line, pitch, left, right };
    if (open === undefined || pair === undefined || breaks(pair)) found.push([line]);
    else open.push(line);
  }
  return found.map((group) => ({ lines: group, left, right }));
}

/** Usual distance of baselines, in heights of the font. */
function pitchOf(lines: readonly Line[]): number {
  const steps: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const [a, b] = [lines[i - 1]!, lines[i]!];
    if (Math.abs(a.size - b.size) < 0.5) steps.push((b.y - a.y) / b.size);
  }
  const sane = steps.filter((s) => s > 0.7 && s < 3);
  return sane.length === 0 ? 1.3 : Math.max(1, quantile(sane, 0.25));
}
