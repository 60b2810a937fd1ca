/** The texts of a TED form in its order, each under its heading. */
import type { NoticeField } from "../../model.ts";
import type { HeadingKey } from "../eforms-xml/headings.ts";
import { childrenOf, find, type Located, oneLine, paragraphsOf } from "../eforms-xml/located.ts";
import type { NoticeWriter } from "../eforms-xml/writer.ts";
import { criterionOf } from "./award.ts";

const TITLES = /^(?:TITLE|TITLE_CONTRACT|LOT_TITLE|CONTRACT_TITLE)$/;
/** Elements that a lot's or an award's texts are in. */
const LOTS = /^(?:OBJECT_DESCR|F17_ANNEX_B|LOT_PRIOR_INFORMATION|AWARD_CONTRACT|AWARD_OF_CONTRACT_DEFENCE)$/;
/** Places, addresses, references and people are no text of the tender. */
const NOT_TEXT =
  /^(?:ADDRESS_.*|MAIN_SITE|LOCATION|LOCATION_NUTS|SITE_OR_LOCATION|PLACE|WHERE|FILE_REFERENCE_NUMBER|LANGUAGE_OTHER|NAME_ADDRESSES_.*|CONTRACTORS?|WINNERS?|MEMBER_NAME|PARTICIPANT_NAME|.*_LEGISLATION_VALUE|CONTACT_DATA.*|ECONOMIC_OPERATOR_NAME_ADDRESS)$/;
/** Prose that often comes without paragraph elements. */
const PROSE =
  /^(?:EU_PROGR_RELATED|PARTICULAR_PROFESSION|JUSTIFICATION|SHORT_DESCR|LOT_DESCRIPTION|INFO_ADD|LEGAL_BASIS_OTHER)$/;

/** Which heading a text stands under; other texts are additional information. Descriptions stand under their title. */
const SECTIONS: readonly (readonly [RegExp, HeadingKey | "none"])[] = [
  [/^(?:SHORT_DESCR|SHORT_CONTRACT_DESCRIPTION|TOTAL_QUANTITY_OR_SCOPE|LOT_DESCRIPTION)$/, "none"],
  [
    /^(?:PERFORMANCE_CONDITIONS|EXISTENCE_OTHER_PARTICULAR_CONDITIONS|OTHER_PARTICULAR_CONDITIONS|SOCIAL_STANDARDS|PUBLIC_SERVICE_OBLIGATIONS)$/,
    "performance",
  ],
  [/^(?:ECONOMIC_FINANCIAL_|EAF_)/, "economic"],
  [/^(?:TECHNICAL_PROFESSIONAL_|T_CAPACITY_)/, "technical"],
  [/^(?:DEPOSIT_GUARANTEE_REQUIRED|DEPOSITS_GUARANTEES_REQUIRED)$/, "guarantee"],
  [/^(?:MAIN_FINANCING_CONDITIONS?|DETAILS_PAYMENT)$/, "payment"],
  [
    /^(?:SUITABILITY|RULES_CRITERIA|LEGAL_FORM|REFERENCE_TO_LAW|PARTICULAR_PROFESSION|CRITERIA_CANDIDATE|CRITERIA_SELECTION|QUALIFICATION|CONDITIONS|METHODS|ECONOMIC_OPERATORS_PERSONAL_SITUATION.*|EXECUTION_SERVICE_RESERVED_PARTICULAR_PROFESSION|OPE_OBJECTIVE_CRITERIA)$/,
    "participation",
  ],
  [/^(?:MAIN_FEATURES_AWARD|CRITERIA_EVALUATION)$/, "award"],
  [/^(?:OPTIONS_DESCR|OPTION_DESCRIPTION)$/, "options"],
  [/^RENEWAL_DESCR$/, "renewals"],
  [/^(?:REVIEW_PROCEDURE|LODGING_OF_APPEALS_PRECISION)$/, "review"],
  [/^INFO_ADD_SUBCONTRACTING$/, "subcontracting"],
];

interface Context {
  readonly writer: NoticeWriter;
  /** Set when the form is a translation. */
  readonly language?: string;
  /** Lots of the form; one means that the contract is not divided. */
  readonly lots: number;
  readonly declared: readonly NoticeField[];
}

/** Writes all texts of one form. */
export function writeForm(
  form: Located,
  writer: NoticeWriter,
  declared: readonly NoticeField[],
  language?: string,
): void {
  const lots = declared.filter((field) => field.term === "BT-137").length;
  visit(form, { writer, lots, declared, ...(language === undefined ? {} : { language }) }, 2);
}

function visit(at: Located, context: Context, level: number): void {
  for (const part of childrenOf(at)) {
    if (NOT_TEXT.test(part.local)) continue;
    const criterion = criterionOf(part);
    if (criterion !== undefined) {
      context.writer.section("award", level);
      context.writer.criterion(criterion);
    } else if (TITLES.test(part.local)) writeTitle(part, context, level - 1);
    else if (isProse(part)) writeProse(part, context, level);
    else if (LOTS.test(part.local)) writeLot(part, context);
    else visit(part, context, level);
    showDeclared(part, context);
  }
}

/** A lot without a title of its own is told apart by its number, unless it is the only one. */
function writeLot(lot: Located, context: Context): void {
  const titled = childrenOf(lot).some((part) => TITLES.test(part.local) && oneLine(part) !== "");
  const number = [...find(lot, "LOT_NO"), ...find(lot, "LOT_NUMBER")].map(oneLine)[0];
  if (!titled && number && context.lots > 1) context.writer.title({ text: `LOT ${number}`, path: lot.path }, 2);
  visit(lot, context, titled || context.lots > 1 ? 3 : 2);
}

function writeTitle(part: Located, context: Context, level: number): void {
  const { writer, language } = context;
  writer.title({ text: paragraphsOf(part), path: part.path, ...(language === undefined ? {} : { language }) }, level);
}

function writeProse(part: Located, context: Context, level: number): void {
  const { writer, language } = context;
  const key = SECTIONS.find(([names]) => names.test(part.local))?.[1] ?? "additional";
  if (key !== "none") writer.section(key, level);
  writer.text({ text: paragraphsOf(part), path: part.path, ...(language === undefined ? {} : { language }) });
}

function isProse(part: Located): boolean {
  return PROSE.test(part.local) || childrenOf(part).some((child) => child.local === "P");
}

/** Flags of reserved contracts, in the official words, where they stand. */
function showDeclared(part: Located, { writer, declared }: Context): void {
  if (!/^(?:RESTRICTED_|RESERVED_ORGANISATIONS)/.test(part.local)) return;
  for (const field of declared) if (field.path === part.path) writer.declared(field);
}
