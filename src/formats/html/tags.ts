/** What the elements of a web page mean for its text. */

import { letters, roman } from "../numerals.ts";

/** Elements that begin and end a paragraph. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option optgroup p pre search section select summary table " +
    "tbody td textarea tfoot th thead tr ul"
  ).split(" "),
);

/** Elements whose content nobody reads as text. */
export const DROPPED: ReadonlySet<string> = new Set(
  "script style noscript template svg math iframe object embed head title canvas audio video map datalist button del".split(
    " ",
  ),
);

/** Elements that make text stand out. */
export const STRONG: ReadonlySet<string> = new Set(["b", "strong", "u", "h1", "h2", "h3", "h4", "h5", "h6", "th"]);

/** Anchors and blocks that word processors write for notes: "sdfootnote1anc", "_ftn1", "fnref:1". */
export const NOTE_PLACE = /^#?(?:sd(?:foot|end)note\d+|_?(?:ftn|edn)(?:ref)?\d+|fn(?:ref)?[:-]?\d+|user-content-fn)/i;

/** True when attributes say that an element is not shown. */
export function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  if (attributes["hidden"] !== undefined) return true;
  const style = attributes["style"];
  return (
    style !== undefined &&
    /(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style.slice(0, 2000))
  );
}

/** Label of an ordered list item: type "a", "A", "i", "I" or "1". */
export function orderedLabel(type: string, number: number): string {
  const text = /^a$/i.test(type) ? letters(number) : /^i$/i.test(type) ? roman(number) : String(number);
  return `${type === type.toUpperCase() ? text.toUpperCase() : text}.`;
}
