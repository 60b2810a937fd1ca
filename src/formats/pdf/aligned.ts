import { quantile } from "./geometry.ts";
import { type Line, type Piece, toLine, toPiece } from "./lines.ts";
import { labelOf } from "./symbols.ts";

/** A cell of a table without drawn lines. */
export interface AlignedCell {
  readonly row: number;
  readonly column: number;
  readonly lines: Line[];
}

export type Stretch =
  | { readonly kind: "lines"; readonly lines: readonly Line[] }
  | {
      readonly kind: "table";
      readonly y: number;
      readonly columns: readonly number[];
      readonly cells: readonly AlignedCell[];
    };

/** Rows that must agree before text counts as a table, and how exactly, in points. */
const ROWS = 3;
const EXACT = 4;
/** Lines with one cell that may follow each other inside a table. */
const SINGLES = 3;

/** Finds tables that show only by aligned text. */
export function toStretches(lines: readonly Line[]): Stretch[] {
  const rows = lines.map(cellsOf);
  const anchors = anchorsOf(rows);
  if (anchors.length === 0) return [{ kind: "lines", lines }];
  const stretches: Stretch[] = [];
  let plain: Line[] = [];
  for (let i = 0; i < lines.length; ) {
    const end = tableEnd(rows, i, anchors);
    if (end === undefined) plain.push(lines[i++]!);
    else {
      if (plain.length > 0) stretches.push({ kind: "lines", lines: plain });
      stretches.push(toTable(rows.slice(i, end), anchors, lines[i]!.y));
      plain = [];
      i = end;
    }
  }
  if (plain.length > 0) stretches.push({ kind: "lines", lines: plain });
  return stretches;
}

/** The pieces of a line; a list label belongs to what follows it. */
function cellsOf(line: Line): readonly Piece[] {
  const [first, second, ...rest] = line.pieces;
  if (first === undefined || second === undefined) return line.pieces;
  const isLabel = labelOf(`${first.text} x`) === first.text || (first.text.length <= 4 && /^\p{L}/u.test(second.text));
  return isLabel ? [toPiece([...first.runs, ...second.runs]), ...rest] : line.pieces;
}

interface Anchor {
  /** Leftmost start of the cells of this column. */
  readonly x: number;
  readonly at: number;
  readonly edge: "x0" | "x1";
}

/** Columns: places where cells of several lines begin, or end (numbers). */
function anchorsOf(rows: readonly (readonly Piece[])[]): Anchor[] {
  const later = rows.flatMap((cells) => cells.slice(1));
  const found: Anchor[] = [];
  for (const edge of ["x0", "x1"] as const) {
    const free = later.filter((p) => !found.some((a) => hits(p, a))).sort((a, b) => a[edge] - b[edge]);
    for (let i = 0; i < free.length; ) {
      let j = i + 1;
      while (j < free.length && free[j]![edge] - free[i]![edge] <= EXACT) j++;
      if (j - i >= ROWS)
        found.push({ x: Math.min(...free.slice(i, j).map((p) => p.x0)), at: free[i]![edge] + EXACT / 2, edge });
      i = j;
    }
  }
  return found.sort((a, b) => a.x - b.x);
}

function hits(piece: Piece, anchor: Anchor): boolean {
  return Math.abs(piece[anchor.edge] - anchor.at) <= EXACT;
}

function columnOf(piece: Piece, anchors: readonly Anchor[]): number | undefined {
  const at = anchors.findIndex((a) => hits(piece, a));
  return at < 0 ? undefined : at + 1;
}

function isRow(cells: readonly Piece[], anchors: readonly Anchor[]): boolean {
  return cells.length > 1 && cells.slice(1).every((c) => columnOf(c, anchors) !== undefined);
}

/** Where the table that starts at line `from` ends; undefined when none starts there. */
function tableEnd(rows: readonly (readonly Piece[])[], from: number, anchors: readonly Anchor[]): number | undefined {
  if (!isRow(rows[from]!, anchors)) return undefined;
  const gutter = anchors[0]!.x;
  let count = 0;
  let end = from;
  for (let i = from; i < rows.length; i++) {
    const cells = rows[i]!;
    if (isRow(cells, anchors)) {
      count++;
      end = i + 1;
    } else if (i - end >= SINGLES || cells.length !== 1 || !continues(cells[0]!, rows[i - 1]!, gutter, anchors)) break;
    else if (columnOf(cells[0]!, anchors) !== undefined) end = i + 1;
  }
  return count >= ROWS ? end : undefined;
}

/** A single piece that goes on a cell: close under the line before, and inside one column. */
function continues(piece: Piece, before: readonly Piece[], gutter: number, anchors: readonly Anchor[]): boolean {
  const near = piece.y - (before[0]?.y ?? piece.y) < piece.size * 2;
  return near && (piece.x1 < gutter || columnOf(piece, anchors) !== undefined);
}

function toTable(rows: readonly (readonly Piece[])[], anchors: readonly Anchor[], y: number): Stretch {
  const steps = rows.slice(1).map((cells, i) => cells[0]!.y - rows[i]![0]!.y);
  // Rows set apart by more than the distance of lines show by the gap; otherwise by a filled first column.
  const pitch = quantile(steps, 0.1);
  const gapped = steps.some((s) => s > pitch * 1.3) && rows.some((cells) => cells.length === 1);
  const cells: AlignedCell[] = [];
  let row = -1;
  rows.forEach((pieces, i) => {
    const isNew = i === 0 || (gapped ? steps[i - 1]! > pitch * 1.3 : pieces.length > 1);
    if (isNew) row++;
    for (const [n, piece] of pieces.entries()) {
      const column = n === 0 && pieces.length > 1 ? 0 : (columnOf(piece, anchors) ?? 0);
      const open = cells.findLast((c) => c.row === row && c.column === column);
      if (open === undefined) cells.push({ row, column, lines: [toLine(piece.runs)] });
      else open.lines.push(toLine(piece.runs));
    }
  });
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { kind: "table", y, columns: anchors.map((a) => a.x), cells };
}
