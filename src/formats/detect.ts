import type { Format } from "../model.ts";
import { looksLikeTar, sniffGzip } from "./detect-archive.ts";
import { identifyOle, identifyZip } from "./detect-office.ts";
import { identifyText } from "./detect-text.ts";
import { extensionOf, type Identity, known, UNKNOWN, unsupported } from "./identity.ts";

/** How far junk before a PDF header is tolerated, in bytes; more when the name says PDF. */
const PDF_HEADER_WITHIN = 1024;
const PDF_HEADER_WITHIN_NAMED = 8192;
/** Object identifier 1.2.840.113549.1.7.2, signedData. */
const SIGNED_DATA = Buffer.from([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]);

const ZIP_HEADS = ["PK\x03\x04", "PK\x05\x06", "PK\x07\x08"];

const MAGIC: readonly { readonly bytes: string; readonly what: string }[] = [
  { bytes: "\x89PNG", what: "a picture" },
  { bytes: "\xff\xd8\xff", what: "a picture" },
  { bytes: "GIF8", what: "a picture" },
  { bytes: "II*\0", what: "a picture" },
  { bytes: "MM\0*", what: "a picture" },
  { bytes: "BM", what: "a picture" },
  { bytes: "Rar!", what: "a RAR archive" },
  { bytes: "7z\xbc\xaf\x27\x1c", what: "a 7-Zip archive" },
  { bytes: "BZh", what: "a bzip2 archive" },
  { bytes: "\xfd7zXZ", what: "an xz archive" },
  { bytes: "AC10", what: "a CAD drawing" },
  { bytes: "MZ", what: "a program" },
  { bytes: "\x7fELF", what: "a program" },
];

/**
 * The kind of input by its content; the name only decides between kinds of plain text.
 * @returns the format, or undefined when there is no reader for it
 */
export function detect(bytes: Uint8Array, name: string): Format | undefined {
  const identity = identify(bytes, name);
  return identity.kind === "format" ? identity.format : undefined;
}

/** As `detect`, telling also what an unreadable kind is. Never throws; looks at a bounded part of the bytes. */
export function identify(bytes: Uint8Array, name: string): Identity {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length === 0) return UNKNOWN;
  return identifyBinary(buffer, name) ?? identifyText(buffer, name) ?? identifyMagic(buffer);
}

function identifyBinary(buffer: Buffer, name: string): Identity | undefined {
  // Before PDF: a signed PDF has its own header near the start of the envelope.
  if (isSignedEnvelope(buffer)) return known("p7m");
  if (isPdf(buffer, name)) return known("pdf");
  const head = buffer.toString("latin1", 0, 8);
  if (ZIP_HEADS.some((h) => head.startsWith(h))) return identifyZip(buffer);
  if (head.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return identifyOle(buffer);
  if (head.startsWith("\x1f\x8b")) return sniffGzip(buffer);
  if (looksLikeTar(buffer)) return known("tar");
  return undefined;
}

/** Short signatures ("BM", "MZ") are tried after text, which may begin with the same letters. */
function identifyMagic(buffer: Buffer): Identity {
  const head = buffer.toString("latin1", 0, 8);
  const row = MAGIC.find((m) => head.startsWith(m.bytes));
  return row === undefined ? UNKNOWN : unsupported(row.what);
}

function isPdf(buffer: Buffer, name: string): boolean {
  const within = extensionOf(name) === "pdf" ? PDF_HEADER_WITHIN_NAMED : PDF_HEADER_WITHIN;
  const at = buffer.subarray(0, within).indexOf("%PDF-");
  if (at < 0) return false;
  // Prose may speak of "%PDF-"; a real header is at the start, or something unprintable stands near it.
  return (
    at === 0 || within === PDF_HEADER_WITHIN_NAMED || /^\s*$|[^\t\n\f\r -~]/.test(buffer.toString("latin1", 0, at))
  );
}

function isSignedEnvelope(buffer: Buffer): boolean {
  if (isSignedDer(buffer)) return true;
  const head = buffer.toString("latin1", 0, 4096).trimStart();
  if (/^-----BEGIN (PKCS7|CMS|PKCS #7 SIGNED DATA)-----/.test(head)) return true;
  if (/^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*application\/(?:x-)?pkcs7-mime/i.test(head)) return true;
  if (!/^MI[A-Za-z0-9+/]/.test(head)) return false;
  return isSignedDer(Buffer.from(head.replace(/[\r\n]/g, "").slice(0, 128), "base64"));
}

/** A DER or BER sequence whose first member is the signedData identifier. */
function isSignedDer(buffer: Buffer): boolean {
  return buffer[0] === 0x30 && buffer.subarray(2, 2 + 5 + SIGNED_DATA.length).includes(SIGNED_DATA);
}
