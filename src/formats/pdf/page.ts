import { fieldRuns } from "./forms.ts";
import { apply, type Matrix, median, multiply, type PageContent, type Run } from "./geometry.ts";
import type { PdfDocument, PdfPage, PdfTextItem } from "./open.ts";
import { type Drawing, drawingOf } from "./rulings.ts";
import { visible } from "./symbols.ts";

/** What is known of the fonts of a document: whether each is bold. Filled page by page. */
export type Fonts = Map<string, boolean>;

/** pdf.js: draw no annotations. */
const NO_ANNOTATIONS = 0;
/** Fewer visible characters than this, and the page is looked at for pictures. */
const LITTLE_TEXT = 300;
/** Share of a page that pictures cover when it is a picture. */
const PICTURED = 0.3;
/** Gap on one line, in points, that may be the gutter of a table. */
const TABLE_GAP = 8;

/**
 * Takes one page out of a PDF: its text with positions, its drawn lines, its form values.
 * The list of drawing steps costs half as much as the text, so it is asked for only where a table, a new font or a
 * picture may be.
 */
export async function loadPage(
  document: PdfDocument,
  number: number,
  hasForm: boolean,
  fonts: Fonts,
): Promise<PageContent> {
  const page = await document.getPage(number);
  try {
    const viewport = page.getViewport({ scale: 1 });
    const items = (await page.getTextContent()).items.filter((i): i is PdfTextItem => "str" in i);
    const base = upright(items, viewport.transform as unknown as Matrix);
    const drawing = needsDrawing(items, fonts) ? await loadDrawing(page, base) : undefined;
    if (drawing !== undefined) learnFonts(page, items, fonts);
    const runs = settleRaised(items.flatMap((item, i) => toRun(item, items[i - 1], base, fonts)));
    const values = hasForm ? await fieldRuns(page, base, median(runs.map((r) => r.size))) : [];
    return {
      number,
      width: viewport.width,
      height: viewport.height,
      runs: [...runs, ...values],
      fieldValues: values.length,
      rulings: drawing?.rulings ?? [],
      pictured:
        drawing !== undefined &&
        (drawing.outlines || drawing.pictureArea > viewport.width * viewport.height * PICTURED),
    };
  } finally {
    page.cleanup();
  }
}

async function loadDrawing(page: PdfPage, base: Matrix): Promise<Drawing> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: NO_ANNOTATIONS });
  return drawingOf(fnArray, argsArray, base);
}

/** The page's own matrix, turned further when most of the text runs up, down or upside down. */
function upright(items: readonly PdfTextItem[], view: Matrix): Matrix {
  const weight = [0, 0, 0, 0];
  for (const item of items) {
    const [a, b] = multiply(view, item.transform as unknown as Matrix);
    const quarter = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;
    weight[quarter]! += item.str.trim().length;
  }
  const quarter = weight.indexOf(Math.max(...weight));
  const turns: readonly Matrix[] = [
    [1, 0, 0, 1, 0, 0],
    [0, -1, 1, 0, 0, 0],
    [-1, 0, 0, -1, 0, 0],
    [0, 1, -1, 0, 0, 0],
  ];
  return multiply(turns[quarter]!, view);
}

function needsDrawing(items: readonly PdfTextItem[], fonts: Fonts): boolean {
  let visibleChars = 0;
  let gaps = 0;
  let last: PdfTextItem | undefined;
  for (const item of items) {
    if (item.str.trim() === "") continue;
    if (!fonts.has(item.fontName)) return true;
    visibleChars += item.str.length;
    if (last !== undefined && isGap(last, item)) gaps++;
    last = item;
  }
  return gaps >= 2 || visibleChars < LITTLE_TEXT;
}

/** The next item stands far to the right on the same line, or jumps up: a cell after a cell. */
function isGap(last: PdfTextItem, item: PdfTextItem): boolean {
  const dy = (item.transform[5] ?? 0) - (last.transform[5] ?? 0);
  if (Math.abs(dy) < 1) return (item.transform[4] ?? 0) - (last.transform[4] ?? 0) - last.width > TABLE_GAP;
  return dy > 4;
}

function learnFonts(page: PdfPage, items: readonly PdfTextItem[], fonts: Fonts): void {
  for (const { fontName } of items) {
    if (fonts.has(fontName)) continue;
    const font = page.commonObjs.has(fontName) ? (page.commonObjs.get(fontName) as { name?: string } | null) : null;
    fonts.set(fontName, /bold|black|heavy|[-,]bd\b|CMBX/i.test(font?.name ?? ""));
  }
}

function toRun(item: PdfTextItem, before: PdfTextItem | undefined, base: Matrix, fonts: Fonts): Run[] {
  const text = visible(item.str);
  if (text.trim() === "") return [];
  const matrix = multiply(base, item.transform as unknown as Matrix);
  const [x, y] = apply(matrix, 0, 0);
  const size = Math.hypot(matrix[2], matrix[3]);
  const blankBefore = /^\s/.test(text) || (before !== undefined && before.str !== "" && before.str.trim() === "");
  // Leaning text (a watermark, a stamp in the margin) keeps its place but takes no room on the line.
  const level = Math.abs(matrix[1]) < 0.3 * Math.abs(matrix[0]);
  const width = level ? item.width : Math.min(item.width, size);
  return [
    {
      text: text.trim(),
      x0: x,
      x1: x + width,
      y,
      size,
      bold: fonts.get(item.fontName) ?? false,
      font: item.fontName,
      raised: false,
      blankBefore,
    },
  ];
}

/** Moves footnote marks and exponents down to the baseline of the word they stand at. */
function settleRaised(runs: readonly Run[]): Run[] {
  return runs.map((run, i) => {
    for (const other of [runs[i - 1], runs[i + 1]]) {
      if (other === undefined || run.size > other.size * 0.85) continue;
      const near = Math.min(Math.abs(run.x0 - other.x1), Math.abs(other.x0 - run.x1)) < other.size * 0.6;
      const lift = other.y - run.y;
      if (near && lift > other.size * 0.12 && lift < other.size * 0.7) return { ...run, y: other.y, raised: true };
    }
    return run;
  });
}
