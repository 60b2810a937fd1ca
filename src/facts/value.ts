/** The estimated value of the contract. The words are described in contract.ts. */
import type { ContractFacts, Fact, Figure, Span, TenderDocument } from "../model.ts";
import { followed, type Pair, shown } from "./followed.ts";
import { type FactTools, Spans } from "./tools.ts";

/** Characters after a sum in which its tax is named. */
const TAX_AFTER = 30;

/** The largest amount that follows a label of the value, without tax if possible; without any the largest that a phrase states. */
export function estimatedValue(document: TenderDocument, tools: FactTools): ContractFacts["value"] | undefined {
  const isOther = otherSums(document, tools);
  const sums = followed(document, tools, "value", (f) => f.kind === "money");
  const labelled = [...sums, ...withCurrencyField(document, tools)].filter((pair) => !isOther(pair));
  const taxed = new Spans<{ readonly span: Span }>(tools.words("facts", "withTax", document));
  const isTaxed = ({ label, figure }: Pair) => taxed.firstIn(label.start, figure.span.end + TAX_AFTER) !== undefined;
  const gross = new Set(labelled.filter(isTaxed).map(({ figure }) => figure.value));
  const net = labelled.filter(({ figure }) => !gross.has(figure.value));
  return largest(net) ?? largest(labelled) ?? largest(phrases(document, tools));
}

function largest(pairs: readonly Pair[]): Fact<{ amount: number; currency: string }> | undefined {
  const best = pairs.reduce<Pair | undefined>((a, b) => (a && a.figure.value >= b.figure.value ? a : b), undefined);
  const currency = best?.figure.currency;
  if (!best || currency === undefined || best.figure.value <= 0) return undefined;
  return { value: { amount: best.figure.value, currency }, source: "text", evidence: best.evidence };
}

/** The field beside a sum that names its currency, as forms print it. */
const CURRENCY_FIELD =
  /^\s*[;,]?\s*(?:Moneda|Currency|Monnaie|Devise|W\u00e4hrung|Valuta|Divisa|Moeda|Munt|\u039d\u03cc\u03bc\u03b9\u03c3\u03bc\u03b1)\s*:\s*([A-Z]{3})(?![A-Z])/;
const CURRENCY_REACH = 40;

/** "Value without tax: 183151,29 ; Currency: RON". */
function withCurrencyField(document: TenderDocument, tools: FactTools): readonly Pair[] {
  return followed(document, tools, "value", (f) => f.kind === "number").flatMap((pair) => {
    const { end } = pair.figure.span;
    const currency = CURRENCY_FIELD.exec(document.text.slice(end, end + CURRENCY_REACH))?.[1];
    return currency === undefined ? [] : [{ ...pair, figure: { ...pair.figure, kind: "money" as const, currency } }];
  });
}

/** Words with the sum in them. */
function phrases(document: TenderDocument, tools: FactTools): readonly Pair[] {
  const sums = new Spans(tools.figures(document).filter((f) => f.kind === "money"));
  return tools.words("facts", "valuePhrase", document).flatMap(({ span, block }): readonly Pair[] => {
    const figure = sums.firstIn(span.start, span.end);
    return figure ? [{ label: span, block, figure, evidence: shown(document, span) }] : [];
  });
}

/** Characters before a label in which words tell that the sum is another one. */
const BEFORE = 40;
/** A share stands this close before the label that it is of ("5 % of the contract value"). */
const OF = 25;
const SENTENCE_END = /[.;!?]\s+\p{Lu}/u;
/** A label that ends its block speaks of a sum in the next one after so many words at most. */
const NEXT_WORDS = 4;

/** Tells whether the sum after a label is no value: another sum, a share of the value, a sum of the next sentence. */
function otherSums(document: TenderDocument, tools: FactTools): (pair: Pair) => boolean {
  const others = new Spans<{ readonly span: Span }>(tools.words("facts", "otherSum", document));
  const shares = new Spans<Figure>(tools.figures(document).filter((f) => f.kind === "percent"));
  return ({ label, block, figure }) => {
    if (!belongs(document, label, block, figure)) return true;
    const start = sentenceStart(document.text, label.start);
    const near = Math.max(start, label.start - OF);
    return others.firstIn(start, figure.span.start) !== undefined || shares.firstIn(near, label.start) !== undefined;
  };
}

/** Label and sum stand in one sentence, or the sum (nearly) begins what follows the label. */
function belongs(document: TenderDocument, label: Span, block: number, figure: Figure): boolean {
  const { text, blocks } = document;
  const end = blocks[block]?.span.end ?? figure.span.start;
  if (end >= figure.span.start) return !SENTENCE_END.test(text.slice(label.end, figure.span.start));
  return (text.slice(end, figure.span.start).match(/\p{L}+/gu)?.length ?? 0) <= NEXT_WORDS;
}

/** Where the sentence of a label begins, a little before it at most. */
function sentenceStart(text: string, label: number): number {
  const from = Math.max(text.lastIndexOf("\n", label - 1) + 1, label - BEFORE);
  return from + Math.max(-1, ...[". ", "; ", "! ", "? "].map((end) => text.slice(from, label).lastIndexOf(end))) + 1;
}
