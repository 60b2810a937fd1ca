type Numbers = Int32Array | Uint16Array | Uint8Array | Float64Array;

/** A longer array of the same kind that begins with what the old one holds; the rest is 0. */
export function enlarged<T extends Numbers>(old: T, length: number): T {
  const longer = new (old.constructor as new (length: number) => T)(length);
  longer.set(old);
  return longer;
}
