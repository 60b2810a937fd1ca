/** Words that open a numbered heading, by rank: a smaller rank stands above a larger one. Lower case, without accents. */
export const HEADING_RANKS = {
  /** Underlined with "=" in plain text, as the title of a document is. */
  underlinedTwice: 5,
  annex: 10,
  underlined: 15,
  title: 20,
  chapter: 30,
  section: 40,
  capitals: 45,
  article: 50,
  /** Plus the number of components of a decimal number. */
  decimal: 60,
  emphasised: 80,
} as const;

const WORDS = {
  annex:
    "allegato allegati appendice annesso annex appendix schedule attachment part annexe appendice partie anexo apendice parte anexa anhang anlage teil bijlage deel bilaga bilag priloga del παραρτημα προσαρτημα μεροσ lotto lotti lot lots lote lotes los perceel λοτ τμημα sklop lotul delkontrakt livre libro buch",
  title: "titolo title titre titulo titlul titel τιτλοσ naslov",
  chapter: "capo capitolo chapter chapitre capitulo capitolul kapitel hoofdstuk κεφαλαιο poglavje cap kap kapitola",
  section:
    "sezione section seccion seccao secao sectiunea sectie abschnitt paragraaf paragrafo ενοτητα avsnitt razdelek oddelek afdeling",
  article:
    "art articolo article articulo artigo articolul artikel αρθρο clen clausola clause clausula clauza klausel clausule ρητρα artt punto punctul ziffer nummer paragraph paragraf §",
} as const;

/** Rank by word. */
export const RANK_OF_WORD: ReadonlyMap<string, number> = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    words.split(" ").map((word): [string, number] => [word, HEADING_RANKS[kind as keyof typeof WORDS]]),
  ),
);

/** Numbers written out, as Spanish, Portuguese and French contracts number their clauses. Without accents. */
export const ORDINALS: ReadonlySet<string> = new Set(
  (
    "primera primero segunda segundo tercera tercero cuarta cuarto quinta quinto sexta sexto septima septimo octava octavo novena noveno decima decimo undecima duodecima unico unica " +
    "primeira primeiro segunda terceira terceiro quarta quarto setima setimo oitava oitavo nona nono " +
    "premier premiere deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme unique " +
    "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo πρωτο δευτερο τριτο τεταρτο πεμπτο"
  ).split(" "),
);

/** Titles of contents tables, lower case, without accents. */
export const CONTENTS_TITLES: ReadonlySet<string> = new Set([
  "indice",
  "indice generale",
  "sommario",
  "contents",
  "table of contents",
  "index",
  "sommaire",
  "table des matieres",
  "indice general",
  "contenido",
  "tabla de contenido",
  "tabla de contenidos",
  "sumario",
  "indice de contenidos",
  "cuprins",
  "inhalt",
  "inhaltsverzeichnis",
  "inhaltsubersicht",
  "inhoud",
  "inhoudsopgave",
  "innehall",
  "innehallsforteckning",
  "indhold",
  "indholdsfortegnelse",
  "kazalo",
  "vsebina",
  "περιεχομενα",
  "πινακασ περιεχομενων",
]);

/** Lower case without accents and final sigma, for looking words up. */
export function plain(text: string): string {
  if (/^[\w\s.-]*$/.test(text)) return text.toLowerCase();
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ς/g, "σ");
}
