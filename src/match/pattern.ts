/** The pattern language: text to syntax tree. See docs/patterns.md. */
import type { FigureKind } from "../model.ts";
import type { Atom, Unit } from "../rulebase.ts";

export type { Atom, Unit };

/** A run of words. `gap` is the greatest number of words allowed before the item. */
export type Node =
  | { readonly kind: "word"; readonly atom: Atom }
  | { readonly kind: "choice"; readonly choices: readonly Node[] }
  | { readonly kind: "optional"; readonly node: Node }
  | { readonly kind: "sequence"; readonly items: readonly { readonly node: Node; readonly gap: number }[] };

/** Sequences that must lie near each other, in any order: `reach[i]` words at most between hull and `items[i + 1]`. */
export interface Near {
  readonly items: readonly Node[];
  readonly reach: readonly number[];
}

export interface Pattern {
  readonly source: string;
  readonly unit: Unit;
  /** All must occur in the unit. */
  readonly parts: readonly Near[];
}

/** A pattern that cannot be read; the message says where. */
export class PatternError extends Error {}

export const MAX_GAP = 60;
/** Words (after lists are put in) that one pattern may hold. */
export const MAX_WORDS = 4_000;

/** Lists already read, by name. */
export type ParsedLists = Map<string, Node>;
export type Lists = (name: string) => readonly string[] | undefined;
/** How text is cut into words and folded; given by the caller so that patterns and text agree. */
export type Fold = (word: string) => string;

const UNITS: Readonly<Record<string, Unit>> = {
  "@@sentence": "sentence",
  "@@item": "item",
  "@@row": "row",
  "@@para": "para",
  "@@section": "section",
  "@@document": "document",
};
const FIGURES: readonly string[] = [
  "percent",
  "number",
  "money",
  "hours",
  "points",
  "days",
  "months",
  "years",
  "people",
  "article",
];
const TOKEN =
  /\s*(?:(@@\w+)|(law\([^)]*\))|(\.\.\.\d+)|(~\d+)|([()|&?])|(#\w+)|@([\w-]+)|"([^"]*)"|=([\p{L}\p{M}]+)|stem:([\p{L}\p{M}]+)|(\*?[\p{L}\p{M}]+(?:\*[\p{L}\p{M}]+|\*)?|\d[\d.,]*\d|\d)|([%€$£§☐☑☒])|([.,/'’\-–:;°"]+))/uy;
const ARTICLE_WORDS = [
  "art",
  "artt",
  "articolo",
  "articoli",
  "article",
  "articles",
  "artikel",
  "artikels",
  "artikeln",
  "articulo",
  "articulos",
  "artigo",
  "artigos",
  "articol*",
  "clen*",
  "αρθρ*",
  "section",
  "regulation",
  "§",
  "nr",
  "par",
];

interface Token {
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

/**
 * Reads one pattern.
 * @param lists word lists of the language by name
 * @param foldWord folding of the text
 * @param parsed lists already read, kept between calls with the same `lists`
 * @throws PatternError naming the fault
 */
export function parsePattern(source: string, lists: Lists, foldWord: Fold, parsed: ParsedLists = new Map()): Pattern {
  return new Parser(source, lists, foldWord, [], parsed).pattern();
}

class Parser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  readonly #lists: Lists;
  readonly #fold: Fold;
  readonly #open: readonly string[];
  readonly #parsed: ParsedLists;
  #at = 0;

  constructor(source: string, lists: Lists, foldWord: Fold, open: readonly string[], parsed: ParsedLists) {
    this.#parsed = parsed;
    this.#source = source;
    this.#tokens = lex(source);
    this.#lists = lists;
    this.#fold = foldWord;
    this.#open = open;
  }

  pattern(): Pattern {
    const first = this.#peek();
    let unit: Unit = "sentence";
    if (first?.kind === "unit") {
      unit = UNITS[first.text] ?? fail(`unknown unit ${first.text}`);
      this.#at++;
    }
    const parts = [this.#near()];
    while (this.#take("&")) parts.push(this.#near());
    this.#end();
    return { source: this.#source, unit, parts };
  }

  /** A plain sequence, as list entries are. */
  sequenceOnly(): Node {
    const node = this.#sequence();
    this.#end();
    return node;
  }

  #near(): Near {
    const items = [this.#sequence()];
    const reach: number[] = [];
    for (let token = this.#peek(); token?.kind === "near"; token = this.#peek()) {
      this.#at++;
      reach.push(bounded(token.text.slice(1)));
      items.push(this.#sequence());
    }
    for (const item of items) if (isNullable(item)) fail("a pattern that may match nothing");
    return { items, reach };
  }

  #sequence(): Node {
    const items: { node: Node; gap: number }[] = [];
    for (;;) {
      let gap = 0;
      if (this.#peek()?.kind === "gap") {
        if (items.length === 0) fail("a gap at the beginning");
        gap = bounded(this.#tokens[this.#at++]!.text.slice(3));
      }
      const node = this.#item();
      if (!node) {
        if (gap > 0) fail("a gap at the end");
        break;
      }
      items.push({ node, gap });
    }
    if (items.length === 0) fail("words expected");
    return items.length === 1 ? items[0]!.node : { kind: "sequence", items };
  }

  #item(): Node | undefined {
    const token = this.#peek();
    if (!token || token.kind === "near" || token.kind === "gap") return undefined;
    if (token.kind === "unit") fail("a unit stands only at the start");
    if (token.kind === "punctuation" && token.text !== "(") return undefined;
    this.#at++;
    const node = token.kind === "punctuation" ? this.#group() : this.#single(token);
    return this.#take("?") ? { kind: "optional", node } : node;
  }

  #group(): Node {
    const choices = [this.#sequence()];
    while (this.#take("|")) choices.push(this.#sequence());
    if (!this.#take(")")) fail("a bracket is not closed");
    return choices.length === 1 ? choices[0]! : { kind: "choice", choices };
  }

  #single(token: Token): Node {
    switch (token.kind) {
      case "figure": {
        const kind = token.text.slice(1);
        if (!FIGURES.includes(kind)) fail(`unknown figure #${kind}`);
        return { kind: "word", atom: { kind: "figure", text: kind as FigureKind } };
      }
      case "list":
        return this.#list(token.text);
      case "law":
        return lawNode(token.text);
      case "exact":
        return exactNode(token.text);
      case "accent":
        return { kind: "word", atom: { kind: "accent", text: token.text.toLowerCase().normalize("NFC") } };
      case "stem":
        return { kind: "word", atom: { kind: "stem", text: token.text.toLowerCase() } };
      case "sign":
        return { kind: "word", atom: { kind: "literal", text: token.text } };
      default:
        return { kind: "word", atom: wildcard(token.text, this.#fold) };
    }
  }

  #list(name: string): Node {
    if (this.#open.includes(name)) fail(`list @${name} holds itself`);
    const known = this.#parsed.get(name);
    if (known) return known;
    const entries = this.#lists(name);
    if (!entries || entries.length === 0) return fail(`unknown or empty list @${name}`);
    const choices = entries.map((entry) =>
      new Parser(entry, this.#lists, this.#fold, [...this.#open, name], this.#parsed).sequenceOnly(),
    );
    const node: Node = choices.length === 1 ? choices[0]! : { kind: "choice", choices };
    this.#parsed.set(name, node);
    return node;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #take(text: string): boolean {
    const token = this.#peek();
    if (token?.kind !== "punctuation" || token.text !== text) return false;
    this.#at++;
    return true;
  }

  #end(): void {
    const token = this.#peek();
    if (token) fail(`"${token.text}" is not expected here`);
  }
}

function lex(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const text = source.trimEnd();
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) fail(`cannot read "${text.slice(at).trim().slice(0, 20)}"`);
    const group = match!.findIndex((value, index) => index > 0 && value !== undefined);
    const kind = KINDS[group - 1]!;
    if (kind !== "skip") tokens.push({ kind, text: match![group]! });
    at = TOKEN.lastIndex;
  }
  return tokens;
}

function fail(message: string): never {
  throw new PatternError(message);
}

function bounded(digits: string): number {
  const value = Number(digits);
  return value <= MAX_GAP ? value : fail(`a gap of more than ${MAX_GAP} words`);
}

function wildcard(text: string, foldWord: Fold): Atom {
  const head = text.startsWith("*");
  const tail = text.endsWith("*");
  const core = text.slice(head ? 1 : 0, tail ? -1 : undefined);
  const star = core.indexOf("*");
  if (star > 0) return { kind: "middle", text: foldWord(core.slice(0, star)), tail: foldWord(core.slice(star + 1)) };
  const kind = head && tail ? "infix" : head ? "suffix" : tail ? "prefix" : "literal";
  return { kind, text: foldWord(core) };
}

function sequenceOf(nodes: readonly Node[], gap = 0): Node {
  return nodes.length === 1 ? nodes[0]! : { kind: "sequence", items: nodes.map((node) => ({ node, gap })) };
}

function exactNode(text: string): Node {
  const words = text.match(/[\p{L}\p{M}]+|\d[\d.,]*\d|\d/gu) ?? fail("an empty quotation");
  return sequenceOf(words.map((word): Node => ({ kind: "word", atom: { kind: "exact", text: word } })));
}

/** `law(it:36/2023, 61)`: the two numbers of the act in either order, and the article within reach. */
function lawNode(text: string): Node {
  const match = /^law\(\s*(\w+)\s*:\s*(\d+)\s*\/\s*(\d+)\s*(?:,\s*(\d+\w*)\s*)?\)$/.exec(text);
  if (!match) return fail(`${text}: write law(it:36/2023, 61)`);
  const [, , first, second, article] = match;
  const word = (literal: string): Node => ({ kind: "word", atom: { kind: "literal", text: literal } });
  const pair = (a: string, b: string, gap: number): Node => ({
    kind: "sequence",
    items: [
      { node: word(a), gap: 0 },
      { node: word(b), gap },
    ],
  });
  const act: Node = { kind: "choice", choices: [pair(first!, second!, 3), pair(second!, first!, 3)] };
  if (article === undefined) return act;
  const articleWord: Node = {
    kind: "choice",
    choices: ARTICLE_WORDS.map((w): Node => ({ kind: "word", atom: wildcard(w, (x) => x) })),
  };
  const cited: Node = {
    kind: "sequence",
    items: [
      { node: articleWord, gap: 0 },
      { node: word(article), gap: 4 },
    ],
  };
  return {
    kind: "choice",
    choices: [
      {
        kind: "sequence",
        items: [
          { node: cited, gap: 0 },
          { node: act, gap: 14 },
        ],
      },
      {
        kind: "sequence",
        items: [
          { node: act, gap: 0 },
          { node: cited, gap: 6 },
        ],
      },
    ],
  };
}

/** True when the node can match no word at all. */
export function isNullable(node: Node): boolean {
  switch (node.kind) {
    case "word":
      return false;
    case "optional":
      return true;
    case "choice":
      return node.choices.some(isNullable);
    case "sequence":
      return node.items.every((item) => isNullable(item.node));
  }
}
