import { describe, expect, it } from "vitest";
import { Failure } from "../../src/failure.ts";
import { DEFAULT_LIMITS } from "../../src/formats/limits.ts";
import { read } from "../../src/formats/rtf.ts";
import { shown } from "./shown.ts";

const HEAD = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fcharset161{\*\fname Arial;}Arial Greek;}{\f2\fcharset238 Arial CE;}{\f3\fcharset2 Symbol;}{\f4\fcharset2 Wingdings;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2\sbasedon1 Clausola;}{\s3 toc 1;}{\*\cs10 Default Font;}}`;

const document = async (body: string, head = HEAD) => {
  const result = await read(Buffer.from(`${head}${body}}`, "latin1"), "a.rtf", { limits: DEFAULT_LIMITS });
  if (result.kind !== "document") throw new Error("not a document");
  return result.document;
};
const lines = async (body: string) => shown(await document(body));

describe("characters", () => {
  it("decodes code pages of the document and of fonts, escapes and Unicode with its fallback", async () => {
    expect(
      await lines(
        String.raw`\pard Parit\'e0 {\f1 \'d3\'f7\'dd\'f3\'e7} {\f2 \'e8\'9a} \u963?\u967\'3f {\uc2\u8364EU}\uc0\u8364 \~x\emdash\lquote a\rquote\_b\-c \{\\\}\par`,
      ),
    ).toEqual(["paragraph: Parità Σχέση čš σχ €€\u00A0x—‘a’\u2011b\u00ADc {\\}"]);
  });

  it("shows signs of symbol fonts, and skips binary data and unknown destinations", async () => {
    expect(
      await lines(
        String.raw`\pard {\f3 \'b7} x {\f4 \'fe} y {\*\unknown secret}{\pict\bin5 a}}}b}z{\info{\title T}}\par`,
      ),
    ).toEqual(["item <•>: • x ☑ y z"]);
  });

  it("reads paragraphs, soft breaks and tabs; drops hidden and deleted text and counts changes", async () => {
    const read = await document(
      String.raw`\pard Uno\line due\tab tre {\v nascosto}{\deleted via}{\revised nuovo}\plain .\par Altro\par`,
    );
    expect(shown(read)).toEqual(["paragraph: Uno⏎due tre nuovo.", "paragraph: Altro"]);
    expect(read.warnings).toEqual([{ code: "tracked-changes-accepted", detail: "2" }]);
  });
});

describe("structure", () => {
  it("takes headings from styles, inheritance and outline levels; bold lines below", async () => {
    expect(
      await lines(
        String.raw`\pard\s1 Bando\par\pard\s2 Oggetto\par\pard\outlinelevel1 Durata\par\pard\outlinelevel9 Testo.\par\pard{\b Premi}\par`,
      ),
    ).toEqual(["H1: Bando", "H1: Oggetto", "H2: Durata", "paragraph: Testo.", "H3: Premi"]);
  });

  it("takes list labels as they are printed", async () => {
    expect(
      await lines(
        String.raw`{\listtext\pard\plain 1.\tab}\ls1\ilvl0 primo, e altro;\par{\listtext\pard\plain\f3 \'b7\tab}\ls2 secondo\par{\*\pn\pnlvlblt}{\pntext\f0 a)\tab}terzo;\par\pard dopo\par`,
      ),
    ).toEqual(["item <1.>: 1. primo, e altro;", "item <•>: • secondo", "item <a)>: a) terzo;", "paragraph: dopo"]);
  });

  it("sets contents tables apart, by style and by field", async () => {
    expect(
      await lines(
        String.raw`\pard\s3 Art. 1\tab 3\par\pard{\field{\*\fldinst TOC \\o "1-3"}{\fldrslt Art. 2\tab 4\par Art. 3\tab 5}}\par {\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}}\par`,
      ),
    ).toEqual(["contents: Art. 1 3", "contents: Art. 2 4", "contents: Art. 3 5", "paragraph: link"]);
  });

  it("reads tables by the edges of their cells, merged and nested", async () => {
    const row = String.raw`\trowd\cellx1000\cellx2000\cellx3000`;
    expect(
      await lines(
        String.raw`\pard before\par\trowd\cellx2000\cellx3000\pard\intbl Head\cell B\cell\row` +
          String.raw`\trowd\clvmgf\cellx1000\cellx2000\cellx3000\pard\intbl Tall\cell x\par y\cell z\cell\row` +
          String.raw`\trowd\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl\cell \pard\intbl\itap2 n\nestcell{\nonesttables\par}m\nestcell{\*\nesttableprops\trowd\cellx1500\cellx2000\nestrow}${row}\pard\intbl\itap1 around\cell w\cell\row\pard after\par`,
      ),
    ).toEqual([
      "paragraph: before",
      "c0.0.0: Head",
      "c0.0.2: B",
      "c0.1.0: Tall",
      "c0.1.1: x⏎y",
      "c0.1.2: z",
      "c0.2.1: around",
      "c1.0.0: n",
      "c1.0.1: m",
      "c0.2.2: w",
      "paragraph: after",
    ]);
  });

  it("reads notes, comments, boxes, headers and footers in their places", async () => {
    expect(
      await lines(
        String.raw`{\header\pard Comune\par}{\headerf\pard Comune\par}{\footer\pard Pagina {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}\pard Testo{\super\chftn{\footnote\pard\chftn  Nota.\par}} qui{\*\atnid X}{\*\annotation\pard Vedi.}{\footnote\ftnalt Fine.}.\par\pard{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt\pard Riquadro.\par}}{\shprslt{\*\do{\dptxbxtext Riquadro.}}}}\par`,
      ),
    ).toEqual([
      "header: Comune",
      "paragraph: Testo qui.",
      "note <1>: Nota.",
      "comment: Vedi.",
      "note <i>: Fine.",
      "paragraph: Riquadro.",
      "footer: Pagina 1",
    ]);
  });

  it("reads checkboxes of forms", async () => {
    const box = (fields: string) =>
      String.raw`{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1${fields}{\*\ffname a}}}}{\fldrslt}}`;
    expect(
      await lines(
        String.raw`\pard ${box("\\ffres1")} riservato\par ${box("\\ffres25\\ffdefres1")} lotto\par ${box("\\ffdefres0")} aperto\par`,
      ),
    ).toEqual(["paragraph {ticked}: ☒ riservato", "paragraph {ticked}: ☒ lotto", "paragraph {unticked}: ☐ aperto"]);
  });

  it("takes the Unicode form of text given twice", async () => {
    expect(await lines(String.raw`\pard{\upr{S?}{\*\ud{\uc0\u931 }}}x\par`)).toEqual(["paragraph: Σx"]);
  });
});

describe("damaged and hostile files", () => {
  it("reads a cut file to its end, and refuses what is no RTF", async () => {
    const result = await read(Buffer.from(`${HEAD}\\pard Uno {\\b due`), "a.rtf", { limits: DEFAULT_LIMITS });
    expect(result.kind === "document" && result.document.text).toBe("Uno due");
    const error = await read(Buffer.from("hello"), "a.rtf", { limits: DEFAULT_LIMITS }).catch((e: unknown) => e);
    expect((error as Failure).code).toBe("office-broken");
  });

  it("knows no control word that only objects know", async () => {
    expect(await lines(String.raw`\pard a{\constructor b}{\toString c}{\valueOf d}\par`)).toEqual(["paragraph: abcd"]);
  });

  it("stops at too deep groups", async () => {
    const error = await document("{".repeat(100_000)).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).code).toBe("limit-depth");
  });

  it.each([
    ["words", "\\b"],
    ["cells", "\\intbl x\\cell "],
    ["rows", "\\trowd\\cellx1\\intbl x\\cell\\row "],
    ["edges", "\\cellx1"],
    ["notes", "{\\footnote x}"],
    ["groups", "{x}"],
    ["closes", "}"],
    ["unicode", "\\u1 "],
    ["levels", "\\intbl\\itap50 x\\par\\pard y\\par "],
  ])("reads 200,000 bytes of %s in time", async (_, unit) => {
    const started = performance.now();
    await document(unit.repeat(200_000 / unit.length));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
