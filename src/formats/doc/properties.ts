/** Properties of characters and paragraphs: lists of small changes ("sprms") in pages of 512 bytes. */
import type { Piece, WordFile } from "./fib.ts";

/** One change: its code and where its operand stands. */
export type SprmHandler = (code: number, operand: Buffer) => void;

const OPERAND_BYTES: readonly (number | undefined)[] = [1, 1, 2, 4, 2, 2, undefined, 3];

/** Goes through a list of changes; a damaged list ends early. */
export function eachSprm(list: Buffer, handle: SprmHandler): void {
  let at = 0;
  while (at + 2 < list.length) {
    const code = list.readUInt16LE(at);
    at += 2;
    const fixed = OPERAND_BYTES[code >> 13];
    let bytes = fixed ?? list.readUInt8(at) + 1;
    if (fixed === undefined && code === 0xd608) bytes = (at + 2 <= list.length ? list.readUInt16LE(at) : 0) + 1;
    // Tab stops may say 255 for a length that must be counted; nothing of interest follows them.
    if (code === 0xc615 && list[at] === 255) return;
    handle(code, list.subarray(at, at + bytes));
    at += bytes;
  }
}

/** A stretch of the main stream with the properties that hold in it. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly list: Buffer;
}

const PAGE = 512;

/** Runs of characters, in the order of the file. */
export function characterRuns(word: WordFile): readonly Run[] {
  return pages(word, "characterRuns").flatMap((page) => {
    const count = page.readUInt8(PAGE - 1);
    return Array.from({ length: count }, (_, i) => {
      const at = page.readUInt8((count + 1) * 4 + i) * 2;
      const list = at === 0 ? EMPTY : page.subarray(at + 1, at + 1 + page.readUInt8(at));
      return { from: page.readUInt32LE(i * 4), to: page.readUInt32LE((i + 1) * 4), list };
    });
  });
}

/** Runs of paragraphs; the list begins with two bytes that name the style. */
export function paragraphRuns(word: WordFile): readonly Run[] {
  return pages(word, "paragraphRuns").flatMap((page) => {
    const count = page.readUInt8(PAGE - 1);
    return Array.from({ length: count }, (_, i) => {
      const at = page.readUInt8((count + 1) * 4 + i * 13) * 2;
      const list = at === 0 ? EMPTY : paragraphList(page, at);
      return { from: page.readUInt32LE(i * 4), to: page.readUInt32LE((i + 1) * 4), list };
    });
  });
}

const EMPTY = Buffer.alloc(0);

function paragraphList(page: Buffer, at: number): Buffer {
  const words = page.readUInt8(at);
  return words === 0
    ? page.subarray(at + 2, at + 2 + page.readUInt8(at + 1) * 2)
    : page.subarray(at + 1, at + words * 2);
}

function pages(word: WordFile, name: "characterRuns" | "paragraphRuns"): readonly Buffer[] {
  const table = word.table(name);
  const count = Math.floor((table.length - 4) / 8);
  const numbers = new Set(
    Array.from({ length: Math.max(0, count) }, (_, i) => table.readUInt32LE((count + 1) * 4 + i * 4) & 0x3fffff),
  );
  const found = [...numbers]
    .map((n) => word.main.subarray(n * PAGE, (n + 1) * PAGE))
    .filter((page) => page.length === PAGE);
  return found.sort((a, b) => a.readUInt32LE(0) - b.readUInt32LE(0));
}

/** Finds the run that holds at a place, by halving. Runs must be sorted; they do not overlap in a sound file. */
export function runAt(runs: readonly Run[], fc: number): Run | undefined {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.from <= fc) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  return run && fc < run.to ? run : undefined;
}

/** Where a character stands in the main stream. */
export function placeOf(pieces: readonly Piece[], cp: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.cp <= cp) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low - 1];
  return piece ? piece.fc + (cp - piece.cp) * piece.width : -1;
}

/** Marks of characters. */
export const DELETED = 1;
export const HIDDEN = 2;
export const STRONG = 4;
/** Bold is said; otherwise the style of the paragraph decides. */
export const WEIGHED = 8;
export const INSERTED = 16;

/** What is known of every character of the text. */
export interface CharacterMarks {
  readonly marks: Uint8Array;
  /** Signs of symbol fonts, by character: font number and code. */
  readonly symbols: ReadonlyMap<number, number>;
  /** Places in the data stream of form fields, by character. */
  readonly data: ReadonlyMap<number, number>;
}

export function characterMarks(word: WordFile): CharacterMarks {
  const marks = new Uint8Array(word.text.length);
  const symbols = new Map<number, number>();
  const data = new Map<number, number>();
  const runs = characterRuns(word);
  let work = word.text.length * 4 + 10_000;
  for (const piece of word.pieces) {
    const end = piece.fc + piece.length * piece.width;
    for (let i = firstTouching(runs, piece.fc); i < runs.length && runs[i]!.from < end; i++) {
      const run = runs[i]!;
      const from = piece.cp + Math.max(0, Math.ceil((run.from - piece.fc) / piece.width));
      const to = piece.cp + Math.min(piece.length, Math.ceil((run.to - piece.fc) / piece.width));
      work -= Math.max(0, to - from) + 1;
      if (work < 0) throw new RangeError("character runs overlap");
      const read = readCharacterList(run.list);
      if (read.mark !== 0) marks.fill(read.mark, from, to);
      if (read.symbol !== undefined) symbols.set(from, read.symbol);
      if (read.data !== undefined) data.set(from, read.data);
    }
  }
  return { marks, symbols, data };
}

function firstTouching(runs: readonly Run[], fc: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.to <= fc) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readCharacterList(list: Buffer): { mark: number; symbol?: number; data?: number } {
  const read: { mark: number; symbol?: number; data?: number } = { mark: 0 };
  const set = (mark: number, on: boolean) => {
    read.mark = on ? read.mark | mark : read.mark & ~mark;
  };
  eachSprm(list, (code, operand) => {
    const on = operand.length > 0 && (operand[0]! & 1) === 1;
    if (code === 0x0800) set(DELETED, on);
    else if (code === 0x0801) set(INSERTED, on);
    else if (code === 0x083c) set(HIDDEN, on);
    else if (code === 0x0835 && operand[0]! < 2) {
      set(STRONG, on);
      set(WEIGHED, true);
    } else if (code === 0x2a3e && operand[0] !== 0) {
      set(STRONG, true);
      set(WEIGHED, true);
    } else if (code === 0x6a09 && operand.length === 4) read.symbol = operand.readUInt16LE(2);
    else if (code === 0x6a03 && operand.length === 4) read.data = operand.readUInt32LE(0);
  });
  return read;
}
