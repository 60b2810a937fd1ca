/** Takes the files out of a zip archive, within limits. */
import { Failure } from "../failure.ts";
import type { Member, ReaderResult, ReadOptions } from "./types.ts";
import { isLeftOver, Labels } from "./zip/labels.ts";
import { symbolicLinks } from "./zip/links.ts";
import { openZip, type ZipEntry, type ZipParts } from "./zip-parts.ts";

/**
 * Unpacks every document of an archive. Folders, links and what operating systems leave behind are passed over; a file
 * that cannot be taken out is a failure of its own and the others are read.
 * @throws Failure `archive-broken` or `limit-entries` when nothing can be listed
 */
export async function read(bytes: Uint8Array, name: string, options: ReadOptions): Promise<ReaderResult> {
  const zip = await openZip(bytes, name, options.limits);
  const links = symbolicLinks(bytes);
  const entries = zip.entries.filter((entry, number) => !entry.folder && !links.has(number) && !isLeftOver(entry.path));
  const labels = new Labels();
  const members: Member[] = [];
  const failed: Failure[] = [];
  for (const [index, entry] of entries.entries()) {
    const path = labels.label(entry.path);
    const taken = await take(zip, entry, `${name}!/${path}`);
    if (taken instanceof Failure) failed.push(taken);
    else members.push({ path, bytes: taken });
    options.progress?.(index + 1, entries.length);
  }
  return { kind: "container", format: "zip", members, failed };
}

/** The bytes of one file, or why there are none, under its label instead of the stored path. */
async function take(zip: ZipParts, entry: ZipEntry, subject: string): Promise<Uint8Array | Failure> {
  try {
    return await zip.readEntry(entry);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return new Failure(error.code, subject, error.detail);
  }
}
