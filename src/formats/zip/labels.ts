/** Names of archive members: only labels, never paths that anything is opened or written by. */

/** What operating systems and editors leave in archives: no documents of the tender. */
const LEFT_OVER = /^(?:__MACOSX|Thumbs\.db|desktop\.ini|~\$.*|\..*)$/i;

/** Control characters and marks that turn the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

const MAX_PART = 200;
const MAX_LABEL = 1000;

/** True for files that a person who packed the archive did not mean to send. */
export function isLeftOver(path: string): boolean {
  return parts(path).some((part) => LEFT_OVER.test(part));
}

/** Gives every member a label of its own: no way out of the archive, nothing unseen, no name twice. */
export class Labels {
  readonly #taken = new Map<string, number>();

  /** @param path as stored in the archive */
  label(path: string): string {
    const clean = parts(path)
      .map((part) => part.replace(UNSEEN, "").slice(0, MAX_PART))
      .filter((part) => part !== "");
    const label = clean.join("/").slice(-MAX_LABEL) || "unnamed";
    const times = (this.#taken.get(label) ?? 0) + 1;
    this.#taken.set(label, times);
    return times === 1 ? label : numbered(label, times);
  }
}

/** The parts of a path without drive letters and without steps up or to the root. */
function parts(path: string): readonly string[] {
  return path
    .replace(/^[A-Za-z]:/, "")
    .split(/[/\\]/)
    .filter((part) => part !== "" && part !== "." && part !== "..");
}

function numbered(label: string, times: number): string {
  const dot = label.lastIndexOf(".");
  return dot > label.lastIndexOf("/") + 1
    ? `${label.slice(0, dot)} (${times})${label.slice(dot)}`
    : `${label} (${times})`;
}
