/** Splits RTF into groups, control words and bytes. */

export interface RtfEvents {
  open(): void;
  close(): void;
  /** A control word with its number, when it has one. `starred`: introduced by `\*`. */
  word(name: string, value: number | undefined, starred: boolean): void;
  /** A character of the text in the code page that holds at this place. */
  byte(value: number): void;
  /** Embedded binary data was passed over. */
  binary(): void;
}

const BACKSLASH = 0x5c;

/** Goes through the bytes once. Line ends of the file mean nothing. */
export function lexRtf(bytes: Uint8Array, events: RtfEvents): void {
  let starred = false;
  let i = 0;
  while (i < bytes.length) {
    const c = bytes[i]!;
    if (c === BACKSLASH) {
      const next = bytes[i + 1] ?? 0;
      if (next === 0x2a) {
        starred = true;
        i += 2;
        continue;
      }
      i = isLetter(next) ? controlWord(bytes, i + 1, events, starred) : controlSymbol(bytes, i + 1, events);
    } else {
      if (c === 0x7b) events.open();
      else if (c === 0x7d) events.close();
      else if (c !== 0x0a && c !== 0x0d && c !== 0) events.byte(c);
      i += 1;
    }
    starred = false;
  }
}

function isLetter(c: number): boolean {
  return (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a);
}

function isDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39;
}

/** Longest control word that is looked at; the standard allows 32 letters. */
const MAX_WORD = 40;

function controlWord(bytes: Uint8Array, from: number, events: RtfEvents, starred: boolean): number {
  let i = from;
  while (i < bytes.length && i - from < MAX_WORD && isLetter(bytes[i]!)) i += 1;
  const name = latin(bytes, from, i);
  const negative = bytes[i] === 0x2d && isDigit(bytes[i + 1] ?? 0);
  if (negative) i += 1;
  const digits = i;
  while (i < bytes.length && i - digits < 12 && isDigit(bytes[i]!)) i += 1;
  const value = i > digits ? Number(latin(bytes, digits, i)) * (negative ? -1 : 1) : undefined;
  if (bytes[i] === 0x20) i += 1;
  if (name === "bin" && value !== undefined && value > 0) {
    events.binary();
    return i + value;
  }
  events.word(name, value, starred);
  return i;
}

function controlSymbol(bytes: Uint8Array, at: number, events: RtfEvents): number {
  const c = bytes[at] ?? 0;
  if (c === 0x27) {
    const hex = Number.parseInt(latin(bytes, at + 1, at + 3), 16);
    if (!Number.isNaN(hex)) events.byte(hex);
    return at + 3;
  }
  if (c === BACKSLASH || c === 0x7b || c === 0x7d) events.byte(c);
  else if (c === 0x0a || c === 0x0d) events.word("par", undefined, false);
  else if (c === 0x7e) events.word("nbsp", undefined, false);
  else if (c === 0x2d) events.word("shy", undefined, false);
  else if (c === 0x5f) events.word("nbhyphen", undefined, false);
  return at + 1;
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let i = from; i < to && i < bytes.length; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}
