/** The values an eForms notice declares, by business term. Paths and lists: eForms SDK 1.16, fields.json. */
import type { NoticeField } from "../../model.ts";
import { languageOf } from "./languages.ts";
import { childrenOf, find, type Located, oneLine } from "./located.ts";

interface FieldRule {
  readonly term: string;
  /** Path of local names from the root or the lot. */
  readonly at: string;
  /** Child that must carry the code list; without it the element itself must. */
  readonly code?: string;
  /** Value of @listName. One element serves many lists, so the list is always checked where there is one. */
  readonly list?: string;
  /** Child that holds the value, when it is not the element itself. */
  readonly take?: string;
  /** Attribute that follows the number after a blank: "24 MONTH", "9000 EUR". */
  readonly unit?: string;
}

const EXTENSION = "UBLExtensions/UBLExtension/ExtensionContent/EformsExtension";

const PROJECT: readonly FieldRule[] = [
  { term: "BT-21", at: "ProcurementProject/Name" },
  { term: "BT-23", at: "ProcurementProject/ProcurementTypeCode" },
  { term: "BT-531", at: "ProcurementProject/ProcurementAdditionalType/ProcurementTypeCode", list: "contract-nature" },
  { term: "BT-27", at: "ProcurementProject/RequestedTenderTotal/EstimatedOverallContractAmount", unit: "currencyID" },
  { term: "BT-262", at: "ProcurementProject/MainCommodityClassification/ItemClassificationCode" },
  { term: "BT-263", at: "ProcurementProject/AdditionalCommodityClassification/ItemClassificationCode" },
  { term: "BT-5141", at: "ProcurementProject/RealizedLocation/Address/Country/IdentificationCode" },
  { term: "BT-5071", at: "ProcurementProject/RealizedLocation/Address/CountrySubentityCode" },
];

const NOTICE: readonly FieldRule[] = [
  { term: "OPP-070", at: `${EXTENSION}/NoticeSubType/SubTypeCode` },
  { term: "OPP-012", at: `${EXTENSION}/Publication/PublicationDate` },
  { term: "OPP-010", at: `${EXTENSION}/Publication/NoticePublicationID` },
  { term: "BT-701", at: "ID" },
  { term: "BT-04", at: "ContractFolderID" },
  { term: "BT-05", at: "IssueDate" },
  { term: "BT-01", at: "RegulatoryDomain" },
  { term: "BT-02", at: "NoticeTypeCode" },
  { term: "BT-702", at: "NoticeLanguageCode" },
  { term: "BT-702", at: "AdditionalNoticeLanguage/ID" },
  { term: "BT-11", at: "ContractingParty/ContractingPartyType/PartyTypeCode", list: "buyer-legal-type" },
  { term: "BT-10", at: "ContractingParty/ContractingActivity/ActivityTypeCode" },
  { term: "BT-105", at: "TenderingProcess/ProcedureCode" },
  { term: "BT-763", at: "TenderingProcess/PartPresentationCode" },
  { term: "BT-31", at: "TenderingTerms/LotDistribution/MaximumLotsSubmittedNumeric" },
  { term: "BT-33", at: "TenderingTerms/LotDistribution/MaximumLotsAwardedNumeric" },
  ...PROJECT,
];

const additionalType = (term: string, list: string): FieldRule => ({
  term,
  at: "ProcurementProject/ProcurementAdditionalType/ProcurementTypeCode",
  list,
});
const execution = { at: "TenderingTerms/ContractExecutionRequirement", code: "ExecutionRequirementCode" };
const subcontract = {
  at: "TenderingTerms/AllowedSubcontractTerms",
  code: "SubcontractingConditionsCode",
  list: "subcontracting-obligation",
};

const LOT: readonly FieldRule[] = [
  { term: "BT-137", at: "ID" },
  ...PROJECT,
  { term: "BT-726", at: "ProcurementProject/SMESuitableIndicator" },
  { term: "BT-36", at: "ProcurementProject/PlannedPeriod/DurationMeasure", unit: "unitCode" },
  { term: "BT-538", at: "ProcurementProject/PlannedPeriod/DescriptionCode" },
  { term: "BT-536", at: "ProcurementProject/PlannedPeriod/StartDate" },
  { term: "BT-537", at: "ProcurementProject/PlannedPeriod/EndDate" },
  additionalType("BT-06", "strategic-procurement"),
  additionalType("BT-774", "environmental-impact"),
  additionalType("BT-775", "social-objective"),
  additionalType("BT-754", "accessibility"),
  {
    term: "BT-755",
    at: "ProcurementProject/ProcurementAdditionalType",
    code: "ProcurementTypeCode",
    list: "accessibility",
    take: "ProcurementType",
  },
  {
    term: "BT-71",
    at: "TenderingTerms/TendererQualificationRequest/SpecificTendererRequirement/TendererRequirementTypeCode",
    list: "reserved-procurement",
  },
  { term: "BT-736", at: `${execution.at}/${execution.code}`, list: "reserved-execution" },
  { term: "BT-70", ...execution, list: "conditions", take: "Description" },
  { term: "BT-65", ...subcontract, take: subcontract.code },
  { term: "BT-64", ...subcontract, take: "MinimumPercent" },
  { term: "BT-729", ...subcontract, take: "MaximumPercent" },
  {
    term: "BT-651",
    at: `TenderingTerms/${EXTENSION}/TenderSubcontractingRequirements/TenderSubcontractingRequirementsCode`,
  },
  {
    term: "BT-751",
    at: "TenderingTerms/RequiredFinancialGuarantee/GuaranteeTypeCode",
    list: "tender-guarantee-required",
  },
  { term: "BT-75", at: "TenderingTerms/RequiredFinancialGuarantee/Description" },
  { term: "BT-77", at: "TenderingTerms/PaymentTerms/Note" },
  { term: "BT-761", at: "TenderingTerms/TendererQualificationRequest/CompanyLegalFormCode" },
  { term: "BT-97", at: "TenderingTerms/Language/ID" },
  { term: "BT-765", at: "TenderingProcess/ContractingSystem/ContractingSystemTypeCode", list: "framework-agreement" },
  { term: "BT-543", at: "TenderingTerms/AwardingTerms/AwardingCriterion/CalculationExpression" },
];

/** Lots and, in planning notices, parts; groups of lots repeat criteria and are left out. */
export function lotsOf(root: Located): readonly Located[] {
  return find(root, "ProcurementProjectLot").filter((lot) => schemeOf(lot) !== "LotsGroup");
}

/** `Lot`, `Part` or `LotsGroup`. */
export function schemeOf(lot: Located): string {
  return childrenOf(lot).find((c) => c.local === "ID")?.node.attributes["schemeName"] ?? "Lot";
}

/** The lot's identifier, such as `LOT-0001`. */
export function lotId(lot: Located): string | undefined {
  const id = childrenOf(lot).find((c) => c.local === "ID");
  return id === undefined ? undefined : oneLine(id);
}

/** Every declared value of the notice and its lots. */
export function eformsFields(root: Located): readonly NoticeField[] {
  const lots = lotsOf(root).flatMap((lot) => lotFields(lot));
  return [...NOTICE.flatMap((rule) => apply(rule, root)), ...buyers(root), ...lots];
}

/** The values of one lot; each award criterion begins with its BT-539 or BT-734. */
export function lotFields(lot: Located): readonly NoticeField[] {
  const id = lotId(lot);
  const fields = [...LOT.flatMap((rule) => apply(rule, lot)), ...criteriaOf(lot).flatMap(criterionFields)];
  return id === undefined ? fields : fields.map((field) => ({ ...field, lot: id }));
}

function apply(rule: FieldRule, scope: Located): readonly NoticeField[] {
  const { list, code, take } = rule;
  const found = find(scope, rule.at).filter(
    (at) => list === undefined || carries(code === undefined ? [at] : find(at, code), list),
  );
  const values = take === undefined ? found : found.flatMap((at) => find(at, take));
  return values.flatMap((at) => fieldOf(rule.term, at, rule.unit));
}

function carries(codes: readonly Located[], list: string): boolean {
  return codes.some((code) => code.node.attributes["listName"] === list);
}

function fieldOf(term: string, at: Located, unit?: string): readonly NoticeField[] {
  const value = [oneLine(at), (unit && at.node.attributes[unit]) ?? ""].filter((part) => part !== "").join(" ");
  const language = languageOf(at.node.attributes["languageID"]);
  return value === "" ? [] : [{ term, value, path: at.path, ...(language === undefined ? {} : { language }) }];
}

/** The single criteria of a lot, in order. */
export function criteriaOf(lot: Located): readonly Located[] {
  return find(lot, "TenderingTerms/AwardingTerms/AwardingCriterion/SubordinateAwardingCriterion");
}

function criterionFields(criterion: Located): readonly NoticeField[] {
  return [
    ...find(criterion, "AwardingCriterionTypeCode").flatMap((at) => fieldOf("BT-539", at)),
    ...find(criterion, "Name").flatMap((at) => fieldOf("BT-734", at)),
    ...find(criterion, "Description").flatMap((at) => fieldOf("BT-540", at)),
    ...parameters(criterion, "number-weight").flatMap(({ unit, number }) => [
      ...fieldOf("BT-541", number),
      ...fieldOf("BT-5421", unit),
    ]),
    ...parameters(criterion, "number-fixed").flatMap(({ number }) => fieldOf("BT-541-FixedNumber", number)),
    ...parameters(criterion, "number-threshold").flatMap(({ number }) => fieldOf("BT-541-ThresholdNumber", number)),
  ];
}

/** Numbers attached to a criterion, with the code that says what they count. */
export function parameters(
  criterion: Located,
  list: string,
): readonly { readonly unit: Located; readonly number: Located }[] {
  return find(criterion, `${EXTENSION}/AwardCriterionParameter`).flatMap((parameter) => {
    const unit = find(parameter, "ParameterCode").find((code) => code.node.attributes["listName"] === list);
    const number = find(parameter, "ParameterNumeric")[0];
    return unit === undefined || number === undefined ? [] : [{ unit, number }];
  });
}

/** Names and countries of the buyers: the contracting party names an organisation by its identifier. */
function buyers(root: Located): readonly NoticeField[] {
  const ids = new Set(find(root, "ContractingParty/Party/PartyIdentification/ID").map(oneLine));
  const companies = find(root, `${EXTENSION}/Organizations/Organization/Company`);
  return companies
    .filter((company) => find(company, "PartyIdentification/ID").some((id) => ids.has(oneLine(id))))
    .flatMap((company) => [
      ...find(company, "PartyName/Name").flatMap((at) => fieldOf("BT-500", at)),
      ...find(company, "PostalAddress/Country/IdentificationCode").flatMap((at) => fieldOf("BT-514", at)),
    ]);
}
