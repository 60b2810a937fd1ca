import { isNullable, type Node, type Pattern } from "../match/pattern.ts";
import type { Atom } from "../rulebase.ts";
import { fold } from "../text/fold.ts";

/**
 * True when it is proved that wherever `narrow` matches, `wide` matches, too: `wide` is one run of words that lies
 * within one of the runs that `narrow` asks for. False says only that there is no such simple proof.
 */
export function takes(wide: Pattern, narrow: Pattern): boolean {
  const [run, ...others] = wide.parts.flatMap((part) => part.items);
  if (run === undefined || others.length > 0 || wide.unit !== narrow.unit) return false;
  return narrow.parts.some((part) => part.items.some((item) => within(run, item)));
}

type Items = readonly { readonly node: Node; readonly gap: number }[];

function itemsOf(node: Node): Items {
  return node.kind === "sequence" ? node.items : [{ node, gap: 0 }];
}

/** Whether every match of `narrow` holds a match of `wide` somewhere. */
function within(wide: Node, narrow: Node): boolean {
  if (narrow.kind === "choice") return narrow.choices.every((choice) => within(wide, choice));
  const [a, b] = [itemsOf(wide), itemsOf(narrow)];
  return (
    b.some((_, start) => follows(a, 0, b, start)) || b.some(({ node }) => node.kind === "choice" && within(wide, node))
  );
}

/** Whether item `i` of `a` covers item `j` of `b`, and the rest of `a` follows in the rest of `b`. */
function follows(a: Items, i: number, b: Items, j: number): boolean {
  const [wide, narrow] = [a[i], b[j]];
  if (wide === undefined || narrow === undefined || !covers(wide.node, narrow.node)) return false;
  const after = a[i + 1];
  if (after === undefined) return true;
  let between = 0;
  for (let next = j + 1; next < b.length; next++) {
    const item = b[next]!;
    between += item.gap;
    if (between > after.gap) return false;
    if (follows(a, i + 1, b, next)) return true;
    between += widest(item.node);
  }
  return false;
}

/** Whether whatever `narrow` matches is matched by `wide`, word for word. */
function covers(wide: Node, narrow: Node): boolean {
  if (narrow.kind === "choice") return narrow.choices.every((choice) => covers(wide, choice));
  if (wide.kind === "choice") return wide.choices.some((choice) => covers(choice, narrow));
  if (wide.kind === "optional") return covers(wide.node, narrow.kind === "optional" ? narrow.node : narrow);
  if (isNullable(narrow)) return false;
  if (wide.kind === "word" && narrow.kind === "word") return coversWord(wide.atom, narrow.atom);
  const [a, b] = [itemsOf(wide), itemsOf(narrow)];
  return (
    a.length === b.length &&
    a.every(({ node, gap }, i) => {
      const other = b[i];
      return other !== undefined && gap >= other.gap && covers(node, other.node);
    })
  );
}

function coversWord(wide: Atom, narrow: Atom): boolean {
  if (wide.kind === narrow.kind && wide.text === narrow.text)
    return wide.kind !== "middle" || (narrow.kind === "middle" && wide.tail === narrow.tail);
  const whole = narrow.kind === "literal" || narrow.kind === "exact" || narrow.kind === "accent";
  const text = fold(narrow.text);
  const [beginning, end] = [whole || narrow.kind === "prefix", whole || narrow.kind === "suffix"];
  switch (wide.kind) {
    case "literal":
      return whole && text === wide.text;
    case "prefix":
      return beginning && text.startsWith(wide.text);
    case "suffix":
      return end && text.endsWith(wide.text);
    case "infix":
      return narrow.kind !== "figure" && narrow.kind !== "stem" && narrow.kind !== "middle" && text.includes(wide.text);
    default:
      return false;
  }
}

/** Words that a node covers at most. */
function widest(node: Node): number {
  switch (node.kind) {
    case "word":
      // A figure with its unit, such as "30 (thirty) days", is one of several words.
      return node.atom.kind === "figure" ? Number.POSITIVE_INFINITY : 1;
    case "optional":
      return widest(node.node);
    case "choice":
      return Math.max(...node.choices.map(widest));
    case "sequence":
      return node.items.reduce((sum, item) => sum + item.gap + widest(item.node), 0);
  }
}
