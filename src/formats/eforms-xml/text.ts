/** The texts of an eForms notice in reading order: what is bought, lot by lot, then its terms. */

import { textOf } from "../xml-walk.ts";
import { criteriaOf, lotFields, lotId, lotsOf, parameters, schemeOf } from "./fields.ts";
import type { HeadingKey } from "./headings.ts";
import { languageOf } from "./languages.ts";
import { childrenOf, find, type Located, oneLine } from "./located.ts";
import type { NoticeCriterion, NoticeText, NoticeWriter } from "./writer.ts";

/** Children of the terms and of the process that have a heading of their own; the others are additional information. */
const SECTIONS: Readonly<Record<string, HeadingKey>> = {
  AllowedSubcontractTerms: "subcontracting",
  AppealTerms: "review",
  AwardingTerms: "award",
  ContractExecutionRequirement: "performance",
  ContractExtension: "options",
  PaymentTerms: "payment",
  RequiredFinancialGuarantee: "guarantee",
  SelectionCriteria: "participation",
  TendererQualificationRequest: "participation",
};

/** Organisations, addresses and contacts are no text of the tender. */
const NOT_TEXT = new Set([
  "Organizations",
  "ContractingParty",
  "Address",
  "Contact",
  "PartyName",
  "Party",
  "NoticeSubType",
]);

/** Elements that hold prose even where the language attribute was forgotten. */
const PROSE = new Set([
  "Description",
  "Note",
  "ProcurementType",
  "CompanyLegalForm",
  "OptionsDescription",
  "DocumentDescription",
  "ProcessReason",
  "TermDescription",
  "ReasonDescription",
  "CalculationExpression",
]);

interface Context {
  readonly writer: NoticeWriter;
  readonly language: string | undefined;
}

/** Writes all texts of the notice. */
export function writeEforms(root: Located, context: Context): void {
  const projects = find(root, "ProcurementProject");
  for (const project of projects) {
    for (const name of inOneLanguage(find(project, "Name"), context.language)) context.writer.title(name, 1);
    writeProject(project, context, 2);
  }
  writeTerms(root, context, 2);
  const lots = lotsOf(root);
  const groups = find(root, "ProcurementProjectLot").filter((lot) => schemeOf(lot) === "LotsGroup");
  for (const lot of [...lots, ...groups]) writeLot(lot, context, lots.length > 1 ? "several" : "one");
  context.writer.section("additional", 2);
  for (const part of childrenOf(root))
    if (part.local === "UBLExtensions" || part.local === "NoticeResult") writeDeep(part, context);
}

function writeLot(lot: Located, context: Context, lots: "one" | "several"): void {
  const { writer, language } = context;
  const id = lotId(lot);
  for (const name of inOneLanguage(find(lot, "ProcurementProject/Name"), language)) {
    // The only lot of a notice is the contract itself: no "lot" must appear in the text where there is none.
    writer.title(lots === "several" && id !== undefined ? { ...name, text: `${id} ${name.text}` } : name, 2);
  }
  if (schemeOf(lot) !== "LotsGroup") for (const field of lotFields(lot)) writer.declared(field);
  for (const project of find(lot, "ProcurementProject")) writeProject(project, context, 3);
  writeTerms(lot, context, 3);
}

function writeProject(project: Located, context: Context, level: number): void {
  const [extensions, others] = split(childrenOf(project), (part) => part.local === "ContractExtension");
  for (const group of groupsOf(others.filter((part) => part.local !== "Name"))) writeGroup(group, context);
  const [options, renewals] = split(extensions.flatMap(childrenOf), (part) => part.local === "OptionsDescription");
  context.writer.section("options", level);
  for (const group of groupsOf(options)) writeGroup(group, context);
  context.writer.section("renewals", level);
  for (const group of groupsOf(renewals)) writeGroup(group, context);
}

/** Terms and process of the notice or of a lot, each part under its heading. */
function writeTerms(scope: Located, context: Context, level: number): void {
  for (const terms of [...find(scope, "TenderingTerms"), ...find(scope, "TenderingProcess")]) {
    for (const group of groupsOf(childrenOf(terms))) {
      const part = group[0]!;
      if (part.local === "AwardingTerms") writeAward(scope, part, context, level);
      else if (part.local === "UBLExtensions") writeExtension(part, context, level);
      else {
        context.writer.section(sectionOf(part), level);
        writeGroup(group, context);
      }
    }
  }
}

function sectionOf(part: Located): HeadingKey {
  const grounds = find(part, "SpecificTendererRequirement/TendererRequirementTypeCode").some(
    (c) => c.node.attributes["listName"] === "exclusion-ground",
  );
  const conditions = find(part, "ExecutionRequirementCode").some((c) => c.node.attributes["listName"] !== "conditions");
  if (grounds) return "exclusion";
  return conditions ? "additional" : (SECTIONS[part.local] ?? "additional");
}

function writeExtension(extension: Located, context: Context, level: number): void {
  for (const part of find(extension, "UBLExtension/ExtensionContent/EformsExtension").flatMap(childrenOf)) {
    context.writer.section(SECTIONS[part.local] ?? "additional", level);
    writeDeep(part, context);
  }
}

function writeAward(lot: Located, terms: Located, context: Context, level: number): void {
  const { writer, language } = context;
  writer.section("award", level);
  for (const criterion of criteriaOf(lot)) {
    const names = inOneLanguage(find(criterion, "Name"), language);
    const descriptions = inOneLanguage(find(criterion, "Description"), language);
    const name = (names[0] ?? descriptions[0])?.text ?? "";
    writer.criterion({ kind: kindOf(criterion), name, weight: weightOf(criterion), path: criterion.path });
    for (const text of [...names.slice(1), ...descriptions]) if (text.text !== name) writer.text(text);
  }
  for (const criterion of find(terms, "AwardingCriterion")) {
    for (const part of ["Description", "CalculationExpression"]) {
      for (const text of inOneLanguage(find(criterion, part), language)) writer.text(text);
    }
  }
  for (const part of childrenOf(terms)) if (part.local !== "AwardingCriterion") writeDeep(part, context);
}

function kindOf(criterion: Located): NoticeCriterion["kind"] {
  const code = find(criterion, "AwardingCriterionTypeCode").map(oneLine)[0];
  return code === "price" || code === "cost" || code === "quality" ? code : "unknown";
}

/** Percentages get their sign, fractions become percentages, ranks are no weights. */
function weightOf(criterion: Located): string {
  const parameter = parameters(criterion, "number-weight")[0];
  if (parameter === undefined) return "";
  const unit = oneLine(parameter.unit);
  const number = oneLine(parameter.number);
  if (unit === "ord-imp") return "";
  if (unit.startsWith("dec-") && Number.isFinite(Number(number)))
    return `${Number((Number(number) * 100).toFixed(4))} %`;
  return unit.startsWith("per-") ? `${number} %` : number;
}

/** Texts below an element, in document order. */
function writeDeep(part: Located, context: Context): void {
  if (NOT_TEXT.has(part.local)) return;
  for (const group of groupsOf(isProse(part) ? [part] : childrenOf(part))) writeGroup(group, context);
}

function writeGroup(group: readonly Located[], context: Context): void {
  const first = group[0]!;
  if (!isProse(first)) writeDeep(first, context);
  else if (!NOT_TEXT.has(first.local))
    for (const text of inOneLanguage(group, context.language)) context.writer.text(text);
}

/** Elements in order; prose of one name is one group, namely the language versions of one text. */
function groupsOf(parts: readonly Located[]): readonly (readonly Located[])[] {
  const prose = new Map<string, Located[]>();
  const groups: Located[][] = [];
  for (const part of parts) {
    const known = isProse(part) ? prose.get(part.local) : undefined;
    if (known !== undefined) known.push(part);
    else {
      const group = [part];
      groups.push(group);
      if (isProse(part)) prose.set(part.local, group);
    }
  }
  return groups;
}

function isProse({ node, local }: Located): boolean {
  if (node.attributes["languageID"] === undefined && !PROSE.has(local)) return false;
  return node.children.every((child) => typeof child === "string");
}

/** The versions in the notice's language; when there is none, all of them, each marked with its own. */
function inOneLanguage(versions: readonly Located[], language: string | undefined): readonly NoticeText[] {
  const texts = versions.map((version) => ({
    text: textOf(version.node).trim(),
    path: version.path,
    code: languageOf(version.node.attributes["languageID"]),
  }));
  const own = texts.filter((text) => text.code === undefined || text.code === language);
  const chosen = own.length > 0 ? own : texts;
  return chosen.map(({ text, path, code }) =>
    code === undefined || code === language ? { text, path } : { text, path, language: code },
  );
}

function split<T>(list: readonly T[], first: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [list.filter(first), list.filter((item) => !first(item))];
}
