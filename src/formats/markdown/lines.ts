/** Telling the lines of Markdown apart. */

export type MarkdownLine =
  | { readonly kind: "blank" | "rule" }
  | { readonly kind: "fence"; readonly mark: string }
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | {
      readonly kind: "item";
      readonly indent: number;
      readonly bullet: boolean;
      readonly number: number;
      readonly mark: string;
      readonly text: string;
    }
  | { readonly kind: "note"; readonly id: string; readonly text: string }
  | { readonly kind: "html"; readonly tag: string }
  | { readonly kind: "delimiter" }
  | { readonly kind: "text"; readonly indent: number; readonly text: string };

/** What a line is by itself; quote marks at its head are not counted. */
export function lineOf(raw: string): MarkdownLine {
  const line = raw.replace(/^(?:\s{0,3}>\s?)+/, "").trimEnd();
  if (line.trim() === "") return { kind: "blank" };
  const fence = /^\s{0,3}(`{3,}|~{3,})/.exec(line);
  if (fence) return { kind: "fence", mark: fence[1]! };
  const heading = /^\s{0,3}(#{1,6})(?:\s+(.*))?$/.exec(line);
  if (heading) return { kind: "heading", level: heading[1]!.length, text: (heading[2] ?? "").replace(/\s#+\s*$/, "") };
  if (/^\s{0,3}([-*_])(?:\s?\1){2,}$/.test(line)) return { kind: "rule" };
  if (isDelimiter(line)) return { kind: "delimiter" };
  return itemOf(line) ?? noteOf(line) ?? htmlOf(line) ?? { kind: "text", indent: indentOf(line), text: line.trim() };
}

/** The line under the head of a table: `| --- | :-: |`. */
function isDelimiter(line: string): boolean {
  return line.includes("|") && line.includes("-") && /^[\s|:-]+$/.test(line);
}

function itemOf(line: string): MarkdownLine | undefined {
  const match = /^\s*(?:([-*+•])|(\d{1,9})([.)]))\s+(?=\S)/.exec(line);
  if (!match) return undefined;
  return {
    kind: "item",
    indent: indentOf(line),
    bullet: match[1] !== undefined,
    number: Number(match[2] ?? 0),
    mark: match[1] ?? match[3]!,
    text: line.slice(match[0].length),
  };
}

function noteOf(line: string): MarkdownLine | undefined {
  const match = /^\s{0,3}\[\^([^\]\s]{1,60})\]:\s*(.*)$/.exec(line);
  return match ? { kind: "note", id: match[1]!, text: match[2]! } : undefined;
}

function htmlOf(line: string): MarkdownLine | undefined {
  const match = /^\s{0,3}<\/?(table|div|section|ul|ol|dl|details|p|blockquote|figure|h[1-6])(?=[\s>/])/i.exec(line);
  return match ? { kind: "html", tag: match[1]!.toLowerCase() } : undefined;
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)![0].replace(/\t/g, "    ").length;
}

/** Cells of a table row; `\|` is no border. */
export function cellsOf(raw: string): readonly string[] {
  const line = raw
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return line.split(/(?<!\\)\|/).map((cell) => cell.replaceAll("\\|", "|").trim());
}
