/** Where a stretch of text stands. */
import type { Place, Span, TenderDocument } from "../model.ts";
import { linePart } from "./line.ts";

/** The place of a span. @param block index in `document.blocks`, @param index number of the document in the run */
export function placeOf(document: TenderDocument, index: number, block: number, span: Span): Place {
  const at = document.blocks[block];
  return {
    document: index,
    span,
    section: at?.section ?? [],
    block: block + 1,
    ...(at?.page === undefined ? {} : { page: at.page }),
    ...linePart(document, at, span.start),
    ...(at?.label === undefined ? {} : { label: at.label }),
    ...(at?.path === undefined ? {} : { path: at.path }),
  };
}
