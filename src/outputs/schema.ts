/** The published contract of the JSON report. A test keeps it equal to the types of model.ts. */
import { z } from "zod";

const text = z.string();
const share = z.number().min(0).max(1);
const language = text.describe("ISO 639-1 code");
const clause = text.describe("Id of a clause type, such as employment.integration");
const force = z.enum(["required", "scored", "encouraged", "mentioned"]);
const scoreWord = z.enum(["minimal", "limited", "developing", "strong", "exemplary"]);
const notAssessed = z.enum(["languages-not-searched", "nothing-applicable", "document-role", "unreadable", "empty"]);
const texts = z.record(z.string(), z.string()).describe("Texts by language code");
const duty = z.enum(["mandatory", "optional"]);
const contractKind = z.enum(["works", "services", "supplies", "concession"]);
const format = z.enum([
  "pdf",
  "docx",
  "doc",
  "odt",
  "rtf",
  "html",
  "markdown",
  "text",
  "ted-xml",
  "eforms-xml",
  "ocds",
  "p7m",
  "zip",
  "tar",
]);
const role = z.enum([
  "notice",
  "specification",
  "contract",
  "rules-of-procedure",
  "form",
  "price-schedule",
  "drawing-list",
  "other",
]);

const span = z
  .strictObject({ start: z.int().min(0), end: z.int().min(0) })
  .describe("UTF-16 offsets into the text of the document, end exclusive");

const place = z.strictObject({
  document: z.int().min(0).describe("Index into documents"),
  span,
  page: z.int().min(1).exactOptional(),
  line: z
    .int()
    .min(1)
    .exactOptional()
    .describe(
      "Line of the file, from 1: that of the words, or where their paragraph begins; only for formats with lines",
    ),
  section: z.array(text).describe("Titles of the headings above, outermost first"),
  label: text.exactOptional(),
  path: text.exactOptional(),
  block: z.int().min(1).describe("Number of the paragraph, from 1"),
});

const figure = z.strictObject({
  kind: z.enum(["percent", "number", "money", "hours", "points", "days", "months", "years", "people", "article"]),
  value: z.number(),
  currency: text.exactOptional(),
  span,
});

const traceStep = z.strictObject({
  step: z.enum([
    "match",
    "unless",
    "section",
    "negation",
    "template",
    "unticked",
    "label-value",
    "not-applicable",
    "masked",
    "recital",
    "when",
    "force",
    "figures",
    "award",
    "field",
    "verdict",
  ]),
  detail: text,
});

const finding = z.strictObject({
  rule: text,
  clause,
  place,
  quote: text.describe("The words of the document"),
  language,
  force,
  figures: z.array(figure),
  confidence: z.enum(["high", "medium", "low"]),
  status: z.enum(["experimental", "stable", "deprecated"]),
  restatesLaw: z.boolean(),
  trace: z.array(traceStep),
});

const outcome = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("found"),
    clause,
    findings: z.array(finding),
    force,
    strength: share,
    points: z.number(),
  }),
  z.strictObject({ kind: z.literal("absent"), clause }),
  z.strictObject({ kind: z.literal("not-searched"), clause, languages: z.array(language) }),
  z.strictObject({
    kind: z.literal("not-applicable"),
    clause,
    reason: z.enum([
      "contract-kind",
      "not-used-by-persons",
      "above-threshold",
      "below-threshold",
      "document-role",
      "alternative-chosen",
      "jurisdiction",
    ]),
  }),
  z.strictObject({
    kind: z.literal("cannot-evaluate"),
    clause,
    reason: z.enum(["unreadable-pages", "unknown-fact", "rule-failed"]),
    detail: text,
  }),
]);

/** A fact about the contract, with where it was read. */
function fact<T extends z.ZodType>(value: T) {
  const source = z.enum(["notice-field", "text", "user"]);
  return z.strictObject({ value, source, evidence: text.exactOptional() }).exactOptional();
}

const awardCriterion = z.strictObject({
  name: text,
  kind: z.enum(["price", "cost", "quality", "social", "unknown"]),
  weight: z.number().exactOptional(),
  span,
});

const facts = z.strictObject({
  kind: fact(contractKind),
  cpv: fact(z.array(text)),
  value: fact(z.strictObject({ amount: z.number(), currency: text })),
  durationMonths: fact(z.number()),
  usedByPersons: fact(z.boolean()),
  lots: fact(z.number()),
  labourIntensive: fact(z.boolean()),
  buyer: fact(text),
  subject: fact(text),
  role: fact(role),
  award: fact(z.array(awardCriterion)),
});

const score = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("scored"),
    value: z.number().min(0).max(100).describe("Higher is more inclusive"),
    raw: z.number().min(0).max(100).describe("Before the published scale"),
    band: z.tuple([z.number(), z.number()]).describe("Lowest and highest value in doubt"),
    word: scoreWord,
    pillars: z.array(
      z.strictObject({
        pillar: text,
        weight: share,
        value: share,
        points: z.number(),
        parts: z.array(
          z.strictObject({
            clause,
            weight: share,
            force: force.exactOptional(),
            strength: share,
            points: z.number(),
          }),
        ),
      }),
    ),
    barriers: z.array(z.strictObject({ clause, points: z.number() })),
    floor: z.strictObject({ reason: text, value: z.number() }).exactOptional(),
    scoreVersion: text,
  }),
  z.strictObject({
    kind: z.literal("not-assessed"),
    reason: notAssessed,
    detail: text,
    scoreVersion: text,
  }),
]);

const legalBasis = z.strictObject({
  instrument: text,
  article: text,
  duty,
  from: text.exactOptional(),
  until: text.exactOptional(),
  source: text,
  checked: text.describe("ISO date, or unverified"),
});

const warning = z.strictObject({
  code: z.enum([
    "image-only-pages",
    "garbled-text",
    "tracked-changes-accepted",
    "form-fields-read",
    "fallback-reader",
    "truncated",
    "text-extraction-forbidden",
    "encoding-guessed",
    "html-saved-as-other",
    "wrong-extension",
    "signature-not-checked",
    "attachment-unreadable",
    "attachment-empty",
    "malformed-markup",
    "ocr-used",
    "hidden-characters-removed",
    "interleaved-columns",
    "run-together-words",
    "language-not-searched",
    "language-unknown",
    "jurisdiction-unknown",
    "no-law-pack",
    "experimental-findings",
    "nothing-to-assess",
  ]),
  pages: z.array(z.int()).exactOptional(),
  detail: text.exactOptional(),
});

const document = z.strictObject({
  name: text,
  sha256: text,
  format,
  languages: z.array(z.strictObject({ code: language, share, searched: z.boolean() })),
  pages: z.int().exactOptional(),
  words: z.int(),
  readability: z.strictObject({
    readShare: share,
    garbledShare: share,
    imageOnlyPages: z.array(z.int()),
    ocrConfidence: z.number().exactOptional(),
  }),
  warnings: z.array(warning),
  role: role.exactOptional(),
  verdict: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("scored"), value: z.number(), word: scoreWord, found: z.array(clause) }),
      z.strictObject({ kind: z.literal("not-assessed"), reason: notAssessed, found: z.array(clause) }),
    ])
    .exactOptional(),
});

const jurisdiction = z.strictObject({
  country: text,
  source: z.enum(["user", "notice-field", "text", "default"]),
  evidence: text.exactOptional(),
  date: text.exactOptional(),
  dateSource: z.enum(["user", "notice-field", "text"]).exactOptional(),
});

const suggestion = z.strictObject({
  clause,
  level: z.enum(["basic", "significant", "ambitious"]),
  text: text.describe("Ready to paste, with {placeholders}"),
  language,
  phase: text,
  place: text,
  law: z.array(legalBasis),
  duty,
  verification: text,
  proportionality: text,
  placeholders: z.array(z.strictObject({ name: text, value: text.exactOptional() })),
  gain: z.number().describe("Score points that a good clause would add"),
});

const declared = z.strictObject({
  clause,
  term: text,
  kind: z.enum(["agrees", "declared-not-written", "written-not-declared", "contradicts"]),
  value: text.exactOptional(),
});

const clauseInfo = z.strictObject({
  id: clause,
  pillar: text,
  polarity: z.enum(["positive", "barrier", "risk"]),
  title: texts,
  help: texts,
  law: z.array(legalBasis),
});

/** The report as zod sees it. */
export const reportSchema = z.strictObject({
  schema: z.literal("buysocial.report/1"),
  tool: z.strictObject({ name: z.literal("buysocial"), version: text }),
  rulebook: z.strictObject({ hash: text, scoreVersion: text }),
  jurisdiction,
  documents: z.array(document),
  facts,
  outcomes: z.array(outcome).describe("One entry for every clause type, always"),
  score,
  suggestions: z.array(suggestion),
  risks: z.array(z.strictObject({ clause, finding, law: z.array(legalBasis) })),
  declared: z.array(declared),
  whatIf: z.array(z.strictObject({ clause, gain: z.number() })),
  clauses: z.array(clauseInfo),
  warnings: z.array(warning),
});

/** The report as JSON Schema (draft 2020-12), as published in schema/report.schema.json. */
export function reportJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(reportSchema, { target: "draft-2020-12" });
  return { title: "buysocial report", description: "What buysocial says about one tender.", ...schema };
}
