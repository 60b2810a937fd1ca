/**
 * The nouns of the rule base: what rules/*.yaml holds after it was read and checked. Data only.
 * Patterns are still text here; src/match compiles them.
 */
import type {
  ClauseId,
  Confidence,
  ContractKind,
  DocumentRole,
  FigureKind,
  Force,
  LanguageCode,
  LegalBasis,
  Level,
  NotApplicableReason,
  Polarity,
  RuleStatus,
  ScoreWord,
} from "./model.ts";

/** A line in the pattern language of docs/patterns.md. */
export type PatternText = string;

/** The stretch of text in which the parts of a pattern must meet. */
export type Unit = "sentence" | "item" | "row" | "para" | "section" | "document";

/** What one word must be. `text` is folded for literal, prefix, suffix, infix and as written for the others. */
export type Atom =
  | { readonly kind: "literal" | "prefix" | "suffix" | "infix" | "exact" | "accent" | "stem"; readonly text: string }
  | { readonly kind: "middle"; readonly text: string; readonly tail: string }
  | { readonly kind: "figure"; readonly text: FigureKind };

/** What of a pattern must be known before it is reached. */
export interface Outline {
  readonly unit: Unit;
  readonly telling: readonly (readonly number[])[];
}

/**
 * What an engine needs to start without reading patterns, in few and short pieces: it is read at every start.
 * src/match/precompiled.ts writes and reads it.
 */
export interface Precompiled {
  /** Word conditions in the order of their numbers, one a line: a letter for the kind, then the text. */
  readonly atoms: string;
  /** Units of figures: kind, factor, currency or null, 1 when short, then numbers of conditions. */
  readonly units: readonly PackedUnit[];
  /** Factor, then numbers of conditions. */
  readonly multipliers: readonly (readonly number[])[];
  readonly letters: readonly (readonly number[])[];
  /** Every set of conditions that some pattern tells of, once. */
  readonly sets: readonly (readonly number[])[];
  /** By pattern: see `PackedOutline`. */
  readonly patterns: Readonly<Record<PatternText, PackedOutline>>;
  /** Automata of all patterns as JSON, one behind the other; read when the first pattern is reached. */
  readonly automata: string;
}

export type PackedUnit = readonly [
  kind: FigureKind,
  factor: number,
  currency: string | null,
  short: number,
  ...atoms: number[],
];
/** Number of the unit, where the automaton stands, then numbers of the telling sets. */
export type PackedOutline = readonly [unit: number, from: number, to: number, ...sets: number[]];

/** One row of rules/clauses.yaml. */
export interface ClauseType {
  readonly id: ClauseId;
  readonly pillar: string;
  readonly polarity: Polarity;
  /** PROSECO lines that the clause serves. */
  readonly lines: readonly ("L1" | "L2" | "L3" | "L4")[];
  readonly phase: readonly string[];
  /** eForms business terms that declare it. */
  readonly notice: readonly string[];
  readonly law: string;
  readonly meaning: string;
  /** Force of a hit when neither words nor section tell. */
  readonly force: Force;
  readonly status: RuleStatus;
}

/** A pattern that vetoes a hit, and why. */
export interface Unless {
  readonly pattern: PatternText;
  readonly note: string;
  /** Where the veto must stand: `hit` = overlapping the match itself. Default `sentence`. */
  readonly unit: "hit" | "sentence" | "item" | "row" | "para" | "section" | "document";
  /** Only within so many words of the match. */
  readonly near?: number;
}

export interface RuleExample {
  readonly text: string;
  /** Part of the text that the finding must cover, for `match`. */
  readonly quote?: string;
  readonly force?: Force;
  /** Heading the example stands under, when the rule asks for a section. */
  readonly under?: string;
  /** Why it must not hit, for `ignore`. */
  readonly why?: string;
}

export interface Rule {
  readonly id: string;
  readonly clause: ClauseId;
  readonly language: LanguageCode;
  readonly status: RuleStatus;
  readonly patterns: readonly PatternText[];
  readonly unless: readonly Unless[];
  /** Kinds of section (keys of the language's `sections`), one of which must stand above the hit. */
  readonly section: readonly string[];
  /** Fixed by the words of the pattern. */
  readonly force?: Force;
  /** Used when neither the words around nor the section tell; else the clause's own default. */
  readonly defaultForce?: Force;
  /** `#days > @law.payment_days`, `#percent < @law.reserved_share`, `@fact.cpv in 80*`: all must hold. */
  readonly when: readonly string[];
  /** The pattern's own words deny ("nicht zugelassen"); a negation inside or around never negates the hit. */
  readonly negative: boolean;
  /** Words that only restate statute. */
  readonly restatesLaw: boolean;
  /** A comparison as in `when`; where it holds the hit only restates what statute has as its standard. */
  readonly restatesLawWhen?: string;
  readonly confidence: Confidence;
  readonly examples: { readonly match: readonly RuleExample[]; readonly ignore: readonly RuleExample[] };
  readonly note: string;
}

/** Everything of rules/languages/<code>/. */
export interface LanguagePack {
  readonly code: LanguageCode;
  readonly name: string;
  readonly stemmer: string;
  /** Frequent function words, for language votes. */
  readonly stopwords: readonly string[];
  /** Abbreviations that end no sentence, without their last dot. */
  readonly abbreviations: readonly string[];
  /** Number words. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Unit words after (or before) a number: percent, money, hours, points, days, months, years, people. */
  readonly units: Readonly<Record<string, readonly string[]>>;
  readonly negation: {
    /** Stand before what they deny, in the same clause of the sentence, within `reach` words. */
    readonly before: readonly PatternText[];
    /** Stand after what they deny. */
    readonly after: readonly PatternText[];
    /** Look like negation and are not ("non inferiore", "not only"). */
    readonly not: readonly PatternText[];
    readonly reach: number;
  };
  readonly force: Readonly<Record<Force, readonly PatternText[]>>;
  /** Patterns of headings, by kind of section: award, performance, participation, payment, exclusion, ... */
  readonly sections: Readonly<Record<string, readonly PatternText[]>>;
  /** Passages that do not count: notApplicable, optional, fillIn, recital, no, yes. */
  readonly template: Readonly<Record<string, readonly PatternText[]>>;
  /** Words of award criteria: price, cost, quality, social, heading, passFail. */
  readonly criteria: Readonly<Record<string, readonly PatternText[]>>;
  /** Words that tell contract facts: works, services, supplies, concession, buyer, value, duration, role names. */
  readonly facts: Readonly<Record<string, readonly PatternText[]>>;
  readonly lists: Readonly<Record<string, readonly PatternText[]>>;
  readonly titles: Readonly<Record<ClauseId, { readonly title: string; readonly help: string }>>;
  /** Clause types whose rules were written: a missing file means "not searched". */
  readonly searched: readonly ClauseId[];
  readonly rules: readonly Rule[];
  /** Outlines of the patterns, in packed rule bases only. */
  readonly precompiled?: Precompiled;
}

/** A figure that the law sets, by key: reserved_share, turnover_factor, payment_days, guarantee_tender, ... */
export interface Threshold {
  readonly key: string;
  readonly value: number;
  readonly unit: string;
  readonly basis: string;
  readonly from?: string;
  readonly until?: string;
  readonly source: string;
  readonly checked: string;
  readonly note?: string;
}

/** rules/jurisdictions/<cc>.yaml */
export interface JurisdictionPack {
  readonly country: string;
  readonly name: Readonly<Record<LanguageCode, string>>;
  /** Pack whose law also applies ("eu"), unless a date rule says otherwise. */
  readonly parent?: string;
  readonly currency: string;
  readonly languages: readonly LanguageCode[];
  /** Words in the text that are evidence for this country (laws, authorities), as patterns. */
  readonly evidence: readonly PatternText[];
  readonly law: readonly (LegalBasis & { readonly clause: ClauseId; readonly note?: string })[];
  readonly thresholds: readonly Threshold[];
}

/** One row of rules/models/<cc>/<lang>.yaml */
export interface ModelClause {
  readonly clause: ClauseId;
  readonly level: Level;
  readonly text: string;
  readonly phase: string;
  /** Kind of section (a key of the language's `sections`) where it belongs, and words for a person. */
  readonly section: string;
  readonly place: string;
  readonly verification: string;
  readonly proportionality: string;
  /** Contract kinds that it fits; empty: all. */
  readonly kinds: readonly ContractKind[];
  /** Force that the filled-in clause must be found with. */
  readonly force: Force;
}

/** rules/score.yaml: the whole score policy. */
export interface ScorePolicy {
  readonly version: string;
  readonly force: {
    readonly required: number;
    readonly encouraged: number;
    readonly mentioned: number;
    readonly scored: {
      readonly unstated: number;
      readonly low: { readonly weight: number; readonly value: number };
      readonly high: { readonly weight: number; readonly value: number };
    };
  };
  readonly substance: { readonly base: number; readonly figure: number };
  readonly pillars: readonly {
    readonly id: string;
    readonly weight: number;
    readonly combine: "best" | "sum";
    readonly parts: readonly { readonly clause: ClauseId; readonly weight: number }[];
  }[];
  readonly barriers: readonly { readonly clause: ClauseId; readonly points: number; readonly light: number }[];
  readonly barrierCap: number;
  /** Raw points to score, piecewise linear, both rising. */
  readonly scale: readonly (readonly [number, number])[];
  readonly floors: readonly { readonly clause: ClauseId; readonly scope: "whole" | "lot"; readonly value: number }[];
  readonly words: readonly { readonly from: number; readonly word: ScoreWord }[];
  /** Share of the pillar weight that must have been searched. */
  readonly minSearched: number;
  /** Share of the text that must have been readable. */
  readonly minReadable: number;
  readonly notApplicable: readonly {
    readonly clause: ClauseId;
    readonly kinds?: readonly ContractKind[];
    readonly usedByPersons?: false;
    readonly roles?: readonly DocumentRole[];
    readonly reason: NotApplicableReason;
  }[];
  /** Roles that carry no clauses and are not assessed on their own. */
  readonly rolesWithoutClauses: readonly DocumentRole[];
}

export interface Rulebook {
  /** SHA-256 over the content of all rule files, hex. */
  readonly hash: string;
  readonly clauses: readonly ClauseType[];
  readonly score: ScorePolicy;
  readonly languages: Readonly<Record<LanguageCode, LanguagePack>>;
  /** Frequent words of all languages that can be recognised, searched or not. */
  readonly stopwords: Readonly<Record<LanguageCode, readonly string[]>>;
  /** The same as a table of votes, in packed rule bases only. */
  readonly votes?: {
    readonly codes: readonly LanguageCode[];
    readonly words: Readonly<Record<string, string>>;
  };
  /** Languages whose patterns use `stem:` terms. */
  readonly stemmed: readonly LanguageCode[];
  /** Stemmers of those languages, put in by `withStemmers`. */
  readonly stemmers?: Readonly<Record<LanguageCode, (word: string) => string>>;
  /** Titles and help of clause types by language, for every language that has them. */
  readonly titles: Readonly<Record<LanguageCode, LanguagePack["titles"]>>;
  readonly jurisdictions: Readonly<Record<string, JurisdictionPack>>;
  /** Outlines of the evidence patterns of all law packs, in packed rule bases only. */
  readonly evidence?: Precompiled;
  /** By country, then language. */
  readonly models: Readonly<Record<string, Readonly<Record<LanguageCode, readonly ModelClause[]>>>>;
}

/** What the caller knows besides the documents. */
export interface Context {
  readonly toolVersion: string;
  readonly jurisdiction?: string;
  /** ISO date of the procurement. */
  readonly date?: string;
  readonly kind?: ContractKind;
  readonly cpv?: readonly string[];
  readonly value?: { readonly amount: number; readonly currency: string };
  /** Languages said by the user; else detected. */
  readonly languages?: readonly LanguageCode[];
  /** Language of the report: its titles and help are put into the report beside English and the document's own. */
  readonly reportLanguage?: LanguageCode;
  readonly maxSuggestions?: number;
}
