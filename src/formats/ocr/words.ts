import { median, type PageContent, type Run } from "../pdf/geometry.ts";
import { POINTS_PER_PIXEL } from "./pictures.ts";

/** A recognised page: its words with places, as the layout of PDF pages takes them, and how sure the engine is. */
export interface RecognisedPage {
  readonly content: PageContent;
  /** 0 to 100, weighted by letters; 0 for a page without words. */
  readonly confidence: number;
}

interface Word {
  readonly line: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly confidence: number;
  readonly text: string;
}

/** Heights of lines that differ by less than this factor are one size: boxes vary with the letters in them. */
const SAME_SIZE = 1.45;
/** Words under this confidence are noise: specks, seams of tables. */
const NOISE = 10;

/** Reads tesseract's TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
export function toPage(tsv: string, number: number): RecognisedPage {
  const rows = tsv
    .split("\n")
    .slice(1)
    .map((row) => row.split("\t"));
  const page = rows.find((r) => r[0] === "1");
  const words = rows.flatMap(toWord);
  const letters = words.reduce((n, w) => n + w.text.length, 0);
  const sure = words.reduce((n, w) => n + w.text.length * w.confidence, 0);
  return {
    content: {
      number,
      width: Number(page?.[8] ?? 0) * POINTS_PER_PIXEL,
      height: Number(page?.[9] ?? 0) * POINTS_PER_PIXEL,
      runs: toRuns(words),
      rulings: [],
      fieldValues: 0,
      pictured: true,
    },
    confidence: letters === 0 ? 0 : sure / letters,
  };
}

function toWord(row: readonly string[]): Word[] {
  const [level, , block, paragraph, line, , left, top, width, height, confidence] = row;
  const text = row.slice(11).join(" ").trim();
  if (level !== "5" || text === "" || Number(confidence) < NOISE) return [];
  const [x, y, w, h] = [Number(left), Number(top), Number(width), Number(height)].map((v) => v * POINTS_PER_PIXEL) as [
    number,
    number,
    number,
    number,
  ];
  return [
    {
      line: `${block}.${paragraph}.${line}`,
      left: x,
      top: y,
      width: w,
      height: h,
      confidence: Number(confidence),
      text,
    },
  ];
}

/** Words of a line share its baseline and size; sizes near the usual one are the usual one. */
function toRuns(words: readonly Word[]): Run[] {
  const lines = new Map<string, Word[]>();
  for (const word of words) {
    const line = lines.get(word.line);
    if (line === undefined) lines.set(word.line, [word]);
    else line.push(word);
  }
  const heights = [...lines.values()].map((l) => median(l.map((w) => w.height)));
  const usual = median(heights);
  return [...lines.values()].flatMap((line, i) => {
    const height = heights[i]!;
    const size = height < usual * SAME_SIZE && height > usual / SAME_SIZE ? usual : height;
    const y = median(line.map((w) => w.top + w.height));
    return line.map((w) => ({
      text: w.text,
      x0: w.left,
      x1: w.left + w.width,
      y,
      size,
      bold: false,
      font: "",
      raised: false,
      blankBefore: true,
    }));
  });
}
