/** Contract facts that a structured notice declares. Fields come from any notice format, under eForms business terms. */
import type { AwardCriterion, Block, ContractFacts, ContractKind, Fact, NoticeField } from "../model.ts";
import { criteriaByLot, percentages } from "./notice-criteria.ts";

/**
 * The facts that fields declare; a term that is missing leaves its fact out.
 * @param blocks of the same document: award criteria are given only with the place where they stand
 */
export function noticeFacts(fields: readonly NoticeField[], blocks: readonly Block[] = []): Partial<ContractFacts> {
  if (fields.length === 0) return {};
  const facts: { readonly [K in keyof ContractFacts]: ContractFacts[K] | undefined } = {
    role: { value: "notice", source: "notice-field" },
    kind: kindOf(fields),
    cpv: cpvOf(fields),
    value: estimatedValue(fields),
    durationMonths: durationOf(fields),
    usedByPersons: usedByPersons(fields),
    lots: lotsOf(fields),
    buyer: textOf(fields, "BT-500"),
    subject: textOf(fields, "BT-21"),
    award: awardOf(fields, blocks),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as Partial<ContractFacts>;
}

/** Country of the buyer as a pack id (`it`, `gr`, `uk`), lower case; undefined when the notice does not say. */
export function noticeCountry(fields: readonly NoticeField[]): Fact<string> | undefined {
  const field = first(fields, "BT-514") ?? first(fields, "BT-5141");
  if (field === undefined) return undefined;
  const code = field.value.toUpperCase();
  const value = COUNTRIES[code] ?? (/^[A-Z]{2}$/.test(code) ? code.toLowerCase() : undefined);
  return value === undefined ? undefined : fact(value, field);
}

/** ISO date on which the notice was published, else sent. */
export function noticeDate(fields: readonly NoticeField[]): Fact<string> | undefined {
  for (const term of ["OPP-012", "BT-05"]) {
    const field = first(fields, term);
    const date = field === undefined ? undefined : isoDate(field.value);
    if (field !== undefined && date !== undefined) return fact(date, field);
  }
  return undefined;
}

/** Codes of three letters, and the two-letter codes that the packs name otherwise. */
const COUNTRIES: Readonly<Record<string, string>> = {
  AUT: "at",
  BEL: "be",
  BGR: "bg",
  CHE: "ch",
  CYP: "cy",
  CZE: "cz",
  DEU: "de",
  DNK: "dk",
  ESP: "es",
  EST: "ee",
  FIN: "fi",
  FRA: "fr",
  GBR: "uk",
  GB: "uk",
  GRC: "gr",
  EL: "gr",
  HRV: "hr",
  HUN: "hu",
  IRL: "ie",
  ISL: "is",
  ITA: "it",
  LIE: "li",
  LTU: "lt",
  LUX: "lu",
  LVA: "lv",
  MKD: "mk",
  MLT: "mt",
  NLD: "nl",
  NOR: "no",
  POL: "pl",
  PRT: "pt",
  ROU: "ro",
  SRB: "rs",
  SVK: "sk",
  SVN: "si",
  SWE: "se",
  TUR: "tr",
  UKR: "ua",
};

const KINDS: Readonly<Record<string, ContractKind>> = { works: "works", services: "services", supplies: "supplies" };

/** A notice under the concessions directive is a concession, of works or of services. */
function kindOf(fields: readonly NoticeField[]): Fact<ContractKind> | undefined {
  const basis = fields.find((f) => f.term === "BT-01" && /^(?:32014L0023|2014\/23\/EU)$/i.test(f.value));
  if (basis !== undefined) return fact("concession", basis);
  for (const field of all(fields, "BT-23")) {
    const kind = KINDS[field.value.toLowerCase()];
    if (kind !== undefined) return fact(kind, field);
  }
  return undefined;
}

function cpvOf(fields: readonly NoticeField[]): Fact<readonly string[]> | undefined {
  const found = [...all(fields, "BT-262"), ...all(fields, "BT-263")].filter((field) => /^\d{8}/.test(field.value));
  const codes = [...new Set(found.map((field) => field.value.slice(0, 8)))];
  return codes.length === 0 ? undefined : fact(codes, found[0]!);
}

/** The value of the whole procedure, else the sum over lots when all are in one currency. */
function estimatedValue(fields: readonly NoticeField[]): ContractFacts["value"] {
  const found = all(fields, "BT-27");
  const whole = found.filter((field) => field.lot === undefined);
  const used = whole.length > 0 ? whole.slice(0, 1) : found;
  const amounts = used.map((field) => amountOf(field.value));
  const currency = amounts[0]?.currency;
  if (currency === undefined || amounts.some((amount) => amount?.currency !== currency)) return undefined;
  return fact({ amount: amounts.reduce((sum, amount) => sum + amount!.amount, 0), currency }, used[0]!);
}

function amountOf(value: string): { readonly amount: number; readonly currency: string } | undefined {
  const match = /^([\d\s.,]{1,40}) ([A-Z]{3})$/.exec(value);
  const amount = match === null ? Number.NaN : numberOf(match[1]!);
  return match !== null && amount > 0 ? { amount, currency: match[2]! } : undefined;
}

/** Blanks group digits; a comma before the last one or two digits is a decimal sign. */
function numberOf(text: string): number {
  const plain = text.replace(/\s/g, "");
  return Number(/,\d{1,2}$/.test(plain) ? plain.replaceAll(".", "").replace(",", ".") : plain.replaceAll(",", ""));
}

const MONTHS: Readonly<Record<string, number>> = {
  MONTH: 1,
  MON: 1,
  YEAR: 12,
  ANN: 12,
  DAY: 12 / 365,
  WEEK: 84 / 365,
};

/** The longest lot, in months. */
function durationOf(fields: readonly NoticeField[]): Fact<number> | undefined {
  const stated = all(fields, "BT-36").flatMap((field) => {
    const [number, unit] = field.value.split(" ");
    const months = Number(number) * (MONTHS[unit ?? ""] ?? Number.NaN);
    return months > 0 ? [{ field, months }] : [];
  });
  const ends = new Map(all(fields, "BT-537").map((field) => [field.lot, field.value]));
  const spans = all(fields, "BT-536").flatMap((field) => {
    const days = (time(ends.get(field.lot)) - time(field.value)) / 86_400_000;
    return days > 0 ? [{ field, months: (days * 12) / 365 }] : [];
  });
  const longest = [...stated, ...spans].toSorted((a, b) => b.months - a.months)[0];
  return longest === undefined ? undefined : fact(Math.round(longest.months * 10) / 10, longest.field);
}

/** Milliseconds of a date; NaN when there is none. */
function time(date: string | undefined): number {
  return Date.parse(isoDate(date ?? "") ?? "");
}

/** BT-754 asks whether natural persons use what is bought: `n-inc` says that they do not. */
function usedByPersons(fields: readonly NoticeField[]): Fact<boolean> | undefined {
  const codes = all(fields, "BT-754");
  const used = codes.find((field) => field.value === "inc" || field.value === "n-inc-just");
  if (used !== undefined) return fact(true, used);
  return codes.length > 0 && codes.every((field) => field.value === "n-inc") ? fact(false, codes[0]!) : undefined;
}

function lotsOf(fields: readonly NoticeField[]): Fact<number> | undefined {
  const lots = all(fields, "BT-137");
  return lots[0] === undefined ? undefined : fact(new Set(lots.map((field) => field.value)).size, lots[0]);
}

/** A text in the notice's own language, of the procedure rather than of a lot. */
function textOf(fields: readonly NoticeField[], term: string): Fact<string> | undefined {
  const own = first(fields, "BT-702")?.value.toLowerCase().slice(0, 2);
  const found = all(fields, term);
  const field =
    found.find((f) => f.lot === undefined && f.language === own) ?? found.find((f) => f.lot === undefined) ?? found[0];
  return field === undefined ? undefined : fact(field.value, field);
}

/** The different criteria of all lots, each where it stands in the text. */
function awardOf(fields: readonly NoticeField[], blocks: readonly Block[]): ContractFacts["award"] {
  const byPath = new Map<string, Block>();
  for (const block of blocks) if (block.path !== undefined && !byPath.has(block.path)) byPath.set(block.path, block);
  const found = new Map<string, AwardCriterion>();
  for (const criteria of criteriaByLot(fields).values()) {
    const weights = percentages(criteria);
    for (const [index, { kind, name, path }] of criteria.entries()) {
      const span = byPath.get(path)?.span;
      const weight = weights[index];
      const key = `${kind} ${name} ${weight}`;
      if (span !== undefined && !found.has(key))
        found.set(key, { name, kind, span, ...(weight === undefined ? {} : { weight }) });
    }
  }
  const value = [...found.values()];
  return value.length === 0 ? undefined : { value, source: "notice-field", evidence: "BT-539" };
}

function all(fields: readonly NoticeField[], term: string): readonly NoticeField[] {
  return fields.filter((field) => field.term === term);
}

function first(fields: readonly NoticeField[], term: string): NoticeField | undefined {
  return fields.find((field) => field.term === term);
}

function fact<T>(value: T, field: NoticeField): Fact<T> {
  return { value, source: "notice-field", evidence: field.term };
}

/** `2023-03-23+01:00`, `2023-03-23T10:00:00Z` and `20230323` all give `2023-03-23`. */
function isoDate(text: string): string | undefined {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text);
  return match === null ? undefined : `${match[1]}-${match[2]}-${match[3]}`;
}
