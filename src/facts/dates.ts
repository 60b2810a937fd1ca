/** The date of publication, where the text says it. */
import type { Fact, LanguageCode, TenderDocument } from "../model.ts";
import type { FactTools } from "./tools.ts";

/** Characters between the label and the date. */
const REACH = 60;
const NUMERIC = /(?<!\d)(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./-](\d{1,2})[./-](\d{4}))(?!\d)/;
const SPELLED =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|d')?(\p{L}{3,})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?!\d)/u;

/** The first date that follows a label of publication (`facts.published` of the language), as an ISO date. */
export function publicationDate(document: TenderDocument, tools: FactTools): Fact<string> | undefined {
  for (const { span, block } of tools.words("facts", "published", document)) {
    const after = document.text.slice(span.end, span.end + REACH);
    const value = numeric(after) ?? spelled(after, tools.language(document, block));
    if (value !== undefined) return { value, source: "text", evidence: document.text.slice(span.start, span.end) };
  }
  return undefined;
}

function numeric(text: string): string | undefined {
  const m = NUMERIC.exec(text);
  if (!m) return undefined;
  return m[1] === undefined ? iso(m[6], m[5], m[4]) : iso(m[1], m[2], m[3]);
}

function spelled(text: string, language: LanguageCode): string | undefined {
  const m = SPELLED.exec(text);
  const month = m?.[2] === undefined ? -1 : monthNames(language).findIndex((names) => names.includes(fold(m[2] ?? "")));
  return m && month >= 0 ? iso(m[3], String(month + 1), m[1]) : undefined;
}

function iso(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  const text = `${year}-${(month ?? "").padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? undefined : text;
}

/** Names of the months in a language, as they stand in a date and alone. */
function monthNames(language: LanguageCode): readonly (readonly string[])[] {
  const locale = language === "mul" ? "en" : language;
  const inDate = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" });
  const alone = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => {
    const date = new Date(Date.UTC(2024, month, 1));
    const part = inDate.formatToParts(date).find((p) => p.type === "month")?.value ?? "";
    return [fold(part), fold(alone.format(date))];
  });
}

function fold(word: string): string {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
