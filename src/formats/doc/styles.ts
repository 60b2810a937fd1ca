/** Styles and lists of a Word 97-2003 file. */
import { LEVELS, ListCounter, type ListDefinition, type ListLevel } from "../list-numbers.ts";
import type { WordFile } from "./fib.ts";
import { eachSprm } from "./properties.ts";

/** A paragraph style with what it inherits. */
export interface DocStyle {
  /** Number of a built-in style: 1 to 9 headings, 19 to 27 contents, 62 title. */
  readonly builtIn: number;
  readonly outline: number | undefined;
  readonly list: number | undefined;
  readonly level: number | undefined;
  readonly strong: boolean | undefined;
}

interface RawStyle {
  readonly builtIn: number;
  readonly base: number;
  readonly paragraph: Buffer;
  readonly character: Buffer;
}

const NO_STYLE = 0xfff;
const MAX_CHAIN = 30;

/** Styles by number. */
export function readStyles(word: WordFile): ReadonlyMap<number, DocStyle> {
  const sheet = word.table("styles");
  if (sheet.length < 6) return new Map();
  const raw = readSheet(sheet);
  return new Map([...raw.keys()].map((id) => [id, inherit(raw, id)]));
}

function readSheet(sheet: Buffer): ReadonlyMap<number, RawStyle> {
  const styles = new Map<number, RawStyle>();
  const baseBytes = sheet.readUInt16LE(4);
  let at = 2 + sheet.readUInt16LE(0);
  for (let id = 0; id < sheet.readUInt16LE(2) && at + 2 <= sheet.length; id++) {
    const size = sheet.readUInt16LE(at);
    const style = size === 0 ? undefined : readStyle(sheet.subarray(at + 2, at + 2 + size), baseBytes);
    if (style) styles.set(id, style);
    at += 2 + size + (size & 1);
  }
  return styles;
}

function readStyle(style: Buffer, baseBytes: number): RawStyle | undefined {
  const kind = style.readUInt16LE(2) & 0x0f;
  if (kind !== 1) return undefined;
  const nameBytes = 2 + style.readUInt16LE(baseBytes) * 2 + 2;
  let at = baseBytes + nameBytes;
  const lists: Buffer[] = [];
  while (lists.length < 2 && at + 2 <= style.length) {
    const size = style.readUInt16LE(at);
    lists.push(style.subarray(at + 2, at + 2 + size));
    at += 2 + size + (size & 1);
  }
  const [paragraph = EMPTY, character = EMPTY] = lists;
  return {
    builtIn: style.readUInt16LE(0) & 0xfff,
    base: style.readUInt16LE(2) >> 4,
    paragraph: paragraph.subarray(2),
    character,
  };
}

const EMPTY = Buffer.alloc(0);

function inherit(raw: ReadonlyMap<number, RawStyle>, id: number): DocStyle {
  const chain: RawStyle[] = [];
  for (let at = id; at !== NO_STYLE && chain.length < MAX_CHAIN; ) {
    const style = raw.get(at);
    if (!style) break;
    chain.push(style);
    at = style.base;
  }
  let found: DocStyle = {
    builtIn: raw.get(id)!.builtIn,
    outline: undefined,
    list: undefined,
    level: undefined,
    strong: undefined,
  };
  for (const style of chain.reverse()) found = { ...found, ...ownOf(style) };
  return found;
}

function ownOf({ builtIn, paragraph, character }: RawStyle): Partial<DocStyle> {
  const own: { -readonly [K in keyof DocStyle]?: DocStyle[K] } = {};
  if (builtIn >= 1 && builtIn <= 9) own.outline = builtIn - 1;
  else if (builtIn === 62) own.outline = 0;
  eachSprm(paragraph, (code, operand) => {
    if (code === 0x2640) own.outline = operand[0]! <= 8 ? operand[0] : undefined;
    else if (code === 0x460b && operand.length === 2) own.list = operand.readUInt16LE(0);
    else if (code === 0x260a) own.level = operand[0];
  });
  eachSprm(character, (code, operand) => {
    if (code === 0x0835) own.strong = operand[0] === 1;
    else if (code === 0x2a3e && operand[0] !== 0) own.strong = true;
  });
  return own;
}

const FORMATS: Readonly<Record<number, string>> = {
  0: "decimal",
  1: "upperRoman",
  2: "lowerRoman",
  3: "upperLetter",
  4: "lowerLetter",
  5: "ordinal",
  22: "decimalZero",
  23: "bullet",
  255: "none",
};

/** A counter for the lists of a file; paragraphs name a list by its number from 1. */
export function readLists(word: WordFile): ListCounter {
  const abstracts = readAbstracts(word.tableFrom("lists"));
  const table = word.table("listOverrides");
  const lists = new Map<string, ListDefinition>();
  if (table.length < 4) return new ListCounter(lists);
  const count = Math.min(table.readUInt32LE(0), Math.floor((table.length - 4) / 16));
  let at = 4 + count * 16;
  for (let i = 0; i < count; i++) {
    const id = String(table.readInt32LE(4 + i * 16));
    const changes = readOverrides(table, at, table.readUInt8(4 + i * 16 + 12));
    at = changes.next;
    const levels = [...(abstracts.get(id) ?? [])];
    for (const [level, changed] of changes.levels) levels[level] = changed;
    lists.set(String(i + 1), { abstractId: id, levels, overrides: changes.starts });
  }
  return new ListCounter(lists);
}

/** Lists and, behind them, their levels. */
function readAbstracts(table: Buffer): ReadonlyMap<string, readonly ListLevel[]> {
  const lists = new Map<string, readonly ListLevel[]>();
  if (table.length < 2) return lists;
  const count = table.readUInt16LE(0);
  let at = 2 + count * 28;
  for (let i = 0; i < count; i++) {
    const head = 2 + i * 28;
    const levels: ListLevel[] = [];
    for (let level = 0; level < (table.readUInt8(head + 26) & 1 ? 1 : LEVELS); level++) {
      const read = readLevel(table, at, level);
      levels.push(read.level);
      at = read.next;
    }
    lists.set(String(table.readInt32LE(head)), levels);
  }
  return lists;
}

function readLevel(table: Buffer, at: number, level: number): { readonly level: ListLevel; readonly next: number } {
  const format = FORMATS[table.readUInt8(at + 4)] ?? "decimal";
  const flags = table.readUInt8(at + 5);
  const text = at + 28 + table.readUInt8(at + 24) + table.readUInt8(at + 25);
  const length = table.readUInt16LE(text);
  const next = text + 2 + length * 2;
  const raw = table.subarray(text + 2, next).toString("utf16le");
  const isBullet = format === "bullet";
  return {
    next,
    level: {
      start: table.readInt32LE(at),
      format,
      // Characters below 9 stand for the number of that level.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the file writes level numbers as such
      text: isBullet ? raw : raw.replace(/%/g, "").replace(/[\0-\x08]/g, (c) => `%${c.charCodeAt(0) + 1}`),
      restartAfter: flags & 0x08 ? undefined : level - 1,
      legal: (flags & 0x04) !== 0,
      style: undefined,
    },
  };
}

function readOverrides(
  table: Buffer,
  from: number,
  count: number,
): { starts: Map<number, number>; levels: Map<number, ListLevel>; next: number } {
  const starts = new Map<number, number>();
  const levels = new Map<number, ListLevel>();
  let at = from + 4;
  for (let i = 0; i < count && at + 8 <= table.length; i++) {
    const flags = table.readUInt32LE(at + 4);
    const level = flags & 0x0f;
    if (flags & 0x10) starts.set(level, table.readInt32LE(at));
    at += 8;
    if (flags & 0x20) {
      const read = readLevel(table, at, level);
      levels.set(level, read.level);
      at = read.next;
    }
  }
  return { starts, levels, next: at };
}
