import { inflateRawSync } from "node:zlib";
import { type Identity, known, unsupported } from "./identity.ts";

interface Entry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packed: number;
  /** Offset of the local header. */
  readonly at: number;
}

/** Entries that are looked at: the parts that tell the kind stand early in every real file. */
const ENTRIES_PEEK = 2_000;
const CONTENT_TYPES_BYTES = 1024 * 1024;

const OPEN_XML: readonly { readonly pattern: RegExp; readonly identity: Identity }[] = [
  {
    pattern: /wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled/i,
    identity: known("docx"),
  },
  { pattern: /spreadsheetml\.(?:sheet|template)\.main|ms-excel/i, identity: unsupported("an Excel workbook") },
  { pattern: /presentationml/i, identity: unsupported("a PowerPoint presentation") },
];

const OPEN_DOCUMENT: readonly { readonly prefix: string; readonly identity: Identity }[] = [
  { prefix: "application/vnd.oasis.opendocument.text", identity: known("odt") },
  { prefix: "application/vnd.oasis.opendocument.spreadsheet", identity: unsupported("an OpenDocument spreadsheet") },
  { prefix: "application/vnd.oasis.opendocument.presentation", identity: unsupported("an OpenDocument presentation") },
  { prefix: "application/epub+zip", identity: unsupported("an electronic book (EPUB)") },
];

/** Tells Word and OpenDocument files from archives by their content types, which sit inside the ZIP. */
export function identifyZip(buffer: Buffer): Identity {
  const entries = centralEntries(buffer) ?? localEntries(buffer);
  const mimetype = entries.find((e) => e.name === "mimetype");
  if (mimetype !== undefined) {
    const type = content(buffer, mimetype);
    const row = OPEN_DOCUMENT.find((r) => type.startsWith(r.prefix));
    if (row !== undefined) return row.identity;
  }
  const types = entries.find((e) => e.name === "[Content_Types].xml");
  if (types !== undefined) {
    const declared = content(buffer, types);
    const row = OPEN_XML.find((r) => r.pattern.test(declared));
    if (row !== undefined) return row.identity;
  }
  if (entries.some((e) => e.name === "word/document.xml")) return known("docx");
  return known("zip");
}

/** Entries by the central directory at the end; undefined when the file is cut off. */
function centralEntries(buffer: Buffer): Entry[] | undefined {
  const end = buffer.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (end < 0 || end < buffer.length - 66_000 || end + 22 > buffer.length) return undefined;
  const entries: Entry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  while (entries.length < ENTRIES_PEEK && at + 46 <= buffer.length && buffer.readUInt32LE(at) === 0x02014b50) {
    const nameLength = buffer.readUInt16LE(at + 28);
    entries.push({
      name: buffer.toString("utf8", at + 46, at + 46 + nameLength),
      method: buffer.readUInt16LE(at + 10),
      packed: buffer.readUInt32LE(at + 20),
      at: buffer.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries.length > 0 ? entries : undefined;
}

/** Entries by their local headers, for a cut-off file. */
function localEntries(buffer: Buffer): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  while (entries.length < ENTRIES_PEEK && at + 30 <= buffer.length && buffer.readUInt32LE(at) === 0x04034b50) {
    const nameLength = buffer.readUInt16LE(at + 26);
    const packed = buffer.readUInt32LE(at + 18);
    const name = buffer.toString("utf8", at + 30, at + 30 + nameLength);
    entries.push({ name, method: buffer.readUInt16LE(at + 8), packed, at });
    at += 30 + nameLength + buffer.readUInt16LE(at + 28) + packed;
  }
  return entries;
}

/** The text of a small part; empty when it cannot be unpacked. */
function content(buffer: Buffer, entry: Entry): string {
  if (entry.at + 30 > buffer.length) return "";
  const from = entry.at + 30 + buffer.readUInt16LE(entry.at + 26) + buffer.readUInt16LE(entry.at + 28);
  const packed = buffer.subarray(from, from + entry.packed);
  if (entry.method === 0) return packed.toString("utf8", 0, CONTENT_TYPES_BYTES);
  try {
    return inflateRawSync(packed, { maxOutputLength: CONTENT_TYPES_BYTES }).toString("utf8");
  } catch {
    return "";
  }
}

const OLE_STREAMS: readonly { readonly stream: string; readonly identity: Identity }[] = [
  { stream: "WordDocument", identity: known("doc") },
  { stream: "EncryptedPackage", identity: unsupported("an Office file protected with a password") },
  { stream: "Workbook", identity: unsupported("an Excel workbook") },
  { stream: "PowerPoint Document", identity: unsupported("a PowerPoint presentation") },
  { stream: "__properties_version1.0", identity: unsupported("an Outlook message") },
];

/** Tells the old Office files apart by the names of their streams, which are stored as UTF-16. */
export function identifyOle(buffer: Buffer): Identity {
  const row = OLE_STREAMS.find((r) => buffer.includes(Buffer.from(r.stream, "utf16le")));
  return row?.identity ?? unsupported("an old Office file of another kind");
}
