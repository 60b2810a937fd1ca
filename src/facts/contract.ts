/**
 * Contract facts read from the text of tender documents.
 *
 * Words come from `facts` of the language's language.yaml (patterns; a missing key hits nothing):
 * - `works`, `services`, `supplies`, `concession`: names of the kind of contract ("appalto di servizi", "Bauauftrag*")
 * - `buyer`: the label before the buyer's name ("contracting authority", "stazione appaltante")
 * - `subject`: the label before the subject ("subject of the contract", "oggetto dell appalto")
 * - `value`: the label before the estimated value ("estimated value"); `duration`: before the term ("contract period")
 * - `valuePhrase`: words with the value in them ("for a contract of #money"), where no label tells it
 * - `withTax`: words beside a sum with value added tax in it ("including VAT"); the value is the sum without, if it is stated
 * - `otherSum`: words by which a sum near such a label is another one ("turnover", "insurance", "twice", "exceed*")
 * - `monthsField`: a field with the number of months in it ("duration in months #number")
 * - `lots`: a phrase with the number of lots in it ("divided into #number lots", "suddivis* in #number lotti")
 * - `published`: the label before the date of publication ("published on", "data di pubblicazione")
 * - titles of documents: `notice`, `award` (award notice), `instructions` (rules of the procedure), `specification`, `contract`, `form`,
 *   `priceSchedule`, `drawingList`
 * Codes (CPV) and figures (money, months, years) need no words beside the language's `units` and `numbers`.
 */
import type { ContractFacts, ContractKind, Fact, Figure, TenderDocument } from "../model.ts";
import { awardCriteria } from "./criteria.ts";
import { followed, shown } from "./followed.ts";
import { labelled } from "./labelled.ts";
import { documentRole } from "./role.ts";
import { type FactTools, Spans } from "./tools.ts";
import { estimatedValue } from "./value.ts";

/**
 * What the documents of one tender say about the contract. Of several documents the first that states a fact tells it;
 * award criteria come from the document that states most of them, a role only from a document that is alone.
 */
export function contractFacts(documents: readonly TenderDocument[], tools: FactTools): ContractFacts {
  const first = <T>(read: (document: TenderDocument) => Fact<T> | undefined): Fact<T> | undefined => {
    for (const document of documents) {
      const fact = read(document);
      if (fact) return fact;
    }
    return undefined;
  };
  const cpv = first(cpvCodes);
  const only = documents.length === 1 ? documents[0] : undefined;
  return defined({
    kind: kindOfCpv(cpv) ?? first((d) => kindOfWords(d, tools)),
    cpv,
    value: first((d) => estimatedValue(d, tools)),
    durationMonths: first((d) => durationOf(d, tools)),
    lots: first((d) => lotsOf(d, tools)),
    labourIntensive: labourIntensive(cpv),
    buyer: first((d) => labelled(d, tools.words("facts", "buyer", d))),
    subject: first((d) => labelled(d, tools.words("facts", "subject", d), 3)),
    role: only && documentRole(only, tools),
    award: awardFact(documents, tools),
  });
}

type Loose = { readonly [K in keyof ContractFacts]: ContractFacts[K] | undefined };

function defined(facts: Loose): ContractFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as ContractFacts;
}

function awardFact(documents: readonly TenderDocument[], tools: FactTools): ContractFacts["award"] | undefined {
  const lists = documents.map((d) => awardCriteria(d, tools));
  const longest = lists.reduce((best, list) => (list.length > best.length ? list : best), []);
  return longest.length > 0 ? { value: longest, source: "text" } : undefined;
}

/** A code with its check digit anywhere, or eight digits after the word CPV. */
const CPV = /(?<!\d)(\d{8})-\d(?!\d)|\bCPV\b[^\d\n]{0,40}(\d{8})(?!\d)/g;
const MAX_CODES = 50;

function cpvCodes(document: TenderDocument): Fact<readonly string[]> | undefined {
  const codes = new Set<string>();
  for (const match of document.text.matchAll(CPV)) {
    const code = match[1] ?? match[2] ?? "";
    const division = Number(code.slice(0, 2));
    if (division >= 3 && division <= 98 && codes.size < MAX_CODES) codes.add(code);
  }
  const value = [...codes];
  return value.length > 0 ? { value, source: "text", evidence: value.slice(0, 3).join(", ") } : undefined;
}

/** The kind of the first (main) code: division 45 is works, 48 and everything below supplies, the rest services. */
function kindOfCpv(cpv: Fact<readonly string[]> | undefined): Fact<ContractKind> | undefined {
  const code = cpv?.value[0];
  if (!cpv || !code) return undefined;
  const division = Number(code.slice(0, 2));
  const value = division === 45 ? "works" : division < 49 ? "supplies" : "services";
  return { value, source: cpv.source, evidence: `CPV ${code}` };
}

/** Divisions and groups whose price is mostly wages: cleaning, guarding, catering, care, collection, gardening. */
const LABOUR_INTENSIVE = ["9091", "7971", "555", "853", "852", "851", "9051", "7731", "8331", "98341", "6015", "75242"];

function labourIntensive(cpv: Fact<readonly string[]> | undefined): Fact<boolean> | undefined {
  const code = cpv?.value[0];
  if (!cpv || !code || !LABOUR_INTENSIVE.some((prefix) => code.startsWith(prefix))) return undefined;
  return { value: true, source: cpv.source, evidence: `CPV ${code}` };
}

const KINDS: readonly ContractKind[] = ["works", "services", "supplies", "concession"];
/** A kind is told by its words when they are at least so many, and twice as many as those of any other. */
const MIN_KIND_HITS = 3;

function kindOfWords(document: TenderDocument, tools: FactTools): Fact<ContractKind> | undefined {
  const counts = KINDS.map((kind) => ({ kind, hits: tools.words("facts", kind, document) }));
  const [best, second] = counts.toSorted((a, b) => b.hits.length - a.hits.length);
  if (!best || best.hits.length < MIN_KIND_HITS || best.hits.length < 2 * (second?.hits.length ?? 0)) return undefined;
  const span = best.hits[0]?.span;
  return { value: best.kind, source: "text", ...(span && { evidence: document.text.slice(span.start, span.end) }) };
}

const MONTHS: Readonly<Partial<Record<Figure["kind"], number>>> = { years: 12, months: 1, days: 12 / 365 };
const MAX_MONTHS = 600;

/** What a field of months says, else the first term that follows a label of the duration, in months. */
function durationOf(document: TenderDocument, tools: FactTools): Fact<number> | undefined {
  const numbers = new Spans(tools.figures(document).filter((f) => f.kind === "number"));
  for (const { span } of tools.words("facts", "monthsField", document)) {
    const value = numbers.within(span.start, span.end)[0]?.value ?? 0;
    if (value > 0 && value <= MAX_MONTHS) return { value, source: "text", evidence: shown(document, span) };
  }
  for (const { figure, evidence } of followed(document, tools, "duration", (f) => MONTHS[f.kind] !== undefined)) {
    const value = Math.round(figure.value * (MONTHS[figure.kind] ?? 0) * 10) / 10;
    if (value > 0 && value <= MAX_MONTHS) return { value, source: "text", evidence };
  }
  return undefined;
}

const MAX_LOTS = 1000;

/** What may stand between the number and the word after it: "8 lots" and "eight (8) lots", not "Road T-51, lots 1 to 24". */
const NUMBERED = /^[\s)]+\p{L}/u;

function lotsOf(document: TenderDocument, tools: FactTools): Fact<number> | undefined {
  const { text } = document;
  const figures = new Spans(tools.figures(document).filter((f) => f.kind === "number"));
  for (const { span, block } of tools.words("facts", "lots", document)) {
    const figure = figures.within(span.start, span.end)[0];
    if (figure === undefined || !Number.isInteger(figure.value) || figure.value < 1 || figure.value > MAX_LOTS)
      continue;
    if (isNumberOfHeading(document, block, figure.span.start)) continue;
    const after = text.slice(figure.span.end, span.end);
    // "In one or more lots" tells no number.
    const vague = figure.value === 1 && !/^\d/.test(text.slice(figure.span.start));
    if (!vague && (after === "" || NUMBERED.test(after)))
      return { value: figure.value, source: "text", evidence: shown(document, span) };
  }
  return undefined;
}

/** "3. Lots", "A.3 Lots": a label, and no number of lots. */
function isNumberOfHeading({ text, blocks }: TenderDocument, block: number, at: number): boolean {
  const own = blocks[block];
  return /[^\s([:]/.test(text[at - 1] ?? " ") || (own?.kind === "heading" && own.span.start === at);
}
