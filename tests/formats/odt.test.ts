import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { Failure } from "../../src/failure.ts";
import { DEFAULT_LIMITS } from "../../src/formats/limits.ts";
import { read } from "../../src/formats/odt.ts";
import { shown } from "./shown.ts";

const OASIS = "urn:oasis:names:tc:opendocument:xmlns";
const SPACES =
  ["office", "text", "table", "style", "form"].map((name) => `xmlns:${name}="${OASIS}:${name}:1.0"`).join(" ") +
  ` xmlns:draw="${OASIS}:drawing:1.0" xmlns:fo="${OASIS}:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"`;

interface Parts {
  readonly body: string;
  readonly styles?: string;
  readonly automatic?: string;
  readonly masters?: string;
}

function fodt({ body, styles = "", automatic = "", masters = "" }: Parts): string {
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${SPACES}><office:styles>${styles}</office:styles><office:automatic-styles>${automatic}</office:automatic-styles><office:master-styles>${masters}</office:master-styles><office:body><office:text>${body}</office:text></office:body></office:document>`;
}

const document = async (bytes: Uint8Array | string) => {
  const result = await read(typeof bytes === "string" ? strToU8(bytes) : bytes, "a.odt", { limits: DEFAULT_LIMITS });
  if (result.kind !== "document") throw new Error("not a document");
  return result.document;
};
const lines = async (parts: Parts) => shown(await document(fodt(parts)));
const code = async (bytes: Uint8Array | string) => {
  const error = await document(bytes).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Failure);
  return (error as Failure).code;
};
const p = (text: string) => `<text:p>${text}</text:p>`;
const item = (inner: string, more = "") => `<text:list-item${more}>${inner}</text:list-item>`;
const level = (at: number, format: string, suffix: string, more = "") =>
  `<text:list-level-style-number text:level="${at}" style:num-format="${format}" style:num-suffix="${suffix}"${more}/>`;
const LIST = `<text:list-style style:name="L">${level(1, "1", ".")}${level(2, "1", "", ' text:display-levels="2"')}${level(3, "a", ")")}</text:list-style>`;

describe("lists", () => {
  it("prints numbers of all levels; empty paragraphs count, nested items continue", async () => {
    const inner = `<text:list>${item(p("x"))}${item(`${p("y")}<text:list>${item(p("deep"))}</text:list>`)}</text:list>`;
    expect(
      await lines({
        automatic: LIST,
        body: `<text:list text:style-name="L">${item(p("one") + p("goes on"))}${item(p(""))}${item(p("three") + inner)}${item(p("four"))}</text:list>`,
      }),
    ).toEqual([
      "item <1.>: 1. one",
      "paragraph: goes on",
      "item <3.>: 3. three",
      "item <3.1>: 3.1 x",
      "item <3.2>: 3.2 y",
      "item <a)>: a) deep",
      "item <4.>: 4. four",
    ]);
  });

  it("starts anew, continues by number or by name, and obeys start values and headers", async () => {
    const list = (text: string, more: string, itemMore = "") =>
      `<text:list text:style-name="L"${more}>${item(p(text), itemMore)}</text:list>`;
    expect(
      await lines({
        automatic: LIST,
        body:
          list("a", ' xml:id="one"') +
          list("b", "") +
          list("c", ' text:continue-numbering="true"') +
          list("d", ' text:continue-list="one"') +
          list("e", "", ' text:start-value="7"') +
          `<text:list text:style-name="L"><text:list-header>${p("head")}</text:list-header></text:list>`,
      }),
    ).toEqual([
      "item <1.>: 1. a",
      "item <1.>: 1. b",
      "item <2.>: 2. c",
      "item <2.>: 2. d",
      "item <7.>: 7. e",
      "paragraph: head",
    ]);
  });

  it("prints bullets, prefixes, patterns and numbers of headings", async () => {
    const styles = `<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>`;
    const automatic = `<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="\uF0B7"/></text:list-style><text:list-style style:name="P"><text:list-level-style-number text:level="1" style:num-format="1" loext:num-list-format="Art. %1% -"/></text:list-style><text:list-style style:name="Q"><text:list-level-style-number text:level="1" style:num-format="A" style:num-prefix="(" style:num-suffix=")"/></text:list-style>`;
    const h = (at: number, text: string) => `<text:h text:outline-level="${at}">${text}</text:h>`;
    const list = (style: string) =>
      `<text:list text:style-name="${style}">${item(p("a sentence, and no title;"))}</text:list>`;
    expect(
      await lines({
        styles,
        automatic,
        body: h(1, "Oggetto") + h(2, "Durata") + h(1, "Lotti") + list("B") + list("P") + list("Q"),
      }),
    ).toEqual([
      "H1 <I.>: I. Oggetto",
      "H2: Durata",
      "H1 <II.>: II. Lotti",
      "item <•>: • a sentence, and no title;",
      "item <Art. 1 ->: Art. 1 - a sentence, and no title;",
      "item <(A)>: (A) a sentence, and no title;",
    ]);
  });
});

describe("text", () => {
  it("reads blanks, tabs, breaks, links and fields; drops hidden text", async () => {
    const automatic =
      '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>';
    expect(
      await lines({
        automatic,
        body: p(
          'a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d\n  <text:a>link</text:a><text:span text:style-name="H">secret</text:span> <text:page-number>4</text:page-number><text:soft-page-break/>',
        ),
      }),
    ).toEqual(["paragraph: a b c⏎d link 4"]);
  });

  it("takes bold paragraphs for headings below the styled ones, and text boxes once", async () => {
    const automatic =
      '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>';
    expect(
      await lines({
        automatic,
        body: '<text:h text:outline-level="1">Bando</text:h><text:p><text:span text:style-name="B">Premi</text:span></text:p><text:p>Testo.<draw:frame><draw:text-box><text:p>Riquadro.</text:p></draw:text-box></draw:frame></text:p>',
      }),
    ).toEqual(["H1: Bando", "H2: Premi", "paragraph: Testo.", "paragraph: Riquadro."]);
  });

  it("reads changes as accepted, notes, comments, contents, headers", async () => {
    const body =
      `<text:tracked-changes><text:changed-region><text:deletion>${p("gone")}</text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>` +
      `<text:table-of-content><text:index-body><text:index-title>${p("Indice")}</text:index-title>${p("Art. 1<text:tab/>3")}</text:index-body></text:table-of-content>` +
      p(
        `Testo<text:change-start/><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${p("Nota.")}</text:note-body></text:note> qui<office:annotation><dc:creator>X</dc:creator>${p("Controllare.")}</office:annotation>.`,
      );
    const masters = `<style:master-page style:name="Standard"><style:header>${p("Comune")}</style:header><style:footer>${p("Pagina 1")}</style:footer></style:master-page>`;
    const read = await document(fodt({ body, masters }));
    expect(shown(read)).toEqual([
      "header: Comune",
      "contents: Indice",
      "contents: Art. 1 3",
      "paragraph: Testo qui.",
      "note <1>: Nota.",
      "comment: Controllare.",
      "footer: Pagina 1",
    ]);
    expect(read.warnings).toEqual([{ code: "tracked-changes-accepted", detail: "2" }]);
  });

  it("reads checkboxes of all makes", async () => {
    const body =
      '<office:forms><form:form><form:checkbox form:id="c1" form:current-state="checked" form:label="riservato"/></form:form></office:forms>' +
      p('<draw:control draw:control="c1"/>') +
      p(
        '<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMCHECKBOX"><field:param field:name="Checkbox_Checked" field:value="true"/></field:fieldmark> lotto',
      ) +
      p('<loext:content-control loext:checkbox="true" loext:checked="false">?</loext:content-control> aperto');
    expect(await lines({ body })).toEqual([
      "paragraph {ticked}: ☒ riservato",
      "paragraph {ticked}: ☒ lotto",
      "paragraph {unticked}: ☐ aperto",
    ]);
  });

  it("places cells by spans and repeats; nested tables follow their cell", async () => {
    const cell = (inner: string, more = "") => `<table:table-cell${more}>${inner}</table:table-cell>`;
    const row = (...cells: string[]) => `<table:table-row>${cells.join("")}</table:table-row>`;
    const nested = `<table:table>${row(cell(p("n")), cell(p("m")))}</table:table>`;
    const body = `<table:table><table:table-header-rows>${row(cell(p("A"), ' table:number-columns-spanned="2"'), "<table:covered-table-cell/>", cell(p("B")))}</table:table-header-rows>${row(cell(p("c"), ' table:number-rows-spanned="2"'), cell("", ' table:number-columns-repeated="1"'), cell(p("d")))}${row("<table:covered-table-cell/>", cell(p("e") + nested), cell(p("f")))}</table:table>`;
    expect(await lines({ body })).toEqual([
      "c0.0.0: A",
      "c0.0.2: B",
      "c0.1.0: c",
      "c0.1.2: d",
      "c0.2.1: e",
      "c1.0.0: n",
      "c1.0.1: m",
      "c0.2.2: f",
    ]);
  });
});

describe("files", () => {
  it("reads the zipped form and refuses protected, damaged, deep and foreign ones", async () => {
    const xml = fodt({ body: p("Testo.") });
    const zip = (parts: Record<string, string>) =>
      zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
    expect(
      shown(await document(zip({ "content.xml": xml.replaceAll("office:document", "office:document-content") }))),
    ).toEqual(["paragraph: Testo."]);
    expect(await code(zip({ "content.xml": "x", "META-INF/manifest.xml": "<m:encryption-data/>" }))).toBe(
      "office-broken",
    );
    expect(await code(zip({ "a.xml": "x" }))).toBe("office-broken");
    expect(await code(zip({ "content.xml": "<a>" }))).toBe("markup-broken");
    expect(await code(fodt({ body: "<text:section>".repeat(300) }))).toBe("limit-depth");
    expect(await code("<svg xmlns='http://www.w3.org/2000/svg'/>")).toBe("office-broken");
  });
});
