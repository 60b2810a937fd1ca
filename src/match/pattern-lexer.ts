import { PatternError } from "./pattern-nodes.ts";

/** A piece of a pattern line. */
export interface Token {
  readonly kind:
    | "unit"
    | "law"
    | "gap"
    | "near"
    | "punctuation"
    | "figure"
    | "list"
    | "exact"
    | "accent"
    | "stem"
    | "word"
    | "sign";
  readonly text: string;
}

/** What neither white space nor the signs of patterns divide. */
const STRETCH = /law\([^)]*\)|"[^"]*"|[()|&?]|[^\s()|&?"]+/g;
/** `law(` behind something else in one stretch. */
const INNER_LAW = /[^\s()|&?"]law\(/;
/** Meant as an optional letter: "labo?r". */
const INNER_OPTION = /[^\s()|&]+\?[^\s()|&?]+/;

const LATIN = String.raw`a-zA-Z\xC0-\xD6\xD8-\xF6\xF8-\u024F`;
const GREEK = String.raw`\u0386\u0388-\u038A\u038C\u038E-\u03A1\u03A3-\u03F5\u03F7-\u03FF`;
const LETTERS = `[${LATIN}${GREEK}]+`;
/** Nearly every stretch is one piece of common letters: told without the tables of Unicode, which are slow to set up. */
const COMMON = new RegExp(
  `^(?:(@@\\w+)|(law\\([^)]*\\))|(\\.\\.\\.\\d+)|(~\\d+)|([()|&?])|(#\\w+)|@([\\w-]+)|"([^"]*)"|=(${LETTERS})|` +
    `stem:(${LETTERS})|(\\*?${LETTERS}(?:\\*${LETTERS}|\\*)?|\\d+)|([%€$£§]))$`,
);

const ANY =
  /\s*(?:(@@\w+)|(law\([^)]*\))|(\.\.\.\d+)|(~\d+)|([()|&?])|(#\w+)|@([\w-]+)|"([^"]*)"|=([\p{L}\p{M}]+)|stem:([\p{L}\p{M}]+)|(\*?[\p{L}\p{M}]+(?:\*[\p{L}\p{M}]+|\*)?|\d[\d.,]*\d|\d)|([%€$£§☐☑☒])|([.,/'’\-–:;°"]+))/uy;
const KINDS: readonly (Token["kind"] | "skip")[] = [
  "unit",
  "law",
  "gap",
  "near",
  "punctuation",
  "figure",
  "list",
  "exact",
  "accent",
  "stem",
  "word",
  "sign",
  "skip",
];

/** Cuts pattern lines into pieces; equal stretches give the same pieces. */
export class Lexer {
  readonly #known = new Map<string, readonly Token[]>();

  /** The pieces of a line. @throws PatternError at what is none */
  cut(source: string): readonly Token[] {
    const option = INNER_OPTION.exec(source);
    if (option) throw new PatternError(`"?" makes a whole word optional, not a letter of it: write out "${option[0]}"`);
    if (INNER_LAW.test(source)) return cutAll(source);
    const tokens: Token[] = [];
    for (const stretch of source.match(STRETCH) ?? []) {
      let pieces = this.#known.get(stretch);
      if (!pieces) this.#known.set(stretch, (pieces = cutStretch(stretch, source)));
      for (let i = 0; i < pieces.length; i++) tokens.push(pieces[i]!);
    }
    return tokens;
  }
}

function cutStretch(stretch: string, source: string): readonly Token[] {
  const match = COMMON.exec(stretch);
  if (match) return [tokenOf(match)!];
  try {
    return cutAll(stretch);
  } catch (error) {
    cutAll(source); // says the same of the whole line
    throw error;
  }
}

function cutAll(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const text = source.trimEnd();
  for (let at = 0; at < text.length; at = ANY.lastIndex) {
    ANY.lastIndex = at;
    const match = ANY.exec(text);
    if (!match) throw new PatternError(`cannot read "${text.slice(at).trim().slice(0, 20)}"`);
    const token = tokenOf(match);
    if (token) tokens.push(token);
  }
  return tokens;
}

/** The piece of a match; undefined for punctuation that means nothing. */
function tokenOf(match: RegExpExecArray): Token | undefined {
  let group = 1;
  while (match[group] === undefined) group++;
  const kind = KINDS[group - 1]!;
  return kind === "skip" ? undefined : { kind, text: match[group]! };
}
