import { PatternError } from "./pattern-nodes.ts";

const TOKEN =
  /\s*(?:(@@\w+)|(law\([^)]*\))|(\.\.\.\d+)|(~\d+)|([()|&?])|(#\w+)|@([\w-]+)|"([^"]*)"|=([\p{L}\p{M}]+)|stem:([\p{L}\p{M}]+)|(\*?[\p{L}\p{M}]+(?:\*[\p{L}\p{M}]+|\*)?|\d[\d.,]*\d|\d)|([%€$£§☐☑☒])|([.,/'’\-–:;°"]+))/uy;
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

/** Cuts a pattern line into pieces. Throws PatternError at what is none. */
export function lex(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const text = source.trimEnd();
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw new PatternError(`cannot read "${text.slice(at).trim().slice(0, 20)}"`);
    const group = match.findIndex((value, index) => index > 0 && value !== undefined);
    const kind = KINDS[group - 1]!;
    if (kind !== "skip") tokens.push({ kind, text: match[group]! });
    at = TOKEN.lastIndex;
  }
  return tokens;
}
