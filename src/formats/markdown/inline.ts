/** Takes the marks of Markdown out of running text. Linear in the text. */
import { type SourceLines, trimmedLines } from "../source-lines.ts";
import { type LineChange, originsOf } from "./origins.ts";

/** Running text without marks, and what the marks said about it. */
export interface Inline {
  readonly text: string;
  /** Wholly bold or italic. */
  readonly emphasised: boolean;
  /** Nothing but links to places in the same document: a line of a contents table. */
  readonly contents: boolean;
  /** Ids of the notes that it refers to. */
  readonly notes: readonly string[];
  /** For each line of the text the line of the source, from 0, on which it begins; absent: the same lines. */
  readonly origins?: readonly number[];
}

/** Where the lines of a paragraph stand that was read from lines of the file. */
export function linesAfter({ origins }: Inline, at: SourceLines): SourceLines {
  return origins === undefined ? at : origins.map((line) => at[line]!);
}

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: "\u00A0",
    shy: "\u00AD",
    ndash: "–",
    mdash: "—",
    laquo: "«",
    raquo: "»",
    euro: "€",
    sect: "§",
    hellip: "…",
    rsquo: "’",
    lsquo: "‘",
    ldquo: "“",
    rdquo: "”",
    bull: "•",
  }),
);

/** One token at a time: escape, code, picture, link, note, tag, entity. All lengths are bounded. */
const TOKEN =
  /\\([!-/:-@[-`{-~])|\\$|`([^`\n]{1,1000})`|!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)|\[\^([^\]\s]{1,60})\]|\]\((?:<[^>\n]{0,2000}>|[^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,500})?)\)|<(https?:[^>\s]{1,500})>|<(\/?[a-zA-Z][^<>]{0,400})>|&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gim;

/** Marks stand for themselves while emphasis is taken out: private characters keep escaped signs apart. */
const KEPT = 0xe000;

/** Reads one paragraph, cell or item. */
export function inline(source: string): Inline {
  const notes: string[] = [];
  const breaks: LineChange[] = [];
  const kept: string[] = [];
  const keep = (text: string) => String.fromCharCode(KEPT + 1) + (kept.push(text) - 1) + String.fromCharCode(KEPT + 2);
  let links = 0;
  let inPage = 0;
  const lines = source.replace(/[\uE001\uE002]/g, "");
  const plain = lines.replace(TOKEN, (whole, escaped, code, alt, note, url, tag, entity, at) => {
    if (escaped !== undefined) return keep(escaped);
    if (code !== undefined) return keep(code);
    if (alt !== undefined) return alt;
    if (note !== undefined) return notes.push(note) ? "" : "";
    if (url !== undefined) return keep(url);
    if (tag !== undefined || entity !== undefined) {
      const text = tag !== undefined ? lineEndOf(tag) : (entityOf(entity) ?? whole);
      if (text === "\n" || whole.includes("\n"))
        breaks.push({ start: at, end: at + whole.length, ends: text === "\n" });
      return text;
    }
    if (whole.startsWith("](")) {
      links += 1;
      if (whole.includes("#")) inPage += 1;
      return LINK_END;
    }
    return "";
  });
  const text = withoutEmphasis(withoutLinkStarts(plain)).replace(/\uE001(\d+)\uE002/g, (_, i) => kept[Number(i)]!);
  return {
    text: text.trim(),
    emphasised: isWhollyMarked(plain),
    contents: links === 1 && inPage === 1 && /^\s*(?:[-*+]\s+)?\*{0,2}\[.*\uE003\s*$/s.test(plain),
    notes,
    ...originPart(lines, text, breaks),
  };
}

/** Tags that end a line; what other tags hold goes on. */
function lineEndOf(tag: string): string {
  return /^(?:br|\/?(?:p|li|div|tr))\b/i.test(tag) ? "\n" : "";
}

function originPart(source: string, text: string, changes: readonly LineChange[]): { origins?: readonly number[] } {
  const isSame = changes.length === 0 && (!text.includes("\n") || text.trim().length === text.length);
  return isSame ? {} : { origins: trimmedLines(text, originsOf(source, changes)) };
}

/** Where a link ended: its text began at the bracket that this one closes. */
const LINK_END = String.fromCharCode(KEPT + 3);

function withoutLinkStarts(text: string): string {
  if (!text.includes(LINK_END)) return text;
  const open: number[] = [];
  const dropped = new Set<number>();
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "[") open.push(i);
    else if (text[i] === "]") open.pop();
    else if (text[i] === LINK_END) {
      dropped.add(i);
      const start = open.pop();
      if (start !== undefined) dropped.add(start);
    }
  }
  return [...text].some((c) => c.length > 1) || dropped.size > 0 ? keepOthers(text, dropped) : text;
}

function keepOthers(text: string, dropped: ReadonlySet<number>): string {
  const parts: string[] = [];
  let from = 0;
  for (const at of [...dropped].sort((a, b) => a - b)) {
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  return parts.join("") + text.slice(from);
}

/** Drops pairs of `*`, `_` and `~~`; what has no partner is text ("202*", "____"). */
function withoutEmphasis(text: string): string {
  const open: Record<string, { at: number; length: number }[]> = { "*": [], _: [], "~": [] };
  const cuts: { at: number; length: number }[] = [];
  for (const run of text.matchAll(/\*{1,3}|_{1,3}|~~/g)) {
    const sign = run[0][0]!;
    const [before, after] = [text[run.index - 1] ?? " ", text[run.index + run[0].length] ?? " "];
    // Underscores within words and longer runs (lines to fill in) are text.
    if (before === sign || after === sign) continue;
    const word = sign === "_" ? /[\p{L}\d]/u : /(?!)/;
    const stack = open[sign]!;
    const partner = stack.at(-1);
    if (partner && /\S/.test(before) && !word.test(after) && partner.length <= run[0].length) {
      stack.pop();
      cuts.push(partner, { at: run.index, length: partner.length });
    } else if (/\S/.test(after) && !word.test(before)) stack.push({ at: run.index, length: run[0].length });
  }
  return keepOthers(text, new Set(cuts.flatMap(({ at, length }) => Array.from({ length }, (_, i) => at + i))));
}

function isWhollyMarked(text: string): boolean {
  const match = /^\s*(\*{1,3}|_{2,3})(?=\S)([^*_]+)\1[\s:.]*$/.exec(text);
  return match !== null && match[1]!.length >= 2;
}

function entityOf(name: string): string | undefined {
  if (!name.startsWith("#")) return ENTITIES.get(name.toLowerCase());
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : undefined;
}
