/** Opens signed envelopes (.p7m): the document inside, whatever it is signed with. Signatures are not checked. */
import { Failure } from "../failure.ts";
import { openEnvelope } from "./p7m/envelope.ts";
import { TlvError } from "./p7m/tlv.ts";
import type { ReaderResult, ReadOptions } from "./types.ts";

/** Envelopes within envelopes: every signatory may have wrapped the last one's file. */
const MAX_SIGNATURES = 16;

/**
 * Opens an envelope in DER, BER, PEM, base64 or an S/MIME part, signed once or several times over.
 * @returns a container with one member, named without `.p7m`
 * @throws Failure `signature-detached`, `signature-broken` or `limit-depth`
 */
export async function read(bytes: Uint8Array, name: string, { limits }: ReadOptions): Promise<ReaderResult> {
  let content = open(toBinary(bytes), name, limits.depth);
  for (let signatures = 1; isEnvelope(content); signatures++) {
    if (signatures >= MAX_SIGNATURES) throw new Failure("limit-depth", name, `more than ${MAX_SIGNATURES} envelopes`);
    content = open(toBinary(content), name, limits.depth);
  }
  return { kind: "container", format: "p7m", members: [{ path: innerName(name), bytes: content }], failed: [] };
}

function open(bytes: Uint8Array, name: string, maxDepth: number): Uint8Array {
  try {
    const opened = openEnvelope(bytes, maxDepth);
    if (opened.kind === "content") return opened.bytes;
    if (opened.kind === "detached") throw new Failure("signature-detached", name);
    throw new Failure("signature-broken", name, `it is ${opened.what}`);
  } catch (error) {
    if (!(error instanceof TlvError)) throw error;
    if (error.message === "depth") throw new Failure("limit-depth", name, `more than ${maxDepth} levels`);
    throw new Failure("signature-broken", name, error.message);
  }
}

/** signedData's identifier, somewhere in the first bytes of a sequence. */
const SIGNED_DATA = Buffer.from("06092a864886f70d010702", "hex");

function isEnvelope(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 32));
  if (head[0] === 0x30) return head.includes(SIGNED_DATA);
  return head.toString("latin1").startsWith("-----BEGIN PKCS7") || head.toString("latin1").startsWith("-----BEGIN CMS");
}

/** Undoes PEM, base64 and the mail headers around an S/MIME part; anything else is binary already. */
function toBinary(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0x30) return bytes;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const pem = /-----BEGIN [A-Z0-9 #]{1,40}-----([^-]*)/.exec(text);
  if (pem !== null) return Buffer.from(pem[1]!, "base64");
  const body = /^\s*content-|\ncontent-/i.test(text.slice(0, 4096)) ? text.slice(endOfHeaders(text)) : text;
  return Buffer.from(body, "base64");
}

function endOfHeaders(text: string): number {
  const end = /\r?\n\r?\n/.exec(text);
  return end === null ? 0 : end.index + end[0].length;
}

/** `offer.pdf.p7m` holds `offer.pdf`; of a path only the last part is kept. */
function innerName(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  const inner = last.replace(/(?:\.p7[mcs])+$/i, "");
  return inner === "" ? "document" : inner;
}
