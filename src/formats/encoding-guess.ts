/** Guesses the 8-bit code page of a text by the letters and small words of the languages that use it. */

interface Hypothesis {
  readonly pages: readonly string[];
  /** Letters beyond ASCII that the language writes, lower case. */
  readonly letters: string;
  /** Very frequent words in ASCII letters. */
  readonly words: readonly string[];
}

const WEST = ["windows-1252", "iso-8859-15"];
const EAST = ["windows-1250", "iso-8859-2"];
const GREEK = ["windows-1253", "iso-8859-7"];

/** The languages of the rule base and their neighbours. Order settles ties: the first wins. */
const HYPOTHESES: readonly Hypothesis[] = [
  { pages: WEST, letters: "àèéìòù", words: ["di", "il", "che", "per", "della", "del", "in", "la"] },
  { pages: WEST, letters: "àâçéèêëîïôùûœ", words: ["de", "la", "les", "des", "et", "du", "en", "pour"] },
  { pages: WEST, letters: "áéíóúñü", words: ["de", "la", "el", "los", "que", "en", "del", "y"] },
  { pages: WEST, letters: "ãõçáéíóúâêôà", words: ["de", "do", "da", "e", "os", "para", "com", "que"] },
  { pages: WEST, letters: "äöüß", words: ["der", "die", "und", "den", "zu", "mit", "ist", "von"] },
  { pages: WEST, letters: "ëéïóè", words: ["de", "het", "een", "van", "en", "voor", "dat", "is"] },
  { pages: WEST, letters: "åäöæøé", words: ["och", "att", "som", "det", "og", "til", "av", "ja"] },
  { pages: WEST, letters: "àèéíïòóúüç", words: ["de", "la", "el", "que", "els", "per", "amb", "i"] },
  { pages: WEST, letters: "", words: ["the", "of", "and", "to", "in", "be", "shall", "for"] },
  { pages: EAST, letters: "čšž", words: ["in", "je", "za", "na", "se", "ki", "po", "ali"] },
  { pages: EAST, letters: "čšžćđ", words: ["i", "u", "je", "se", "na", "za", "od", "ili"] },
  { pages: EAST, letters: "ăâîşţ", words: ["de", "la", "si", "in", "cu", "din", "care", "pentru"] },
  { pages: EAST, letters: "ąćęłńóśźż", words: ["w", "i", "na", "z", "do", "nie", "oraz", "o"] },
  { pages: EAST, letters: "áčďéěíňóřšťúůýžľĺôäŕ", words: ["a", "v", "na", "se", "je", "s", "o", "do"] },
  { pages: EAST, letters: "áéíóöőúüű", words: ["a", "az", "a", "s", "egy", "nem", "hogy", "vagy"] },
  { pages: GREEK, letters: "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ", words: [] },
];

/** Signs that stand between words in any of these code pages. */
const SIGNS = "«»„“”‘’‚…–—•·°§€£©®²³½¼¾ªº´\u00A0\u00AD";

/** Weight of one frequent word against one letter: words only settle what letters leave open. */
const WORD_WEIGHT = 0.5;

/**
 * The likeliest code page; `windows-1252` when nothing speaks for another.
 * @param decode gives (a sample of) the text in a code page
 */
export function guessCodePage(bytes: Uint8Array, decode: (page: string) => string): string {
  const words = wordCounts(Buffer.from(bytes.subarray(0, 400_000)).toString("latin1"));
  const texts = new Map<string, ReadonlyMap<string, number>>();
  let best = { page: "windows-1252", score: Number.NEGATIVE_INFINITY };
  for (const { pages, letters, words: frequent } of HYPOTHESES) {
    const familiar = frequent.reduce((sum, word) => sum + (words.get(word) ?? 0), 0);
    for (const page of pages) {
      if (!texts.has(page)) texts.set(page, signCounts(decode(page)));
      const score = suits(texts.get(page)!, letters) + familiar * WORD_WEIGHT;
      if (score > best.score) best = { page, score };
    }
  }
  return best.page;
}

/** How well the characters beyond ASCII suit a language: its own letters speak for it, odd signs against it. */
function suits(counts: ReadonlyMap<string, number>, letters: string): number {
  let score = 0;
  for (const [key, count] of counts) score += count * weight(key, letters);
  return score;
}

/** @param key a character, after `i` when it stands inside a word */
function weight(key: string, letters: string): number {
  const sign = key.slice(1);
  const inside = key[0] === "i";
  if (letters.includes(sign.toLowerCase())) return sign === sign.toLowerCase() || !inside ? 2 : -2;
  if (SIGNS.includes(sign)) return inside && sign !== "’" && sign !== "\u00AD" ? -2 : 0.5;
  if (/\p{L}/u.test(sign)) return -1;
  // Control characters and unassigned places never occur in text.
  return /[\u0080-\u009F\uFFFD]/.test(sign) ? -6 : -2;
}

/** Counts characters beyond ASCII: `i` + character between two lower-case letters, `o` + character elsewhere. */
function signCounts(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 0x80) continue;
    const inside = /\p{Ll}/u.test(text[i - 1] ?? "") && /\p{Ll}/u.test(text[i + 1] ?? "");
    const key = (inside ? "i" : "o") + text[i];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function wordCounts(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/(?<![\w\u0080-\u00FF])[a-z]{1,6}(?![\w\u0080-\u00FF])/g)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
