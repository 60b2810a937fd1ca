import { quantile } from "./geometry.ts";
import type { Line } from "./lines.ts";
import { labelOf, tickOf } from "./symbols.ts";

/** Lines that make one paragraph. */
export interface Paragraph {
  readonly lines: readonly Line[];
  /** Right margin of its column: a line that ends near it is full. */
  readonly right: number;
  readonly left: number;
}

/** Headings that begin with a word and a number, in the languages of tenders. */
export const ARTICLE =
  /^(?:art(?:\.|icolo|icle|ikel|ículo|igo|icolul|\b)|artt?\.|articolul|άρθρο|ΑΡΘΡΟ|člen|§|capitolo|capo|titolo|sezione|parte|allegato|chapter|section|part|annex|chapitre|titre|partie|annexe|capítulo|título|sección|cláusula|clausula|anexo|anexă|secțiunea|capitolul|kapitel|abschnitt|teil|anlage|hoofdstuk|paragraaf|bijlage|avsnitt|bilaga|poglavje|priloga|κεφάλαιο|παράρτημα|lotto|lot|lote|los|perceel)(?!\p{L})\.?\s*(?:n\.?\s*|n[°ºo]\.?\s*|nr\.?\s*)?(?:\d{1,3}(?:[.\d]*)|[ivxlc]{1,6}\b|[a-z]\b)/iu;

/** A line of a contents table: dots lead to a page number. */
export const LEADERS = /(?:[.…·_]{4,}|(?:[.·…]\s){3,}[.·…]?)\s*(?:\d{1,4}|[ivxl]{1,6})\s*$/iu;

/** Cuts the lines of one column into paragraphs. */
export function toParagraphs(lines: readonly Line[], left: number, right: number): Paragraph[] {
  const pitch = pitchOf(lines);
  const found: Line[][] = [];
  for (const line of lines) {
    const open = found.at(-1);
    if (open === undefined || breaks(open, line, { pitch, left, right })) found.push([line]);
    else open.push(line);
  }
  return found.map((group) => ({ lines: group, left, right }));
}

/** Usual distance of baselines, in heights of the font. */
function pitchOf(lines: readonly Line[]): number {
  const steps: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const [a, b] = [lines[i - 1]!, lines[i]!];
    if (Math.abs(a.size - b.size) < 0.5) steps.push((b.y - a.y) / b.size);
  }
  const sane = steps.filter((s) => s > 0.7 && s < 3);
  return sane.length === 0 ? 1.3 : Math.max(1, quantile(sane, 0.25));
}

/** Largest distance of baselines within a paragraph, in heights of the font: beyond double spacing. */
const MOST_STEP = 2.7;

interface Setting {
  readonly pitch: number;
  readonly left: number;
  readonly right: number;
}

function breaks(open: readonly Line[], line: Line, { pitch, left, right }: Setting): boolean {
  const last = open.at(-1)!;
  const step = line.y - last.y;
  const size = Math.max(line.size, last.size);
  const room = fits(last, line, right);
  if (step <= 0 || step > size * MOST_STEP) return true;
  if (Math.abs(line.size - last.size) > size * 0.12 || LEADERS.test(last.text)) return true;
  if (endsHyphenated(last.text) && /^\p{Ll}/u.test(line.text)) return false;
  if (isListBullet(line.text)) return true;
  const sibling = Math.abs(line.x0 - open[0]!.x0) < 3 && sameKind(labelOf(open[0]!.text), labelOf(line.text));
  if (labelled(line.text) && (sibling || endsSentence(last.text) || room || last.bold !== line.bold)) return true;
  // A full line that stops in the middle of a sentence goes on below, however far the lines are apart.
  if (step > size * pitch * 1.28 + 0.5) return room || endsSentence(last.text) || last.bold !== line.bold;
  if (isCentred(last, left, right) && isCentred(line, left, right)) return !centredGoesOn(last, line);
  if (last.bold !== line.bold && room && !/^\p{Ll}/u.test(line.text)) return true;
  if (/^\p{Ll}/u.test(line.text) && !endsSentence(last.text)) return right - last.x1 > (right - left) * 0.45;
  if (indented(open, line)) return true;
  return room;
}

/** Lines of one centred title; centred lines of ordinary text (addresses) stand each for itself. */
function centredGoesOn(last: Line, line: Line): boolean {
  if (last.bold !== line.bold) return false;
  const capitals = (text: string): boolean => text === text.toUpperCase() && /\p{Lu}{3}/u.test(text);
  return /^\p{Ll}/u.test(line.text) || line.bold || (capitals(last.text) && capitals(line.text));
}

/** The first word of the line would have gone onto the one before: the break was meant. */
function fits(last: Line, line: Line, right: number): boolean {
  const letters = Math.max(1, line.text.length);
  const word = (/^\S+/.exec(line.text)?.[0].length ?? 0) * ((line.x1 - line.x0) / letters);
  return right - last.x1 > word + line.size * 0.8;
}

function indented(open: readonly Line[], line: Line): boolean {
  const last = open.at(-1)!;
  const shift = line.x0 - last.x0;
  if (Math.abs(shift) < line.size * 0.8) return false;
  // After the first line a hanging label shifts right and a first-line indent shifts left: both go on.
  if (open.length === 1) return shift > 0 && labelOf(last.text) === undefined && endsSentence(last.text);
  return shift < 0 || endsSentence(last.text);
}

function isCentred(line: Line, left: number, right: number): boolean {
  const [before, after] = [line.x0 - left, right - line.x1];
  return (
    before > line.size * 2 && after > line.size * 2 && Math.abs(before - after) < Math.max(6, (right - left) * 0.04)
  );
}

function isListBullet(text: string): boolean {
  return tickOf(text) !== undefined || /^[•●○◦■▪◆❖➢►✓✔∙]\s/u.test(text);
}

/** "1." and "2." are of one kind, "1." and "2)" are not. */
function sameKind(a: string | undefined, b: string | undefined): boolean {
  const kind = (label: string): string => label.replace(/\d+/g, "1").replace(/\p{L}+/gu, "a");
  return a !== undefined && b !== undefined && kind(a) === kind(b);
}

function labelled(text: string): boolean {
  return labelOf(text) !== undefined || ARTICLE.test(text);
}

function endsSentence(text: string): boolean {
  return /[.;:!?…][)»”"']?$/.test(text);
}

function endsHyphenated(text: string): boolean {
  return /\p{L}[-‐]$/u.test(text);
}

/** Words after which a hyphen at the end of a line is no broken word: "Haupt- und Nebenangebote". */
const AFTER_HYPHEN = /^(?:und|oder|bzw|sowie|en|of|och|eller|and|or|et|ou|e|o|y)\b/u;

/**
 * Joins the texts of lines; a word broken by a hyphen is made whole.
 * @param words lower-case words seen unbroken in the document: they tell "e-mail" from "ser-vizio"
 */
export function joinTexts(texts: readonly string[], words: ReadonlySet<string>): string {
  let joined = "";
  for (const text of texts) {
    if (joined === "") joined = text;
    else if (!endsHyphenated(joined) && !/\d[-‐]$/.test(joined)) joined += ` ${text}`;
    else if (AFTER_HYPHEN.test(text) || /^\s/.test(text)) joined += ` ${text}`;
    else joined = joinHyphen(joined, text, words);
  }
  return joined;
}

function joinHyphen(joined: string, text: string, words: ReadonlySet<string>): string {
  const head = /[\p{L}\p{N}]+(?=[-‐]$)/u.exec(joined)?.[0] ?? "";
  const tail = /^\p{L}+/u.exec(text)?.[0] ?? "";
  const isBroken = /^\p{Ll}/u.test(text) && /\p{L}$/u.test(head);
  if (!isBroken) return joined + (tail === "" && !/^\d/.test(text) ? ` ${text}` : text);
  const whole = words.has(`${head}${tail}`.toLowerCase());
  const compound = words.has(`${head}-${tail}`.toLowerCase());
  return compound && !whole ? joined + text : joined.slice(0, -1) + text;
}
