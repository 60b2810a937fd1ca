/** Numbers as lists print them. Numbers that a system cannot write come out in digits. */

/** a … z, aa, ab … */
export function letters(number: number): string {
  if (number < 1 || number > 18_278) return String(number);
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? letters(rest) : "") + String.fromCharCode(97 + ((number - 1) % 26));
}

/** a … z, aa, bb … as word processors count on. */
export function repeatedLetters(number: number, alphabet = "abcdefghijklmnopqrstuvwxyz"): string {
  const signs = [...alphabet];
  if (number < 1 || number > signs.length * 20) return String(number);
  return signs[(number - 1) % signs.length]!.repeat(Math.floor((number - 1) / signs.length) + 1);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/** i, ii, iii, iv … */
export function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let left = number;
  let text = "";
  for (const [value, sign] of ROMAN) {
    for (; left >= value; left -= value) text += sign;
  }
  return text;
}
