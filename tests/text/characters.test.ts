import { describe, expect, it } from "vitest";
import { CAPITAL, DIGIT, LETTER, UNIT_BITS } from "../../src/text/characters.ts";

/** Han, Hangul, halves of pairs, private use, and the few that the tokeniser treats on their own. */
function isApart(code: number): boolean {
  return (
    (code >= 0x3400 && code < 0xf900) ||
    "%‰€$£¥§☐☑☒□■✓✔✗✘\u00ad\u200b\u200c\u200d\u2060\ufeff".includes(String.fromCharCode(code))
  );
}

/** A later Unicode than that of the tables has more characters, never fewer. */
const LATER = Number(process.versions["unicode"]?.split(".")[0]) > 17;

/** Characters of the first plane that a table and a class of this Node.js see differently. */
function disagreements(table: (code: number) => boolean, pattern: RegExp): readonly string[] {
  const codes = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => !isApart(code));
  const known = (code: number): boolean => (LATER ? table(code) : /\P{Cn}/u.test(String.fromCharCode(code)));
  const wrong = codes.filter((code) => known(code) && table(code) !== pattern.test(String.fromCharCode(code)));
  return wrong.map((code) => code.toString(16));
}

function has(bit: number): (code: number) => boolean {
  return (code) => (UNIT_BITS[code]! & bit) !== 0;
}

describe("the tables of characters agree with Unicode on", () => {
  it.each([
    ["letters", has(LETTER), /[\p{L}\p{M}\p{Nl}]/u],
    ["digits", has(DIGIT), /\p{Nd}/u],
    ["capitals", has(CAPITAL), /[\p{Lu}\p{Lt}]/u],
  ] as const)("%s", (_, table, pattern) => {
    expect(disagreements(table, pattern)).toEqual([]);
  });
});
