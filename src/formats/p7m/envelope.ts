/** Takes the signed document out of a PKCS #7 or CMS envelope. Nothing is verified. */
import { type Tlv, TlvReader } from "./tlv.ts";

/** What an envelope holds. */
export type Opened =
  | { readonly kind: "content"; readonly bytes: Uint8Array }
  /** The signature stands alone, the document lies elsewhere. */
  | { readonly kind: "detached" }
  /** Not a signed envelope, and what it is. */
  | { readonly kind: "other"; readonly what: string };

const SEQUENCE = 0x30;
const OBJECT_ID = 0x06;
const EXPLICIT_0 = 0xa0;

/** Object identifiers of envelope types, in hexadecimal. */
const TYPES: Readonly<Record<string, string>> = {
  "2a864886f70d010702": "signed",
  "2a864886f70d010703": "an encrypted envelope",
  "2a864886f70d010706": "an encrypted envelope",
  "2a864886f70d010705": "a digest without signature",
  "2a864886f70d010701": "plain data",
};

/**
 * Opens one envelope in DER or BER.
 * @throws TlvError when the bytes are damaged or nested deeper than `maxDepth`
 */
export function openEnvelope(bytes: Uint8Array, maxDepth: number): Opened {
  const reader = new TlvReader(bytes, maxDepth);
  const outer = reader.read(0, bytes.length);
  if (outer.tag !== SEQUENCE) return { kind: "other", what: "no envelope" };
  const [type, body] = reader.membersOf(outer);
  const what = type === undefined ? undefined : TYPES[identifier(reader, type)];
  if (what !== "signed") return { kind: "other", what: what ?? "an envelope of another kind" };
  const signedData = body?.tag === EXPLICIT_0 ? reader.membersOf(body)[0] : undefined;
  if (signedData?.tag !== SEQUENCE) return { kind: "other", what: "an envelope without content" };
  return content(reader, signedData);
}

/** version, digest algorithms, then the sequence of content type and content. */
function content(reader: TlvReader, signedData: Tlv): Opened {
  const info = reader.membersOf(signedData).find((member) => member.tag === SEQUENCE);
  if (info === undefined) return { kind: "other", what: "an envelope without content" };
  const wrapped = reader.membersOf(info).find((member) => member.tag === EXPLICIT_0);
  const value = wrapped === undefined ? undefined : reader.membersOf(wrapped)[0];
  if (value === undefined) return { kind: "detached" };
  // PKCS #7 of old may hold any value instead of an octet string: an envelope within, whole.
  const whole = value.tag === SEQUENCE;
  return { kind: "content", bytes: whole ? reader.bytes.subarray(wrapped!.start, value.next) : reader.octets(value) };
}

function identifier(reader: TlvReader, value: Tlv): string {
  if (value.tag !== OBJECT_ID) return "";
  return Buffer.from(reader.bytes.subarray(value.start, Math.min(value.end, value.start + 32))).toString("hex");
}
