import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import type { Limits } from "../../src/formats/limits.ts";
import { DEFAULT_LIMITS } from "../../src/formats/limits.ts";
import { read } from "../../src/formats/text.ts";
import { shown } from "./shown.ts";

const blocks = async (text: string | Uint8Array, limits: Partial<Limits> = {}) => {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const result = await read(bytes, "a.txt", { limits: { ...DEFAULT_LIMITS, ...limits } });
  if (result.kind !== "document") throw new Error("not a document");
  return result.document;
};
const lines = async (text: string | Uint8Array) => shown(await blocks(text));

describe("paragraphs", () => {
  it("joins lines wrapped at a width, softly, and starts anew at blank lines", async () => {
    expect(
      await lines(
        "The contracting authority reserves this lot for sheltered\nworkshops and for social enterprises that aim at the\nintegration of disadvantaged persons.\n\nTenders are sent in by post.",
      ),
    ).toEqual([
      "paragraph: The contracting authority reserves this lot for sheltered⏎workshops and for social enterprises that aim at the⏎integration of disadvantaged persons.",
      "paragraph: Tenders are sent in by post.",
    ]);
  });

  it("keeps short lines apart: addresses and label lines", async () => {
    expect(await lines("Comune di Borgo\nVia Roma 1\nCIG: B1234567890\nCUP: none\n")).toEqual([
      "paragraph: Comune di Borgo",
      "paragraph: Via Roma 1",
      "paragraph: CIG: B1234567890",
      "paragraph: CUP: none",
    ]);
  });

  it("takes each line for a paragraph where lines do not wrap", async () => {
    const long = "Der Auftragnehmer zahlt den Tariflohn ".repeat(12).trim();
    expect(await lines(`${long}.\n${long}.`)).toEqual([`paragraph: ${long}.`, `paragraph: ${long}.`]);
  });

  it("does not take a number at the start of a wrapped line for a label", async () => {
    const text =
      "The workshop meets the conditions that are laid down in article\n20. Its tender is accompanied by the evidence of annex number\n7) and by the declaration of the tenderer on working conditions.";
    expect(await lines(text)).toEqual([`paragraph: ${text.replaceAll("\n", "⏎")}`]);
  });
});

describe("lists, checkboxes, headings", () => {
  it("finds labels of all kinds", async () => {
    expect(
      await lines(
        "a) guanti\nb) mascherine\n(iv) camici\n5.2.1 Il fornitore consegna entro 10 giorni.\n• sapone\n- carta\nα) γάντια",
      ),
    ).toEqual([
      "item <a)>: a) guanti",
      "item <b)>: b) mascherine",
      "item <(iv)>: (iv) camici",
      "item <5.2.1>: 5.2.1 Il fornitore consegna entro 10 giorni.",
      "item <•>: • sapone",
      "item <->: - carta",
      "item <α)>: α) γάντια",
    ]);
  });

  it("does not take dates and amounts for labels", async () => {
    expect(await lines("12.05.2024 ist der Termin\n\n1.500 euro di cauzione\n\n10.30 Uhr")).toEqual([
      "paragraph: 12.05.2024 ist der Termin",
      "paragraph: 1.500 euro di cauzione",
      "paragraph: 10.30 Uhr",
    ]);
  });

  it("reads checkboxes, also behind a label", async () => {
    expect(await lines("☒ Lotto riservato\n☐ Lotto aperto\n[x] yes\n[ ] no\na) ☐ forse\n( X ) Sim")).toEqual([
      "paragraph {ticked}: ☒ Lotto riservato",
      "paragraph {unticked}: ☐ Lotto aperto",
      "paragraph {ticked}: [x] yes",
      "paragraph {unticked}: [ ] no",
      "item <a)> {unticked}: a) ☐ forse",
      "paragraph {ticked}: ( X ) Sim",
    ]);
  });

  it("finds headings by word, by number, by capitals, by underlining, and nests them", async () => {
    const document = await blocks(
      "CAPITOLATO SPECIALE\n\nTITOLO I - OGGETTO\n\nArt. 5 – Clausola sociale\n\nL'appaltatore assume il personale uscente.\n\n5.2 Parità di genere\n\nAlmeno il 30 per cento.\n\nAnnex\n=====\n\nText of it.",
    );
    expect(shown(document)).toEqual([
      "H3: CAPITOLATO SPECIALE",
      "H2 <TITOLO I>: TITOLO I - OGGETTO",
      "H4 <Art. 5>: Art. 5 – Clausola sociale",
      "paragraph: L'appaltatore assume il personale uscente.",
      "H5 <5.2>: 5.2 Parità di genere",
      "paragraph: Almeno il 30 per cento.",
      "H1: Annex",
      "paragraph: Text of it.",
    ]);
    expect(document.blocks[5]?.section).toEqual([
      "TITOLO I - OGGETTO",
      "Art. 5 – Clausola sociale",
      "5.2 Parità di genere",
    ]);
  });

  it.each([
    "Άρθρο 5 Κοινωνικοί όροι",
    "Člen 5 Socialna merila",
    "5. člen",
    "Artículo 12. Condiciones especiales",
    "Cláusula primera. Objeto",
    "ARTICLE 3 : DESCRIPTION DES MISSIONS",
    "§ 4 Tariftreue",
    "Artikel 7 Social return",
    "Articolul 3 Clauze sociale",
    "Anexo II",
  ])("takes %s for a heading", async (line) => {
    expect((await lines(`${line}\n\nA sentence follows here.`))[0]).toMatch(/^H1 <.+>: /);
  });

  it.each([
    "Art. 5 del decreto non si applica",
    "Article 5 of the directive applies to this contract.",
    "Clausola sociale",
    "Lot size matters.",
  ])("does not take %s for a heading", async (line) => {
    expect((await lines(`${line}\n\nA sentence follows here.`))[0]).toBe(`paragraph: ${line}`);
  });

  it("takes a run of short numbered lines for a list", async () => {
    expect(await lines("1. Guanti\n2. Mascherine\n3. Camici")).toEqual([
      "item <1.>: 1. Guanti",
      "item <2.>: 2. Mascherine",
      "item <3.>: 3. Camici",
    ]);
  });
});

describe("contents, pages, tables", () => {
  it("sets contents tables apart", async () => {
    expect(await lines("INDICE\nArt. 1 Oggetto ........ 3\nArt. 2 Durata . . . . . . 14\n\nArt. 1 Oggetto\n")).toEqual([
      "H1: INDICE",
      "contents: Art. 1 Oggetto ........ 3",
      "contents: Art. 2 Durata . . . . . . 14",
      "H2 <Art. 1>: Art. 1 Oggetto",
    ]);
  });

  it("counts form feeds as pages and finds what repeats on them", async () => {
    const page = (n: number, text: string) => `Comune di Borgo\n\n${text}\n\nPagina ${n} di 3`;
    const document = await blocks(["Uno.", "Due.", "Tre."].map((text, i) => page(i + 1, text)).join("\f"));
    expect(document.pages).toBe(3);
    expect(shown(document).slice(3, 6)).toEqual([
      "header p2: Comune di Borgo",
      "paragraph p2: Due.",
      "footer p2: Pagina 2 di 3",
    ]);
  });

  it("goes on with a sentence over the page", async () => {
    const first =
      "The contractor shall employ a number of persons who have been out of work\nfor more than one year and who are registered with the public service for";
    expect(await lines(`${first}\fjobs in the region.`)).toEqual([
      `paragraph p1: ${first.replace("\n", "⏎")}⏎jobs in the region.`,
    ]);
  });

  it("reads columns of blanks, tabs and bars as cells", async () => {
    const expected = [
      "c0.0.0: Criterion",
      "c0.0.1: Points",
      "c0.1.0: Social clause",
      "c0.1.1: 10",
      "c0.2.0: Price",
      "c0.2.1: 30",
    ];
    expect(await lines("Criterion        Points\nSocial clause    10\nPrice            30")).toEqual(expected);
    expect(await lines("Criterion\tPoints\nSocial clause\t10\nPrice\t30")).toEqual(expected);
    expect(
      await lines("+------+----+\n| Criterion | Points |\n|------|----|\n| Social clause | 10 |\n| Price | 30 |"),
    ).toEqual(expected);
  });

  it("joins a cell that goes on in the next line, and leaves listed text alone", async () => {
    expect(
      await lines(
        "Lot    Reserved for\n1      sheltered workshops\n       and social enterprises\n2      nobody\n3      nobody",
      ),
    ).toContain("c0.1.1: sheltered workshops⏎and social enterprises");
    expect(await lines("a)  guanti\nb)  carta\nc)  sapone")).toEqual([
      "item <a)>: a) guanti",
      "item <b)>: b) carta",
      "item <c)>: c) sapone",
    ]);
  });
});

describe("encodings and hostile text", () => {
  it("says which encoding it guessed", async () => {
    const document = await blocks(iconv.encode("È così che la parità è garantita.", "windows-1252"));
    expect(document.text).toBe("È così che la parità è garantita.");
    expect(document.warnings).toEqual([{ code: "encoding-guessed", detail: "windows-1252" }]);
  });

  it("takes controls, direction overrides and widthless blanks out", async () => {
    const document = await blocks("clau\u200Bsola \u202Esociale\u202C\u0007\u0000 qui");
    expect(document.text).toBe("clausola sociale qui");
    expect(document.warnings).toEqual([{ code: "hidden-characters-removed", detail: "5" }]);
  });

  it("stops at the limit of characters and says so", async () => {
    const document = await blocks("One line.\n\n".repeat(100), { characters: 100 });
    expect(document.text.length).toBeLessThan(120);
    expect(document.warnings).toEqual([{ code: "truncated", detail: "characters" }]);
  });

  it.each([
    ["rules", "|---|\n"],
    ["bars", "a | b\n"],
    ["blanks", "a  b\n"],
    ["long blanks", " ".repeat(50)],
    ["bullets", "- \n"],
    ["dots", ". . . . "],
    ["labels", "1.1.1.1.1. "],
    ["capitals", "A\n"],
    ["continued", "a b  c\n      d\n"],
    ["uneven", "a | b\na | b | c\n"],
    ["feeds", "a\f"],
    ["wide blanks", "\u2003".repeat(1000)],
    ["words far apart", `a${" ".repeat(5000)}b `],
  ])("reads 150,000 characters of %s in time", async (_, unit) => {
    const started = performance.now();
    await blocks(unit.repeat(Math.ceil(150_000 / unit.length)));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
