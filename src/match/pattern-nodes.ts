import type { Atom, Unit } from "../rulebase.ts";

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

/** How text is cut into words and folded; given by the caller so that patterns and text agree. */
export type Fold = (word: string) => string;

/** Stops reading a pattern. */
export function fail(message: string): never {
  throw new PatternError(message);
}

/** Condition on a word with `*` at either end or inside. */
export function wildcard(text: string, foldWord: Fold): Atom {
  const head = text.startsWith("*");
  const tail = text.endsWith("*");
  const core = text.slice(head ? 1 : 0, tail ? -1 : undefined);
  const star = core.indexOf("*");
  if (star > 0) return { kind: "middle", text: foldWord(core.slice(0, star)), tail: foldWord(core.slice(star + 1)) };
  const kind = head && tail ? "infix" : head ? "suffix" : tail ? "prefix" : "literal";
  return { kind, text: foldWord(core) };
}

/** Nodes one after the other, with nothing between. */
export function sequenceOf(nodes: readonly Node[], gap = 0): Node {
  return nodes.length === 1 ? nodes[0]! : { kind: "sequence", items: nodes.map((node) => ({ node, gap })) };
}

/** A quoted spelling, word by word. */
export function exactNode(text: string): Node {
  if (/^[a-z]+$/i.test(text)) return { kind: "word", atom: { kind: "exact", text } };
  const words = text.match(/[\p{L}\p{M}]+|\d[\d.,]*\d|\d/gu) ?? fail("an empty quotation");
  return sequenceOf(words.map((word): Node => ({ kind: "word", atom: { kind: "exact", text: word } })));
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
