import { cleanLines } from "./clean.ts";
import { escapeMarkup } from "./escape.ts";

/** Finished HTML. Only `html` and `raw` make it, so that text cannot be taken for it. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[];

/** Template of HTML: everything put into it is escaped, unless it is markup already. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const markup = literals.map((literal, i) => literal + (i < parts.length ? markupOf(parts[i] as Part) : "")).join("");
  return { markup };
}

/** Markup written in this program. */
export function raw(markup: string): Markup {
  return { markup };
}

function markupOf(part: Part): string {
  if (typeof part === "string") return escapeMarkup(cleanLines(part));
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map((child) => child.markup).join("");
}
