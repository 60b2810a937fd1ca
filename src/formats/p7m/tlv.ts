/** A small reader of ASN.1 values (DER and BER), just what opening a signed envelope takes. */

/** One value: tag, where its content lies, and the members that were met on the way when it has no stated length. */
export interface Tlv {
  /** The first identifier byte: 0x30 sequence, 0x04 octet string, 0x24 the same in pieces, 0xa0 explicit [0]. */
  readonly tag: number;
  readonly start: number;
  /** End of the content. */
  readonly end: number;
  /** First byte after the value. */
  readonly next: number;
  readonly members?: readonly Tlv[];
}

/** Reads values out of bytes. @throws TlvError when they are not well-formed, or nested deeper than allowed */
export class TlvReader {
  readonly bytes: Uint8Array;
  readonly #maxDepth: number;

  constructor(bytes: Uint8Array, maxDepth: number) {
    this.bytes = bytes;
    this.#maxDepth = maxDepth;
  }

  /** The value that begins at an offset and ends before `limit`. */
  read(offset: number, limit: number, depth = 0): Tlv {
    if (depth > this.#maxDepth) throw new TlvError("depth");
    const { tag, at } = this.#identifier(offset, limit);
    const { length, start } = this.#length(at, limit);
    if (length === undefined) return this.#open(tag, start, limit, depth);
    if (length > limit - start) throw new TlvError("a value is longer than what holds it");
    return { tag, start, end: start + length, next: start + length };
  }

  /** The members of a constructed value. */
  membersOf(value: Tlv, depth = 0): readonly Tlv[] {
    if (value.members !== undefined) return value.members;
    const members: Tlv[] = [];
    for (let at = value.start; at < value.end; at = members.at(-1)!.next)
      members.push(this.read(at, value.end, depth + 1));
    return members;
  }

  /** The bytes of an octet string, whole or in pieces, which may be in pieces themselves. */
  octets(value: Tlv): Uint8Array {
    if (value.tag === 0x04) return this.bytes.subarray(value.start, value.end);
    const pieces: Uint8Array[] = [];
    this.#collect(value, pieces, 0);
    return Buffer.concat(pieces);
  }

  #collect(value: Tlv, pieces: Uint8Array[], depth: number): void {
    if (depth > this.#maxDepth) throw new TlvError("depth");
    if (value.tag === 0x04) pieces.push(this.bytes.subarray(value.start, value.end));
    else if (value.tag !== 0x24) throw new TlvError("the content is no octet string");
    else for (const member of this.membersOf(value, depth)) this.#collect(member, pieces, depth + 1);
  }

  /** A value without a stated length: its members follow until two zero bytes. */
  #open(tag: number, start: number, limit: number, depth: number): Tlv {
    if ((tag & 0x20) === 0) throw new TlvError("a plain value without a length");
    const members: Tlv[] = [];
    let at = start;
    while (!(this.#byte(at, limit) === 0 && this.#byte(at + 1, limit) === 0)) {
      const member = this.read(at, limit, depth + 1);
      members.push(member);
      at = member.next;
    }
    return { tag, start, end: at, next: at + 2, members };
  }

  #identifier(offset: number, limit: number): { readonly tag: number; readonly at: number } {
    const tag = this.#byte(offset, limit);
    let at = offset + 1;
    // Tag numbers above 30 go on in further bytes; none of them matters here.
    if ((tag & 0x1f) === 0x1f) while ((this.#byte(at++, limit) & 0x80) !== 0);
    return { tag, at };
  }

  /** Length undefined: not stated. */
  #length(at: number, limit: number): { readonly length: number | undefined; readonly start: number } {
    const first = this.#byte(at, limit);
    if (first === 0x80) return { length: undefined, start: at + 1 };
    if (first < 0x80) return { length: first, start: at + 1 };
    const count = first & 0x7f;
    if (count > 6) throw new TlvError("a length beyond all measure");
    let length = 0;
    for (let i = 1; i <= count; i++) length = length * 256 + this.#byte(at + i, limit);
    return { length, start: at + 1 + count };
  }

  #byte(at: number, limit: number): number {
    const byte = at < limit ? this.bytes[at] : undefined;
    if (byte === undefined) throw new TlvError("cut off");
    return byte;
  }
}

/** Why bytes could not be read; `depth` is the message when they nest too deeply. */
export class TlvError extends Error {}
