/** Letters that Unicode decomposition leaves whole but readers take for one another. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  ς: "σ",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ı: "i",
  þ: "th",
  ħ: "h",
};
const WHOLE = /[ßςæœøłđðıþħ]/g;
const MARKS = /\p{M}/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Lower case and compatibility letters folded (ligatures split, full width to plain), accents kept. */
export function foldCase(word: string): string {
  return word.replace(INVISIBLE, "").normalize("NFKC").toLowerCase().normalize("NFC");
}

/** The form in which words meet: case, accents, ligatures and variant letters folded (`ș` = `ş` = `s`, `ς` = `σ`). */
export function fold(word: string): string {
  if (isAscii(word)) return word.toLowerCase();
  const lower = word.replace(INVISIBLE, "").normalize("NFKD").replace(MARKS, "").toLowerCase().replace(MARKS, "");
  return lower.replace(WHOLE, (letter) => WHOLE_LETTERS[letter] ?? letter).normalize("NFC");
}

/** Most words of most languages: spared the way through Unicode. */
function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 127) return false;
  return true;
}
