import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../../src/formats/limits.ts";
import { read } from "../../src/formats/ted-xml.ts";
import { type Shown, shownBlocks } from "./notice-help.ts";

const p = (text: string) =>
  text
    .split("|")
    .map((line) => `<P>${line}</P>`)
    .join("");

const object = (item: string, inner: string) => `<OBJECT_DESCR ITEM="${item}">${inner}</OBJECT_DESCR>`;

const form = (
  language: string,
  category: string,
  object_: string,
  rest = "",
) => `<F02_2014 CATEGORY="${category}" FORM="F02" LG="${language}">
  <LEGAL_BASIS VALUE="32014L0024"/>
  <CONTRACTING_BODY><ADDRESS_CONTRACTING_BODY><OFFICIALNAME>Stadt Beispiel</OFFICIALNAME><COUNTRY VALUE="DE"/><NUTS CODE="DE111"/></ADDRESS_CONTRACTING_BODY></CONTRACTING_BODY>
  <OBJECT_CONTRACT><TITLE>${p("Gebäudereinigung")}</TITLE><CPV_MAIN><CPV_CODE CODE="90911200"/></CPV_MAIN><TYPE_CONTRACT CTYPE="SERVICES"/>
    <SHORT_DESCR>${p('Reinigung der Rathäuser.|Fläche 120 m<FT TYPE="SUP">2</FT>.')}</SHORT_DESCR><VAL_ESTIMATED_TOTAL CURRENCY="EUR">400000.00</VAL_ESTIMATED_TOTAL>${object_}</OBJECT_CONTRACT>${rest}
  <COMPLEMENTARY_INFO><ADDRESS_REVIEW_BODY><OFFICIALNAME>Vergabekammer</OFFICIALNAME><TOWN>Beispiel</TOWN></ADDRESS_REVIEW_BODY><DATE_DISPATCH_NOTICE>2020-05-04</DATE_DISPATCH_NOTICE></COMPLEMENTARY_INFO></F02_2014>`;

const exported = (forms: string, original = "DE") => `<?xml version="1.0" encoding="UTF-8"?>
<TED_EXPORT xmlns="http://formex.publications.europa.eu/ted/schema/export/R2.0.9.S03.E01" DOC_ID="000001-2020">
  <CODED_DATA_SECTION><REF_OJS><DATE_PUB>20200508</DATE_PUB></REF_OJS><NOTICE_DATA><LG_ORIG>${original}</LG_ORIG><ISO_COUNTRY VALUE="DE"/></NOTICE_DATA></CODED_DATA_SECTION>
  <FORM_SECTION>${forms}<NOTICE_UUID>x</NOTICE_UUID></FORM_SECTION></TED_EXPORT>`;

const AC = (inner: string) => `<AC>${inner}</AC>`;
const QUALITY = "<AC_QUALITY><AC_CRITERION>Konzept</AC_CRITERION><AC_WEIGHTING>40</AC_WEIGHTING></AC_QUALITY>";
const LOTS =
  "<LOT_DIVISION><LOT_MAX_ONE_TENDERER>1</LOT_MAX_ONE_TENDERER></LOT_DIVISION>" +
  object(
    "1",
    `<TITLE>${p("Rathaus Nord")}</TITLE><LOT_NO>1</LOT_NO><SHORT_DESCR>${p("Tägliche Reinigung.")}</SHORT_DESCR>${AC(`${QUALITY}<AC_PRICE><AC_WEIGHTING>60</AC_WEIGHTING></AC_PRICE>`)}<DURATION TYPE="MONTH">24</DURATION>`,
  ) +
  object(
    "2",
    `<LOT_NO>2</LOT_NO><MAIN_SITE>${p("Südstraße 5")}</MAIN_SITE><SHORT_DESCR>${p("— Wöchentliche Reinigung.")}</SHORT_DESCR>${AC("<AC_PRICE/>")}`,
  );
const LEFTI = `<LEFTI><SUITABILITY>${p("Eintrag im Handelsregister.")}</SUITABILITY><RESTRICTED_SHELTERED_WORKSHOP/><PERFORMANCE_CONDITIONS>${p("Es gilt der Tarifvertrag.")}</PERFORMANCE_CONDITIONS></LEFTI>`;

async function readNotice(xml: string): Promise<Shown> {
  return shownBlocks(await read(new TextEncoder().encode(xml), "notice.xml", { limits: DEFAULT_LIMITS }));
}

describe("TED notices", () => {
  it("reads texts in the order of the form, under headings of its language, without addresses", async () => {
    const { lines } = await readNotice(exported(form("DE", "ORIGINAL", LOTS, LEFTI)));
    expect(lines).toEqual([
      "heading 1 Gebäudereinigung",
      "paragraph Reinigung der Rathäuser.",
      "paragraph Fläche 120 m2.",
      "heading 2 Rathaus Nord",
      "paragraph Tägliche Reinigung.",
      "heading 3 Zuschlagskriterien",
      "item Quality: Konzept 40",
      "item Price: 60",
      "heading 2 LOT 2",
      "item — Wöchentliche Reinigung.",
      "heading 3 Zuschlagskriterien",
      "item Price:",
      "heading 2 Teilnahmebedingungen",
      "paragraph Eintrag im Handelsregister.",
      expect.stringMatching(/^header Vorbehaltene Teilnahme: /),
      "heading 2 Bedingungen für die Ausführung des Auftrags",
      "paragraph Es gilt der Tarifvertrag.",
    ]);
  });

  it("maps the old elements onto business terms", async () => {
    const { fields } = await readNotice(exported(form("DE", "ORIGINAL", LOTS, LEFTI)));
    const of = (term: string) => fields.filter((f) => f.term === term).map((f) => [f.value, f.lot]);
    expect(of("BT-71")).toEqual([["res-ws", undefined]]);
    expect(of("BT-70")).toEqual([["Es gilt der Tarifvertrag.", undefined]]);
    expect(of("BT-137")).toEqual([
      ["1", "1"],
      ["2", "2"],
    ]);
    expect(of("BT-33")).toEqual([["1", undefined]]);
    expect(of("BT-539")).toEqual([
      ["quality", "1"],
      ["price", "1"],
      ["price", "2"],
    ]);
    expect(of("BT-541")).toEqual([
      ["40", "1"],
      ["60", "1"],
    ]);
    expect(of("BT-36")).toEqual([["24 MONTH", "1"]]);
    expect(of("BT-27")).toEqual([["400000.00 EUR", undefined]]);
    expect(of("BT-23")).toEqual([["SERVICES", undefined]]);
    expect(of("BT-262")).toEqual([["90911200", undefined]]);
    expect(of("BT-500")).toEqual([["Stadt Beispiel", undefined]]);
    expect(of("BT-5071")).toEqual([]);
    expect(of("OPP-012")).toEqual([["20200508", undefined]]);
    expect(fields.find((f) => f.term === "BT-71")?.path).toBe(
      "/TED_EXPORT/FORM_SECTION/F02_2014/LEFTI/RESTRICTED_SHELTERED_WORKSHOP",
    );
  });

  it("calls a contract without division one lot and writes no lot into its text", async () => {
    const single = `<NO_LOT_DIVISION/>${object("1", `<SHORT_DESCR>${p("Reinigung.")}</SHORT_DESCR>${AC("<AC_PROCUREMENT_DOC/>")}`)}`;
    const { lines, fields, text } = await readNotice(exported(form("DE", "ORIGINAL", single)));
    expect(fields.filter((f) => f.term === "BT-137").map((f) => f.value)).toEqual(["1"]);
    expect(fields.filter((f) => f.term === "AC_PROCUREMENT_DOC").length).toBe(1);
    expect(text).not.toMatch(/LOT|Price/);
    expect(lines.at(-1)).toBe("paragraph Reinigung.");
  });

  it("reads the original among translations, and of several originals the first that is named", async () => {
    const original = form("DE", "ORIGINAL", "");
    const translation = form("FR", "TRANSLATION", "").replace("Gebäudereinigung", "Nettoyage");
    expect((await readNotice(exported(translation + original))).lines[0]).toBe("heading 1 Gebäudereinigung");
    const second = form("FR", "ORIGINAL", "").replace("Gebäudereinigung", "Nettoyage");
    const { lines, fields } = await readNotice(exported(original + second, "FR"));
    expect(lines[0]).toBe("heading 1 Nettoyage");
    expect(lines.join()).not.toContain("Gebäude");
    expect(fields.find((f) => f.term === "BT-702")?.value).toBe("FR");
  });

  it("reads translations, each marked, when there is no original", async () => {
    const both = form("DE", "TRANSLATION", "") + form("FR", "TRANSLATION", "").replace("Gebäudereinigung", "Nettoyage");
    const { lines, languages } = await readNotice(exported(both));
    const titles = lines.flatMap((line, i) => (line.startsWith("heading 1") ? [[line, languages[i]]] : []));
    expect(titles).toEqual([
      ["heading 1 Gebäudereinigung", "de"],
      ["heading 1 Nettoyage", "fr"],
    ]);
  });

  it("reads the forms of R2.0.8", async () => {
    const old = `<CONTRACT_DEFENCE CATEGORY="ORIGINAL" FORM="17" LG="NL"><FD_CONTRACT_DEFENCE CTYPE="SERVICES">
      <CA_CE_CONCESSIONAIRE_PROFILE><ORGANISATION><OFFICIALNAME>Gemeente Voorbeeld</OFFICIALNAME></ORGANISATION><COUNTRY VALUE="NL"/></CA_CE_CONCESSIONAIRE_PROFILE>
      <TITLE_CONTRACT>${p("Bewaking")}</TITLE_CONTRACT><TYPE_CONTRACT VALUE="SERVICES"/><SHORT_CONTRACT_DESCRIPTION>${p("Bewaking van gebouwen.")}</SHORT_CONTRACT_DESCRIPTION>
      <SUBCONTRACTING><SUBCONTRACT_SHARE><MIN_PERCENTAGE>10</MIN_PERCENTAGE><MAX_PERCENTAGE>30</MAX_PERCENTAGE></SUBCONTRACT_SHARE><SUBCONTRACT_AWARD_PART VALUE="NO"/></SUBCONTRACTING>
      <DIV_INTO_LOT_NO/><COSTS_RANGE_AND_CURRENCY CURRENCY="EUR"><VALUE_COST FMTVAL="250000.00">250 000,00</VALUE_COST></COSTS_RANGE_AND_CURRENCY><PERIOD_WORK_DATE_STARTING><MONTHS>12</MONTHS></PERIOD_WORK_DATE_STARTING>
      <DEPOSITS_GUARANTEES_REQUIRED>${p("Bankgarantie.")}</DEPOSITS_GUARANTEES_REQUIRED><RESERVED_CONTRACTS><RESTRICTED_TO_FRAMEWORK/></RESERVED_CONTRACTS>
      <CRITERIA_DEFINITION><ORDER_C>1</ORDER_C><CRITERIA>Prijs</CRITERIA><WEIGHTING>70</WEIGHTING></CRITERIA_DEFINITION><CRITERIA_DEFINITION><CRITERIA>Plan van aanpak</CRITERIA><WEIGHTING>30</WEIGHTING></CRITERIA_DEFINITION>
      </FD_CONTRACT_DEFENCE></CONTRACT_DEFENCE>`;
    const { lines, fields } = await readNotice(exported(old, "NL"));
    expect(lines).toEqual([
      "heading 1 Bewaking",
      "paragraph Bewaking van gebouwen.",
      "heading 2 Zekerheden",
      "paragraph Bankgarantie.",
      expect.stringMatching(/^header .*: Ja$/),
      "heading 2 Gunningscriteria",
      "item Prijs 70",
      "item Plan van aanpak 30",
    ]);
    const of = (term: string) => fields.filter((f) => f.term === term).map((f) => f.value);
    expect([of("BT-65"), of("BT-64"), of("BT-729")]).toEqual([["subc-min"], ["10"], ["30"]]);
    expect([of("BT-27"), of("BT-36"), of("BT-736"), of("BT-137"), of("BT-539")]).toEqual([
      ["250000.00 EUR"],
      ["12 MONTH"],
      ["yes"],
      ["1"],
      [],
    ]);
  });

  it("starts a section anew after the lots that had one of the same name", async () => {
    const { lines } = await readNotice(
      exported(
        form(
          "DE",
          "ORIGINAL",
          `<NO_LOT_DIVISION/>${object("1", `<TITLE>${p("Nord")}</TITLE><INFO_ADD>${p("Im Los.")}</INFO_ADD>`)}`,
          `<COMPLEMENTARY_INFO><INFO_ADD>${p("Im Ganzen.")}</INFO_ADD></COMPLEMENTARY_INFO>`,
        ),
      ),
    );
    expect(lines.slice(-5)).toEqual([
      "heading 2 Nord",
      "heading 3 Zusätzliche Angaben",
      "paragraph Im Los.",
      "heading 2 Zusätzliche Angaben",
      "paragraph Im Ganzen.",
    ]);
  });

  it("writes no headings in a language that has none, so that no text is claimed by a wrong one", async () => {
    const { lines } = await readNotice(
      exported(form("FI", "ORIGINAL", object("1", `<SHORT_DESCR>${p("Siivous.")}</SHORT_DESCR>`), LEFTI), "FI"),
    );
    expect(lines.filter((line) => line.startsWith("heading"))).toEqual(["heading 1 Gebäudereinigung"]);
  });
});
