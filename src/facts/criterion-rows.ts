/** Lines of a document -> entries that may be award criteria. The words are described in criteria.ts. */
import type { AwardCriterion, Figure, Span, TenderDocument } from "../model.ts";
import { wordCount } from "../text/word-count.ts";
import type { Line } from "./lines.ts";
import { type FactTools, Spans } from "./tools.ts";
import { bareWeight, LIST_LABEL, type Segment, segmentsOf, type Weight, weightsIn } from "./weights.ts";

/** One entry that may be an award criterion. */
export interface CriterionRow {
  readonly name: Span;
  /** The whole entry with its weight. */
  readonly span: Span;
  readonly kind: AwardCriterion["kind"];
  readonly weight?: Weight;
  /** Printed by a notice form ("Quality: ..."). */
  readonly explicit: boolean;
  /** Price words and little else. */
  readonly bare: boolean;
  /** Number of the line, and its block. */
  readonly line: number;
  readonly block: number;
}

/** An entry of a criteria list is shorter than this; longer lines are prose. */
const MAX_WORDS = 60;
/** Of any line. Characters; bounds the work on hostile text. */
const MAX_LENGTH = 5000;
/** Entries without a weight are mere names. */
const MAX_NAME_WORDS = 10;

/** Where the words of award criteria stand in one document. */
export class CriterionWords {
  readonly #kinds: Readonly<Record<"price" | "cost" | "quality" | "social", Spans<{ readonly span: Span }>>>;
  readonly #passFail: Spans<{ readonly span: Span }>;
  readonly #heading: Spans<{ readonly span: Span }>;
  readonly #otherHeading: Spans<{ readonly span: Span }>;
  readonly #figures: Spans<Figure>;
  readonly #template: Spans<{ readonly span: Span }>;

  constructor(document: TenderDocument, tools: FactTools) {
    const words = (key: string) => tools.words("criteria", key, document);
    const sections = (key: string) => tools.words("sections", key, document);
    this.#kinds = {
      price: new Spans(words("price")),
      cost: new Spans(words("cost")),
      quality: new Spans(words("quality")),
      social: new Spans(words("social")),
    };
    this.#passFail = new Spans(words("passFail"));
    this.#heading = new Spans([...words("heading"), ...sections("award")]);
    this.#otherHeading = new Spans([...sections("participation"), ...sections("exclusion")]);
    this.#figures = new Spans(tools.figures(document));
    this.#template = new Spans(tools.template(document).map((span) => ({ span })));
  }

  /** Whether the words stand in an example or an instruction of a template. */
  isTemplate({ start }: Span): boolean {
    return (this.#template.lastBefore(start + 1)?.span.end ?? 0) > start;
  }

  figures(span: Span): readonly Figure[] {
    return this.#figures.within(span.start, span.end);
  }

  isPassFail(span: Span): boolean {
    return this.#passFail.firstIn(span.start, span.end) !== undefined;
  }

  /** Whether the words announce award criteria and not selection criteria. */
  isAwardHeading(span: Span): boolean {
    const at = (spans: Spans<{ readonly span: Span }>) => spans.firstIn(span.start, span.end) !== undefined;
    return at(this.#heading) && !at(this.#otherHeading);
  }

  /** The kind of a name: the kind whose words come first. */
  kindOf(name: Span): AwardCriterion["kind"] {
    let kind: AwardCriterion["kind"] = "unknown";
    let first = name.end;
    for (const key of ["social", "price", "cost", "quality"] as const) {
      const start = this.#kinds[key].firstIn(name.start, name.end)?.span.start;
      if (start !== undefined && start < first) {
        kind = key;
        first = start;
      }
    }
    return kind;
  }

  /** Characters of the name that price and cost words cover. */
  priceCover(name: Span): number {
    const hits = [...this.#kinds.price.within(name.start, name.end), ...this.#kinds.cost.within(name.start, name.end)];
    return hits.reduce((most, hit) => Math.max(most, hit.span.end - hit.span.start), 0);
  }

  /** "Price-quality ratio" names the method and no criterion. */
  isRatio(name: Span): boolean {
    const price = this.#kinds.price.firstIn(name.start, name.end);
    const quality = this.#kinds.quality.firstIn(name.start, name.end);
    if (!price || !quality) return false;
    const gap = Math.max(price.span.start - quality.span.end, quality.span.start - price.span.end);
    return gap >= 0 && gap <= 5;
  }
}

/** What notices print before a criterion, in English whatever the language. */
const PRINTED = /^[\s\d.)(–—•*-]*(Quality|Price|Cost)(?: criterion)?\s*[:–—-]\s*(?:Name:\s*)?/;
const KINDS: Readonly<Record<string, AwardCriterion["kind"]>> = { Quality: "quality", Price: "price", Cost: "cost" };

/** Entries of one line; `index` is its number. */
export function rowsOf(text: string, line: Line, index: number, words: CriterionWords): readonly CriterionRow[] {
  if (words.isPassFail(line.span) || words.isTemplate(line.span) || line.span.end - line.span.start > MAX_LENGTH)
    return [];
  const printed = PRINTED.exec(text.slice(line.span.start, Math.min(line.span.end, line.span.start + 60)));
  if (printed) return [printedRow(text, line, index, words, printed)];
  if (wordCount(text, line.span) > MAX_WORDS) return [];
  const segments = line.cells.length > 1 ? cellSegments(text, line, words) : lineSegments(text, line.span, words);
  return segments.flatMap((segment) => plainRow(text, segment, line, index, words));
}

/** "Quality: ..." says the kind itself, save for a price that stands in the list of qualities. */
function printedRow(
  text: string,
  line: Line,
  index: number,
  words: CriterionWords,
  printed: RegExpExecArray,
): CriterionRow {
  const rest = { start: line.span.start + printed[0].length, end: line.span.end };
  const figures = words.figures(rest);
  const weight = bareWeight(text, rest, figures) ?? weightsIn(text, rest, figures).at(-1);
  const name = segmentsOf(text, rest, weight ? [weight] : [], "name-first")[0]?.name;
  const shown = name && name.end > name.start ? name : line.span;
  const said = KINDS[printed[1] ?? ""] ?? "unknown";
  const read = words.kindOf(shown);
  const short = wordCount(text, shown) <= 6;
  const kind = said !== "quality" ? said : read === "social" || (short && isPrice(read)) ? read : said;
  const bare = isPrice(kind);
  return {
    name: shown,
    span: line.span,
    kind,
    ...(weight && { weight }),
    explicit: true,
    bare,
    line: index,
    block: line.block,
  };
}

/** Read in the order that makes sense of more names. */
function lineSegments(text: string, span: Span, words: CriterionWords): readonly Segment[] {
  const weights = weightsIn(text, span, words.figures(span));
  const known = (segments: readonly Segment[]) => segments.filter((s) => words.kindOf(s.name) !== "unknown").length;
  const nameFirst = segmentsOf(text, span, weights, "name-first");
  const weightFirst = segmentsOf(text, span, weights, "weight-first");
  return known(weightFirst) > known(nameFirst) ? weightFirst : nameFirst;
}

/** The first cell with words is the name, the first cell after it with a weight the weight. */
function cellSegments(text: string, line: Line, words: CriterionWords): readonly Segment[] {
  const at = line.cells.findIndex((c) => /\p{L}{3}/u.test(text.slice(c.start, c.end)));
  const name = line.cells[at];
  if (!name) return [];
  for (const cell of line.cells.slice(at + 1)) {
    const weight = wordCount(text, cell) <= 6 ? weightsIn(text, cell, words.figures(cell))[0] : undefined;
    if (weight) return [{ name, weight }];
  }
  return lineSegments(text, name, words);
}

function plainRow(
  text: string,
  segment: Segment,
  line: Line,
  index: number,
  words: CriterionWords,
): readonly CriterionRow[] {
  const { name, weight } = segment;
  const kind = words.kindOf(name);
  if (!/\p{L}{3}/u.test(text.slice(name.start, name.end)) || words.isRatio(name)) return [];
  if (!weight && (kind === "unknown" || !isMereName(text, name))) return [];
  const cover = isPrice(kind)
    ? words.priceCover(name) / text.slice(name.start, name.end).replace(/^[\W\d]+/, "").length
    : 0;
  const span = { start: name.start, end: Math.max(name.end, weight?.span.end ?? 0) };
  const row = { name, span, kind, explicit: false, bare: cover >= 0.5, line: index, block: line.block };
  return [weight ? { ...row, weight } : row];
}

/** A short run of words without figures that announces nothing. */
function isMereName(text: string, name: Span): boolean {
  const words = text.slice(name.start, name.end).replace(LIST_LABEL, "");
  return wordCount(text, name) <= MAX_NAME_WORDS && !/\d|:$/.test(words);
}

/** Price and cost criteria weigh the same here. */
export function isPrice(kind: AwardCriterion["kind"]): boolean {
  return kind === "price" || kind === "cost";
}
