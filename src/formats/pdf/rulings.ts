import { apply, IDENTITY, type Matrix, multiply, type Ruling } from "./geometry.ts";

/** Numbers of the pdf.js operators that are looked at (its `OPS` table, fixed by the pinned version). */
const OPS = { save: 10, restore: 11, transform: 12, formBegin: 74, formEnd: 75, path: 91 } as const;
/** Operators that paint a picture. */
const PICTURES: ReadonlySet<number> = new Set([83, 84, 85, 86, 87, 88, 89]);
/** Paints of a path that show: stroke (20) to closeEOFillStroke (27); the others only clip or do nothing. */
const FIRST_PAINT = 20;
const STROKE = 20;
const CLOSE_STROKE = 21;
const FILL = 22;
const EO_FILL = 23;
const LAST_PAINT = 27;
/** Steps inside a path. */
const MOVE = 0;
const CURVE = 2;
const CLOSE = 3;

/** Thickest filled box that counts as a line, and shortest line, in points. */
const THICK = 3;
const SHORT = 6;
/** Lines kept of one page: a drawing has more, and is no table. */
const MANY = 4_000;

/** Drawn paths that make a page a drawing (or a scan turned into outlines). */
const DRAWING = 500;

export interface Drawing {
  readonly rulings: readonly Ruling[];
  /** Area of all pictures, in square points, overlaps counted twice. */
  readonly pictureArea: number;
  /** So many paths that letters may be drawn as outlines. */
  readonly outlines: boolean;
}

/**
 * What is drawn on a page besides text, in its upright coordinates: straight lines and the room of pictures.
 * Pictures are not decoded: the engine leaves them out, and a unit square that nothing is drawn in shows where one was.
 * @param base from page space to upright coordinates
 */
export function drawingOf(fnArray: readonly number[], argsArray: readonly unknown[], base: Matrix): Drawing {
  const found: Ruling[] = [];
  let pictureArea = 0;
  let paths = 0;
  const stack: Matrix[] = [];
  let matrix = base;
  for (let i = 0; i < fnArray.length; i++) {
    const args = argsArray[i];
    switch (fnArray[i]) {
      case OPS.save:
        stack.push(matrix);
        break;
      case OPS.restore:
      case OPS.formEnd:
        matrix = stack.pop() ?? base;
        break;
      case OPS.transform:
        matrix = multiply(matrix, asMatrix(args));
        if (fnArray[i + 1] === OPS.restore || PICTURES.has(fnArray[i + 1] ?? 0)) pictureArea += areaOf(matrix);
        break;
      case OPS.formBegin:
        stack.push(matrix);
        matrix = multiply(matrix, asMatrix((args as readonly unknown[] | null)?.[0]));
        break;
      case OPS.path:
        paths++;
        if (found.length < MANY) addPath(args as PathArguments, matrix, found);
    }
  }
  return { rulings: found.length < MANY ? found : [], pictureArea, outlines: paths > DRAWING };
}

/** Area that the unit square becomes. */
function areaOf([a, b, c, d]: Matrix): number {
  return Math.abs(a * d - b * c);
}

type PathArguments = readonly [number, readonly (ArrayLike<number> | null)[] | null, ...unknown[]];

function asMatrix(value: unknown): Matrix {
  const list = value as ArrayLike<number> | null | undefined;
  return list?.length === 6 ? (Array.from(list) as unknown as Matrix) : IDENTITY;
}

function addPath([paint, parts]: PathArguments, matrix: Matrix, found: Ruling[]): void {
  if (paint < FIRST_PAINT || paint > LAST_PAINT) return;
  for (const part of parts ?? []) if (part !== null && typeof part === "object") addSteps(part, matrix, paint, found);
}

/** Follows one path; every straight step is a candidate, a thin box becomes one line. */
function addSteps(steps: ArrayLike<number>, matrix: Matrix, paint: number, found: Ruling[]): void {
  let corners: Corner[] = [];
  const flush = (closed: boolean): void => {
    if (corners.length > 1) addCorners(closed ? [...corners, corners[0]!] : corners, paint, found);
    corners = [];
  };
  for (let i = 0; i < steps.length; ) {
    const step = steps[i++];
    if (step === CLOSE) flush(true);
    else if (step === CURVE) {
      i += 6;
      corners = [];
    } else {
      if (step === MOVE) flush(false);
      corners.push(apply(matrix, steps[i++] ?? 0, steps[i++] ?? 0));
    }
  }
  flush(paint !== STROKE);
}

type Corner = readonly [number, number];

function addCorners(corners: readonly Corner[], paint: number, found: Ruling[]): void {
  if (paint > CLOSE_STROKE && addThinBox(corners, found)) return;
  if (paint === FILL || paint === EO_FILL) return;
  for (let i = 1; i < corners.length; i++) addLine(corners[i - 1]!, corners[i]!, found);
}

/** @returns false when the box is not thin */
function addThinBox(corners: readonly Corner[], found: Ruling[]): boolean {
  if (corners.length > 6) return false;
  const xs = corners.map((c) => c[0]);
  const ys = corners.map((c) => c[1]);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (y1 - y0 <= THICK && x1 - x0 >= SHORT)
    found.push({ direction: "horizontal", at: (y0 + y1) / 2, from: x0, to: x1 });
  else if (x1 - x0 <= THICK && y1 - y0 >= SHORT)
    found.push({ direction: "vertical", at: (x0 + x1) / 2, from: y0, to: y1 });
  else return false;
  return true;
}

function addLine([ax, ay]: Corner, [bx, by]: Corner, found: Ruling[]): void {
  if (Math.abs(ay - by) < 1 && Math.abs(ax - bx) >= SHORT) {
    found.push({ direction: "horizontal", at: (ay + by) / 2, from: Math.min(ax, bx), to: Math.max(ax, bx) });
  } else if (Math.abs(ax - bx) < 1 && Math.abs(ay - by) >= SHORT) {
    found.push({ direction: "vertical", at: (ax + bx) / 2, from: Math.min(ay, by), to: Math.max(ay, by) });
  }
}
