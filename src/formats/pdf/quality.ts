import type { Readability, Warning } from "../../model.ts";
import type { PageContent, Run } from "./geometry.ts";
import { UNREADABLE } from "./symbols.ts";

/** Fewer visible characters than this on a page with a picture: its text is in the picture. */
const HARDLY_ANY_TEXT = 20;
/** Shares of letters from which a page counts as garbled, and a document as run together. */
const GARBLED = 0.2;
const UNREADABLE_SHARE = 0.02;
const RUN_TOGETHER = 0.04;
/** Letters from which a word is too long for any language of the tenders, compounds allowed. */
const LONG_WORD = 34;

export interface Quality {
  readonly readability: Readability;
  readonly warnings: readonly Warning[];
}

/** How well the pages could be read. @param skip runs of headers and footers: a stamp on a scan is no text */
export function qualityOf(pages: readonly PageContent[], skip: ReadonlySet<Run>): Quality {
  const imageOnlyPages: number[] = [];
  const garbledPages: number[] = [];
  let [letters, garbled, glued] = [0, 0, 0];
  for (const page of pages) {
    const body = page.runs
      .filter((r) => !skip.has(r))
      .map((r) => r.text)
      .join(" ");
    if (page.pictured && body.replace(/\s/g, "").length < HARDLY_ANY_TEXT) {
      imageOnlyPages.push(page.number);
      continue;
    }
    const found = garbledLetters(body);
    letters += found.letters;
    glued += found.glued;
    if (found.garbled > found.letters * GARBLED || found.unreadable > found.letters * UNREADABLE_SHARE) {
      garbledPages.push(page.number);
      garbled += Math.max(found.garbled, found.unreadable);
    }
  }
  const warnings: Warning[] = [];
  if (imageOnlyPages.length > 0) warnings.push({ code: "image-only-pages", pages: imageOnlyPages });
  if (garbledPages.length > 0)
    warnings.push({ code: "garbled-text", pages: garbledPages, detail: `${percent(garbled, letters)} %` });
  if (glued > letters * RUN_TOGETHER && garbledPages.length === 0)
    warnings.push({ code: "run-together-words", detail: `${percent(glued, letters)} %` });
  const readShare = pages.length === 0 ? 0 : 1 - imageOnlyPages.length / pages.length;
  return {
    readability: { readShare, garbledShare: letters === 0 ? 0 : Math.min(1, garbled / letters), imageOnlyPages },
    warnings,
  };
}

function percent(part: number, all: number): number {
  return Math.round((100 * part) / Math.max(1, all));
}

function garbledLetters(text: string): { letters: number; garbled: number; unreadable: number; glued: number } {
  let [letters, garbled, glued] = [0, 0, 0];
  for (const token of text.split(/\s+/)) {
    if (token.length < 3) continue;
    letters += token.length;
    if (isGarbled(token)) garbled += token.length;
    else if (isGlued(token)) glued += token.length;
  }
  return { letters, garbled, unreadable: text.match(UNREADABLE)?.length ?? 0, glued };
}

const VOWEL = /[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿăąęěėīōūőűůıаеёиоуыэюяіїєαεηιουωάέήίόύώϊϋΐΰ]/iu;

/** Letters that form no word: none of its longer parts has a vowel, or symbols and capitals stand inside. */
function isGarbled(token: string): boolean {
  if (/[@/\\_]|www|\d/.test(token) || token.length < 5) return false;
  if (/\p{L}[$&%()*+<=>?[\]^{|}~"#!]+\p{L}/u.test(token) && !/[([]\p{L}{1,4}[)\]]/u.test(token)) return true;
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
