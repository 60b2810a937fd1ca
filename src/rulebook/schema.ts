import { z } from "zod";

/** Shapes of the files under rules/. Unknown keys are faults; the interfaces are in src/rulebase.ts. */
const text = z.string().trim().min(1);
const words = z.array(z.coerce.string());
const patterns = z.array(text).default([]);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "write YYYY-MM-DD");
const force = z.enum(["required", "scored", "encouraged", "mentioned"]);
const status = z.enum(["experimental", "stable", "deprecated"]);
const contractKind = z.enum(["works", "services", "supplies", "concession"]);
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
const patternsByKey = z.record(z.string(), patterns).default({});

export const clauseFile = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z]+\.[a-z-]+$/),
    pillar: text,
    polarity: z.enum(["positive", "barrier", "risk"]),
    lines: z.array(z.enum(["L1", "L2", "L3", "L4"])).min(1),
    phase: z.array(text).min(1),
    notice: z.array(text),
    law: text,
    meaning: text,
    force,
    status,
  }),
);

const example = z.strictObject({
  text,
  quote: text.optional(),
  force: force.optional(),
  under: text.optional(),
  why: text.optional(),
});

export const rule = z.strictObject({
  id: text,
  status: status.default("stable"),
  patterns: z.array(text).min(1),
  unless: z
    .array(
      z.strictObject({
        pattern: text,
        note: text,
        unit: z.enum(["hit", "sentence", "item", "row", "para", "section", "document"]).default("sentence"),
        near: z.number().int().min(0).max(200).optional(),
      }),
    )
    .default([]),
  section: z.array(text).default([]),
  force: force.optional(),
  defaultForce: force.optional(),
  when: z.array(text).default([]),
  negative: z.boolean().default(false),
  restatesLaw: z.boolean().default(false),
  restatesLawWhen: text.optional(),
  confidence: z.enum(["high", "medium", "low"]).default("high"),
  examples: z.strictObject({ match: z.array(example), ignore: z.array(example) }),
  note: z.string().default(""),
});

export const ruleFile = z.strictObject({ clause: text, language: text, rules: z.array(rule) });

export const languageFile = z.strictObject({
  code: text,
  name: text,
  stemmer: text,
  stopwords: words,
  abbreviations: words,
  numbers: z.record(z.string(), z.number()).default({}),
  units: z.record(z.string(), words).default({}),
  negation: z.strictObject({
    before: patterns,
    after: patterns,
    not: patterns,
    reach: z.number().int().min(0).max(30),
  }),
  force: z.strictObject({ required: patterns, scored: patterns, encouraged: patterns, mentioned: patterns }),
  sections: patternsByKey,
  template: patternsByKey,
  criteria: patternsByKey,
  facts: patternsByKey,
  lists: patternsByKey,
});

export const titlesFile = z.record(z.string(), z.strictObject({ title: text, help: text }));

/** Languages that are recognised and not searched: code -> frequent words. */
export const otherLanguagesFile = z.record(z.string(), words);

const basis = {
  instrument: text,
  article: z.coerce.string(),
  duty: z.enum(["mandatory", "optional"]),
  from: isoDate.optional(),
  until: isoDate.optional(),
  source: text,
  checked: z.union([isoDate, z.literal("unverified")]),
};

export const jurisdictionFile = z.strictObject({
  country: text,
  name: z.record(z.string(), text),
  parent: text.optional(),
  currency: text,
  languages: z.array(text),
  evidence: patterns,
  law: z.array(z.strictObject({ clause: text, ...basis, note: text.optional() })),
  thresholds: z.array(
    z.strictObject({
      key: text,
      value: z.number(),
      unit: text,
      basis: text,
      from: isoDate.optional(),
      until: isoDate.optional(),
      source: text,
      checked: z.union([isoDate, z.literal("unverified")]),
      note: text.optional(),
    }),
  ),
});

export const modelFile = z.array(
  z.strictObject({
    clause: text,
    level: z.enum(["basic", "significant", "ambitious"]),
    text,
    phase: text,
    section: text,
    place: text,
    verification: text,
    proportionality: text,
    kinds: z.array(contractKind).default([]),
    force,
  }),
);

const pair = z.tuple([z.number(), z.number()]);

export const scoreFile = z.strictObject({
  version: z.coerce.string(),
  force: z.strictObject({
    required: z.number(),
    encouraged: z.number(),
    mentioned: z.number(),
    scored: z.strictObject({
      unstated: z.number(),
      low: z.strictObject({ weight: z.number(), value: z.number() }),
      high: z.strictObject({ weight: z.number(), value: z.number() }),
    }),
  }),
  substance: z.strictObject({ base: z.number(), figure: z.number() }),
  pillars: z
    .array(
      z.strictObject({
        id: text,
        weight: z.number().positive(),
        combine: z.enum(["best", "sum"]),
        parts: z.array(z.strictObject({ clause: text, weight: z.number().positive() })).min(1),
      }),
    )
    .min(1),
  barriers: z.array(z.strictObject({ clause: text, points: z.number(), light: z.number() })),
  barrierCap: z.number(),
  scale: z.array(pair).min(2),
  floors: z.array(z.strictObject({ clause: text, scope: z.enum(["whole", "lot"]), value: z.number() })),
  words: z.array(
    z.strictObject({ from: z.number(), word: z.enum(["minimal", "limited", "developing", "strong", "exemplary"]) }),
  ),
  minSearched: z.number(),
  minReadable: z.number(),
  notApplicable: z.array(
    z.strictObject({
      clause: text,
      kinds: z.array(contractKind).optional(),
      usedByPersons: z.literal(false).optional(),
      roles: z.array(role).optional(),
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
  ),
  rolesWithoutClauses: z.array(role),
});
