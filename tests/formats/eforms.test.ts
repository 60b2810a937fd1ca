import { describe, expect, it } from "vitest";
import { Failure } from "../../src/failure.ts";
import { read } from "../../src/formats/eforms-xml.ts";
import { DEFAULT_LIMITS } from "../../src/formats/limits.ts";
import { type Shown, shownBlocks } from "./notice-help.ts";

const NAMESPACES = [
  'xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"',
  'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"',
  'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"',
  'xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"',
  'xmlns:efext="http://data.europa.eu/p27/eforms-ubl-extensions/1"',
  'xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1"',
  'xmlns:efbc="http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1"',
].join(" ");

const extension = (inner: string) =>
  `<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>${inner}</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>`;

const criterion = (type: string, name: string, unit: string, weight: string, description = "") =>
  `<cac:SubordinateAwardingCriterion>${extension(
    `<efac:AwardCriterionParameter><efbc:ParameterCode listName="number-weight">${unit}</efbc:ParameterCode><efbc:ParameterNumeric>${weight}</efbc:ParameterNumeric></efac:AwardCriterionParameter>`,
  )}<cbc:AwardingCriterionTypeCode listName="award-criterion-type">${type}</cbc:AwardingCriterionTypeCode><cbc:Name languageID="ITA">${name}</cbc:Name>${
    description === "" ? "" : `<cbc:Description languageID="ITA">${description}</cbc:Description>`
  }</cac:SubordinateAwardingCriterion>`;

const lot = (
  id: string,
  title: string,
  terms: string,
  project = "",
) => `<cac:ProcurementProjectLot><cbc:ID schemeName="Lot">${id}</cbc:ID>
  <cac:TenderingTerms>${terms}</cac:TenderingTerms>
  <cac:ProcurementProject><cbc:Name languageID="ITA">${title}</cbc:Name>${project}</cac:ProcurementProject></cac:ProcurementProjectLot>`;

const notice = (lots: string, head = "") => `<?xml version="1.0" encoding="UTF-8"?><ContractNotice ${NAMESPACES}>
  ${extension(`<efac:NoticeSubType><cbc:SubTypeCode>16</cbc:SubTypeCode></efac:NoticeSubType><efac:Organizations><efac:Organization><efac:Company>
    <cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name languageID="ITA">Comune di Esempio</cbc:Name></cac:PartyName>
    <cac:PostalAddress><cac:Country><cbc:IdentificationCode>ITA</cbc:IdentificationCode></cac:Country></cac:PostalAddress></efac:Company></efac:Organization>
    <efac:Organization><efac:Company><cac:PartyIdentification><cbc:ID>ORG-0002</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name languageID="ITA">Tribunale</cbc:Name></cac:PartyName></efac:Company></efac:Organization></efac:Organizations>`)}
  <cbc:IssueDate>2026-03-01+01:00</cbc:IssueDate><cbc:RegulatoryDomain>32014L0024</cbc:RegulatoryDomain>
  <cbc:NoticeTypeCode>cn-standard</cbc:NoticeTypeCode><cbc:NoticeLanguageCode>ITA</cbc:NoticeLanguageCode>
  <cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>
  ${head}
  <cac:ProcurementProject><cbc:Name languageID="ITA">Pulizia delle scuole</cbc:Name><cbc:Name languageID="DEU">Reinigung der Schulen</cbc:Name>
    <cbc:ProcurementTypeCode listName="contract-nature">services</cbc:ProcurementTypeCode>
    <cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID="EUR">250000</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal>
    <cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">90911200</cbc:ItemClassificationCode></cac:MainCommodityClassification>
  </cac:ProcurementProject>${lots}</ContractNotice>`;

const RESERVED = (code: string) =>
  `<cac:TendererQualificationRequest><cac:SpecificTendererRequirement><cbc:TendererRequirementTypeCode listName="reserved-procurement">${code}</cbc:TendererRequirementTypeCode></cac:SpecificTendererRequirement></cac:TendererQualificationRequest>`;
const EXECUTION = (code: string) =>
  `<cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName="reserved-execution">${code}</cbc:ExecutionRequirementCode></cac:ContractExecutionRequirement>`;
const CONDITIONS = `<cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName="conditions">performance</cbc:ExecutionRequirementCode><cbc:Description languageID="ITA">Il dieci per cento delle ore è svolto da persone svantaggiate.</cbc:Description></cac:ContractExecutionRequirement>`;
const EINVOICING = `<cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName="einvoicing">required</cbc:ExecutionRequirementCode></cac:ContractExecutionRequirement>`;
const awarding = (criteria: string) =>
  `<cac:AwardingTerms><cac:AwardingCriterion>${criteria}</cac:AwardingCriterion></cac:AwardingTerms>`;
const social = (code: string, list = "social-objective") =>
  `<cac:ProcurementAdditionalType><cbc:ProcurementTypeCode listName="${list}">${code}</cbc:ProcurementTypeCode></cac:ProcurementAdditionalType>`;

async function readNotice(xml: string): Promise<Shown> {
  return shownBlocks(await read(new TextEncoder().encode(xml), "notice.xml", { limits: DEFAULT_LIMITS }));
}

const TWO_LOTS = notice(
  lot(
    "LOT-0001",
    "Centro",
    RESERVED("res-ws") +
      EXECUTION("yes") +
      EINVOICING +
      CONDITIONS +
      awarding(
        criterion("price", "Prezzo", "per-exa", "30") +
          criterion("quality", "Inserimento lavorativo", "dec-exa", "0.7", "Punti per ogni persona inserita."),
      ),
    social("opp"),
  ) +
    lot(
      "LOT-0002",
      "Periferia",
      RESERVED("none") + EXECUTION("no") + awarding(criterion("price", "Prezzo", "poi-exa", "100")),
    ),
  "<cac:TenderingTerms><cac:LotDistribution><cbc:MaximumLotsSubmittedNumeric>1</cbc:MaximumLotsSubmittedNumeric></cac:LotDistribution></cac:TenderingTerms>",
);

describe("eForms notices", () => {
  it("reads texts lot by lot, in the notice's language, under headings", async () => {
    const { lines } = await readNotice(TWO_LOTS);
    expect(lines).toEqual([
      "heading 1 Pulizia delle scuole",
      "heading 2 LOT-0001 Centro",
      expect.stringMatching(/^header Obiettivo di carattere sociale perseguito: .*svantaggiate/),
      expect.stringMatching(/^header Partecipazione riservata: /),
      expect.stringMatching(/^header L'esecuzione dell'appalto deve avvenire .*: Sì$/),
      "heading 3 Condizioni relative all'esecuzione dell'appalto",
      "paragraph Il dieci per cento delle ore è svolto da persone svantaggiate.",
      "heading 3 Criteri di aggiudicazione",
      "item Price: Prezzo 30 %",
      "item Quality: Inserimento lavorativo 70 %",
      "paragraph Punti per ogni persona inserita.",
      "heading 2 LOT-0002 Periferia",
      "heading 3 Criteri di aggiudicazione",
      "item Price: Prezzo 100",
    ]);
  });

  it("gives every declared value its term, lot and path", async () => {
    const { fields } = await readNotice(TWO_LOTS);
    const of = (term: string) => fields.filter((f) => f.term === term).map((f) => [f.value, f.lot]);
    expect(of("BT-71")).toEqual([
      ["res-ws", "LOT-0001"],
      ["none", "LOT-0002"],
    ]);
    expect(of("BT-736")).toEqual([
      ["yes", "LOT-0001"],
      ["no", "LOT-0002"],
    ]);
    expect(of("BT-775")).toEqual([["opp", "LOT-0001"]]);
    expect(of("BT-137")).toEqual([
      ["LOT-0001", "LOT-0001"],
      ["LOT-0002", "LOT-0002"],
    ]);
    expect(of("BT-31")).toEqual([["1", undefined]]);
    expect(of("BT-27")).toEqual([["250000 EUR", undefined]]);
    expect(of("BT-500")).toEqual([["Comune di Esempio", undefined]]);
    expect(of("BT-514")).toEqual([["ITA", undefined]]);
    expect(of("BT-702")).toEqual([["ITA", undefined]]);
    expect(of("BT-541")).toEqual([
      ["30", "LOT-0001"],
      ["0.7", "LOT-0001"],
      ["100", "LOT-0002"],
    ]);
    expect(of("BT-5421")).toEqual([
      ["per-exa", "LOT-0001"],
      ["dec-exa", "LOT-0001"],
      ["poi-exa", "LOT-0002"],
    ]);
    expect(of("BT-70").length).toBe(1);
    expect(fields.find((f) => f.term === "BT-736" && f.lot === "LOT-0001")?.path).toBe(
      "/ContractNotice/cac:ProcurementProjectLot[1]/cac:TenderingTerms/cac:ContractExecutionRequirement[1]/cbc:ExecutionRequirementCode",
    );
  });

  it("never writes words for codes that mean none", async () => {
    const none = lot(
      "LOT-0001",
      "Unico",
      RESERVED("none") + EXECUTION("not-known"),
      social("none", "strategic-procurement") + social("n-inc", "accessibility"),
    );
    const { lines, text } = await readNotice(notice(none));
    expect(lines).toEqual(["heading 1 Pulizia delle scuole", "heading 2 Unico"]);
    expect(text).not.toMatch(/riservat|protett|LOT/i);
  });

  it("takes another language only where the notice's own is missing, and marks it", async () => {
    const xml = notice(
      lot(
        "LOT-0001",
        "Unico",
        "",
        '<cbc:Description languageID="DEU">Grundreinigung</cbc:Description><cbc:Note languageID="ITA">Sopralluogo</cbc:Note><cbc:Note languageID="DEU">Ortsbesichtigung</cbc:Note>',
      ),
    );
    const { lines, languages } = await readNotice(xml);
    expect(lines.slice(2)).toEqual(["paragraph Grundreinigung", "paragraph Sopralluogo"]);
    expect(languages.slice(2)).toEqual(["de", undefined]);
  });

  it("gives no weight where criteria are only ranked, and reads a formula", async () => {
    const ranked = awarding(
      criterion("quality", "Tempi", "ord-imp", "1") + criterion("cost", "Costo", "ord-imp", "2"),
    ).replace(
      "</cac:AwardingCriterion>",
      "<cbc:CalculationExpression>P = Pmin / P</cbc:CalculationExpression></cac:AwardingCriterion>",
    );
    const { lines, fields } = await readNotice(notice(lot("LOT-0001", "Unico", ranked)));
    expect(lines.slice(2)).toEqual([
      "heading 3 Criteri di aggiudicazione",
      "item Quality: Tempi",
      "item Cost: Costo",
      "paragraph P = Pmin / P",
    ]);
    expect(fields.filter((f) => f.term === "BT-543").map((f) => f.value)).toEqual(["P = Pmin / P"]);
  });

  it("reads the same whatever prefixes the author chose", async () => {
    const renamed = TWO_LOTS.replace(/\bcbc\b/g, "b").replace(/\bcac\b/g, "a");
    expect((await readNotice(renamed)).lines).toEqual((await readNotice(TWO_LOTS)).lines);
  });

  it("refuses damaged and bottomless notices", async () => {
    const code = async (xml: string) => {
      const error = await readNotice(xml).then(
        () => undefined,
        (e: unknown) => e,
      );
      return error instanceof Failure ? error.code : error;
    };
    expect(await code(TWO_LOTS.slice(0, -40))).toBe("markup-broken");
    expect(await code(`<ContractNotice>${"<a>".repeat(400)}${"</a>".repeat(400)}</ContractNotice>`)).toBe(
      "limit-depth",
    );
    expect(await code('<!DOCTYPE x [<!ENTITY a "b">]><ContractNotice>&a;</ContractNotice>')).toBe("markup-broken");
  });

  it("leaves out texts past the limit, and says so", async () => {
    const small = { ...DEFAULT_LIMITS, characters: 20 };
    const result = await read(new TextEncoder().encode(TWO_LOTS), "notice.xml", { limits: small });
    expect(result).toMatchObject({
      document: { text: "Pulizia delle scuole", warnings: [{ code: "truncated", detail: "characters" }] },
    });
  });

  it("takes out characters that nobody sees", async () => {
    const xml = notice(lot("LOT-0001", "Uni\u202Eco", ""));
    const result = await read(new TextEncoder().encode(xml), "notice.xml", { limits: DEFAULT_LIMITS });
    expect(result).toMatchObject({
      document: { text: "Pulizia delle scuole\nUnico", warnings: [{ code: "hidden-characters-removed", detail: "1" }] },
    });
  });

  it("does not put a text under the heading of an empty section between", async () => {
    const terms = `${CONDITIONS}<cac:PaymentTerms><cbc:Note languageID="ITA"> </cbc:Note></cac:PaymentTerms>${CONDITIONS}`;
    const { lines } = await readNotice(notice(lot("LOT-0001", "Unico", terms)));
    expect(lines.filter((line) => line.startsWith("heading 3"))).toEqual([
      "heading 3 Condizioni relative all'esecuzione dell'appalto",
    ]);
  });
});
