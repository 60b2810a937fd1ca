/** Bytes to characters: byte order marks, declared encodings, and a guess by content for what declares nothing. */
import { createRequire } from "node:module";
import { guessCodePage } from "./encoding-guess.ts";

type Iconv = typeof import("iconv-lite");

/** Half a megabyte of tables, for the few encodings that Node.js itself does not decode (UTF-32, DOS and Mac pages). */
function iconv(): Iconv {
  return createRequire(import.meta.url)("iconv-lite") as Iconv;
}

/** Text and how it was decoded. `guessed`: the file did not say and was not valid UTF-8. */
export interface Decoded {
  readonly text: string;
  /** Name as iconv-lite knows it, lower case. */
  readonly encoding: string;
  readonly guessed: boolean;
}

const MARKS: readonly { readonly encoding: string; readonly bytes: readonly number[] }[] = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-32le", bytes: [0xff, 0xfe, 0, 0] },
  { encoding: "utf-32be", bytes: [0, 0, 0xfe, 0xff] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
];

/** The encoding that a byte order mark names. */
export function byteOrderMark(bytes: Uint8Array): string | undefined {
  return MARKS.find((mark) => mark.bytes.every((byte, i) => bytes[i] === byte))?.encoding;
}

/** Decodes with a named encoding; a byte order mark is left out. Undefined when the name is unknown. */
export function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  const name = standardName(encoding);
  const decoder = builtIn(name);
  if (decoder) return decoder.decode(bytes);
  const tables = iconv();
  if (!tables.encodingExists(name)) return undefined;
  return tables.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name);
}

/** Node.js itself; not for Windows-1252, which some versions read as Latin-1 (no euro sign, no typographic quotes). */
function builtIn(name: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    const decoder = new TextDecoder(name);
    return decoder.encoding === "windows-1252" ? undefined : decoder;
  } catch {
    return undefined;
  }
}

/** What web browsers do: pages that say ISO-8859-1 are Windows-1252, and so on for the other narrow names. */
function standardName(encoding: string): string {
  const name = encoding.trim().toLowerCase();
  return /^(?:iso-?8859-?1|latin-?1|us-ascii|ascii|ansi)$/.test(name) ? "windows-1252" : name;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Decodes a file. Order: byte order mark, `declared` name, UTF-16 without a mark, valid UTF-8, a guess by content.
 * A declared UTF-8 that the bytes contradict is not believed.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  const mark = byteOrderMark(bytes);
  if (mark) return { text: decodeAs(bytes, mark)!, encoding: mark, guessed: false };
  const wide = wideWithoutMark(bytes);
  if (wide) return { text: decodeAs(bytes, wide)!, encoding: wide, guessed: true };
  const valid = utf8(bytes);
  if (declared && !/^utf-?(?:8|16)/i.test(declared)) {
    const text = decodeAs(bytes, declared);
    if (text !== undefined) return { text, encoding: standardName(declared), guessed: false };
  }
  if (valid !== undefined) return { text: valid, encoding: "utf-8", guessed: false };
  if (isNearlyUtf8(bytes)) return { text: decodeAs(bytes, "utf-8")!, encoding: "utf-8", guessed: true };
  const encoding = guessCodePage(bytes, (page) => decodeAs(bytes.subarray(0, SAMPLE), page)!);
  return { text: decodeAs(bytes, encoding)!, encoding, guessed: true };
}

/** Bytes looked at for a guess. */
const SAMPLE = 400_000;

/** A file cut in the middle of a letter, or with a stray byte, is still UTF-8: fewer faults than letters read well. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes.subarray(0, SAMPLE));
  const faults = text.match(/\uFFFD/g)?.length ?? 0;
  const letters = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return letters > faults * 10;
}

/** UTF-16 without a mark: of two bytes one is nearly always zero, in a text of Latin letters. */
function wideWithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const pairs = Math.min(bytes.length >> 1, 2000);
  if (pairs < 2) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < pairs * 2; i++) if (bytes[i] === 0) zeros[i & 1]! += 1;
  if (zeros[1]! > pairs * 0.4 && zeros[0]! < pairs * 0.05) return "utf-16le";
  if (zeros[0]! > pairs * 0.4 && zeros[1]! < pairs * 0.05) return "utf-16be";
  return wideGreek(bytes, pairs);
}

/** Greek or other letters beyond Latin in UTF-16 without a mark: blanks show the zeros, letters share a high byte. */
function wideGreek(bytes: Uint8Array, pairs: number): "utf-16le" | "utf-16be" | undefined {
  const high = [0, 0];
  for (let i = 0; i < pairs * 2; i++) if (bytes[i]! <= 0x04) high[i & 1]! += 1;
  if (high[1]! > pairs * 0.95 && high[0]! < pairs * 0.1) return "utf-16le";
  if (high[0]! > pairs * 0.95 && high[1]! < pairs * 0.1) return "utf-16be";
  return undefined;
}

/** Decodes XML by its byte order mark or declaration; UTF-8 when it has neither. Faulty bytes become U+FFFD. */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = byteOrderMark(bytes) ?? wideXml(bytes) ?? declaredXml(bytes) ?? "utf-8";
  return decodeAs(bytes, encoding) ?? decodeAs(bytes, "utf-8")!;
}

function wideXml(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x3c && bytes[1] === 0) return "utf-16le";
  return bytes[0] === 0 && bytes[1] === 0x3c ? "utf-16be" : undefined;
}

function declaredXml(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  return /^\s*<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
}
