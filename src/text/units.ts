/** Texts longer than this many units are not kept room for. */
const KEPT = 1 << 22;
const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

let units = new Uint16Array(1 << 12);
let bytes = Buffer.from(units.buffer);

/**
 * The UTF-16 units of a text in an array, which is read about twice as fast as the string itself. It is good until the
 * next call, may be longer than the text, and has two line feeds after the last unit.
 */
export function loadUnits(text: string): Uint16Array {
  const needed = text.length + 2;
  const wasteful = units.length > KEPT && needed <= KEPT;
  if (units.length < needed || wasteful) {
    units = new Uint16Array(Math.max(1 << 12, needed > KEPT ? needed : needed * 2));
    bytes = Buffer.from(units.buffer);
  }
  if (LITTLE_ENDIAN) bytes.write(text, "utf16le");
  else for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  units.fill(10, text.length, needed);
  return units;
}
