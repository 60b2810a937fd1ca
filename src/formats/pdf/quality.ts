import type { Readability, Warning } from "../../model.ts";
import type { PageContent, Run } from "./geometry.ts";
import { UNREADABLE } from "./symbols.ts";

/** Fewer visible characters than this on a page with a picture: its text is in the picture. */
const HARDLY_ANY_TEXT = 20;
/** Share of the letters of a font in garbled words, or of unreadable characters, from which the font is broken. */
const GARBLED = 0.15;
const UNREADABLE_SHARE = 0.03;
/** Letters of a font needed to judge it. */
const SAMPLE = 40;
/** Share of a page's letters in broken fonts from which the page is named. */
const GARBLED_PAGE = 0.2;
/** Share of letters in words run together from which it is said. */
const RUN_TOGETHER = 0.04;
/** Letters from which a word is too long for any language of the tenders, compounds allowed. */
const LONG_WORD = 34;

export interface Quality {
  readonly readability: Readability;
  readonly warnings: readonly Warning[];
}

/** How well the pages could be read. @param skip runs of headers and footers: a stamp on a scan is no text */
export function qualityOf(pages: readonly PageContent[], skip: ReadonlySet<Run>): Quality {
  const broken = brokenFonts(pages);
  const imageOnlyPages: number[] = [];
  const garbledPages: number[] = [];
  let [letters, garbled, glued] = [0, 0, 0];
  for (const page of pages) {
    const body = page.runs.filter((r) => !skip.has(r));
    const all = lettersOf(body);
    if (page.pictured && all < HARDLY_ANY_TEXT) {
      imageOnlyPages.push(page.number);
      continue;
    }
    const bad = lettersOf(body.filter((r) => broken.has(r.font)));
    letters += all;
    garbled += bad;
    if (bad > all * GARBLED_PAGE) garbledPages.push(page.number);
    for (const run of body) if (!broken.has(run.font)) glued += gluedLetters(run.text);
  }
  const warnings: Warning[] = [];
  if (imageOnlyPages.length > 0) warnings.push({ code: "image-only-pages", pages: imageOnlyPages });
  if (garbledPages.length > 0)
    warnings.push({ code: "garbled-text", pages: garbledPages, detail: `${percent(garbled, letters)} %` });
  if (glued > letters * RUN_TOGETHER)
    warnings.push({ code: "run-together-words", detail: `${percent(glued, letters)} %` });
  const readShare = pages.length === 0 ? 0 : 1 - imageOnlyPages.length / pages.length;
  return { readability: { readShare, garbledShare: garbled / Math.max(1, letters), imageOnlyPages }, warnings };
}

function lettersOf(runs: readonly Run[]): number {
  return runs.reduce((n, r) => n + r.text.replace(/\s/g, "").length, 0);
}

/** Fonts whose characters came out wrong: an encoding is right or wrong for a whole font. */
function brokenFonts(pages: readonly PageContent[]): ReadonlySet<string> {
  const fonts = new Map<string, { letters: number; garbled: number; unreadable: number }>();
  for (const run of pages.flatMap((p) => p.runs)) {
    const font = fonts.get(run.font) ?? { letters: 0, garbled: 0, unreadable: 0 };
    fonts.set(run.font, font);
    font.letters += run.text.length;
    font.unreadable += run.text.match(UNREADABLE)?.length ?? 0;
    for (const token of run.text.split(/\s+/)) if (isGarbled(token)) font.garbled += token.length;
  }
  const isBroken = ({
    letters,
    garbled,
    unreadable,
  }: {
    letters: number;
    garbled: number;
    unreadable: number;
  }): boolean => letters >= SAMPLE && (garbled > letters * GARBLED || unreadable > letters * UNREADABLE_SHARE);
  return new Set([...fonts].filter(([, f]) => isBroken(f)).map(([name]) => name));
}

function gluedLetters(text: string): number {
  return text.split(/\s+/).reduce((n, token) => n + (isGlued(token) ? token.length : 0), 0);
}

function percent(part: number, all: number): number {
  return Math.round((100 * part) / Math.max(1, all));
}

const VOWEL = /[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿăąęěėīōūőűůıаеёиоуыэюяіїєαεηιουωάέήίόύώϊϋΐΰ]/iu;

/** Letters that form no word: a long part has no vowel, or symbols, digits or capitals stand inside. */
function isGarbled(token: string): boolean {
  if (token.length < 5 || /[@/_]|www\.|^[\d.,:-]+$/.test(token)) return false;
  if (/\p{L}[$&%()*+<=>?[\]^{|}~"#!\\]+\p{L}/u.test(token) && !/[([]\p{L}{1,4}[)\]]/u.test(token)) return true;
  if (token.length > 12 && /\p{L}{2}\d\p{L}{2}/u.test(token)) return true;
  const part = /\p{L}{5,}/u.exec(token)?.[0];
  if (part === undefined) return false;
  if (!VOWEL.test(part.normalize("NFC"))) return part !== part.toUpperCase() || part.length > 7;
  return /\p{Lu}\p{Ll}\p{Lu}\p{Ll}?\p{Lu}/u.test(part) || mixesScripts(part);
}

function mixesScripts(word: string): boolean {
  const latin = /[a-zà-ÿ]/i.test(word);
  return (latin && /[\u0370-\u03FF]{2}/.test(word)) || (latin && /[\u0400-\u04FF]{2}/.test(word));
}

/** Several words without blanks between them. */
function isGlued(token: string): boolean {
  if (/[@/\\_.…-]/.test(token)) return false;
  return token.length > LONG_WORD || (token.length > 18 && (token.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0) >= 2);
}
