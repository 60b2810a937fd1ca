import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodeAs, decodeText, decodeXml } from "../../src/formats/encoding.ts";

const SENTENCES: readonly [string, string][] = [
  [
    "windows-1252",
    "L’appaltatore è tenuto a garantire la parità di genere; perché ciò avvenga, la qualità è verificata.",
  ],
  ["windows-1252", "È vietata la discriminazione. Il costo è di 10 € per unità."],
  ["windows-1252", "Le marché réservé aux entreprises adaptées est exécuté à l’échéance prévue."],
  ["windows-1252", "Die Ausführung der Leistung muss für Menschen mit Behinderung zugänglich sein; Größe und Maß."],
  ["windows-1252", "El órgano de contratación reservará el lote a empresas de inserción; año 2024."],
  ["windows-1252", "Upphandlingen ska följa villkoren för språk och arbete enligt bilaga å."],
  ["iso-8859-15", "Il prezzo è di 10 € per unità, perché così è stabilito."],
  [
    "windows-1250",
    "Naročnik zahteva, da izvajalec zaposluje osebe s posebnimi potrebami; če tega ne stori, pogodba preneha.",
  ],
  ["iso-8859-2", "Naročnik bo štel ponudbo za dopustno, če izvajalec zaposluje dolgotrajno brezposelne."],
  [
    "windows-1250",
    "Autoritatea contractantă rezervă dreptul de participare la procedură întreprinderilor sociale şi unităţilor protejate.",
  ],
  ["windows-1253", "Η αναθέτουσα αρχή επιφυλάσσει το δικαίωμα συμμετοχής σε προστατευόμενα εργαστήρια. Άρθρο 20."],
  ["iso-8859-7", "Άρθρο 20: οι προσφέροντες δεσμεύονται για την απασχόληση ατόμων με αναπηρία."],
];

describe("decodeText", () => {
  it.each(SENTENCES)("guesses %s: %s", (page, sentence) => {
    const read = decodeText(iconv.encode(sentence, page));
    expect(read.text).toBe(sentence);
    expect(read.guessed).toBe(true);
  });

  it.each(["utf-8", "utf-16le", "utf-16be"])("believes the byte order mark of %s", (encoding) => {
    const read = decodeText(iconv.encode("Parità e σχέση", encoding, { addBOM: true }));
    expect(read).toEqual({ text: "Parità e σχέση", encoding, guessed: false });
  });

  it.each(["utf-16le", "utf-16be"])("sees %s without a mark, Latin and Greek", (encoding) => {
    for (const text of ["Clausola sociale, è così.", "Η αναθέτουσα αρχή ζητεί κοινωνικούς όρους."]) {
      expect(decodeText(iconv.encode(text, encoding, { addBOM: false })).text).toBe(text);
    }
  });

  it("takes UTF-8 without a word, also cut in the middle of a letter", () => {
    const bytes = Buffer.from("Η αναθέτουσα αρχή ζητεί κοινωνικούς όρους");
    expect(decodeText(bytes).guessed).toBe(false);
    expect(decodeText(bytes.subarray(0, bytes.length - 1)).encoding).toBe("utf-8");
  });

  it("believes a declared code page, not a declared UTF-8 that the bytes contradict", () => {
    const bytes = iconv.encode("città è più", "windows-1252");
    expect(decodeText(bytes, "ISO-8859-1")).toEqual({ text: "città è più", encoding: "windows-1252", guessed: false });
    expect(decodeText(bytes, "utf-8").text).toBe("città è più");
    expect(decodeText(bytes, "no-such-encoding").text).toBe("città è più");
  });

  it("knows no encoding of an unknown name", () => {
    expect(decodeAs(new Uint8Array([65]), "__proto__")).toBeUndefined();
  });
});

describe("decodeXml", () => {
  it("reads the declaration and UTF-16", () => {
    const greek = '<?xml version="1.0" encoding="iso-8859-7"?><a>Άρθρο</a>';
    expect(decodeXml(iconv.encode(greek, "iso-8859-7"))).toBe(greek);
    expect(decodeXml(iconv.encode("<a>Άρθρο</a>", "utf-16le"))).toBe("<a>Άρθρο</a>");
    expect(decodeXml(Buffer.from("<a>è</a>"))).toBe("<a>è</a>");
  });
});
