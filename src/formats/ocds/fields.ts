/** Values of an OCDS release under the business terms of eForms, where the meaning is the same. */
import type { NoticeField } from "../../model.ts";
import { at, type Pointed, plain } from "./json.ts";

/** Turns a value of OCDS into the code of the term; undefined when it says nothing. */
type Code = (value: string) => string | undefined;

interface FieldRule {
  readonly term: string;
  readonly path: string;
  readonly code?: Code;
}

const from =
  (codes: Readonly<Record<string, string>>): Code =>
  (value) =>
    Object.hasOwn(codes, value) ? codes[value] : undefined;

/** Codelists of the extensions otherRequirements, contractTerms and sustainability. */
const RESERVED = from({ shelteredWorkshop: "res-ws", publicServiceMissionOrganization: "res-pub-ser" });
const YES = from({ true: "yes", false: "no" });
const CATEGORY = from({ goods: "supplies", services: "services", works: "works" });
const GOAL = from({
  "social.accessibility": "acc-all",
  "social.disadvantagedEmploymentOpportunities": "opp",
  "social.ethnicEquality": "et-eq",
  "social.genderEquality": "gen-eq",
  "social.womenInclusion": "gen-eq",
  "social.humanRightsInSupplyChains": "hum-right",
  "social.laborRightsPromotion": "work-cond",
});
const SOCIAL: Code = (goal) => (goal === "social" || goal.startsWith("social.") ? "soc-obj" : undefined);

const RELEASE: readonly FieldRule[] = [
  { term: "BT-04", path: "ocid" },
  { term: "BT-702", path: "language" },
  { term: "OPP-012", path: "date" },
  { term: "BT-500", path: "buyer/name" },
  { term: "BT-01", path: "tender/legalBasis/id" },
  { term: "BT-105", path: "tender/procurementMethod" },
  { term: "BT-31", path: "tender/lotDetails/maximumLotsBidPerSupplier" },
  { term: "BT-33", path: "tender/lotDetails/maximumLotsAwardedPerSupplier" },
];

/** Of the tender and of each lot. */
const SCOPE: readonly FieldRule[] = [
  { term: "BT-21", path: "title" },
  { term: "BT-23", path: "mainProcurementCategory", code: CATEGORY },
  { term: "BT-71", path: "otherRequirements/reservedParticipation/*", code: RESERVED },
  { term: "BT-736", path: "contractTerms/reservedExecution", code: YES },
  { term: "BT-736", path: "contractTerms/hasReservedExecution", code: YES },
  { term: "BT-70", path: "contractTerms/performanceTerms" },
  { term: "BT-70", path: "contractTerms/termsPerformance" },
  { term: "BT-77", path: "contractTerms/financialTerms" },
  { term: "BT-726", path: "suitability/sme" },
  { term: "BT-775", path: "sustainability/*/goal", code: GOAL },
  { term: "BT-06", path: "sustainability/*/goal", code: SOCIAL },
  { term: "BT-75", path: "submissionTerms/depositsGuarantees" },
  { term: "BT-536", path: "contractPeriod/startDate" },
  { term: "BT-537", path: "contractPeriod/endDate" },
];

/** Every declared value of a release; of a lot, with the lot's id. */
export function ocdsFields(release: Pointed): readonly NoticeField[] {
  const tender = at(release, "tender");
  const lots = at(release, "tender/lots/*");
  return [
    ...RELEASE.flatMap((rule) => apply(rule, release)),
    ...buyerCountry(release),
    ...tender.flatMap(scopeFields),
    ...lots.flatMap((lot, index) => {
      const id = at(lot, "id").map(plain)[0] || String(index + 1);
      const fields: readonly NoticeField[] = [{ term: "BT-137", value: id, path: lot.pointer }, ...scopeFields(lot)];
      return fields.map((field) => ({ ...field, lot: id }));
    }),
  ];
}

function scopeFields(scope: Pointed): readonly NoticeField[] {
  return [
    ...SCOPE.flatMap((rule) => apply(rule, scope)),
    ...at(scope, "value").flatMap((value) => joined("BT-27", value, "amount", "currency")),
    ...at(scope, "contractPeriod/durationInDays").flatMap((days) =>
      field("BT-36", plain(days) && `${plain(days)} DAY`, days),
    ),
    ...classifications(scope),
    ...at(scope, "awardCriteria").flatMap(priceOnly),
    ...at(scope, "awardCriteria/criteria/*").flatMap(criterionFields),
  ];
}

function apply(rule: FieldRule, scope: Pointed): readonly NoticeField[] {
  const seen = new Set<string>();
  return at(scope, rule.path).flatMap((found) => {
    const value = rule.code === undefined ? plain(found) : rule.code(plain(found));
    if (value === undefined || seen.has(value)) return [];
    seen.add(value);
    return field(rule.term, value, found);
  });
}

function field(term: string, value: string, found: Pointed): readonly NoticeField[] {
  return value === "" ? [] : [{ term, value, path: found.pointer }];
}

function joined(term: string, found: Pointed, number: string, unit: string): readonly NoticeField[] {
  const amount = at(found, number).map(plain)[0] ?? "";
  return field(term, amount && [amount, ...at(found, unit).map(plain)].join(" "), found);
}

function classifications(scope: Pointed): readonly NoticeField[] {
  const cpv = (term: string, path: string) =>
    at(scope, path)
      .filter((c) => at(c, "scheme").some((s) => plain(s) === "CPV"))
      .flatMap((c) => at(c, "id").flatMap((id) => field(term, plain(id), id)));
  return [
    ...cpv("BT-262", "classification"),
    ...cpv("BT-263", "additionalClassifications/*"),
    ...cpv("BT-263", "items/*/classification"),
    ...cpv("BT-263", "items/*/additionalClassifications/*"),
  ];
}

function priceOnly(found: Pointed): readonly NoticeField[] {
  return plain(found) === "priceOnly" || plain(found) === "lowestCost" ? field("BT-539", "price", found) : [];
}

function criterionFields(criterion: Pointed): readonly NoticeField[] {
  const weight = at(criterion, "numbers/*").find((number) => at(number, "weight").length > 0);
  return [
    ...at(criterion, "type").flatMap((type) => field("BT-539", plain(type), type)),
    ...at(criterion, "name").flatMap((name) => field("BT-734", plain(name), name)),
    ...at(criterion, "description").flatMap((text) => field("BT-540", plain(text), text)),
    ...(weight === undefined ? [] : at(weight, "number").flatMap((number) => field("BT-541", plain(number), number))),
    ...(weight === undefined
      ? []
      : at(weight, "weight").flatMap((unit) => field("BT-5421", UNITS(plain(unit)) ?? "", unit))),
  ];
}

/** Codelist criterionWeight. */
const UNITS = from({
  percentageExact: "per-exa",
  percentageRangeMiddle: "per-mid",
  decimalExact: "dec-exa",
  decimalRangeMiddle: "dec-mid",
  pointsExact: "poi-exa",
  pointsRangeMiddle: "poi-mid",
  order: "ord-imp",
});

/** The country of the party that buys, as a code where there is one. */
function buyerCountry(release: Pointed): readonly NoticeField[] {
  const ids = at(release, "buyer/id").map(plain);
  const parties = at(release, "parties/*").filter(
    (party) =>
      at(party, "id").some((id) => ids.includes(plain(id))) ||
      at(party, "roles/*").some((role) => plain(role) === "buyer"),
  );
  return parties
    .slice(0, 1)
    .flatMap((party) =>
      [...at(party, "address/country"), ...at(party, "address/countryCode")]
        .slice(0, 1)
        .flatMap((c) => field("BT-514", plain(c), c)),
    );
}
