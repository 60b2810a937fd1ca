/**
 * Characters of a document that would command a terminal or turn text around: controls (escape sequences begin with
 * one), directional overrides and isolates, invisible joiners, tags, private use and lone surrogates. Tab and line
 * feed become spaces. The soft hyphen and the zero-width space go too: nobody sees them.
 */
const UNWANTED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it removes
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]|\p{Co}|\p{Cs}/gu;

/** A whole escape sequence, so that its letters do not stay behind as text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it removes
const ESCAPES = /(?:\u001b\[|\u009b)[0-?]{0,32}[ -/]{0,8}[@-~]|\u001b\][^\u0007\u001b]{0,400}(?:\u0007|\u001b\\)/gu;

/** One line of text from a document, safe to show anywhere as text. */
export function clean(text: string): string {
  return text.replace(ESCAPES, "").replace(UNWANTED, "").replace(/\s+/gu, " ").trim();
}

/** Text of several paragraphs: like `clean`, and line feeds stay. */
export function cleanLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(clean)
    .join("\n");
}

/** At most so many characters, cut between words, with an ellipsis where something is left out. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:\p{Cs}]+$/u, "")}…`;
}
