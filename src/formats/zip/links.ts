/** Finds symbolic links in a zip archive: entries whose "content" is a path on the machine that packed it. */

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** End record and the longest comment that may follow it. */
const END_WITHIN = 22 + 0xffff;
const UNIX_TYPE = 0xf000;
const UNIX_LINK = 0xa000;

/**
 * Numbers (from 0, in the order of the directory) of the entries that are links. An archive with more than 65,534
 * entries or beyond 4 GiB keeps these figures elsewhere; none is found in it.
 */
export function symbolicLinks(bytes: Uint8Array): ReadonlySet<number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const links = new Set<number>();
  const end = endOfDirectory(view);
  if (end === undefined) return links;
  let at = view.getUint32(end + 16, true);
  for (let number = 0; at + 46 <= end && view.getUint32(at, true) === DIRECTORY_ENTRY; number++) {
    const mode = view.getUint32(at + 38, true) >>> 16;
    if ((mode & UNIX_TYPE) === UNIX_LINK) links.add(number);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return links;
}

function endOfDirectory(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - END_WITHIN); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}
