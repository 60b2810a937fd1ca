/** The frame of a Word 97-2003 file: its streams, the lengths of its stories, its pieces of text. */
import { Failure } from "../../failure.ts";
import { decodeAs } from "../encoding.ts";
import type { OleFile } from "./ole.ts";

/** Tables of the file by their place in the header ([MS-DOC] FibRgFcLcb97). */
const TABLES = {
  styles: 1,
  footnoteReferences: 2,
  footnoteTexts: 3,
  commentReferences: 4,
  commentTexts: 5,
  headerTexts: 11,
  characterRuns: 12,
  paragraphRuns: 13,
  pieces: 33,
  endnoteReferences: 46,
  endnoteTexts: 47,
  lists: 73,
  listOverrides: 74,
} as const;
const TABLES_AT = 0x9a;

export type TableName = keyof typeof TABLES;

/** Stories follow each other in the text; each has a length in characters. */
const STORIES = ["body", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "headerBoxes"] as const;
export type StoryName = (typeof STORIES)[number];

/** A stretch of text that stands together in the file. */
export interface Piece {
  /** First character, counted through the whole text. */
  readonly cp: number;
  readonly length: number;
  /** Where its bytes begin in the main stream. */
  readonly fc: number;
  /** Bytes of a character. */
  readonly width: 1 | 2;
}

export interface WordFile {
  readonly main: Buffer;
  /** The stream "Data": pictures, form fields, large properties. */
  readonly data: Buffer;
  readonly pieces: readonly Piece[];
  readonly text: string;
  readonly stories: Readonly<Record<StoryName, { readonly start: number; readonly end: number }>>;
  table(name: TableName): Buffer;
  /** The table stream from where a table begins on: some run on behind their stated length. */
  tableFrom(name: TableName): Buffer;
}

/** @throws Failure `office-broken`; RangeError where the file points outside of itself */
export function readFib(ole: OleFile, name: string): WordFile {
  const main = ole.stream("WordDocument");
  if (!main || main.length < 0x300) throw new Failure("office-broken", name, "it holds no Word document");
  if (main.readUInt16LE(0) !== 0xa5ec)
    throw new Failure("office-broken", name, "Word 95 or older; save it in a newer form");
  const flags = main.readUInt16LE(0x0a);
  if (flags & 0x0100) throw new Failure("office-broken", name, "protected with a password");
  const tables = ole.stream(flags & 0x0200 ? "1Table" : "0Table");
  if (!tables) throw new Failure("office-broken", name, "its table stream is missing");
  const place = (table: TableName) => main.readUInt32LE(TABLES_AT + TABLES[table] * 8);
  const size = (table: TableName) => main.readUInt32LE(TABLES_AT + TABLES[table] * 8 + 4);
  const table = (which: TableName) => tables.subarray(place(which), place(which) + size(which));
  const pieces = readPieces(table("pieces"), main.length);
  return {
    main,
    data: ole.stream("Data") ?? Buffer.alloc(0),
    pieces,
    text: pieces.map((piece) => textOf(main, piece)).join(""),
    stories: readStories(main),
    table,
    tableFrom: (which) => (size(which) === 0 ? Buffer.alloc(0) : tables.subarray(place(which))),
  };
}

function readStories(main: Buffer): WordFile["stories"] {
  let start = 0;
  const entries = STORIES.map((name, i) => {
    const story = { start, end: start + main.readUInt32LE(0x4c + i * 4) };
    start = story.end;
    return [name, story] as const;
  });
  return Object.fromEntries(entries) as unknown as WordFile["stories"];
}

function readPieces(clx: Buffer, mainBytes: number): readonly Piece[] {
  let at = 0;
  while (clx.readUInt8(at) === 1) at += 3 + clx.readUInt16LE(at + 1);
  const count = (clx.readUInt32LE(at + 1) - 4) / 12;
  const table = clx.subarray(at + 5);
  const pieces: Piece[] = [];
  let left = mainBytes * 2;
  for (let i = 0; i < count; i++) {
    const cp = table.readUInt32LE(i * 4);
    const length = Math.max(0, table.readUInt32LE((i + 1) * 4) - cp);
    const raw = table.readUInt32LE((count + 1) * 4 + i * 8 + 2);
    const narrow = (raw & 0x40000000) !== 0;
    // Pieces that overlap could repeat the file without end.
    left -= length;
    if (left < 0) throw new RangeError("pieces overlap");
    pieces.push({ cp, length, fc: narrow ? (raw & 0x3fffffff) >> 1 : raw & 0x3fffffff, width: narrow ? 1 : 2 });
  }
  return pieces;
}

function textOf(main: Buffer, { fc, length, width }: Piece): string {
  const bytes = main.subarray(fc, fc + length * width);
  const text = width === 2 ? bytes.toString("utf16le") : decodeAs(bytes, "windows-1252")!;
  return text.length >= length ? text.slice(0, length) : text + "\0".repeat(length - text.length);
}

/** Positions of a table of places: the first numbers of it, `count` + 1 of them. */
export function places(table: Buffer, dataBytes: number): readonly number[] {
  if (table.length < 4) return [];
  const count = Math.floor((table.length - 4) / (4 + dataBytes));
  return Array.from({ length: count + 1 }, (_, i) => table.readUInt32LE(i * 4));
}
