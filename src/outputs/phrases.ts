/** Words that several outputs say in the same way. */
import type { MessageKey, Say } from "../messages/index.ts";
import type {
  ContractFacts,
  Declared,
  DocumentSummary,
  Finding,
  Format,
  Jurisdiction,
  LegalBasis,
  Outcome,
  Place,
  Report,
  Warning,
} from "../model.ts";
import { clean, clip } from "./clean.ts";
import type { OutputContext } from "./types.ts";

type Speaker = Pick<OutputContext, "say" | "language">;

const FORMAT_NAMES: Readonly<Record<Format, string>> = {
  pdf: "PDF",
  docx: "DOCX",
  doc: "DOC",
  odt: "ODT",
  rtf: "RTF",
  html: "HTML",
  markdown: "Markdown",
  text: "TXT",
  "ted-xml": "TED XML",
  "eforms-xml": "eForms XML",
  ocds: "OCDS JSON",
  p7m: "P7M",
  zip: "ZIP",
  tar: "TAR",
};

/** A number with so many decimals, as the language writes it. */
export function decimal(value: number, language: string, digits = 1): string {
  const [whole = "", fraction] = Math.abs(value).toFixed(digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === "en" ? "," : "\u00a0");
  const text = fraction === undefined ? grouped : `${grouped}${language === "en" ? "." : ","}${fraction}`;
  return value < 0 && Number(value.toFixed(digits)) !== 0 ? `−${text}` : text;
}

/** Points that something would add: "+3.1". */
export function gained(points: number, language: string): string {
  return `+${decimal(points, language)}`;
}

/** The sentence of a data code when there is one, else the code itself. */
export function sayOr(say: Say, key: string, fallback: string, values?: Record<string, string | number>): string {
  return say(key as MessageKey, values) || fallback;
}

/** The heading a passage stands under, with the one above where the heading is a mere number. */
function nearestHeadings(section: readonly string[]): readonly string[] {
  const letters = section.at(-1)?.match(/\p{L}/gu)?.length ?? 0;
  return section.slice(letters < 4 ? -2 : -1);
}

/** "p. 4", or "line 12" of what people open by its lines; those of a web page's source nobody looks at. */
function pageWords({ page, line, document }: Place, report: Report, say: Say): string {
  if (page !== undefined) return say("finding.page", { page });
  const isShown = line !== undefined && report.documents[document]?.format !== "html";
  return isShown ? say("finding.line", { line }) : "";
}

/** "p. 4 · Art. 7 Social clauses › 7.2", with the document's name when there are several. */
export function placeWords(place: Place, report: Report, { say }: Speaker): string {
  const sections = nearestHeadings(place.section).map((title) => clip(clean(title), 60));
  const label = place.label === undefined ? "" : clean(place.label);
  if (/[\p{L}\p{N}]/u.test(label) && !sections.at(-1)?.startsWith(label)) sections.push(label);
  const document = report.documents.length > 1 ? memberName(clean(report.documents[place.document]?.name ?? "")) : "";
  const page = pageWords(place, report, say);
  const parts = [document, page, sections.join(" › ")].filter((part) => part !== "");
  if (page === "" && sections.length === 0)
    parts.push(clean(place.path ?? "") || say("finding.block", { block: place.block }));
  return parts.join(" · ");
}

/** The quoted words in quotation marks. */
export function quoted(finding: Pick<Finding, "quote">, most = 400): string {
  return `“${clip(clean(finding.quote), most)}”`;
}

/** What a reader should know before relying on a finding; empty when nothing. */
export function caveats(finding: Finding, { say }: Speaker): readonly string[] {
  return [
    ...(finding.status === "experimental" ? [say("finding.experimental")] : []),
    ...(finding.restatesLaw ? [say("finding.restates")] : []),
    ...(finding.confidence === "low" ? [say("finding.review")] : []),
  ];
}

/** "Directive 2014/24/EU", in the language of the report. National acts keep their names. */
function actName(instrument: string, { say }: Speaker): string {
  const union = (suffix: string | undefined): string => (suffix === "EC" ? say("law.ec") : say("law.eu"));
  const parts = /^(Directive|Regulation) (?:\((EU|EC)\) )?(\d+\/\d+)(?:\/(EU|EC))?$/.exec(instrument);
  if (parts === null) return instrument;
  const [, kind, before, number, after] = parts;
  const word = say(kind === "Directive" ? "law.directive" : "law.regulation");
  return `${word} ${before === undefined ? "" : `(${union(before)}) `}${number}${after === undefined ? "" : `/${union(after)}`}`;
}

function articleName(article: string, { say }: Speaker): string {
  if (article === "whole act") return say("law.whole");
  return /^\d/.test(article) ? say("law.article", { article }) : article;
}

/** "Directive 2014/24/EU, art. 20 (optional; checked 2026-11-01)". */
export function lawWords(law: LegalBasis, speaker: Speaker): string {
  const { say } = speaker;
  const checked = law.checked === "unverified" ? say("law.unverified") : say("law.checked", { date: law.checked });
  const act = actName(law.instrument, speaker);
  const name = law.article === "" ? act : `${act}, ${articleName(law.article, speaker)}`;
  return `${name} (${say(`duty.${law.duty}`)}; ${checked})`;
}

/** "Italy (read from the text: “D.Lgs. 36/2023”), as of 2026-03-01". */
export function jurisdictionWords(jurisdiction: Jurisdiction, { say }: Speaker): string {
  const country = sayOr(say, `country.${jurisdiction.country}`, jurisdiction.country.toUpperCase());
  const evidence = jurisdiction.evidence === undefined ? "" : `: “${clip(clean(jurisdiction.evidence), 60)}”`;
  const line = say("jurisdiction.line", { country, source: say(`source.${jurisdiction.source}`) + evidence });
  return jurisdiction.date === undefined ? line : `${line}, ${say("jurisdiction.date", { date: jurisdiction.date })}`;
}

/** What is known of the contract, in a few words; empty when nothing is. */
export function factWords(facts: ContractFacts, { say, language }: Speaker): string {
  const money = facts.value?.value;
  const parts = [
    facts.kind === undefined ? "" : say(`kind.${facts.kind.value}`),
    facts.cpv === undefined ? "" : `CPV ${facts.cpv.value.slice(0, 3).join(", ")}`,
    money === undefined
      ? ""
      : say("fact.value", { value: `${decimal(money.amount, language, 0)} ${clean(money.currency)}` }),
    facts.durationMonths === undefined
      ? ""
      : say("fact.duration", { n: decimal(facts.durationMonths.value, language, 0) }),
    facts.lots === undefined ? "" : say("fact.lots", { n: facts.lots.value }),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

/** Name of a language; those without rules, which have no message of their own, as the platform knows them. */
export function languageName(code: string, { say, language }: Speaker): string {
  const platform = (): string | undefined => new Intl.DisplayNames([language], { type: "language" }).of(code);
  return say(`language.${code}` as MessageKey) || (/^[a-z]{2,3}$/.test(code) ? platform() : undefined) || code;
}

/** What a tender is called: its document, or the archive or first document of several. */
export function tenderName({ documents }: Report, { say }: Pick<Speaker, "say">): string {
  const [first = "", ...others] = documents.map((document) => clean(document.name));
  if (others.length === 0) return first;
  const archive = first.split("!/")[0] ?? first;
  const common = others.every((name) => name.startsWith(`${archive}!/`));
  if (!common && others.length === 1) return `${first} + ${others[0]}`;
  return `${common ? archive : `${first} + …`} (${say("label.documents", { n: documents.length })})`;
}

/** "PDF · pages: 12 · words: 4,812 · Italian". */
export function documentWords(document: DocumentSummary, { say, language }: Speaker): string {
  const languages = document.languages
    .filter((l) => l.share >= 0.05)
    .slice(0, 3)
    .map((l) => languageName(l.code, { say, language }));
  const pages = document.pages === undefined ? [] : [say("label.pages", { n: document.pages })];
  const words = say("label.words", { n: decimal(document.words, language, 0) });
  return [FORMAT_NAMES[document.format], ...pages, words, languages.join(", ")].filter((p) => p !== "").join(" · ");
}

/** What a document of a dossier gives by itself; empty for a single document. */
export function verdictWords({ verdict }: DocumentSummary, { say, language }: Speaker): string {
  if (verdict === undefined) return "";
  const n = verdict.found.length;
  const alone =
    verdict.kind === "scored"
      ? say("verdict.scored", { score: decimal(verdict.value, language, 1), word: say(`word.${verdict.word}`), n })
      : say("verdict.not-assessed", { reason: say(`none.${verdict.reason}`).replace(/\.$/, ""), n });
  return n === 0 ? `${alone} · ${say("verdict.nothing")}` : alone;
}

/** What is known of a document and, in a dossier, what it gives. */
export function documentLine(document: DocumentSummary, speaker: Speaker): string {
  return [documentWords(document, speaker), verdictWords(document, speaker)].filter((part) => part !== "").join(" · ");
}

/** A document as its archive calls it: what stands behind the first `!/`. */
export function memberName(name: string): string {
  return name.split("!/").slice(1).join("!/") || name;
}

/** The sentence of a warning, with its pages. */
export function warningWords(warning: Warning, { say }: Speaker): string {
  const detail = clip(memberName(clean(warning.detail ?? "")), 160);
  const sentence = say(`warning.${warning.code}`, { detail }).replace(" ()", "");
  const pages = warning.pages?.length ? ` (${say("warning.pages", { pages: pageRanges(warning.pages) })})` : "";
  return sentence + pages;
}

/** "1-3, 7". */
export function pageRanges(pages: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const page of [...new Set(pages)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === page - 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
}

/** Whether a notice field and the text agree, and what to mend. */
export function declaredWords(declared: Declared, { say }: Speaker): string {
  return say(`declared.${declared.kind}`, {
    term: clean(declared.term),
    value: clip(clean(declared.value ?? "?"), 80),
  });
}

/** All warnings of a report and of its documents, the same sentence once. */
export function allWarnings(report: Report, speaker: Speaker): readonly string[] {
  const several = report.documents.length > 1;
  const lines = [
    ...report.warnings.map((w) => warningWords(w, speaker)),
    ...report.documents.flatMap((d) =>
      d.warnings.map((w) =>
        several ? `${memberName(clean(d.name))}: ${warningWords(w, speaker)}` : warningWords(w, speaker),
      ),
    ),
  ];
  return [...new Set(lines)];
}

/** Why a clause cannot be evaluated; a fact that the user can tell is called by its name. */
export function cannotWords(outcome: Extract<Outcome, { kind: "cannot-evaluate" }>, say: Say): string {
  const detail = outcome.detail === "@fact.value" ? say("unknown.value") : clean(outcome.detail);
  return `${say("part.cannot-evaluate")}: ${say(`reason.${outcome.reason}`, { detail })}`;
}
