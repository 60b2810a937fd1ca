/** Letters of a word that are looked at; keeps the joining of many lines linear. */
const LONGEST_WORD = 64;

/** Words after which a hyphen at the end of a line is no broken word: "Haupt- und Nebenangebote". */
const AFTER_HYPHEN = /^(?:und|oder|bzw|sowie|en|of|och|eller|and|or|et|ou|e|o|y)\b/u;

/**
 * Joins the texts of lines; a word broken by a hyphen is made whole.
 * @param words lower-case words seen unbroken in the document: they tell "e-mail" from "ser-vizio"
 */
export function joinTexts(texts: readonly string[], words: ReadonlySet<string>): string {
  let joined = "";
  for (const text of texts) {
    if (joined === "") joined = text;
    else if (!endsHyphenated(joined) && !/\d[-‐]$/.test(joined.slice(-2))) joined += ` ${text}`;
    else if (AFTER_HYPHEN.test(text) || /^\s/.test(text)) joined += ` ${text}`;
    else joined = joinHyphen(joined, text, words);
  }
  return joined;
}

function joinHyphen(joined: string, text: string, words: ReadonlySet<string>): string {
  const head = /[\p{L}\p{N}]+(?=[-‐]$)/u.exec(joined.slice(-LONGEST_WORD))?.[0] ?? "";
  const tail = /^\p{L}+/u.exec(text)?.[0] ?? "";
  const isBroken = /^\p{Ll}/u.test(text) && /\p{L}$/u.test(head);
  if (!isBroken) return joined + (tail === "" && !/^\d/.test(text) ? ` ${text}` : text);
  const whole = words.has(`${head}${tail}`.toLowerCase());
  const compound = words.has(`${head}-${tail}`.toLowerCase());
  return compound && !whole ? joined + text : joined.slice(0, -1) + text;
}

/** A word broken at the end of a line. */
export function endsHyphenated(text: string): boolean {
  return /\p{L}[-‐]$/u.test(text.slice(-3));
}
