import { awardCriteria, awardFindings } from "../facts/criteria.ts";
import { lawOf } from "../facts/jurisdiction.ts";
import { contractFacts } from "../facts.ts";
import type { Judged } from "../judge.ts";
import type {
  ClauseInfo,
  ContractFacts,
  DocumentSummary,
  DocumentVerdict,
  Finding,
  LanguageCode,
  LegalBasis,
  Outcome,
  Report,
  Risk,
  Warning,
} from "../model.ts";
import type { ClauseType, Context, Rulebook } from "../rulebase.ts";
import { outcomesFor, scoreOf, whatIf } from "../score.ts";
import { suggestionsFor } from "../suggest.ts";
import { declaredAgainstWritten, declaredFindings } from "./declared.ts";
import type { Gathered } from "./gather-facts.ts";
import { headingsByKind } from "./headings.ts";
import { jointReadability, languageWords, searchStates, unsearchedShare } from "./search-state.ts";
import { type DocumentView, MIN_SHARE } from "./view.ts";

/** Findings, outcomes, score and suggestions of one tender, put together. */
export function reportOf(
  views: readonly DocumentView[],
  rulebook: Rulebook,
  context: Context,
  gathered: Gathered,
  judged: Judged,
): Report {
  const { jurisdiction } = gathered;
  const awards = views.map(({ document }) => awardCriteria(document, gathered.tools));
  const facts: ContractFacts =
    awards.some((list) => list.length > 0) && !gathered.facts.award
      ? { ...gathered.facts, award: { value: awards.flat(), source: "text" } }
      : gathered.facts;
  const written = [
    ...judged.findings,
    ...views.flatMap(({ document, index }, i) => awardFindings(awards[i]!, document, index, gathered.tools)),
  ];
  const findings = [...written, ...declaredFindings(views)];
  const readability = jointReadability(views);
  const outcomes = outcomesFor(findings, searchStates(views, rulebook, judged), facts, rulebook, readability);
  const words = views.reduce((sum, view) => sum + view.votes.words, 0);
  const options = { facts, words, unsearchedShare: unsearchedShare(views, rulebook), dossier: views.length > 1 };
  const score = scoreOf(outcomes, rulebook.score, readability, options);
  const gains = whatIf(outcomes, rulebook.score, facts);
  const documents = views.map(({ document }) => document);
  const law = (clause: string) => lawOf(clause, jurisdiction, rulebook);
  return {
    schema: "buysocial.report/1",
    tool: { name: "buysocial", version: context.toolVersion },
    rulebook: { hash: rulebook.hash, scoreVersion: rulebook.score.version },
    jurisdiction,
    documents: views.map((view) =>
      summary(view, rulebook, verdictOf(view, views, findings, gathered, rulebook, outcomes)),
    ),
    facts,
    outcomes,
    score,
    suggestions: suggestionsFor(outcomes, documents, facts, jurisdiction, rulebook, {
      ...context,
      gains,
      languages: context.languages ?? [...languageWords(views).keys()],
      headingsByKind: headingsByKind(views),
    }),
    risks: risksOf(outcomes, rulebook, law),
    declared: declaredAgainstWritten(views, written, rulebook),
    whatIf: score.kind === "scored" ? gains : [],
    clauses: rulebook.clauses.map((clause) => clauseInfo(clause, rulebook, titleLanguages(views, context), law)),
    warnings: warningsOf(views, rulebook, gathered, findings),
  };
}

/** In a dossier: the score of one document by itself, and what of the dossier is found in it. */
function verdictOf(
  view: DocumentView,
  views: readonly DocumentView[],
  findings: readonly Finding[],
  gathered: Gathered,
  rulebook: Rulebook,
  joint: readonly Outcome[],
): DocumentVerdict | undefined {
  if (views.length < 2) return undefined;
  const { document, index } = view;
  const own = findings.filter((finding) => finding.place.document === index);
  const facts = contractFacts([document], gathered.tools);
  const nothing = { findings: [], rejections: [], undecided: [] };
  const outcomes = outcomesFor(own, searchStates([view], rulebook, nothing), facts, rulebook, document.readability);
  const options = {
    facts,
    words: view.votes.words,
    unsearchedShare: unsearchedShare([view], rulebook),
    dossier: false,
  };
  const score = scoreOf(outcomes, rulebook.score, document.readability, options);
  const found = joint.flatMap((o) =>
    o.kind === "found" && o.findings.some((finding) => finding.place.document === index) ? [o.clause] : [],
  );
  return score.kind === "scored"
    ? { kind: "scored", value: score.value, word: score.word, found }
    : { kind: "not-assessed", reason: score.reason, found };
}

function summary(
  { document, votes }: DocumentView,
  rulebook: Rulebook,
  verdict: DocumentVerdict | undefined,
): DocumentSummary {
  return {
    name: document.name,
    sha256: document.sha256,
    format: document.format,
    languages: votes.shares.map(({ code, share }) => ({
      code,
      share: Math.round(share * 1000) / 1000,
      searched: rulebook.languages[code] !== undefined,
    })),
    ...(document.pages === undefined ? {} : { pages: document.pages }),
    words: votes.words,
    readability: document.readability,
    warnings: document.warnings,
    ...(verdict === undefined ? {} : { verdict }),
  };
}

function risksOf(
  outcomes: readonly Outcome[],
  rulebook: Rulebook,
  law: (clause: string) => readonly LegalBasis[],
): Risk[] {
  const risks = new Set(rulebook.clauses.filter((clause) => clause.polarity === "risk").map((clause) => clause.id));
  return outcomes.flatMap((outcome) =>
    outcome.kind === "found" && risks.has(outcome.clause)
      ? outcome.findings.map((finding) => ({ clause: outcome.clause, finding, law: law(outcome.clause) }))
      : [],
  );
}

/** English, the documents' own languages and the report's. */
function titleLanguages(views: readonly DocumentView[], context: Context): LanguageCode[] {
  const own = views.flatMap((view) => view.votes.shares.filter((s) => s.share >= MIN_SHARE).map((s) => s.code));
  return [...new Set(["en", ...own, ...(context.reportLanguage === undefined ? [] : [context.reportLanguage])])];
}

function clauseInfo(
  clause: ClauseType,
  rulebook: Rulebook,
  languages: readonly LanguageCode[],
  law: (clause: string) => readonly LegalBasis[],
): ClauseInfo {
  const texts = languages.flatMap((code) => {
    const text = rulebook.titles[code]?.[clause.id];
    return text ? [[code, text] as const] : [];
  });
  return {
    id: clause.id,
    pillar: clause.pillar,
    polarity: clause.polarity,
    law: law(clause.id),
    title: Object.fromEntries(texts.map(([code, text]) => [code, text.title])),
    help: Object.fromEntries(texts.map(([code, text]) => [code, text.help])),
  };
}

function warningsOf(
  views: readonly DocumentView[],
  rulebook: Rulebook,
  gathered: Gathered,
  findings: readonly Finding[],
): Warning[] {
  const words = [...languageWords(views)];
  const all = words.reduce((sum, [, n]) => sum + n, 0);
  const unsearched = words
    .filter(([code, n]) => !rulebook.languages[code] && n >= MIN_SHARE * all)
    .map(([code]) => code);
  const warnings: Warning[] = [];
  if (unsearched.length > 0) warnings.push({ code: "language-not-searched", detail: unsearched.join(", ") });
  if (words.length === 0 && views.some((view) => view.votes.words > 0)) warnings.push({ code: "language-unknown" });
  if (gathered.jurisdiction.source === "default") warnings.push({ code: "jurisdiction-unknown" });
  else if (!rulebook.jurisdictions[gathered.jurisdiction.country])
    warnings.push({ code: "no-law-pack", detail: gathered.jurisdiction.country });
  const experimental = [...new Set(findings.filter((f) => f.status === "experimental").map((f) => f.rule))];
  if (experimental.length > 0) warnings.push({ code: "experimental-findings", detail: experimental.join(", ") });
  return warnings;
}
