/** Gaps -> clauses to paste, ranked: what is mandatory here and now, then the points gained, then the fit. */
import { rowsOf } from "./facts/by-clause.ts";
import { dutyOf, lawOf, packsFor } from "./facts/jurisdiction.ts";
import type {
  ClauseId,
  ContractFacts,
  Duty,
  Jurisdiction,
  LanguageCode,
  LegalBasis,
  Level,
  Outcome,
  Suggestion,
  TenderDocument,
} from "./model.ts";
import type { Context, ModelClause, Rulebook } from "./rulebase.ts";
import { type Gain, whatIf } from "./score.ts";
import { fill } from "./suggest/placeholders.ts";

/** What suggestions need beside the outcomes. */
export interface SuggestContext extends Pick<Context, "languages" | "maxSuggestions"> {
  /** What the types would gain, when it is known: from `whatIf`. */
  readonly gains?: readonly Gain[];
  /** The first heading of each kind of section, in the words of the documents. */
  readonly headingsByKind?: Readonly<Record<string, string>>;
}

const MAX_SUGGESTIONS = 5;
const FALLBACK_LANGUAGE = "en";
/** Found types at least this strong need no other clause. */
const STRONG = 0.6;

/**
 * Clauses that mend what is missing or weak, best first, at most five unless the context asks for more.
 *
 * The text is in the first of the context's languages that the jurisdiction's model clauses have, else in English,
 * with what is known filled in; the place is the documents' own heading where one fits.
 */
export function suggestionsFor(
  outcomes: readonly Outcome[],
  documents: readonly TenderDocument[],
  facts: ContractFacts,
  jurisdiction: Jurisdiction,
  rulebook: Rulebook,
  context: SuggestContext,
): readonly Suggestion[] {
  const role = documents.length === 1 ? facts.role?.value : undefined;
  if (documents.length === 0 || (role && rulebook.score.rolesWithoutClauses.includes(role))) return [];
  const gains = new Map(
    (context.gains ?? whatIf(outcomes, rulebook.score, facts)).map((g) => [g.clause, g.gain] as const),
  );
  const weak = outcomes.filter((o) => o.kind === "absent" || (o.kind === "found" && o.strength < STRONG));
  const order = rulebook.clauses.map((c) => c.id);
  const candidates = weak.flatMap((outcome): readonly Candidate[] => {
    const gain = gains.get(outcome.clause);
    const chosen = gain === undefined ? undefined : modelFor(outcome, facts, jurisdiction, rulebook, context);
    if (gain === undefined || !chosen) return [];
    const law = lawOf(outcome.clause, jurisdiction, rulebook);
    return [{ ...chosen, clause: outcome.clause, law, duty: dutyOf(outcome.clause, jurisdiction, rulebook), gain }];
  });
  return alternatives(candidates, facts, rulebook)
    .toSorted((a, b) => byUse(a, b, facts) || order.indexOf(a.clause) - order.indexOf(b.clause))
    .slice(0, context.maxSuggestions ?? MAX_SUGGESTIONS)
    .map((c) => suggestion(c, facts, jurisdiction, rulebook, context));
}

interface Candidate {
  readonly clause: ClauseId;
  readonly model: ModelClause;
  readonly language: LanguageCode;
  readonly law: readonly LegalBasis[];
  readonly duty: Duty;
  readonly gain: number;
}

function byUse(a: Candidate, b: Candidate, facts: ContractFacts): number {
  const rank = (c: Candidate) => (c.duty === "mandatory" ? 0 : 1);
  return rank(a) - rank(b) || b.gain - a.gain || fitness(b.model, facts) - fitness(a.model, facts);
}

/** A clause made for this kind of contract fits better than one for all kinds. */
function fitness(model: ModelClause, facts: ContractFacts): number {
  return facts.kind && model.kinds.includes(facts.kind.value) ? 1 : 0;
}

/**
 * The model clause for a type: of the country, else of the law above it; in the documents' language, else in English;
 * of the level that suits the contract, else the nearest one. Undefined when none is written or none fits the kind.
 */
function modelFor(
  outcome: Outcome,
  facts: ContractFacts,
  jurisdiction: Jurisdiction,
  rulebook: Rulebook,
  context: SuggestContext,
): { readonly model: ModelClause; readonly language: LanguageCode } | undefined {
  const countries = packsFor(jurisdiction, rulebook).map((p) => p.country);
  const level = levelFor(outcome, facts);
  for (const language of [context.languages?.[0] ?? FALLBACK_LANGUAGE, FALLBACK_LANGUAGE]) {
    for (const country of countries) {
      const rows = rulebook.models[country]?.[language];
      if (!rows) continue;
      const own = rowsOf(outcome.clause, rows).filter((m) => fits(m, facts));
      const model = own.toSorted((a, b) => distance(a.level, level) - distance(b.level, level))[0];
      if (model) return { model, language };
    }
  }
  return undefined;
}

function fits(model: ModelClause, facts: ContractFacts): boolean {
  return model.kinds.length === 0 || !facts.kind || model.kinds.includes(facts.kind.value);
}

const LEVELS: readonly Level[] = ["basic", "significant", "ambitious"];
/** Below this value (in whatever currency) a short clause is enough; from the larger one on the fullest is fit. */
const SMALL_VALUE = 140_000;
const LARGE_VALUE = 5_000_000;

function levelFor(outcome: Outcome, facts: ContractFacts): Level {
  const value = facts.value?.value.amount;
  if (value !== undefined && value < SMALL_VALUE) return outcome.kind === "found" ? "significant" : "basic";
  return value !== undefined && value >= LARGE_VALUE ? "ambitious" : "significant";
}

function distance(a: Level, b: Level): number {
  return Math.abs(LEVELS.indexOf(a) - LEVELS.indexOf(b));
}

/** Services that article 77 of 2014/24/EU and its national forms list, by the beginning of the CPV code. */
const SOCIAL_SERVICES = [
  "85",
  "801",
  "803",
  "8042",
  "8043",
  "8051",
  "8052",
  "8059",
  "751",
  "79622",
  "79624",
  "79625",
  "925",
  "926",
  "98133",
];

/** Of the alternatives of a pillar one is enough: the reservation for social services where they are bought. */
function alternatives(
  candidates: readonly Candidate[],
  facts: ContractFacts,
  rulebook: Rulebook,
): readonly Candidate[] {
  const social = facts.cpv?.value.some((code) => SOCIAL_SERVICES.some((prefix) => code.startsWith(prefix))) ?? false;
  const dropped = new Set<ClauseId>();
  for (const pillar of rulebook.score.pillars.filter((p) => p.combine === "best")) {
    const own = candidates.filter((c) => pillar.parts.some((part) => part.clause === c.clause));
    const kept = own.find((c) => (c.clause === "reserved.social-services") === social) ?? own[0];
    for (const other of own) if (other !== kept) dropped.add(other.clause);
  }
  return candidates.filter((c) => !dropped.has(c.clause));
}

function suggestion(
  { clause, model, language, law, duty, gain }: Candidate,
  facts: ContractFacts,
  jurisdiction: Jurisdiction,
  rulebook: Rulebook,
  context: SuggestContext,
): Suggestion {
  const { text, placeholders } = fill(model, facts, jurisdiction, rulebook);
  const { level, phase, verification, proportionality } = model;
  const place = context.headingsByKind?.[model.section] ?? model.place;
  return { clause, level, text, language, phase, place, law, duty, verification, proportionality, placeholders, gain };
}
