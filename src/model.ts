/**
 * The nouns of the program: what each stage hands to the next. This file imports nothing.
 *
 *     bytes -> TenderDocument -> Finding[] -> Outcome[] -> Score -> Report -> text or bytes
 */

/** ISO 639-1 code of a language, lower case: `it`, `el`. `mul` names what holds in every language. */
export type LanguageCode = string;

/** Id of a clause type of rules/clauses.yaml, such as `employment.integration`. */
export type ClauseId = string;

/** A stretch of text: UTF-16 offsets into `TenderDocument.text`, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

// --- the document -------------------------------------------------------------------------------

/** Input kinds, decided by content. */
export type Format =
  | "pdf"
  | "docx"
  | "doc"
  | "odt"
  | "rtf"
  | "html"
  | "markdown"
  | "text"
  | "ted-xml"
  | "eforms-xml"
  | "ocds"
  | "p7m"
  | "zip"
  | "tar";

interface BlockBase {
  /** Where the block stands in `TenderDocument.text`. Blocks are ordered and do not overlap. */
  readonly span: Span;
  /** Titles of the headings above, outermost first. */
  readonly section: readonly string[];
  /** Page, from 1; only where the format has pages. */
  readonly page?: number;
  /** Line of the file on which the text begins, from 1; only where the file itself is read by its lines. */
  readonly line?: number;
  /** Lines of the file on which the further lines of the text stand; only where those are not simply the next ones. */
  readonly lines?: readonly number[];
  /** Automatic clause number or list label as printed ("Art. 4", "2.1", "a)"); it is also part of the text. */
  readonly label?: string;
  /** XPath or part name for structured sources. */
  readonly path?: string;
  /** Language said by the source itself (XML attribute), when it says one. */
  readonly language?: LanguageCode;
  /** A checkbox at the head of the block, if there is one. */
  readonly tick?: "ticked" | "unticked";
}

/** One paragraph-like unit of a document. */
export type Block =
  | (BlockBase & { readonly kind: "heading"; readonly level: number })
  | (BlockBase & { readonly kind: "paragraph" | "item" | "note" | "comment" | "field" })
  | (BlockBase & { readonly kind: "cell"; readonly table: number; readonly row: number; readonly column: number })
  /** Read, shown by `inspect`, never searched: repeated headers and footers, contents tables. */
  | (BlockBase & { readonly kind: "header" | "footer" | "contents" });

/** A value that a structured notice declares (eForms, TED XML, OCDS). */
export interface NoticeField {
  /** Business term where one exists ("BT-71"), else the format's own name. */
  readonly term: string;
  /** The code or text as in the source. */
  readonly value: string;
  readonly lot?: string;
  readonly language?: LanguageCode;
  /** XPath or JSON pointer of the value. */
  readonly path: string;
}

/** What a reader or a later stage wants a person to know about a document. `detail` is data, never a sentence. */
export interface Warning {
  readonly code: WarningCode;
  readonly pages?: readonly number[];
  readonly detail?: string;
}

export type WarningCode =
  | "image-only-pages"
  | "garbled-text"
  | "tracked-changes-accepted"
  | "form-fields-read"
  | "fallback-reader"
  | "truncated"
  | "text-extraction-forbidden"
  | "encoding-guessed"
  | "html-saved-as-other"
  | "wrong-extension"
  | "signature-not-checked"
  | "attachment-unreadable"
  | "attachment-empty"
  | "malformed-markup"
  | "ocr-used"
  | "hidden-characters-removed"
  | "interleaved-columns"
  | "run-together-words"
  | "language-not-searched"
  | "language-unknown"
  | "jurisdiction-unknown"
  | "no-law-pack"
  | "experimental-findings"
  | "nothing-to-assess";

/** How much of a document could be read; shares are 0 to 1. */
export interface Readability {
  /** Share of pages (or of parts, for formats without pages) whose text was read. */
  readonly readShare: number;
  /** Share of letters that a broken text layer made unreadable. */
  readonly garbledShare: number;
  /** Pages that hold pictures and no text. */
  readonly imageOnlyPages: readonly number[];
  /** Mean confidence of recognised pages (0 to 100), when OCR was used. */
  readonly ocrConfidence?: number;
}

export interface TenderDocument {
  /** As the user named it; inside an archive `archive.zip!/path`. */
  readonly name: string;
  /** Hex SHA-256 of the bytes. */
  readonly sha256: string;
  readonly format: Format;
  /** The whole text: block texts joined by one line feed. Line feeds inside a block are soft. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly fields: readonly NoticeField[];
  /** Number of pages, when the format has pages. */
  readonly pages?: number;
  readonly readability: Readability;
  readonly warnings: readonly Warning[];
}

/** Where a finding stands, for a person. */
export interface Place {
  readonly document: number;
  readonly span: Span;
  readonly page?: number;
  /** Line of the file, from 1: that of the finding, or where its block begins when no more is known. */
  readonly line?: number;
  readonly section: readonly string[];
  readonly label?: string;
  readonly path?: string;
  /** 1-based number of the block in the document. */
  readonly block: number;
}

// --- findings -----------------------------------------------------------------------------------

export type Force = "required" | "scored" | "encouraged" | "mentioned";
export type Confidence = "high" | "medium" | "low";
export type RuleStatus = "experimental" | "stable" | "deprecated";
export type Polarity = "positive" | "barrier" | "risk";

export type FigureKind =
  | "percent"
  | "number"
  | "money"
  | "hours"
  | "points"
  | "days"
  | "months"
  | "years"
  | "people"
  | "article";

/** A value read from the words: `percent` 0-100, `money` in the stated currency, `days`/`months`/`years` as said. */
export interface Figure {
  readonly kind: FigureKind;
  readonly value: number;
  /** ISO 4217, for money. */
  readonly currency?: string;
  readonly span: Span;
}

/** One step of how a hit was decided; `detail` is data for `explain`. */
export interface TraceStep {
  readonly step:
    | "match"
    | "unless"
    | "section"
    | "negation"
    | "template"
    | "unticked"
    | "label-value"
    | "not-applicable"
    | "masked"
    | "recital"
    | "when"
    | "force"
    | "figures"
    | "award"
    | "field"
    | "verdict";
  readonly detail: string;
}

export interface Finding {
  /** Rule id, or `field:BT-71` for a declared value, or `award:...` for parsed award criteria. */
  readonly rule: string;
  readonly clause: ClauseId;
  readonly place: Place;
  /** Sliced from the document, never searched again; at most about 400 characters around the match. */
  readonly quote: string;
  readonly language: LanguageCode;
  readonly force: Force;
  readonly figures: readonly Figure[];
  readonly confidence: Confidence;
  readonly status: RuleStatus;
  /** The words only restate what statute already demands: counts as encouraged. */
  readonly restatesLaw: boolean;
  readonly trace: readonly TraceStep[];
}

/** A hit that was looked at and turned down; kept for `explain`. */
export interface Rejection {
  readonly rule: string;
  readonly clause: ClauseId;
  readonly place: Place;
  readonly quote: string;
  readonly reason: TraceStep["step"];
  readonly trace: readonly TraceStep[];
}

// --- outcomes -----------------------------------------------------------------------------------

export type NotApplicableReason =
  | "contract-kind"
  | "not-used-by-persons"
  | "above-threshold"
  | "below-threshold"
  | "document-role"
  | "alternative-chosen"
  | "jurisdiction";
export type CannotEvaluateReason = "unreadable-pages" | "unknown-fact" | "rule-failed";

/** What is known about one clause type in one tender. Only `found` and `absent` enter the score. */
export type Outcome =
  | {
      readonly kind: "found";
      readonly clause: ClauseId;
      readonly findings: readonly Finding[];
      readonly force: Force;
      readonly strength: number;
      readonly points: number;
    }
  | { readonly kind: "absent"; readonly clause: ClauseId }
  | { readonly kind: "not-searched"; readonly clause: ClauseId; readonly languages: readonly LanguageCode[] }
  | { readonly kind: "not-applicable"; readonly clause: ClauseId; readonly reason: NotApplicableReason }
  | {
      readonly kind: "cannot-evaluate";
      readonly clause: ClauseId;
      readonly reason: CannotEvaluateReason;
      readonly detail: string;
    };

// --- facts --------------------------------------------------------------------------------------

/** A fact about the contract and where it came from. */
export interface Fact<T> {
  readonly value: T;
  readonly source: "notice-field" | "text" | "user";
  /** The words or the field it was read from. */
  readonly evidence?: string;
}

export type ContractKind = "works" | "services" | "supplies" | "concession";
export type DocumentRole =
  | "notice"
  | "specification"
  | "contract"
  | "rules-of-procedure"
  | "form"
  | "price-schedule"
  | "drawing-list"
  | "other";

export interface AwardCriterion {
  readonly name: string;
  readonly kind: "price" | "cost" | "quality" | "social" | "unknown";
  /** In percent of all points, when stated. */
  readonly weight?: number;
  readonly span: Span;
}

export interface ContractFacts {
  readonly kind?: Fact<ContractKind>;
  /** CPV codes, 8 digits without the check digit. */
  readonly cpv?: Fact<readonly string[]>;
  /** Estimated value without VAT. */
  readonly value?: Fact<{ readonly amount: number; readonly currency: string }>;
  readonly durationMonths?: Fact<number>;
  readonly usedByPersons?: Fact<boolean>;
  readonly lots?: Fact<number>;
  readonly labourIntensive?: Fact<boolean>;
  readonly buyer?: Fact<string>;
  readonly subject?: Fact<string>;
  readonly role?: Fact<DocumentRole>;
  readonly award?: Fact<readonly AwardCriterion[]>;
}

/** Which law applies and why. `country` is a pack id of rules/jurisdictions, lower case. */
export interface Jurisdiction {
  readonly country: string;
  readonly source: "user" | "notice-field" | "text" | "default";
  readonly evidence?: string;
  /** ISO date for which the law was chosen; absent: the newest law of the pack. */
  readonly date?: string;
  readonly dateSource?: "user" | "notice-field" | "text";
}

// --- score --------------------------------------------------------------------------------------

export type ScoreWord = "minimal" | "limited" | "developing" | "strong" | "exemplary";

export interface ScorePart {
  readonly clause: ClauseId;
  /** Share of this clause in its pillar after not-applicable and not-searched types left, 0 to 1. */
  readonly weight: number;
  readonly force?: Force;
  /** force x substance, 0 to 1. */
  readonly strength: number;
  /** Raw points (0 to 100) that this clause adds to the total before barriers. */
  readonly points: number;
}

export interface ScorePillar {
  readonly pillar: string;
  /** Weight among the pillars that were searched and apply, 0 to 1. */
  readonly weight: number;
  /** 0 to 1. */
  readonly value: number;
  readonly points: number;
  readonly parts: readonly ScorePart[];
}

export interface ScoreBarrier {
  readonly clause: ClauseId;
  /** Raw points subtracted. */
  readonly points: number;
}

export type Score =
  | {
      readonly kind: "scored";
      /** 0 to 100 on the published scale, one decimal; higher is more inclusive. */
      readonly value: number;
      /** 0 to 100 before the scale, one decimal. */
      readonly raw: number;
      /** Lowest and highest value under the doubts of scoring.md point 7. */
      readonly band: readonly [number, number];
      readonly word: ScoreWord;
      readonly pillars: readonly ScorePillar[];
      readonly barriers: readonly ScoreBarrier[];
      /** The floor that raised the value, if one did. */
      readonly floor?: { readonly reason: string; readonly value: number };
      readonly scoreVersion: string;
    }
  | {
      readonly kind: "not-assessed";
      readonly reason: NotAssessedReason;
      readonly detail: string;
      readonly scoreVersion: string;
    };

export type NotAssessedReason =
  | "languages-not-searched"
  | "nothing-applicable"
  | "document-role"
  | "unreadable"
  | "empty";

// --- law and suggestions ------------------------------------------------------------------------

export type Duty = "mandatory" | "optional";

/** A legal basis, for a reader. `checked` is an ISO date, or `unverified` when only remembered. */
export interface LegalBasis {
  readonly instrument: string;
  readonly article: string;
  readonly duty: Duty;
  readonly from?: string;
  readonly until?: string;
  readonly source: string;
  readonly checked: string;
}

export type Level = "basic" | "significant" | "ambitious";

/** A clause to paste. */
export interface Suggestion {
  readonly clause: ClauseId;
  readonly level: Level;
  readonly text: string;
  readonly language: LanguageCode;
  readonly phase: string;
  /** Where to insert it, in words of this document when a heading fits. */
  readonly place: string;
  readonly law: readonly LegalBasis[];
  readonly duty: Duty;
  readonly verification: string;
  readonly proportionality: string;
  readonly placeholders: readonly { readonly name: string; readonly value?: string }[];
  /** Score points that a good clause would add. */
  readonly gain: number;
}

/** A warning that something is legally exposed, with the mend. */
export interface Risk {
  readonly clause: ClauseId;
  readonly finding: Finding;
  readonly law: readonly LegalBasis[];
}

/** Structured field against text. */
export interface Declared {
  readonly clause: ClauseId;
  readonly term: string;
  readonly kind: "agrees" | "declared-not-written" | "written-not-declared" | "contradicts";
  readonly value?: string;
}

// --- report -------------------------------------------------------------------------------------

/** What a report says about a clause type so that outputs need no rule base. Texts by language of the report. */
export interface ClauseInfo {
  readonly id: ClauseId;
  readonly pillar: string;
  readonly polarity: Polarity;
  readonly title: Readonly<Record<LanguageCode, string>>;
  /** Why it matters and what to do, one or two sentences. */
  readonly help: Readonly<Record<LanguageCode, string>>;
  readonly law: readonly LegalBasis[];
}

/** What one document of a dossier gives by itself; a score of its own says little when the clauses stand in another. */
export type DocumentVerdict =
  | {
      readonly kind: "scored";
      readonly value: number;
      readonly word: ScoreWord;
      /** Clause types of the dossier that are found in this document; none: the document adds nothing. */
      readonly found: readonly ClauseId[];
    }
  | { readonly kind: "not-assessed"; readonly reason: NotAssessedReason; readonly found: readonly ClauseId[] };

export interface DocumentSummary {
  readonly name: string;
  readonly sha256: string;
  readonly format: Format;
  /** Share of words by language, largest first. */
  readonly languages: readonly { readonly code: LanguageCode; readonly share: number; readonly searched: boolean }[];
  readonly pages?: number;
  readonly words: number;
  readonly readability: Readability;
  readonly warnings: readonly Warning[];
  readonly role?: DocumentRole;
  /** Only in a dossier of several documents. */
  readonly verdict?: DocumentVerdict;
}

export interface Report {
  /** Version of the JSON contract. */
  readonly schema: "buysocial.report/1";
  readonly tool: { readonly name: "buysocial"; readonly version: string };
  readonly rulebook: { readonly hash: string; readonly scoreVersion: string };
  readonly jurisdiction: Jurisdiction;
  readonly documents: readonly DocumentSummary[];
  readonly facts: ContractFacts;
  /** One entry for every clause type, always. */
  readonly outcomes: readonly Outcome[];
  readonly score: Score;
  readonly suggestions: readonly Suggestion[];
  readonly risks: readonly Risk[];
  readonly declared: readonly Declared[];
  /** Score points that a good clause would add, for missing and weak types, largest first. */
  readonly whatIf: readonly { readonly clause: ClauseId; readonly gain: number }[];
  readonly clauses: readonly ClauseInfo[];
  readonly warnings: readonly Warning[];
}
