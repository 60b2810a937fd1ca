/** ISO 639-2 codes of notices (`ITA`) to ISO 639-1 (`it`). Both the T and the B codes occur. */
const ISO_639_1: Readonly<Record<string, string>> = {
  bul: "bg",
  cat: "ca",
  ces: "cs",
  cze: "cs",
  dan: "da",
  deu: "de",
  ger: "de",
  ell: "el",
  gre: "el",
  eng: "en",
  spa: "es",
  est: "et",
  eus: "eu",
  baq: "eu",
  fin: "fi",
  fra: "fr",
  fre: "fr",
  gle: "ga",
  glg: "gl",
  hrv: "hr",
  hun: "hu",
  isl: "is",
  ice: "is",
  ita: "it",
  lit: "lt",
  lav: "lv",
  mlt: "mt",
  mkd: "mk",
  mac: "mk",
  nld: "nl",
  dut: "nl",
  nor: "no",
  nob: "nb",
  pol: "pl",
  por: "pt",
  ron: "ro",
  rum: "ro",
  slk: "sk",
  slo: "sk",
  slv: "sl",
  srp: "sr",
  swe: "sv",
  tur: "tr",
  ukr: "uk",
};

/** ISO 639-1 code of a notice's language code of two or three letters; undefined when it is neither. */
export function languageOf(code: string | undefined): string | undefined {
  const lower = code?.trim().toLowerCase() ?? "";
  if (/^[a-z]{2}$/.test(lower)) return lower;
  return ISO_639_1[lower];
}
