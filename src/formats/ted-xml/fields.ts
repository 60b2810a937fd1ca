/** The values of TED forms (R2.0.8, R2.0.9) under the business terms of eForms, so that later stages know one set of terms. */
import type { NoticeField } from "../../model.ts";
import { childrenOf, find, type Located, oneLine, paragraphsOf } from "../eforms-xml/located.ts";
import type { XmlNode } from "../xml-walk.ts";
import { criterionOf } from "./award.ts";

/** One value of an element; the path is added from the element it was read from. */
interface Value {
  readonly term: string;
  readonly value: string;
  readonly from: Located;
}

type Rule = (at: Located) => readonly Value[];

const text =
  (term: string): Rule =>
  (from) => [{ term, value: paragraphsOf(from).replace(/\s+/g, " ").trim(), from }];
/** An empty element that says yes by being there. */
const flag =
  (term: string, value: string): Rule =>
  (from) => [{ term, value, from }];
const attribute =
  (term: string, name: string): Rule =>
  (from) => [{ term, value: from.node.attributes[name] ?? "", from }];
const number =
  (term: string, unit: string): Rule =>
  (from) => [{ term, value: numberWith(oneLine(from), from.node.attributes[unit]), from }];
const inner =
  (steps: string, rule: Rule): Rule =>
  (from) =>
    find(from, steps).flatMap(rule);
const all =
  (...rules: readonly Rule[]): Rule =>
  (from) =>
    rules.flatMap((rule) => rule(from));

function numberWith(value: string, unit: string | undefined): string {
  return value === "" || unit === undefined ? value : `${value} ${unit}`;
}

/** Which element says what. Paths keep the element's name, so that a reader can tell an old flag from an eForms code. */
const RULES: Readonly<Record<string, Rule>> = {
  // what and how much
  TYPE_CONTRACT: all(attribute("BT-23", "CTYPE"), attribute("BT-23", "VALUE")),
  CPV_MAIN: inner("CPV_CODE", attribute("BT-262", "CODE")),
  CPV_ADDITIONAL: inner("CPV_CODE", attribute("BT-263", "CODE")),
  NUTS: attribute("BT-5071", "CODE"),
  VAL_ESTIMATED_TOTAL: number("BT-27", "CURRENCY"),
  VAL_OBJECT: number("BT-27", "CURRENCY"),
  COSTS_RANGE_AND_CURRENCY: oldValue,
  DURATION: number("BT-36", "TYPE"),
  DATE_START: text("BT-536"),
  DATE_END: text("BT-537"),
  PERIOD_WORK_DATE_STARTING: all(
    inner("MONTHS", (from) => [{ term: "BT-36", value: `${oneLine(from)} MONTH`, from }]),
    inner("DAYS", (from) => [{ term: "BT-36", value: `${oneLine(from)} DAY`, from }]),
  ),
  TITLE: text("BT-21"),
  TITLE_CONTRACT: text("BT-21"),
  LOT_TITLE: text("BT-21"),
  // who
  ADDRESS_CONTRACTING_BODY: all(inner("OFFICIALNAME", text("BT-500")), inner("COUNTRY", attribute("BT-514", "VALUE"))),
  CA_CE_CONCESSIONAIRE_PROFILE: all(
    inner("ORGANISATION/OFFICIALNAME", text("BT-500")),
    inner("COUNTRY", attribute("BT-514", "VALUE")),
  ),
  CA_TYPE: attribute("BT-11", "VALUE"),
  TYPE_OF_CONTRACTING_AUTHORITY: attribute("BT-11", "VALUE"),
  CA_ACTIVITY: attribute("BT-10", "VALUE"),
  CE_ACTIVITY: attribute("BT-10", "VALUE"),
  // lots
  DIV_INTO_LOT_NO: flag("BT-137", "1"),
  DIV_INTO_LOT_YES: (from) =>
    from.node.attributes["VALUE"] === "ALL_LOTS" ? [{ term: "BT-763", value: "all", from }] : [],
  LOT_ALL: flag("BT-763", "all"),
  LOT_MAX_NUMBER: text("BT-31"),
  LOT_ONE_ONLY: flag("BT-31", "1"),
  LOT_MAX_ONE_TENDERER: text("BT-33"),
  // reserved contracts and conditions
  RESTRICTED_SHELTERED_WORKSHOP: flag("BT-71", "res-ws"),
  RESTRICTED_TO_SHELTERED_WORKSHOPS: flag("BT-71", "res-ws"),
  RESERVED_ORGANISATIONS_SERVICE_MISSION: flag("BT-71", "res-pub-ser"),
  RESTRICTED_SHELTERED_PROGRAM: flag("BT-736", "yes"),
  RESTRICTED_TO_FRAMEWORK: flag("BT-736", "yes"),
  PERFORMANCE_CONDITIONS: text("BT-70"),
  EXISTENCE_OTHER_PARTICULAR_CONDITIONS: text("BT-70"),
  DEPOSIT_GUARANTEE_REQUIRED: text("BT-75"),
  DEPOSITS_GUARANTEES_REQUIRED: text("BT-75"),
  MAIN_FINANCING_CONDITION: text("BT-77"),
  MAIN_FINANCING_CONDITIONS: text("BT-77"),
  SUBCONTRACT_AWARD_PART: (from) =>
    from.node.attributes["VALUE"] === "YES" ? [{ term: "BT-65", value: "subc-oblig-2009-81", from }] : [],
  SUBCONTRACT_SHARE: all(
    flag("BT-65", "subc-min"),
    inner("MIN_PERCENTAGE", text("BT-64")),
    inner("MAX_PERCENTAGE", text("BT-729")),
  ),
  // the notice
  NOTICE: attribute("BT-02", "TYPE"),
  LEGAL_BASIS: attribute("BT-01", "VALUE"),
  LANGUAGE: attribute("BT-97", "VALUE"),
  LANGUAGE_EC: attribute("BT-97", "VALUE"),
  DATE_DISPATCH_NOTICE: text("BT-05"),
  /** Criteria only in the procurement documents: nothing follows about price. */
  AC_PROCUREMENT_DOC: flag("AC_PROCUREMENT_DOC", "yes"),
  CRITERIA_STATED_IN_OTHER_DOCUMENT: flag("AC_PROCUREMENT_DOC", "yes"),
};

/** Results, other addresses and corrections say nothing about the terms of the tender. */
const PASSED_OVER =
  /^(?:AWARD_CONTRACT|AWARD_OF_CONTRACT_DEFENCE|RESULTS|CHANGES|MODIFICATIONS_CONTRACT|ADDRESS_(?!CONTRACTING_BODY$).*)$/;
/** Elements whose rule has read all that counts. */
const READ_WHOLE = /^(?:ADDRESS_CONTRACTING_BODY|CA_CE_CONCESSIONAIRE_PROFILE)$/;

/** Values of the form in one language. */
export function formFields(form: Located): readonly NoticeField[] {
  const lots = lotElements(form);
  const fields: NoticeField[] = [];
  const visit = (at: Located, lot: string | undefined): void => {
    const own = lots.get(at.node) ?? lot;
    const add = ({ term, value, from }: Value) => {
      if (value !== "") fields.push({ term, value, path: from.path, ...(own === undefined ? {} : { lot: own }) });
    };
    if (lots.has(at.node)) add({ term: "BT-137", value: lots.get(at.node)!, from: at });
    for (const value of RULES[at.local]?.(at) ?? []) add(value);
    const criterion = criterionOf(at);
    if (criterion !== undefined) for (const value of criterionValues(at)) add(value);
    else if (!READ_WHOLE.test(at.local))
      for (const child of childrenOf(at)) if (!PASSED_OVER.test(child.local)) visit(child, own);
  };
  visit(form, undefined);
  return fields;
}

/** Values of the part that the Publications Office adds around a form. */
export function codedFields(root: Located): readonly NoticeField[] {
  const coded = find(root, "CODED_DATA_SECTION");
  const values = coded.flatMap((section) => [
    ...inner("REF_OJS/DATE_PUB", text("OPP-012"))(section),
    ...inner("NOTICE_DATA/NO_DOC_OJS", text("OPP-010"))(section),
    ...inner("NOTICE_DATA/ISO_COUNTRY", attribute("BT-514", "VALUE"))(section),
    ...inner("CODIF_DATA/DS_DATE_DISPATCH", text("BT-05"))(section),
    ...inner("CODIF_DATA/TD_DOCUMENT_TYPE", attribute("TD_DOCUMENT_TYPE", "CODE"))(section),
    ...inner("CODIF_DATA/DIRECTIVE", attribute("BT-01", "VALUE"))(section),
  ]);
  return values.filter(({ value }) => value !== "").map(({ term, value, from }) => ({ term, value, path: from.path }));
}

/** Each lot's element and number. A contract without division is one lot, "1". */
function lotElements(form: Located): ReadonlyMap<XmlNode, string> {
  const objects = find(form, "OBJECT_CONTRACT").flatMap((object) => find(object, "OBJECT_DESCR"));
  const lots = objects.length > 0 ? objects : deep(form, /^(?:F17_ANNEX_B|LOT_PRIOR_INFORMATION)$/);
  return new Map(lots.map((lot, index) => [lot.node, numberOf(lot) ?? String(index + 1)]));
}

function numberOf(lot: Located): string | undefined {
  const number = childrenOf(lot).find((c) => c.local === "LOT_NO" || c.local === "LOT_NUMBER");
  const value = number === undefined ? "" : oneLine(number);
  return value === "" ? undefined : value;
}

function deep(at: Located, wanted: RegExp): readonly Located[] {
  return childrenOf(at).flatMap((child) => (wanted.test(child.local) ? [child] : deep(child, wanted)));
}

function criterionValues(at: Located): readonly Value[] {
  const { kind, name, weight } = criterionOf(at)!;
  return [
    ...(kind === "unknown" ? [] : [{ term: "BT-539", value: kind, from: at }]),
    { term: "BT-734", value: name, from: at },
    { term: "BT-541", value: weight, from: at },
  ];
}

/** R2.0.8 keeps a plain number beside the formatted one; of a range the upper end counts. */
function oldValue(at: Located): readonly Value[] {
  const cost = find(at, "VALUE_COST")[0] ?? find(at, "RANGE_VALUE_COST/HIGH_VALUE")[0];
  if (cost === undefined) return [];
  const value = cost.node.attributes["FMTVAL"] ?? oneLine(cost);
  return [{ term: "BT-27", value: numberWith(value, at.node.attributes["CURRENCY"]), from: cost }];
}
