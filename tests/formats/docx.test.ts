import { strToU8, unzipSync as unzip, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { Failure } from "../../src/failure.ts";
import { read } from "../../src/formats/docx.ts";
import { DEFAULT_LIMITS, type Limits } from "../../src/formats/limits.ts";
import { type DocxParts, docx, list, num, numbering, p, r, table } from "./make-docx.ts";
import { shown } from "./shown.ts";

const document = async (bytes: Uint8Array, limits: Partial<Limits> = {}) => {
  const result = await read(bytes, "a.docx", { limits: { ...DEFAULT_LIMITS, ...limits } });
  if (result.kind !== "document") throw new Error("not a document");
  return result.document;
};
const lines = async (parts: DocxParts) => shown(await document(docx(parts)));
const failing = async (bytes: Uint8Array, limits: Partial<Limits> = {}) => {
  const error = await document(bytes, limits).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Failure);
  return (error as Failure).code;
};
const style = (id: string, name: string, properties: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${properties}</w:style>`;
const use = (id: string) => `<w:pStyle w:val="${id}"/>`;

describe("numbers", () => {
  it("prints multi-level numbers, restarts lower levels, and counts on between", async () => {
    const clauses = list(1, [
      ["decimal", "Art. %1"],
      ["decimal", "%1.%2"],
      ["lowerLetter", "%3)"],
      ["upperRoman", "%4."],
    ]);
    const steps: [number, string][] = [
      [0, "A"],
      [1, "a"],
      [1, "b"],
      [2, "x"],
      [2, "y"],
      [3, "q"],
      [1, "c"],
      [2, "z"],
      [0, "B"],
      [1, "d"],
    ];
    expect(
      await lines({
        numbering: numbering(clauses),
        body: steps.map(([level, text]) => p(text, num(1, level))).join(""),
      }),
    ).toEqual([
      "H1 <Art. 1>: Art. 1 A",
      "item <1.1>: 1.1 a",
      "item <1.2>: 1.2 b",
      "item <a)>: a) x",
      "item <b)>: b) y",
      "item <I.>: I. q",
      "item <1.3>: 1.3 c",
      "item <a)>: a) z",
      "H1 <Art. 2>: Art. 2 B",
      "item <2.1>: 2.1 d",
    ]);
  });

  it("keeps to restart settings, start overrides, legal digits and shared lists", async () => {
    const one = list(1, [
      ["upperRoman", "%1."],
      ["decimal", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>'],
    ]);
    const two =
      '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>';
    const three = '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>';
    const body = [
      p("a", num(1)),
      p("b", num(1, 1)),
      p("c", num(1)),
      p("d", num(1, 1)),
      p("e", num(2)),
      p("f", num(2)),
      p("g", num(3)),
    ].join("");
    expect(await lines({ numbering: numbering(one) + two + three, body })).toEqual([
      "item <I.>: I. a",
      "item <1.1>: 1.1 b",
      "item <II.>: II. c",
      "item <2.2>: 2.2 d",
      "item <VII.>: VII. e",
      "item <VIII.>: VIII. f",
      "item <IX.>: IX. g",
    ]);
  });

  it("takes numbers from styles, by the level tied to the style or inherited, and lets a paragraph opt out", async () => {
    const clauses = list(4, [
      ["decimal", "%1.", use("Clause").replace("<w:pStyle", "<w:pStyle")],
      ["lowerRoman", "(%2)", use("Sub")],
    ]);
    const styles =
      style("Clause", "Clause", `<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>`) +
      style("Sub", "Sub", `<w:basedOn w:val="Clause"/>`);
    const body =
      p("The first.", use("Clause")) +
      p("The inner.", use("Sub")) +
      p("The second.", use("Clause")) +
      p("Plain.", use("Clause") + num(0));
    expect(await lines({ numbering: numbering(clauses), styles, body })).toEqual([
      "item <1.>: 1. The first.",
      "item <(i)>: (i) The inner.",
      "item <2.>: 2. The second.",
      "paragraph: Plain.",
    ]);
  });

  it("follows numbering styles and prints bullets as bullets", async () => {
    const real = list(5, [["decimal", "%1)"]]);
    const link =
      '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="ListStyle"/></w:abstractNum><w:num w:numId="6"><w:abstractNumId w:val="6"/></w:num>';
    const bullets = list(7, [
      ["bullet", "\uF0B7"],
      ["bullet", "-"],
      ["bullet", "o"],
      ["bullet", "\uF071"],
    ]);
    const styles = `<w:style w:type="numbering" w:styleId="ListStyle"><w:name w:val="ListStyle"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>`;
    const body = p("one", num(6)) + [0, 1, 2, 3].map((level) => p("x", num(7, level))).join("");
    expect(await lines({ numbering: numbering(real, bullets) + link, styles, body })).toEqual([
      "item <1)>: 1) one",
      "item <•>: • x",
      "item <->: - x",
      "item <•>: • x",
      "item <•>: • x",
    ]);
  });
});

describe("headings and contents", () => {
  it("takes levels from names, outline levels and inheritance; unstyled headings nest below", async () => {
    const styles =
      style("T1", "heading 1", "") +
      style("X", "Clausola", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>') +
      style("Y", "Y", '<w:basedOn w:val="X"/>');
    const body =
      p("Capitolato", use("T1")) +
      p("Oggetto", use("Y")) +
      p("Testo.") +
      p("Diretto", '<w:outlineLvl w:val="2"/>') +
      p("Non titolo", `${use("T1")}<w:outlineLvl w:val="9"/>`) +
      p("Art. 5 Durata") +
      `<w:p>${r("Premi", "<w:b/>")}</w:p>` +
      `<w:p>${r("Una frase ", "<w:b/>")}${r("normale")}</w:p>`;
    expect(await lines({ styles, body })).toEqual([
      "H1: Capitolato",
      "H2: Oggetto",
      "paragraph: Testo.",
      "H3: Diretto",
      "paragraph: Non titolo",
      "H4 <Art. 5>: Art. 5 Durata",
      "H5: Premi",
      "paragraph: Una frase normale",
    ]);
  });

  it("takes a long clause in a heading style for text", async () => {
    const clause = `The supplier shall employ persons ${"who have been out of work for long ".repeat(5)}and report on it.`;
    expect(await lines({ styles: style("H2", "heading 2", ""), body: p(clause, use("H2")) })).toEqual([
      `paragraph: ${clause}`,
    ]);
  });

  it("sets contents tables apart, made by style, by field or in a content control", async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body =
      p("Art. 1\t3", use("TOC1")) +
      `<w:p>${mark("begin")}<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>${mark("separate")}${r("Art. 2")}</w:p>${p("Art. 3")}<w:p>${r("Art. 4")}${mark("end")}</w:p>` +
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p("Indice")}</w:sdtContent></w:sdt>` +
      p("Testo.");
    expect(await lines({ styles: style("TOC1", "toc 1", ""), body })).toEqual([
      "contents: Art. 1 3",
      "contents: Art. 2",
      "contents: Art. 3",
      "contents: Art. 4",
      "contents: Indice",
      "paragraph: Testo.",
    ]);
  });
});

describe("changes, fields, controls", () => {
  it("reads changes as accepted and counts them", async () => {
    const body =
      `<w:p>${r("The ")}<w:del>${r("old").replaceAll("w:t", "w:delText")}</w:del><w:ins>${r("new")}</w:ins>${r(" text")}</w:p>` +
      `<w:p><w:moveFrom>${r("moved")}</w:moveFrom></w:p><w:p><w:moveTo>${r("moved")}</w:moveTo></w:p>` +
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${r("joined ")}</w:p>${p("here")}` +
      `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${p("gone")}</w:tc></w:tr><w:tr><w:tc>${p("a")}</w:tc><w:tc>${p("b")}</w:tc></w:tr></w:tbl>`;
    const read = await document(docx({ body }));
    expect(shown(read)).toEqual([
      "paragraph: The new text",
      "paragraph: moved",
      "paragraph: joined here",
      "c0.0.0: a",
      "c0.0.1: b",
    ]);
    expect(read.warnings).toEqual([{ code: "tracked-changes-accepted", detail: "6" }]);
  });

  it("keeps results of fields and drops their codes, also nested", async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const body = `<w:p>${r("See ")}${mark("begin")}${code("IF ")}${mark("begin")}${code("REF x")}${mark("separate")}${r("inner")}${mark("end")}${code(" = 1")}${mark("separate")}${r("article 5")}${mark("end")}<w:fldSimple w:instr="PAGE">${r("!")}</w:fldSimple></w:p>`;
    expect(await lines({ body })).toEqual(["paragraph: See article 5!"]);
  });

  it("reads checkboxes of all makes", async () => {
    const modern = (checked: number) =>
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${checked}"/></w14:checkbox></w:sdtPr><w:sdtContent>${r("?")}</w:sdtContent></w:sdt>`;
    const old = (inner: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>${inner}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const sign = (code: string) => `<w:r><w:sym w:font="Wingdings" w:char="${code}"/></w:r>`;
    const body = [
      modern(1),
      modern(0),
      old('<w:default w:val="0"/><w:checked/>'),
      old('<w:default w:val="0"/>'),
      sign("F0FD"),
      sign("F06F"),
      r("\uF0A8", '<w:rFonts w:ascii="Wingdings"/>'),
    ]
      .map((box) => `<w:p>${box}${r(" riservato")}</w:p>`)
      .join("");
    expect((await lines({ body })).map((line) => line.slice(0, 24))).toEqual([
      "paragraph {ticked}: ☒ ri",
      "paragraph {unticked}: ☐ ",
      "paragraph {ticked}: ☒ ri",
      "paragraph {unticked}: ☐ ",
      "paragraph {ticked}: ☒ ri",
      "paragraph {unticked}: ☐ ",
      "paragraph {unticked}: ☐ ",
    ]);
  });

  it("keeps content controls, breaks, hyphens and formulas; drops hidden text", async () => {
    const body = `<w:sdt><w:sdtContent><w:p>${r("a")}<w:r><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>${r("secret", "<w:vanish/>")}<w:sdt><w:sdtContent>${r("f")}</w:sdtContent></w:sdt><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath><w:hyperlink>${r("g")}</w:hyperlink></w:p></w:sdtContent></w:sdt>`;
    expect(await lines({ body })).toEqual(["paragraph: a⏎b c\u2011d\u00ADefx=1g"]);
  });
});

describe("notes, comments, boxes, headers, tables", () => {
  it("puts notes and comments behind their paragraph", async () => {
    const refer = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const note = (kind: string, id: number, text: string) => `<w:${kind} w:id="${id}">${p(text)}</w:${kind}>`;
    const body = `<w:p>${r("One")}${refer("footnote", 2)}${refer("comment", 0)}</w:p><w:p>${r("Two")}${refer("footnote", 3)}${refer("endnote", 2)}</w:p>`;
    expect(
      await lines({
        body,
        footnotes: note("footnote", 2, "First note.") + note("footnote", 3, "Second."),
        endnotes: note("endnote", 2, "End."),
        comments: note("comment", 0, "Check this."),
      }),
    ).toEqual([
      "paragraph: One",
      "note <1>: First note.",
      "comment: Check this.",
      "paragraph: Two",
      "note <2>: Second.",
      "note <i>: End.",
    ]);
  });

  it("reads a text box once", async () => {
    const box = `<w:txbxContent>${p("In the box.")}</w:txbxContent>`;
    const body = `<w:p>${r("Around.")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(await lines({ body })).toEqual(["paragraph: Around.", "paragraph: In the box."]);
  });

  it("reads headers and footers that sections use, each line once", async () => {
    const body = `${p("Text.")}<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/><w:footerReference r:id="footer1"/></w:sectPr>`;
    expect(await lines({ body, header1: p("Comune di Borgo"), footer1: table(["Pagina", "1"]) })).toEqual([
      "header: Comune di Borgo",
      "paragraph: Text.",
      "footer: Pagina",
      "footer: 1",
    ]);
  });

  it("places cells by spans and merges; nested tables follow their cell", async () => {
    const body = table(
      [`<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p("Head")}`, "C"],
      [`<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p("Tall")}`, "b", "c"],
      [`<w:tcPr><w:vMerge/></w:tcPr>${p("")}`, `${p("d")}${table(["n", "m"])}${p("e")}`, "f"],
    );
    expect(await lines({ body })).toEqual([
      "c0.0.0: Head",
      "c0.0.2: C",
      "c0.1.0: Tall",
      "c0.1.1: b",
      "c0.1.2: c",
      "c0.2.1: d⏎e",
      "c1.0.0: n",
      "c1.0.1: m",
      "c0.2.2: f",
    ]);
  });
});

describe("files of other makes", () => {
  it("reads strict namespaces and a main part of another name", async () => {
    expect(
      await lines({
        body: p("Text.", use("T1")),
        styles: style("T1", "heading 1", ""),
        strict: true,
        main: "content/main.xml",
      }),
    ).toEqual(["H1: Text."]);
  });

  it("misses a damaged part beside the main one, and says so", async () => {
    const read = await document(withPart(docx({ body: p("Before.") }), "word/comments.xml", "<w:comments><broken"));
    expect(shown(read)).toEqual(["paragraph: Before."]);
    expect(read.warnings).toEqual([{ code: "malformed-markup", detail: "word/comments.xml" }]);
  });

  it("reads with mammoth what the walk refuses, and says so", async () => {
    const read = await document(docx({ body: p("Before\u0002.") + p("After.") }));
    expect(shown(read)).toEqual(["paragraph: Before.", "paragraph: After."]);
    expect(read.warnings[0]?.code).toBe("fallback-reader");
  });

  it("refuses what is damaged, empty or something else", async () => {
    expect(await failing(new Uint8Array(0))).toBe("office-broken");
    expect(await failing(strToU8("<html>no</html>"))).toBe("office-broken");
    expect(await failing(docx({ body: p("x") }).subarray(0, 300))).toBe("office-broken");
    expect(await failing(zipSync({ "a.txt": strToU8("x") }))).toBe("office-broken");
  });

  it("stops bombs by ratio, depth, document type and number of elements", async () => {
    expect(await failing(docx({ body: p("a".repeat(3_000_000)) }))).toBe("limit-ratio");
    expect(await failing(docx({ body: "<w:sdt>".repeat(1000) }))).toBe("limit-depth");
    const typed = withPart(docx({ body: p("x") }), "word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
    expect(["markup-broken", "office-broken"]).toContain(await failing(typed));
  });
});

/** The same file with one part replaced and tied to the main part. */
function withPart(bytes: Uint8Array, path: string, xml: string): Uint8Array {
  const kind = path.replace(/^.*\/|\.xml$/g, "");
  const parts = unzip(bytes);
  parts[path] = strToU8(xml);
  const rels = "word/_rels/document.xml.rels";
  const link = `<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${kind}.xml"/></Relationships>`;
  if (kind !== "document")
    parts[rels] = strToU8(
      new TextDecoder()
        .decode(parts[rels])
        .replace("</Relationships>", link)
        .replace(/<Relationships([^>]*)\/>/, `<Relationships$1>${link}`),
    );
  return zipSync(parts);
}
