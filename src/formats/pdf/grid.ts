import { type Axis, axes, close, components, drawnAt, extent } from "./borders.ts";
import type { Ruling, Run } from "./geometry.ts";

/** A cell of a table with drawn lines; rows and columns count from 0. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly runs: Run[];
}

/** A table with drawn lines and the text in it. */
export interface Grid {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly columns: readonly number[];
  readonly cells: readonly GridCell[];
}

/** Share of a table's width up to which a single filled column is a cell and not a frame. */
const NARROW = 0.75;
/** Most rows and columns of a table; more is a drawing. */
const MOST_LINES = 200;

/** The tables of a page. Boxes with one column hold ordinary text and are no tables. */
export function gridsOf(rulings: readonly Ruling[], runs: readonly Run[]): Grid[] {
  return components(rulings)
    .map((part) => toGrid(part))
    .filter((grid): grid is Grid => grid !== undefined)
    .map((grid) => fill(grid, runs))
    .filter(isTable);
}

/** Text in several columns, or in one narrow column of a form whose other cells are empty. */
function isTable(grid: Grid): boolean {
  const filled = grid.cells.filter((c) => c.runs.length > 0);
  if (new Set(filled.map((c) => c.column)).size > 1) return true;
  return filled.length > 1 && filled.every((c) => c.x1 - c.x0 < (grid.x1 - grid.x0) * NARROW);
}

function toGrid(part: readonly Ruling[]): Grid | undefined {
  const columns = axes(part.filter((r) => r.direction === "vertical"));
  const rows = axes(part.filter((r) => r.direction === "horizontal"));
  const [x0, x1] = extent(part.filter((r) => r.direction === "horizontal"));
  const [y0, y1] = extent(part.filter((r) => r.direction === "vertical"));
  // A table open at its sides has no border there; its inner lines still tell the extent.
  close(columns, x0, x1, y0, y1);
  close(rows, y0, y1, x0, x1);
  if (columns.length < 3 || rows.length < 2 || columns.length > MOST_LINES || rows.length > MOST_LINES)
    return undefined;
  return {
    x0: columns[0]!.at,
    x1: columns.at(-1)!.at,
    y0: rows[0]!.at,
    y1: rows.at(-1)!.at,
    columns: columns.map((c) => c.at),
    cells: mergeSlots(columns, rows),
  };
}

/** Elementary slots joined where no line parts them: cells that span rows or columns. */
function mergeSlots(columns: readonly Axis[], rows: readonly Axis[]): GridCell[] {
  const wide = columns.length - 1;
  const high = rows.length - 1;
  const owner = Array.from({ length: wide * high }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (owner[root] !== root) root = owner[root]!;
    owner[i] = root;
    return root;
  };
  for (let r = 0; r < high; r++) {
    for (let c = 0; c < wide; c++) {
      const [x, y] = [(columns[c]!.at + columns[c + 1]!.at) / 2, (rows[r]!.at + rows[r + 1]!.at) / 2];
      const slot = r * wide + c;
      if (c + 1 < wide && !drawnAt(columns[c + 1]!, y)) owner[find(slot + 1)] = find(slot);
      if (r + 1 < high && !drawnAt(rows[r + 1]!, x)) owner[find(slot + wide)] = find(slot);
    }
  }
  const cells = new Map<number, { row: number; column: number; lastRow: number; lastColumn: number }>();
  for (let slot = 0; slot < owner.length; slot++) {
    const [row, column] = [Math.floor(slot / wide), slot % wide];
    const cell = cells.get(find(slot));
    if (cell === undefined) cells.set(find(slot), { row, column, lastRow: row, lastColumn: column });
    else {
      cell.column = Math.min(cell.column, column);
      cell.lastRow = Math.max(cell.lastRow, row);
      cell.lastColumn = Math.max(cell.lastColumn, column);
    }
  }
  return [...cells.values()].map(({ row, column, lastRow, lastColumn }) => ({
    row,
    column,
    x0: columns[column]!.at,
    x1: columns[lastColumn + 1]!.at,
    y0: rows[row]!.at,
    y1: rows[lastRow + 1]!.at,
    runs: [],
  }));
}

/** Puts each run into the cell that its middle falls in; runs across several cells go to the first. */
function fill(grid: Grid, runs: readonly Run[]): Grid {
  for (const run of runs) {
    const y = run.y - run.size * 0.3;
    if (y < grid.y0 || y > grid.y1 || run.x1 < grid.x0 || run.x0 > grid.x1) continue;
    const x = Math.min(run.x0 + Math.min(run.size, run.x1 - run.x0) / 2, (run.x0 + run.x1) / 2);
    grid.cells.find((c) => x >= c.x0 && x <= c.x1 && y >= c.y0 && y <= c.y1)?.runs.push(run);
  }
  return grid;
}
