/** The texts of an OCDS release in reading order. */
import type { HeadingKey } from "../eforms-xml/headings.ts";
import type { NoticeCriterion, NoticeWriter } from "../eforms-xml/writer.ts";
import { at, type Pointed, plain } from "./json.ts";

/** Paths from the tender or the lot, under which heading; `none` stands under the title. */
const TEXTS: readonly (readonly [HeadingKey | "none", readonly string[]])[] = [
  ["none", ["description", "rationale", "items/*/description", "sustainability/*/description"]],
  ["options", ["options/description"]],
  ["renewals", ["renewal/description"]],
  [
    "participation",
    [
      "eligibilityCriteria",
      "selectionCriteria/description",
      "selectionCriteria/criteria/*/name",
      "selectionCriteria/criteria/*/description",
      "selectionCriteria/criteria/*/minimum",
      "otherRequirements/qualificationSystemConditions/*",
      "otherRequirements/reductionCriteria",
      "contractTerms/tendererLegalForm",
    ],
  ],
  ["exclusion", ["exclusionGrounds/criteria/*/description"]],
  ["guarantee", ["submissionTerms/depositsGuarantees"]],
  ["payment", ["contractTerms/financialTerms"]],
  [
    "performance",
    ["contractTerms/performanceTerms", "contractTerms/termsPerformance", "contractTerms/socialStandards"],
  ],
  ["subcontracting", ["subcontractingTerms/description", "subcontractingTerms/*/description"]],
];

const AFTER: readonly (readonly [HeadingKey, readonly string[]])[] = [
  ["award", ["awardCriteriaDetails", "awardCriteria/weightingDescription", "lotDetails/awardCriteriaDetails"]],
  ["review", ["reviewDetails"]],
  [
    "additional",
    [
      "procurementMethodDetails",
      "procurementMethodRationale",
      "submissionMethodDetails",
      "additionalInformation",
      "communication/description",
      "amendments/*/description",
      "amendments/*/rationale",
      "milestones/*/description",
      "documents/*/title",
      "documents/*/description",
    ],
  ],
];

/** Writes all texts of a release. */
export function writeRelease(release: Pointed, writer: NoticeWriter): void {
  const lots = at(release, "tender/lots/*");
  for (const tender of at(release, "tender")) writeScope(tender, writer, 1);
  for (const [index, lot] of lots.entries()) writeLot(lot, writer, lots.length > 1 ? index + 1 : undefined);
  writer.section("additional", 2);
  for (const path of [
    "description",
    "planning/rationale",
    "planning/project",
    "planning/documents/*/title",
    "planning/documents/*/description",
  ])
    writeTexts(release, path, writer);
}

/** The only lot of a tender is the contract itself; several are told apart by their ids. */
function writeLot(lot: Pointed, writer: NoticeWriter, number: number | undefined): void {
  const title = at(lot, "title").map(plain)[0] ?? "";
  const id = at(lot, "id").map(plain)[0] || String(number ?? "");
  writeScope(lot, writer, 2, number === undefined ? title : `LOT ${id} ${title}`.replace(/^LOT (?=lot\b)/i, ""));
}

function writeScope(scope: Pointed, writer: NoticeWriter, level: number, title?: string): void {
  const heading = title ?? at(scope, "title").map(plain)[0] ?? "";
  if (heading !== "") writer.title({ text: heading, path: scope.pointer }, level);
  writeSections(TEXTS, scope, writer, level + 1);
  writer.section("award", level + 1);
  for (const criterion of at(scope, "awardCriteria/criteria/*")) writeCriterion(criterion, writer);
  if (at(scope, "awardCriteria").some((code) => plain(code) === "priceOnly"))
    writer.criterion({ kind: "price", name: "", weight: "", path: `${scope.pointer}/awardCriteria` });
  writeSections(AFTER, scope, writer, level + 1);
}

function writeSections(
  sections: readonly (readonly [HeadingKey | "none", readonly string[]])[],
  scope: Pointed,
  writer: NoticeWriter,
  level: number,
): void {
  for (const [key, paths] of sections) {
    if (key !== "none") writer.section(key, level);
    for (const path of paths) writeTexts(scope, path, writer);
  }
}

function writeTexts(scope: Pointed, path: string, writer: NoticeWriter): void {
  for (const found of at(scope, path))
    if (typeof found.value === "string") writer.text({ text: found.value, path: found.pointer });
}

function writeCriterion(criterion: Pointed, writer: NoticeWriter): void {
  const text = (key: string) => at(criterion, key).map(plain)[0] ?? "";
  const name = text("name") || text("description");
  const type = text("type");
  const kind: NoticeCriterion["kind"] = type === "price" || type === "cost" || type === "quality" ? type : "unknown";
  writer.criterion({ kind, name, weight: weightOf(criterion), path: criterion.pointer });
  if (text("description") !== name)
    writer.text({ text: text("description"), path: `${criterion.pointer}/description` });
}

/** Percentages get their sign, fractions become percentages, ranks are no weights. */
function weightOf(criterion: Pointed): string {
  for (const number of at(criterion, "numbers/*")) {
    const unit = at(number, "weight").map(plain)[0] ?? "";
    const value = at(number, "number").map(plain)[0] ?? "";
    if (unit.startsWith("percentage")) return `${value} %`;
    if (unit.startsWith("decimal")) return `${Number((Number(value) * 100).toFixed(4))} %`;
    if (unit.startsWith("points")) return value;
  }
  return "";
}
