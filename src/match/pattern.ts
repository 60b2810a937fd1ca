/** The pattern language: text to syntax tree. See docs/patterns.md. */
import type { FigureKind } from "../model.ts";
import type { Atom, Unit } from "../rulebase.ts";
import { lawNode } from "./citation.ts";
import { Lexer, type Token } from "./pattern-lexer.ts";
import {
  exactNode,
  type Fold,
  fail,
  isNullable,
  type Near,
  type Node,
  type Pattern,
  wildcard,
} from "./pattern-nodes.ts";

export { type Fold, isNullable, type Near, type Node, type Pattern, PatternError } from "./pattern-nodes.ts";
export type { Atom, Unit };

/** Words that a gap may hold at most. */
const MAX_GAP = 60;

export type Lists = (name: string) => readonly string[] | undefined;

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
/**
 * Reads one pattern; see `PatternReader` for many.
 * @param lists word lists of the language by name
 * @param foldWord folding of the text
 * @throws PatternError naming the fault
 */
export function parsePattern(source: string, lists: Lists, foldWord: Fold): Pattern {
  return new PatternReader(lists, foldWord).read(source);
}

/** Reads the patterns of one language. Equal words and lists are the same nodes in all of them. */
export class PatternReader {
  readonly #lists: Lists;
  readonly #fold: Fold;
  readonly #lexer = new Lexer();
  readonly #listNodes = new Map<string, Node>();
  /** By piece of a line: the lexer gives equal pieces as the same object. */
  readonly #words = new Map<Token, Node>();
  /** Lists that are being read, outermost first. */
  readonly #open: string[] = [];
  #tokens: readonly Token[] = [];
  #at = 0;

  constructor(lists: Lists, foldWord: Fold) {
    this.#lists = lists;
    this.#fold = foldWord;
  }

  /** @throws PatternError naming the fault */
  read(source: string): Pattern {
    this.#open.length = 0;
    this.#tokens = this.#lexer.cut(source);
    this.#at = 0;
    return this.#pattern(source);
  }

  #pattern(source: string): Pattern {
    const first = this.#peek();
    let unit: Unit = "sentence";
    if (first?.kind === "unit") {
      unit = UNITS[first.text] ?? fail(`unknown unit ${first.text}`);
      this.#at++;
    }
    const parts = [this.#near()];
    while (this.#take("&")) parts.push(this.#near());
    this.#end();
    return { source, unit, parts };
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
    if (token.kind === "list") return this.#list(token.text);
    let node = this.#words.get(token);
    if (!node) this.#words.set(token, (node = wordOf(token, this.#fold)));
    return node;
  }

  #list(name: string): Node {
    if (this.#open.includes(name)) fail(`list @${name} holds itself`);
    const known = this.#listNodes.get(name);
    if (known) return known;
    const entries = this.#lists(name);
    if (!entries || entries.length === 0) return fail(`unknown or empty list @${name}`);
    const [tokens, at] = [this.#tokens, this.#at];
    this.#open.push(name);
    const choices = entries.map((entry) => this.#entry(entry));
    this.#open.pop();
    [this.#tokens, this.#at] = [tokens, at];
    const node: Node = choices.length === 1 ? choices[0]! : { kind: "choice", choices };
    this.#listNodes.set(name, node);
    return node;
  }

  /** An entry of a list: a plain sequence. */
  #entry(source: string): Node {
    this.#tokens = this.#lexer.cut(source);
    this.#at = 0;
    const node = this.#sequence();
    this.#end();
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

function wordOf(token: Token, foldWord: Fold): Node {
  switch (token.kind) {
    case "figure": {
      const kind = token.text.slice(1);
      if (!FIGURES.includes(kind)) fail(`unknown figure #${kind}`);
      return { kind: "word", atom: { kind: "figure", text: kind as FigureKind } };
    }
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
      return { kind: "word", atom: wildcard(token.text, foldWord) };
  }
}

function bounded(digits: string): number {
  const value = Number(digits);
  return value <= MAX_GAP ? value : fail(`a gap of more than ${MAX_GAP} words`);
}
