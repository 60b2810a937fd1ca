/** Reads the streams of an OLE compound file, the container of DOC. Chains that go in a circle end in a failure. */
import { Failure } from "../../failure.ts";

const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Sector numbers from here on are marks: free, end of chain. */
const FIRST_MARK = 0xfffffffa;
const HEADER_FAT_SECTORS = 109;
const ENTRY_BYTES = 128;
const MINI_SECTOR = 64;

/** Streams of the root folder by name. */
export interface OleFile {
  /** The bytes of a stream, or undefined when there is none. Throws `Failure` on damage. */
  stream(name: string): Buffer | undefined;
}

interface Entry {
  readonly start: number;
  readonly size: number;
}

/** True when the bytes begin like an OLE compound file. */
export function looksLikeOle(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 8)).equals(SIGNATURE);
}

/** @throws Failure `office-broken` for what is no compound file or a damaged one */
export function openOle(bytes: Uint8Array, name: string): OleFile {
  const damaged = (why: string) => new Failure("office-broken", name, why);
  if (!looksLikeOle(bytes) || bytes.length < 512) throw damaged("it is no OLE compound file");
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = data.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw damaged("unknown sector size");
  const sector = (n: number) => data.subarray((n + 1) * 2 ** shift, (n + 2) * 2 ** shift);
  const fat = new Uint32Array(numbers(fatSectors(data, sector, damaged).map(sector)));
  const chain = (start: number) => Buffer.concat(follow(start, fat, damaged).map(sector));
  const entries = readEntries(chain(data.readUInt32LE(48)));
  const root = entries.get("Root Entry");
  if (!root) throw damaged("it has no folder");
  const miniFat = () => new Uint32Array(numbers([chain(data.readUInt32LE(60))]));
  const cutoff = data.readUInt32LE(56);
  return {
    stream: (wanted) => {
      const entry = entries.get(wanted);
      if (!entry) return undefined;
      if (entry.size >= cutoff) return chain(entry.start).subarray(0, entry.size);
      const mini = chain(root.start);
      const pieces = follow(entry.start, miniFat(), damaged).map((n) =>
        mini.subarray(n * MINI_SECTOR, (n + 1) * MINI_SECTOR),
      );
      return Buffer.concat(pieces).subarray(0, entry.size);
    },
  };
}

function numbers(parts: readonly Buffer[]): number[] {
  return parts.flatMap((part) => Array.from({ length: part.length >> 2 }, (_, i) => part.readUInt32LE(i * 4)));
}

/** The sectors that hold the allocation table: listed in the header and in a chain of their own. */
function fatSectors(data: Buffer, sector: (n: number) => Buffer, damaged: (why: string) => Failure): number[] {
  const found = numbers([data.subarray(76, 76 + HEADER_FAT_SECTORS * 4)]).filter((n) => n < FIRST_MARK);
  const seen = new Set<number>();
  for (let next = data.readUInt32LE(68); next < FIRST_MARK; ) {
    const list = numbers([sector(next)]);
    if (seen.has(next) || list.length === 0) throw damaged("its allocation table goes in a circle");
    seen.add(next);
    found.push(...list.slice(0, -1).filter((n) => n < FIRST_MARK));
    next = list.at(-1)!;
  }
  return found;
}

function follow(start: number, table: Uint32Array, damaged: (why: string) => Failure): number[] {
  const chain: number[] = [];
  for (let next = start; next < FIRST_MARK; next = table[next]!) {
    if (next >= table.length || chain.length > table.length) throw damaged("a chain of sectors is broken");
    chain.push(next);
  }
  return chain;
}

function readEntries(folder: Buffer): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (let at = 0; at + ENTRY_BYTES <= folder.length; at += ENTRY_BYTES) {
    const length = folder.readUInt16LE(at + 64);
    if (length < 2 || length > 64) continue;
    const name = folder.subarray(at, at + length - 2).toString("utf16le");
    if (!entries.has(name))
      entries.set(name, { start: folder.readUInt32LE(at + 116), size: folder.readUInt32LE(at + 120) });
  }
  return entries;
}
