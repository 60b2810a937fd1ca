/**
 * Writes src/text/character-ranges.ts from the tables of Unicode in the Node.js that runs it:
 * `node scripts/character-ranges.mjs`.
 */
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const CLASSES = {
  LETTERS: [/[\p{L}\p{M}\p{Nl}]/u, "Letters, marks and letters that are numbers"],
  DIGITS: [/\p{Nd}/u, "Decimal digits"],
  CAPITALS: [/[\p{Lu}\p{Lt}]/u, "Capital letters"],
};

/** Han, Hangul, halves of pairs and private use are told without a table. @param {number} code */
const isListed = (code) => code < 0x3400 || (code >= 0xf900 && code < 0x10000);

/**
 * Runs of the characters of a class, each as `distance` from the end of the run before, or `distance.length`, base 36.
 * @param {RegExp} pattern for one character @returns {string}
 */
export function rangesOf(pattern) {
  const runs = [];
  let end = 0;
  for (let code = 0; code < 0x10000; code++) {
    const start = code;
    while (isListed(code) && pattern.test(String.fromCharCode(code))) code++;
    if (code === start) continue;
    const length = code - start;
    runs.push((start - end).toString(36) + (length > 1 ? `.${length.toString(36)}` : ""));
    end = code;
  }
  return runs.join(" ");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const lines = Object.entries(CLASSES).map(
    ([name, [pattern, what]]) => `/** ${what}. */\nexport const ${name} =\n  "${rangesOf(pattern)}";\n`,
  );
  const head = [
    `/** Classes of characters in Unicode ${process.versions.unicode}, written by scripts/character-ranges.mjs: setting up a`,
    " * search for a class at every start takes longer than reading these. Runs of characters: distance from the end of the",
    " * run before, and length behind a dot when it is more than one; base 36.",
    " */",
  ];
  writeFileSync("src/text/character-ranges.ts", `${head.join("\n")}\n${lines.join("")}`);
}
