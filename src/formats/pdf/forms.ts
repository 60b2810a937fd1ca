import { apply, type Matrix, type Run } from "./geometry.ts";
import type { PdfPage } from "./open.ts";

/** Annotation flags of the PDF standard. */
const HIDDEN = 2;

/** Values of the form fields of a page, each at the place where it shows. Empty fields give nothing. */
export async function fieldRuns(page: PdfPage, base: Matrix, textSize: number): Promise<Run[]> {
  const annotations = await page.getAnnotations({ intent: "display" });
  return annotations.flatMap((a) => {
    const text = shownValue(a);
    const rect = a["rect"];
    if (text === undefined || !Array.isArray(rect)) return [];
    return place(text, rect as number[], base, textSize > 0 ? textSize : 10);
  });
}

/** The field's value as shown; undefined for what is no field, hidden or empty. */
function shownValue(annotation: Readonly<Record<string, unknown>>): string | undefined {
  if (annotation["subtype"] !== "Widget" || (Number(annotation["annotationFlags"] ?? 0) & HIDDEN) !== 0)
    return undefined;
  const value = annotation["fieldValue"];
  switch (annotation["fieldType"]) {
    case "Tx":
      return textOf(value);
    case "Ch":
      return textOf(
        Array.isArray(value) ? value.map((v) => chosen(annotation, v)).join(", ") : chosen(annotation, value),
      );
    case "Btn":
      if (annotation["checkBox"] === true) return value === annotation["exportValue"] ? "☒" : "☐";
      if (annotation["radioButton"] === true) return value === annotation["buttonValue"] ? "☒" : "☐";
      return undefined;
    default:
      return undefined;
  }
}

/** The words that stand for a choice, which is stored by its key. */
function chosen(annotation: Readonly<Record<string, unknown>>, key: unknown): unknown {
  const options = annotation["options"];
  if (!Array.isArray(options)) return key;
  return (
    (options as { exportValue?: unknown; displayValue?: unknown }[]).find((o) => o.exportValue === key)?.displayValue ??
    key
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function place(text: string, rect: readonly number[], base: Matrix, textSize: number): Run[] {
  const [ax, ay] = apply(base, rect[0] ?? 0, rect[1] ?? 0);
  const [bx, by] = apply(base, rect[2] ?? 0, rect[3] ?? 0);
  const [x0, x1, top, bottom] = [Math.min(ax, bx), Math.max(ax, bx), Math.min(ay, by), Math.max(ay, by)];
  const lines = text.split(/\r\n?|\n/).filter((l) => l.trim() !== "");
  const size = Math.min(textSize, Math.max(4, (bottom - top) / lines.length));
  // One line stands where the label beside it does; several start at the top.
  const first = lines.length === 1 ? (top + bottom) / 2 + size * 0.35 : top + size;
  return lines.map((line, i) => ({
    text: line.trim(),
    x0,
    x1: Math.min(x1, x0 + line.length * size * 0.5),
    y: first + i * size * 1.2,
    size,
    bold: false,
    font: "",
    raised: false,
    blankBefore: true,
  }));
}
