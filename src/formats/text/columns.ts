/** Finds tables drawn with blanks, tabs or bars in plain text. */
import type { Line } from "./lines.ts";

/** A cell, and where its lines stand in the file; no lines where the reader knows none. */
export interface TableCell {
  readonly text: string;
  readonly at: readonly number[];
}

type Rows = readonly (readonly TableCell[])[];

/** A run of lines that is a table, or (`rows` undefined) lines that are none. */
export interface TableRun {
  readonly rows?: Rows;
  /** Index of the first line after it. */
  readonly next: number;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Lines that may be looked at again when they turn out to be no table: keeps the whole linear. */
const MAX_SECOND_LOOK = 50;

/** Splits all lines into tables and the rest, in order, in linear time. */
export function tableRuns(lines: readonly Line[]): readonly (TableRun & { readonly start: number })[] {
  const runs: { rows?: Rows; start: number; next: number }[] = [];
  let plainFrom = 0;
  let i = 0;
  while (i < lines.length) {
    const run = columnRun(lines, i);
    if (run.rows) {
      if (plainFrom < i) runs.push({ start: plainFrom, next: i });
      runs.push({ rows: run.rows, start: i, next: run.next });
      i = run.next;
      plainFrom = i;
    } else i = run.next - i > MAX_SECOND_LOOK ? run.next : i + 1;
  }
  if (plainFrom < lines.length) runs.push({ start: plainFrom, next: lines.length });
  return runs;
}

/** The table that begins at a line. */
function columnRun(lines: readonly Line[], at: number): TableRun {
  const first = lines[at]!.text;
  if (first === "") return { next: at + 1 };
  if (isBarred(first) || isRule(first)) return barRun(lines, at);
  if (!/\S(?:\t| {2})/.test(first)) return { next: at + 1 };
  return first.includes("\t") && !first.includes("   ") ? tabRun(lines, at) : blankRun(lines, at);
}

function isBarred(line: string): boolean {
  return /\S\s*\|\s*\S/.test(line) || /^\s*\|.*\|\s*$/.test(line);
}

/** Border of a drawn table: "+----+---+", "|----|". */
function isRule(line: string): boolean {
  return /^\s*[+|][-=+|:\s]*[+|]\s*$/.test(line) && /[-=]{2,}/.test(line);
}

function barRun(lines: readonly Line[], at: number): TableRun {
  let next = at;
  const rows: TableCell[][] = [];
  for (; next < lines.length; next++) {
    const line = lines[next]!.text;
    if (isRule(line)) continue;
    if (!isBarred(line)) break;
    const row = line
      .trim()
      .replace(/^\||\|$/g, "")
      .split("|")
      .map((cell) => cellOf(cell.trim(), lines[next]!));
    if (row.length !== (rows[0] ?? row).length) break;
    rows.push(row);
  }
  return rows.length < 2 || rows[0]!.length < 2 ? { next } : { rows, next };
}

/** A cell that may grow by further lines. */
interface OpenCell {
  text: string;
  readonly at: number[];
}

function cellOf(text: string, { at }: Line): OpenCell {
  return { text, at: at === undefined ? [] : [at] };
}

function tabRun(lines: readonly Line[], at: number): TableRun {
  const rows: TableCell[][] = [];
  for (let i = at; i < lines.length; i++) {
    const cells = lines[i]!.text.trim()
      .split(/\t+/)
      .map((cell) => cell.trim());
    if (cells.length < 2 || cells.length !== (rows[0] ?? cells).length) break;
    if (isListed(cells[0]!) || isContents(cells)) break;
    rows.push(cells.map((cell) => cellOf(cell, lines[i]!)));
  }
  const next = at + Math.max(1, rows.length);
  return rows.length < 2 ? { next } : { rows, next };
}

/** "a)⇥text" is a list, not a table. */
function isListed(cell: string): boolean {
  return /^(?:\(?[\p{L}\d]{1,4}[.)º]{1,2}|\d{1,2}(?:\.\d{1,2})+\.?|[-–•·▪*])$/u.test(cell);
}

function isContents(row: readonly string[]): boolean {
  return /^\d{1,4}$/.test(row.at(-1)!) && row.slice(0, -1).some((cell) => hasLeaders(cell) || cell.includes("…"));
}

/** Cells set apart by blanks: their left (or right) edges must agree from line to line. */
function blankRun(lines: readonly Line[], at: number): TableRun {
  const header = pieces(lines[at]!.text);
  if (
    header.length < 2 ||
    isListed(header[0]!.text) ||
    (header.length === 2 && /^\d+$/.test(header[0]!.text)) ||
    hasLeaders(lines[at]!.text)
  )
    return { next: at + 1 };
  const columns = header.map(({ start, end }) => ({ start, end }));
  const rows: OpenCell[][] = [header.map((piece) => cellOf(piece.text, lines[at]!))];
  let next = at + 1;
  for (; next < lines.length; next++) {
    const line = lines[next]!.text;
    if (line === "" || hasLeaders(line)) break;
    const found = pieces(line);
    const placed = isListed(found[0]!.text) ? undefined : place(found, columns);
    if (!placed) break;
    const cells = placed.map((cell) => cellOf(cell, lines[next]!));
    if (placed[0] === "" && rows.length > 1) append(rows.at(-1)!, cells);
    else rows.push(cells);
  }
  const full = rows.filter((row) => row.filter((cell) => cell.text !== "").length > 1).length;
  return rows.length < 3 || full < 3 || isProse(rows) ? { next } : { rows, next };
}

function hasLeaders(line: string): boolean {
  return line.includes(".....") || line.includes(". . . . .");
}

/** Two columns of a page are no table: nearly every "cell" goes on in the next line. */
function isProse(rows: Rows): boolean {
  const cells = rows.flat().map((cell) => cell.text);
  const long = cells.filter((cell) => cell.length > 28).length;
  const goesOn = cells.filter((cell) => /^\p{Ll}/u.test(cell)).length;
  return long > cells.length * 0.6 && goesOn > cells.length * 0.4;
}

function pieces(line: string): readonly Piece[] {
  const flat = line.replace(/\t/g, "    ");
  return [...flat.matchAll(/\S+(?: \S+)*/g)].map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[0] }));
}

/** Puts pieces into columns; undefined when an edge agrees with none. Columns grow to the widest cell. */
function place(found: readonly Piece[], columns: { start: number; end: number }[]): string[] | undefined {
  const row = columns.map(() => "");
  for (const piece of found) {
    const i = columns.findIndex(
      ({ start, end }) => Math.abs(piece.start - start) <= 2 || Math.abs(piece.end - end) <= 1,
    );
    if (i < 0 || row[i] !== "") return undefined;
    row[i] = piece.text;
    columns[i]!.end = Math.max(columns[i]!.end, piece.end);
  }
  return found.length > 1 || row[0] === "" ? row : undefined;
}

function append(row: OpenCell[], more: readonly OpenCell[]): void {
  more.forEach((cell, i) => {
    const above = row[i]!;
    if (cell.text === "") return;
    if (above.text === "") row[i] = cell;
    else {
      above.text += `\n${cell.text}`;
      above.at.push(...cell.at);
    }
  });
}
