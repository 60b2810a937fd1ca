/** Tells headings from other short lines, where no style of the source says so. */
import { HEADING_RANKS, ORDINALS, plain, RANK_OF_WORD } from "./heading-words.ts";
import { labelled } from "./labels.ts";

/** How a text stands in its surroundings. */
export interface Standing {
  /** A block of its own: blank lines or a paragraph mark around it. */
  readonly isolated: boolean;
  /** Wholly bold, underlined or in larger letters. */
  readonly emphasised: boolean;
}

/** A heading found by its wording. `rank` orders headings of one document, smaller above. */
export interface HeadingGuess {
  readonly rank: number;
  readonly label?: string;
  /** Only a guess by shape: a run of such neighbours is a list and no headings. */
  readonly doubtful: boolean;
}

const MAX_TITLE = 160;

/**
 * "Art. 5-bis", "CAPO II", "Annex A", "Άρθρο 5", "Cláusula 5.ª": what follows the word. Group 1: number. Three expressions
 * instead of one, as classes of letters take long to set up and figures need none.
 */
const FIGURE =
  /^(?:\.\s*|\s+|(?=\d))(?:(\d{1,3}(?:\.\d{1,2}){0,3}(?:[-\s]?(?:bis|ter|quater|quinquies)\b)?)[ºª°΄']?\.?[ºª°]?)/;
const LETTERS = String.raw`[IVXLC]{1,7}(?![\p{L}])|[A-ZΑ-Ω](?![\p{L}'’])|\p{L}{4,10}(?![\p{L}])`;
const LETTER_NUMBER = new RegExp(String.raw`^(?:\.\s*|\s+)(?:(${LETTERS})[ºª°΄']?\.?[ºª°]?)`, "u");
const AFTER_N = new RegExp(
  String.raw`^(?:\.\s*|\s+|(?=\d))(?:[nN]\.?\s*[°º]?\s*)?(?:(\d{1,3}(?:\.\d{1,2}){0,3}(?:[-\s]?(?:bis|ter|quater|quinquies)\b)?|${LETTERS})[ºª°΄']?\.?[ºª°]?)`,
  "u",
);
/** "5. člen", "12 §". Group 1 number with word, 2 word. */
const NUMBER_FIRST = /^(\d{1,3}\.?\s?(§|\p{L}{4,9}))(?!\p{L})/u;

/** The heading a text is by its wording, or undefined. */
export function headingGuess(text: string, standing: Standing): HeadingGuess | undefined {
  if (text.length > MAX_TITLE * 2) return undefined;
  const line = text.replace(/\s*\n\s*/g, " ").trim();
  if (line.length > MAX_TITLE || !/\p{L}/u.test(line)) return undefined;
  return (
    keyworded(line, standing) ??
    numbered(line, standing) ??
    bareNumber(line, standing) ??
    capitals(line, standing) ??
    emphasised(line, standing)
  );
}

function keyworded(line: string, standing: Standing): HeadingGuess | undefined {
  const word = /^[^\s.\d]*/.exec(line)![0];
  const rank = RANK_OF_WORD.get(plain(word));
  const match = rank === undefined || !isKeyword(word) ? null : numberAfter(line.slice(word.length));
  const number = match?.[1] ?? "";
  if (
    match &&
    rank !== undefined &&
    (/^\d/.test(number) || !/^\p{L}{4,}$/u.test(number) || ORDINALS.has(plain(number)))
  ) {
    const label = line.slice(0, word.length + match[0].length);
    return isTitle(line.slice(label.length), standing) ? { rank, label: label.trim(), doubtful: false } : undefined;
  }
  const first = /^\d/.test(line) ? NUMBER_FIRST.exec(line) : null;
  const firstRank = first ? RANK_OF_WORD.get(plain(first[2]!)) : undefined;
  if (!first || firstRank === undefined || !isTitle(line.slice(first[0].length), standing)) return undefined;
  return { rank: firstRank, label: first[1]!.trim(), doubtful: false };
}

/** Letters and nothing else, also where accents stand apart; or the sign of paragraphs. */
function isKeyword(word: string): boolean {
  return word === "§" || /^[a-z]{3,14}$/i.test(word) || /^\p{L}{3,14}$/u.test(word);
}

function numberAfter(rest: string): RegExpExecArray | null {
  if (/^[.\s]*n/i.test(rest)) return AFTER_N.exec(rest);
  return FIGURE.exec(rest) ?? LETTER_NUMBER.exec(rest);
}

/** What may follow "Art. 5" in a heading: nothing, or a title; never the middle of a sentence. */
function isTitle(rest: string, standing: Standing): boolean {
  const title = rest.replace(/^[\s.:)\]–—-]+/u, "");
  if (title === "") return rest.trim().length <= 2;
  if (/[;,]$/.test(title) || hasSentenceInside(title)) return false;
  const words = title.split(/\s+/).length;
  if (words > 24 || (/\.$/.test(title) && words > 12)) return false;
  if (/^[\p{Lu}\d("“«'’[]/u.test(title)) return standing.isolated || words <= 12;
  return /^\s*[-–—:(]/.test(rest) || standing.emphasised;
}

function hasSentenceInside(title: string): boolean {
  return /\p{Ll}{3,}[.;?!]\s+\p{Lu}/u.test(title);
}

function numbered(line: string, standing: Standing): HeadingGuess | undefined {
  const label = labelled(line);
  if (!label || label.form === "bullet" || !/^[\p{Lu}\d"“«'’(]/u.test(label.rest)) return undefined;
  const strong = isCapitals(label.rest) || standing.emphasised;
  const words = label.rest.split(/\s+/).length;
  // "4. The documents of the buyer, with:" opens a list.
  if (!strong && /:$/.test(label.rest) && words > 4) return undefined;
  if (/[;,]$/.test(label.rest) || hasSentenceInside(label.rest)) return undefined;
  if (/\.$/.test(label.rest) && !(strong && words <= 12)) return undefined;
  if (words > (strong ? 20 : 12) || !(strong || standing.isolated) || !/\p{L}{3,}/u.test(label.rest)) return undefined;
  if (label.form === "letter" && !strong) return undefined;
  const rank =
    label.form === "letter" && !/^[A-Z]\W/.test(label.label)
      ? HEADING_RANKS.emphasised - 1
      : HEADING_RANKS.decimal + label.parts;
  return { rank, label: label.label, doubtful: !strong };
}

/** "4 Eignung": a number without a point, as German and Dutch documents have it. */
function bareNumber(line: string, standing: Standing): HeadingGuess | undefined {
  const match = /^(\d{1,2})\s+(?=\p{Lu}\p{L}{2})/u.exec(line);
  if (!match || !(standing.isolated || standing.emphasised) || /[.;:,]$|\b(?:19|20)\d\d\b/.test(line)) return undefined;
  if (line.split(/\s+/).length > 10) return undefined;
  return { rank: HEADING_RANKS.decimal + 1, label: match[1]!, doubtful: true };
}

function isCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 4;
}

function capitals(line: string, standing: Standing): HeadingGuess | undefined {
  if (!standing.isolated || !isCapitals(line) || !/\p{Lu}{3,}/u.test(line) || /[;,]$/.test(line)) return undefined;
  // "CIG: B1234567", "IBAN IT60 …", form lines: values, not titles.
  if (/\d{4,}|:\s*\S|_{3,}|…|\.{4,}/.test(line) || line.length > 120) return undefined;
  return { rank: HEADING_RANKS.capitals, doubtful: false };
}

function emphasised(line: string, standing: Standing): HeadingGuess | undefined {
  if (!standing.emphasised || !standing.isolated || line.length > 110 || line.split(/\s+/).length > 14)
    return undefined;
  if (/[.;,]$/.test(line) || /:\s*\S|_{3,}|…|\.{4,}/.test(line) || !/^[\p{Lu}\d"“«]/u.test(line)) return undefined;
  return { rank: HEADING_RANKS.emphasised, doubtful: false };
}
