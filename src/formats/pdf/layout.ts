import { type AlignedCell, type Stretch, toStretches } from "./aligned.ts";
import { type Region, toRegions } from "./columns.ts";
import { type PageContent, quantile, type Run } from "./geometry.ts";
import { type Grid, gridsOf } from "./grid.ts";
import { type Line, toLines } from "./lines.ts";
import { type Paragraph, toParagraphs } from "./paragraphs.ts";

export interface TableCell {
  readonly row: number;
  readonly column: number;
  readonly paragraphs: readonly Paragraph[];
}

/** What stands on a page, in reading order. */
export type Element =
  | { readonly kind: "text"; readonly page: number; readonly paragraph: Paragraph }
  /** `columns`: where they begin, in points, to tell whether a table goes on overleaf. */
  | {
      readonly kind: "table";
      readonly page: number;
      readonly columns: readonly number[];
      readonly cells: readonly TableCell[];
    };

/** Space between a cell's border and its text, in points. */
const PADDING = 4;

/** Puts the text of a page in reading order. @param skip runs of headers and footers */
export function layOut(page: PageContent, skip: ReadonlySet<Run>): Element[] {
  const body = page.runs.filter((r) => !skip.has(r));
  const grids = gridsOf(page.rulings, body).sort((a, b) => a.y0 - b.y0);
  const inGrid = new Set(grids.flatMap((g) => g.cells.flatMap((c) => c.runs)));
  const lines = toLines(body.filter((r) => !inGrid.has(r)));
  const margins = marginsOf(lines, page);
  const elements: Element[] = [];
  let from = 0;
  for (const grid of [...grids, undefined]) {
    let to = from;
    while (to < lines.length && (grid === undefined || lines[to]!.y < grid.y0 + 1)) to++;
    elements.push(...layOutText({ lines: lines.slice(from, to), ...margins }, page.number));
    if (grid !== undefined) elements.push(fromGrid(grid, page.number));
    from = to;
  }
  return elements;
}

function marginsOf(lines: readonly Line[], page: PageContent): { readonly left: number; readonly right: number } {
  if (lines.length < 3) return { left: lines[0]?.x0 ?? 0, right: page.width - (lines[0]?.x0 ?? 0) };
  return {
    left: quantile(
      lines.map((l) => l.x0),
      0.05,
    ),
    right: quantile(
      lines.map((l) => l.x1),
      0.92,
    ),
  };
}

function layOutText(zone: Region, page: number): Element[] {
  return toRegions(zone).flatMap((region) => toStretches(region.lines).flatMap((s) => fromStretch(s, region, page)));
}

function fromStretch(stretch: Stretch, { left, right }: Region, page: number): Element[] {
  if (stretch.kind === "table") return [fromAligned(stretch, right, page)];
  return toParagraphs(stretch.lines, left, right).map((paragraph) => ({ kind: "text", page, paragraph }));
}

function fromAligned(stretch: Extract<Stretch, { kind: "table" }>, right: number, page: number): Element {
  const cells = stretch.cells.map((cell) => ({
    row: cell.row,
    column: cell.column,
    paragraphs: [oneParagraph(cell, right)],
  }));
  return { kind: "table", page, columns: stretch.columns, cells };
}

function oneParagraph(cell: AlignedCell, right: number): Paragraph {
  return { lines: cell.lines, left: cell.lines[0]?.x0 ?? 0, right };
}

function fromGrid(grid: Grid, page: number): Element {
  const cells = grid.cells
    .filter((cell) => cell.runs.length > 0)
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map((cell) => ({
      row: cell.row,
      column: cell.column,
      paragraphs: toParagraphs(toLines(cell.runs), cell.x0 + PADDING, cell.x1 - PADDING),
    }));
  return { kind: "table", page, columns: grid.columns, cells };
}
