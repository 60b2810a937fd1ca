/** Names of tesseract's language data by ISO 639-1 code. Add a language by adding a row. */
const DATA: Readonly<Record<string, string>> = {
  it: "ita",
  nl: "nld",
  fr: "fra",
  de: "deu",
  sv: "swe",
  pt: "por",
  ro: "ron",
  sl: "slv",
  el: "ell",
  en: "eng",
  es: "spa",
  da: "dan",
  fi: "fin",
  pl: "pol",
  cs: "ces",
  sk: "slk",
  hu: "hun",
  hr: "hrv",
  bg: "bul",
  et: "est",
  lv: "lav",
  lt: "lit",
  ga: "gle",
  mt: "mlt",
  no: "nor",
  uk: "ukr",
  ca: "cat",
  eu: "eus",
  gl: "glg",
  sr: "srp",
};

/** Languages tried when nobody says which one it is: those of the rules. */
export const GUESSES: readonly string[] = ["it", "nl", "fr", "de", "sv", "pt", "ro", "sl", "el", "en", "es"].map(
  (c) => DATA[c]!,
);

/** tesseract's name for a language hint ("it", "it-IT"); undefined for one it has no data for. */
export function dataName(hint: string): string | undefined {
  return DATA[hint.toLowerCase().split(/[-_]/)[0] ?? ""];
}
