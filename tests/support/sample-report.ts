import type { Finding, Outcome, Place, Report, ScorePillar } from "../../src/model.ts";

/** A place in the first document of the sample. */
export function place(extra: Partial<Place> = {}): Place {
  return {
    document: 0,
    span: { start: 1200, end: 1290 },
    section: ["Art. 7 Clausole sociali"],
    block: 41,
    page: 4,
    ...extra,
  };
}

/** A finding of the sample; every part can be set. */
export function finding(extra: Partial<Finding> = {}): Finding {
  return {
    rule: "it.employment.integration.quota",
    clause: "employment.integration",
    place: place(),
    quote:
      "L'appaltatore assume almeno il 10 % del personale tra persone svantaggiate residenti nel bacino del servizio",
    language: "it",
    force: "required",
    figures: [{ kind: "percent", value: 10, span: { start: 1221, end: 1225 } }],
    confidence: "high",
    status: "stable",
    restatesLaw: false,
    trace: [
      { step: "match", detail: "assume ...4 personale ...4 @disadvantaged" },
      { step: "force", detail: 'required: "assume"' },
    ],
    ...extra,
  };
}

const outcomes: readonly Outcome[] = [
  { kind: "absent", clause: "reserved.integration" },
  { kind: "not-applicable", clause: "reserved.social-services", reason: "contract-kind" },
  {
    kind: "found",
    clause: "employment.integration",
    findings: [finding()],
    force: "required",
    strength: 1,
    points: 10,
  },
  {
    kind: "found",
    clause: "equality.gender",
    findings: [
      finding({
        rule: "it.equality.gender.certification",
        clause: "equality.gender",
        quote: "Sono attribuiti punti a chi possiede la certificazione della parità di genere",
        force: "scored",
        figures: [{ kind: "points", value: 3, span: { start: 3210, end: 3217 } }],
        place: place({
          page: 9,
          section: ["Art. 18 Criteri di valutazione"],
          label: "18.2",
          span: { start: 3190, end: 3270 },
          block: 96,
        }),
      }),
      finding({
        rule: "it.equality.gender.aim",
        clause: "equality.gender",
        quote: "si auspica una presenza equilibrata di donne nei ruoli di coordinamento",
        force: "encouraged",
        figures: [],
        confidence: "low",
        place: place({ page: 10, section: [], span: { start: 3500, end: 3570 }, block: 101 }),
      }),
    ],
    force: "scored",
    strength: 0.5,
    points: 3,
  },
  { kind: "absent", clause: "employment.training" },
  { kind: "absent", clause: "award.social" },
  { kind: "not-searched", clause: "outcomes.contracting", languages: ["it"] },
  { kind: "cannot-evaluate", clause: "access.lots", reason: "unreadable-pages", detail: "3, 7" },
  {
    kind: "found",
    clause: "barrier.turnover",
    findings: [
      finding({
        rule: "it.barrier.turnover.factor",
        clause: "barrier.turnover",
        quote: "fatturato globale minimo annuo pari a tre volte il valore dell'appalto",
        figures: [],
        place: place({ page: 6, section: ["Art. 11 Requisiti"], span: { start: 2100, end: 2170 }, block: 63 }),
      }),
    ],
    force: "required",
    strength: 1,
    points: -3,
  },
  {
    kind: "found",
    clause: "risk.local-preference",
    findings: [
      finding({
        rule: "it.risk.local-preference.residents",
        clause: "risk.local-preference",
        quote: "con preferenza per i residenti nel territorio comunale",
        figures: [],
        place: place({ page: 4, section: ["Art. 7 Clausole sociali"], span: { start: 1300, end: 1352 }, block: 42 }),
      }),
    ],
    force: "required",
    strength: 1,
    points: 0,
  },
];

const titles: readonly (readonly [string, string, string, string, "positive" | "barrier" | "risk"])[] = [
  [
    "reserved.integration",
    "participation",
    "Reserved for social integration",
    "Appalto riservato all'integrazione",
    "positive",
  ],
  ["reserved.social-services", "participation", "Reserved social services", "Servizi sociali riservati", "positive"],
  ["employment.integration", "jobs", "Jobs for disadvantaged people", "Lavoro per persone svantaggiate", "positive"],
  ["equality.gender", "equality", "Gender equality", "Parità di genere", "positive"],
  ["employment.training", "jobs", "Training and apprenticeships", "Formazione e apprendistato", "positive"],
  ["award.social", "award", "Social award criterion", "Criterio sociale di aggiudicazione", "positive"],
  ["outcomes.contracting", "outcomes", "Payment for social outcomes", "Pagamento per risultati sociali", "positive"],
  ["access.lots", "access", "Division into lots", "Suddivisione in lotti", "positive"],
  ["barrier.turnover", "barrier", "High minimum turnover", "Fatturato minimo elevato", "barrier"],
  ["risk.local-preference", "risk", "Preference for local people or firms", "Preferenza locale", "risk"],
];

const pillars: readonly ScorePillar[] = [
  {
    pillar: "participation",
    weight: 0.2,
    value: 0,
    points: 0,
    parts: [{ clause: "reserved.integration", weight: 1, strength: 0, points: 0 }],
  },
  {
    pillar: "jobs",
    weight: 0.4,
    value: 0.25,
    points: 10,
    parts: [
      { clause: "employment.integration", weight: 0.5, force: "required", strength: 1, points: 10 },
      { clause: "employment.training", weight: 0.5, strength: 0, points: 0 },
    ],
  },
  {
    pillar: "equality",
    weight: 0.3,
    value: 0.1,
    points: 3,
    parts: [{ clause: "equality.gender", weight: 1, force: "scored", strength: 0.5, points: 3 }],
  },
  {
    pillar: "award",
    weight: 0.1,
    value: 0,
    points: 0,
    parts: [{ clause: "award.social", weight: 1, strength: 0, points: 0 }],
  },
];

/** A report with something in every part, in invented words. Frozen by the tests of the outputs. */
export const sampleReport: Report = {
  schema: "buysocial.report/1",
  tool: { name: "buysocial", version: "0.1.0" },
  rulebook: { hash: "3f2a9c1b7d5e8f60aa11bb22cc33dd44ee55ff6600112233445566778899aabb", scoreVersion: "1" },
  jurisdiction: { country: "it", source: "text", evidence: "d.lgs. 36/2023", date: "2026-03-02", dateSource: "user" },
  documents: [
    {
      name: "tenders/capitolato.pdf",
      sha256: "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab",
      format: "pdf",
      languages: [
        { code: "it", share: 0.97, searched: true },
        { code: "en", share: 0.03, searched: true },
      ],
      pages: 12,
      words: 4812,
      readability: { readShare: 0.83, garbledShare: 0, imageOnlyPages: [3, 7] },
      warnings: [{ code: "image-only-pages", pages: [3, 7] }],
      role: "specification",
    },
  ],
  facts: {
    kind: { value: "services", source: "text", evidence: "appalto del servizio di pulizia" },
    cpv: { value: ["90910000"], source: "text" },
    value: { value: { amount: 480000, currency: "EUR" }, source: "text", evidence: "€ 480.000,00" },
    durationMonths: { value: 36, source: "text" },
  },
  outcomes,
  score: {
    kind: "scored",
    value: 20.5,
    raw: 10,
    band: [12.2, 26],
    word: "limited",
    pillars,
    barriers: [{ clause: "barrier.turnover", points: 3 }],
    scoreVersion: "1",
  },
  suggestions: [
    {
      clause: "employment.training",
      level: "basic",
      text: "L'appaltatore attiva, entro {mesi} mesi dall'avvio, almeno {numero} tirocini formativi.\nIl mancato rispetto comporta una penale.",
      language: "it",
      phase: "performance",
      place: "Art. 7 Clausole sociali",
      law: [
        {
          instrument: "D.Lgs. 36/2023",
          article: "art. 57",
          duty: "mandatory",
          source: "https://www.normattiva.it",
          checked: "2026-11-01",
        },
      ],
      duty: "mandatory",
      verification: "Convenzioni di tirocinio, relazione semestrale.",
      proportionality: "Adatta a contratti di almeno 12 mesi.",
      placeholders: [{ name: "mesi", value: "6" }, { name: "numero" }],
      gain: 6.3,
    },
  ],
  risks: [
    {
      clause: "risk.local-preference",
      finding: outcomes.flatMap((o) =>
        o.kind === "found" && o.clause === "risk.local-preference" ? o.findings : [],
      )[0]!,
      law: [
        {
          instrument: "2014/24/EU",
          article: "art. 18(1)",
          duty: "mandatory",
          source: "https://eur-lex.europa.eu/eli/dir/2014/24/oj",
          checked: "unverified",
        },
      ],
    },
  ],
  declared: [{ clause: "employment.integration", term: "BT-775", kind: "written-not-declared" }],
  whatIf: [
    { clause: "reserved.integration", gain: 14.5 },
    { clause: "employment.training", gain: 6.3 },
    { clause: "award.social", gain: 4.1 },
    { clause: "equality.gender", gain: 2.2 },
  ],
  clauses: titles.map(([id, pillar, english, italian, polarity]) => ({
    id,
    pillar,
    polarity,
    title: { en: english, it: italian },
    help: { en: `Help on ${english.toLowerCase()}.`, it: `Aiuto su ${italian.toLowerCase()}.` },
    law: [],
  })),
  warnings: [{ code: "language-not-searched", detail: "fi" }],
};
