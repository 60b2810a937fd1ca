import type { Line } from "./lines.ts";
import type { Paragraph } from "./paragraphs.ts";
import { ARTICLE } from "./patterns.ts";
import { labelOf } from "./symbols.ts";

/** What a document's text usually looks like; headings stand out against it. */
export interface Style {
  /** Size of most letters, in points. */
  readonly body: number;
  /** Sizes of headings larger than the body, largest first. */
  readonly large: readonly number[];
  /** Most letters are bold, so bold tells nothing. */
  readonly allBold: boolean;
}

const LARGER = 1.13;
const LONGEST = 180;
const MOST_LINES = 3;
/** Words of the outermost divisions, below a title and above articles. */
const DIVISION =
  /^(?:parte|titolo|capo|capitolo|sezione|allegato|part|title|chapter|section|annex|partie|titre|chapitre|annexe|título|capítulo|sección|anexo|anexă|capitolul|secțiunea|teil|abschnitt|kapitel|anlage|hoofdstuk|deel|bijlage|avsnitt|bilaga|poglavje|del|priloga|μέρος|κεφάλαιο|παράρτημα)(?!\p{L})/iu;
/** Lots stand inside an article as often as above it; they never close one. */
const LOT = /^(?:lotto|lot|lote|los|perceel|parti|sklop|τμήμα|lotul)(?!\p{L})/iu;

export function styleOf(lines: readonly Line[]): Style {
  const letters = new Map<number, number>();
  let [bold, all] = [0, 0];
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + line.text.length);
    all += line.text.length;
    if (line.bold) bold += line.text.length;
  }
  const body = [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  const large = [...letters.keys()].filter((s) => s >= body * LARGER).sort((a, b) => b - a);
  return { body, large, allBold: bold > all * 0.5 };
}

/** Level of a heading from 1, or undefined when the paragraph is none. @param text the joined text of the paragraph */
export function headingLevel(paragraph: Paragraph, text: string, style: Style): number | undefined {
  if (!looksLikeHeading(paragraph, text, style)) return undefined;
  const { size } = paragraph.lines[0]!;
  const depth = /^(?:\d{1,2}|[IVX]{1,5}(?=\.\d))((?:\.\d{1,3})*)/.exec(text)?.[1]?.split(".").length ?? 0;
  if (size >= style.body * LARGER) {
    const rank = Math.min(3, 1 + style.large.filter((s) => s > size + 1).length);
    return Math.max(rank, Math.min(depth, 4));
  }
  if (DIVISION.test(text)) return 3;
  if (LOT.test(text)) return 5;
  if (ARTICLE.test(text)) return 4;
  return depth === 0 ? 6 : Math.min(9, 4 + depth - 1);
}

function looksLikeHeading({ lines, right }: Paragraph, text: string, style: Style): boolean {
  if (text.length > LONGEST || lines.length > MOST_LINES || !/\p{L}{2}/u.test(text) || /[;,]$/.test(text)) return false;
  if (/^[•●■□▪◆➢✓☐☑☒*–—-]\s/u.test(text)) return false;
  const bold = !style.allBold && lines.every((l) => l.bold);
  const caps = isCapitals(text);
  const article = ARTICLE.test(text);
  const numbered = /^\d{1,2}(?:\.\d{1,3})*[.)]?\s*[-–—]?\s*\p{Lu}/u.test(text);
  if (lines[0]!.size >= style.body * LARGER) return !/\.$/.test(text) || article || numbered;
  if (article) return bold || caps || (lines.length === 1 && text.length <= 110 && isTitle(text, lines[0]!, right));
  if (bold) return text.length <= 130 && (!/\.$/.test(text) || numbered);
  if (!caps || labelOf(text)?.length === 1) return false;
  return numbered || (lines.length <= 2 && text.length <= 110 && !/\.$/.test(text));
}

/** "Art. 5 - Duration", not "art. 5 of the law applies" running to the margin. */
function isTitle(text: string, line: Line, right: number): boolean {
  const rest = text.replace(ARTICLE, "").replace(/^[\s.:)°º–—-]+/u, "");
  return (rest === "" || /^[\p{Lu}("«“]/u.test(rest)) && right - line.x1 > line.size * 2;
}

function isCapitals(text: string): boolean {
  const letters = text.replace(/\([^)]*\)/g, "").match(/\p{L}/gu) ?? [];
  const capitals = letters.filter((l) => l !== l.toLowerCase()).length;
  return letters.length >= 5 && capitals > letters.length * 0.9;
}
