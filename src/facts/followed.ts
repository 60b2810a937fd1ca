/** Figures that follow a label. */
import type { Figure, Span, TenderDocument } from "../model.ts";
import { type FactTools, Spans } from "./tools.ts";

/** Characters between a label and its figure. */
const REACH = 120;

/** A label and the figure that belongs to it. */
export interface Pair {
  readonly label: Span;
  /** Index in `document.blocks` of the label. */
  readonly block: number;
  readonly figure: Figure;
  readonly evidence: string;
}

/** The first figure of a sort within reach after each label. */
export function followed(
  document: TenderDocument,
  tools: FactTools,
  key: string,
  wanted: (figure: Figure) => boolean,
): readonly Pair[] {
  const figures = new Spans(tools.figures(document).filter(wanted));
  return tools.words("facts", key, document).flatMap(({ span, block }): readonly Pair[] => {
    const figure = figures.firstIn(span.end, span.end + REACH);
    return figure
      ? [{ label: span, block, figure, evidence: shown(document, { start: span.start, end: figure.span.end }) }]
      : [];
  });
}

/** A stretch of text on one line. */
export function shown(document: TenderDocument, span: Span): string {
  return document.text.slice(span.start, span.end).replace(/\s+/g, " ");
}
