import type { Indexed } from "../match/indexed.ts";
import { type LanguageRules, languageRules } from "../match/language-rules.ts";
import type { LanguageCode, TenderDocument } from "../model.ts";
import type { LanguagePack, Rulebook } from "../rulebase.ts";
import { LanguageVoter, type LanguageVotes } from "../text/language.ts";
import { type Tokens, tokenize } from "../text/tokens.ts";
import { Vocabulary } from "../text/vocabulary.ts";
import { VoteTable } from "../text/votes.ts";

/** Holds in every language. */
export const MUL = "mul";

/** A document through the eyes of one language. */
export interface LanguageView {
  readonly pack: LanguagePack;
  readonly rules: LanguageRules;
  readonly text: Indexed;
}

/** A document cut into words, with its languages and a view for each that has rules. */
export interface DocumentView {
  readonly document: TenderDocument;
  /** Number in the dossier. */
  readonly index: number;
  readonly tokens: Tokens;
  readonly votes: LanguageVotes;
  /** Views of the document's searched languages, and `mul` over everything, last. */
  readonly views: readonly LanguageView[];
}

/** Spellings are shared by all documents of a process and forgotten when they have grown to so many. */
const MAX_VOCABULARY = 1 << 18;
const vocabulary = new Vocabulary();
const voters = new WeakMap<Rulebook, LanguageVoter>();

/** Languages below this share of the words do not make a document multilingual. */
export const MIN_SHARE = 0.02;

/**
 * Cuts documents into words, tells their languages and looks at each passage through its own language.
 * @param languages said by the user: then every passage is in the first of them unless it votes for another of them
 */
export function viewDocuments(
  documents: readonly TenderDocument[],
  rulebook: Rulebook,
  languages: readonly LanguageCode[] | undefined,
): DocumentView[] {
  if (vocabulary.size > MAX_VOCABULARY) vocabulary.clear();
  return documents.map((document, index) => viewDocument(document, index, rulebook, languages));
}

function viewDocument(
  document: TenderDocument,
  index: number,
  rulebook: Rulebook,
  languages: readonly LanguageCode[] | undefined,
): DocumentView {
  const tokens = tokenize(document, vocabulary);
  const votes = languages ? chosenVoter(rulebook, languages).vote(tokens) : votesOf(tokens, rulebook);
  const views = votes.shares.flatMap(({ code }) =>
    view(rulebook, code, tokens, (block) => votes.ofBlock[block] === code),
  );
  return { document, index, tokens, votes, views: [...views, ...view(rulebook, MUL, tokens, () => true)] };
}

/** The languages of a document; those of a short one by a closer look. */
export function votesOf(tokens: Tokens, rulebook: Rulebook): LanguageVotes {
  const voter = voterOf(rulebook);
  const first = voter.vote(tokens);
  const closer = first.words > SHORT ? undefined : closerLook(first, tokens, rulebook);
  return closer === undefined ? first : voter.vote(tokens, closer);
}

/** A text of so few words is a heading, a lot, a line: its frequent words alone may mislead. */
const SHORT = 40;
/** Languages whose votes are this near the most are looked at more closely. */
const NEAR = 1.5;
/** Shorter words are in the lists of many languages. */
const LONG_WORD = 5;

/** With fewer votes than this every language with rules is looked at. */
const FEW = 2;

/** Long words of the rules tell less of a language than its frequent words, of which a text may have none. */
const WITHOUT_VOTE = 0.6;

/** In a short text: the language, of those with the most votes, whose rules know most of its longer words. */
function closerLook(votes: LanguageVotes, tokens: Tokens, rulebook: Rulebook): LanguageCode | undefined {
  const most = Math.max(...votes.totals.values());
  const candidates = Object.keys(rulebook.languages).filter((code) => {
    const own = votes.totals.get(code);
    return own !== undefined && (most < FEW || (own > 0 && own >= most - NEAR));
  });
  let best: { readonly code: LanguageCode; readonly score: number } | undefined;
  // A tie goes to English: its words are the ones that others borrow ("social value", "living wage").
  for (const code of candidates.toSorted((a, b) => Number(b === "en") - Number(a === "en"))) {
    const own = votes.totals.get(code) ?? 0;
    const score = own + knownWords(code, tokens, rulebook) * (own > 0 || most === 0 ? 1 : WITHOUT_VOTE);
    if (score > (best?.score ?? 0)) best = { code, score };
  }
  return best && best.score > most ? best.code : undefined;
}

function knownWords(code: LanguageCode, tokens: Tokens, rulebook: Rulebook): number {
  const { lexicon } = languageRules(rulebook.languages[code]!, rulebook.stemmers?.[code]).engine;
  lexicon.bind(tokens.vocabulary);
  let known = 0;
  for (let t = 0; t < tokens.count; t++) {
    if (tokens.ends[t]! - tokens.starts[t]! >= LONG_WORD && lexicon.setOf(tokens.words[t]!) !== 0) known++;
  }
  return known;
}

function view(
  rulebook: Rulebook,
  code: LanguageCode,
  tokens: Tokens,
  blocks: (block: number) => boolean,
): LanguageView[] {
  const pack = rulebook.languages[code];
  if (!pack) return [];
  const rules = languageRules(pack, rulebook.stemmers?.[code]);
  return [{ pack, rules, text: rules.engine.index(tokens, blocks) }];
}

function voterOf(rulebook: Rulebook): LanguageVoter {
  const known = voters.get(rulebook);
  if (known) return known;
  const voter = new LanguageVoter(rulebook.votes ? VoteTable.unpack(rulebook.votes) : rulebook.stopwords);
  voters.set(rulebook, voter);
  return voter;
}

function chosenVoter(rulebook: Rulebook, languages: readonly LanguageCode[]): LanguageVoter {
  return new LanguageVoter(
    Object.fromEntries(languages.map((code) => [code, rulebook.stopwords[code] ?? []])),
    languages[0],
  );
}
