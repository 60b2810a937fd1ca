import type { FigureKind } from "../model.ts";

/** `when:` conditions over captured figures, facts and law. */
export type Operand =
  | { readonly kind: "figure"; readonly figure: FigureKind }
  | { readonly kind: "euros" }
  | { readonly kind: "law"; readonly key: string }
  | { readonly kind: "fact"; readonly name: string }
  | { readonly kind: "number"; readonly value: number };

/** A product of operands, divisions as such. */
export type Expression = readonly { readonly operand: Operand; readonly inverse: boolean }[];

export type Condition =
  | {
      readonly kind: "compare";
      readonly source: string;
      readonly left: Expression;
      readonly operator: "<" | "<=" | ">" | ">=" | "==";
      readonly right: Expression;
      /** Holds where something it needs is unknown. */
      readonly orUnknown: boolean;
    }
  | { readonly kind: "in"; readonly source: string; readonly fact: string; readonly prefix: string };

/** A condition that cannot be read. */
export class ConditionError extends Error {}

/** What is known: undefined means unknown, and the condition cannot be evaluated. */
export interface Known {
  readonly figure: (kind: FigureKind) => number | undefined;
  /** The figure of money in euros, roughly. */
  readonly euros: () => number | undefined;
  readonly law: (key: string) => number | undefined;
  readonly fact: (name: string) => number | readonly string[] | undefined;
}

/**
 * Reads `#days > @law.payment_days`, `#money > @law.turnover_factor * @fact.value`, `@fact.cpv in 80*`, and comparisons
 * that end in `or unknown`.
 */
export function parseCondition(source: string): Condition {
  const inside = /^\s*@fact\.(\w+)\s+in\s+([\w*]+)\s*$/.exec(source);
  if (inside) return { kind: "in", source, fact: inside[1]!, prefix: inside[2]!.replace(/\*$/, "") };
  const known = source.replace(/\s+or unknown\s*$/, "");
  const parts = /^(.+?)(<=|>=|==|<|>)(.+)$/.exec(known);
  if (!parts) throw new ConditionError(`"${source}": a comparison is expected`);
  const operator = parts[2] as "<" | "<=" | ">" | ">=" | "==";
  return {
    kind: "compare",
    source,
    left: expression(parts[1]!, source),
    operator,
    right: expression(parts[3]!, source),
    orUnknown: known !== source,
  };
}

function expression(text: string, source: string): Expression {
  const words = text.trim().split(/\s*([*/])\s*/);
  return words.flatMap((word, i) =>
    i % 2 === 1 ? [] : [{ operand: operand(word, source), inverse: words[i - 1] === "/" }],
  );
}

const KINDS = ["percent", "number", "money", "hours", "points", "days", "months", "years", "people", "article"];

function operand(word: string, source: string): Operand {
  const figure = /^#(\w+)$/.exec(word)?.[1];
  if (figure && KINDS.includes(figure)) return { kind: "figure", figure: figure as FigureKind };
  if (word === "#euros") return { kind: "euros" };
  const law = /^@law\.(\w+)$/.exec(word)?.[1];
  if (law) return { kind: "law", key: law };
  const fact = /^@fact\.(\w+)$/.exec(word)?.[1];
  if (fact) return { kind: "fact", name: fact };
  if (/^\d+(?:\.\d+)?$/.test(word)) return { kind: "number", value: Number(word) };
  throw new ConditionError(`"${source}": cannot read "${word}"`);
}

/** True, false, or what is missing. */
export type Truth =
  | { readonly kind: "known"; readonly holds: boolean }
  | { readonly kind: "unknown"; readonly missing: string };

export function evaluate(condition: Condition, known: Known): Truth {
  if (condition.kind === "in") {
    const value = known.fact(condition.fact);
    if (!Array.isArray(value)) return { kind: "unknown", missing: `@fact.${condition.fact}` };
    return { kind: "known", holds: value.some((item) => String(item).startsWith(condition.prefix)) };
  }
  const left = product(condition.left, known);
  const right = product(condition.right, known);
  if (condition.orUnknown && (typeof left === "string" || typeof right === "string"))
    return { kind: "known", holds: true };
  if (typeof left === "string") return { kind: "unknown", missing: left };
  if (typeof right === "string") return { kind: "unknown", missing: right };
  return { kind: "known", holds: compare(left, condition.operator, right) };
}

function product(factors: Expression, known: Known): number | string {
  let value = 1;
  for (const { operand: o, inverse } of factors) {
    const next = operandValue(o, known);
    if (typeof next !== "number") return nameOf(o);
    value = inverse ? value / next : value * next;
  }
  return value;
}

function operandValue(o: Operand, known: Known): unknown {
  switch (o.kind) {
    case "number":
      return o.value;
    case "figure":
      return known.figure(o.figure);
    case "euros":
      return known.euros();
    case "law":
      return known.law(o.key);
    case "fact":
      return known.fact(o.name);
  }
}

function nameOf(o: Operand): string {
  switch (o.kind) {
    case "number":
      return "";
    case "figure":
      return `#${o.figure}`;
    case "euros":
      return "#euros";
    case "law":
      return `@law.${o.key}`;
    case "fact":
      return `@fact.${o.name}`;
  }
}

function compare(left: number, operator: string, right: number): boolean {
  switch (operator) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    default:
      return left === right;
  }
}
