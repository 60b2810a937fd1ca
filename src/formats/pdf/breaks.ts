import { endsHyphenated } from "./join.ts";
import type { Line } from "./lines.ts";
import { ARTICLE, CLAUSE_NUMBER, FIELD, LEADERS, REFERENCE } from "./patterns.ts";
import { labelOf, tickOf } from "./symbols.ts";

/** Two lines, one below the other, and the column that they stand in. */
export interface Pair {
  /** First line of the paragraph so far. */
  readonly first: Line;
  /** Its last line, and how many it has. */
  readonly last: Line;
  readonly count: number;
  /** The line that goes on with it or begins another. */
  readonly line: Line;
  /** Usual distance of baselines, in heights of the font. */
  readonly pitch: number;
  readonly left: number;
  readonly right: number;
}

/** Largest distance of baselines within a paragraph, in heights of the font: beyond double spacing. */
const MOST_STEP = 2.7;

/** Each rule says "break", "join" or nothing; the first that speaks decides. */
type Verdict = "break" | "join" | undefined;
type Rule = (pair: Pair) => Verdict;

const RULES: readonly Rule[] = [
  farApart,
  otherSize,
  ({ last }) => (LEADERS.test(last.text) ? "break" : undefined),
  ({ last, line }) => (endsHyphenated(last.text) && isLower(line) ? "join" : undefined),
  ({ line }) => (isListBullet(line.text) ? "break" : undefined),
  // "art." at the end of a full line, "4.2" at the head of the next: one sentence.
  (p) => (labelled(p.line.text) && !hasRoom(p) && REFERENCE.test(p.last.text) ? "join" : undefined),
  ({ line }) => (CLAUSE_NUMBER.test(line.text) ? "break" : undefined),
  ({ first, line }) => (FIELD.test(line.text) && FIELD.test(first.text) ? "break" : undefined),
  newLabel,
  wideStep,
  centred,
  (p) => (p.last.bold !== p.line.bold && hasRoom(p) && !isLower(p.line) ? "break" : undefined),
  lowerCase,
  (p) => (indented(p) ? "break" : undefined),
  (p) => (hasRoom(p) ? "break" : "join"),
];

/** Whether a line begins a new paragraph. */
export function breaks(pair: Pair): boolean {
  for (const rule of RULES) {
    const verdict = rule(pair);
    if (verdict !== undefined) return verdict === "break";
  }
  return false;
}

function farApart({ last, line }: Pair): Verdict {
  const step = line.y - last.y;
  return step <= 0 || step > Math.max(line.size, last.size) * MOST_STEP ? "break" : undefined;
}

function otherSize({ last, line }: Pair): Verdict {
  return Math.abs(line.size - last.size) > Math.max(line.size, last.size) * 0.12 ? "break" : undefined;
}

function newLabel(pair: Pair): Verdict {
  const { first, last, line } = pair;
  if (!labelled(line.text)) return undefined;
  const sibling = Math.abs(line.x0 - first.x0) < 3 && sameKind(labelOf(first.text), labelOf(line.text));
  return sibling || endsSentence(last.text) || hasRoom(pair) || last.bold !== line.bold ? "break" : undefined;
}

/** A full line that stops in the middle of a sentence goes on below, however far the lines are apart. */
function wideStep(pair: Pair): Verdict {
  const { last, line, pitch } = pair;
  if (line.y - last.y <= Math.max(line.size, last.size) * pitch * 1.28 + 0.5) return undefined;
  return hasRoom(pair) || endsSentence(last.text) || last.bold !== line.bold ? "break" : "join";
}

function centred({ last, line, left, right }: Pair): Verdict {
  if (!isCentred(last, left, right) || !isCentred(line, left, right)) return undefined;
  return centredGoesOn(last, line) ? "join" : "break";
}

/** A small letter goes on with a sentence, unless the line before is much too short for that. */
function lowerCase({ last, line, left, right }: Pair): Verdict {
  if (!isLower(line) || endsSentence(last.text)) return undefined;
  return right - last.x1 > (right - left) * 0.45 ? "break" : "join";
}

/** Lines of one centred title; centred lines of ordinary text (addresses) stand each for itself. */
function centredGoesOn(last: Line, line: Line): boolean {
  if (last.bold !== line.bold) return false;
  const capitals = (text: string): boolean => text === text.toUpperCase() && /\p{Lu}{3}/u.test(text);
  return /^\p{Ll}/u.test(line.text) || line.bold || (capitals(last.text) && capitals(line.text));
}

/** The first word of the line would have gone onto the one before: the break was meant. */
function hasRoom({ last, line, right }: Pair): boolean {
  const letters = Math.max(1, line.text.length);
  const word = (/^\S+/.exec(line.text)?.[0].length ?? 0) * ((line.x1 - line.x0) / letters);
  return right - last.x1 > word + line.size * 0.8;
}

function indented({ first, last, count, line }: Pair): boolean {
  const shift = line.x0 - last.x0;
  if (Math.abs(shift) < line.size * 0.8) return false;
  // After the first line a hanging label shifts right and a first-line indent shifts left: both go on.
  if (count === 1) return shift > 0 && labelOf(first.text) === undefined && endsSentence(last.text);
  return shift < 0 || endsSentence(last.text);
}

function isLower(line: Line): boolean {
  return /^\p{Ll}/u.test(line.text);
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
