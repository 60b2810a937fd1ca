import type { Suggestion } from "../model.ts";
import { clean, cleanLines } from "./clean.ts";
import { indented, spread, wrap } from "./layout.ts";
import { gained, lawWords, sayOr } from "./phrases.ts";
import type { OutputContext } from "./types.ts";
import type { ReportView } from "./view.ts";

type Lines = readonly string[];

/** Clauses to paste: each with its place, its law, how to verify it and what to fill in. */
export function suggestionLines({ suggestions }: ReportView, context: OutputContext): Lines {
  if (suggestions.length === 0) return [];
  const { say, paint, width } = context;
  return [
    ...wrap(say("part.suggestions", { n: suggestions.length }), width).map(paint.strong),
    ...indented(say("part.suggestions.note"), 2, width).map(paint.faint),
    ...suggestions.flatMap(({ title, suggestion }, i) => ["", ...one(`${i + 1}. ${title}`, suggestion, context)]),
  ];
}

function one(title: string, suggestion: Suggestion, context: OutputContext): Lines {
  const { say, paint, width, language } = context;
  const gain = suggestion.gain > 0 ? gained(suggestion.gain, language) : "";
  const level = `${say(`level.${suggestion.level}`)} · ${say(`duty.${suggestion.duty}`)}`;
  const where = [clean(suggestion.place), sayOr(say, `phase.${suggestion.phase}`, suggestion.phase)].filter(
    (w) => w !== "",
  );
  const row = (label: string, words: string): Lines =>
    words === "" ? [] : indented(`${label}: ${words}`, 6, width, "    ");
  return [
    ...spread(`  ${title}`, gain, width, { left: paint.accent, right: paint.accent }),
    ...indented(level, 4, width).map(paint.faint),
    ...row(say("label.place"), where.join(" · ")),
    "",
    ...pasteLines(suggestion.text, width),
    "",
    ...suggestion.law.flatMap((law) => row(say("label.law"), lawWords(law, context))),
    ...row(say("label.verification"), clean(suggestion.verification)),
    ...row(say("label.proportionality"), clean(suggestion.proportionality)),
    ...row(say("label.fill"), fillWords(suggestion)),
  ];
}

function pasteLines(text: string, width: number): Lines {
  return cleanLines(text)
    .split("\n")
    .flatMap((line) => (line === "" ? [""] : indented(line, 4, width)));
}

function fillWords({ placeholders }: Suggestion): string {
  return placeholders
    .map(({ name, value }) => clean(value === undefined ? `{${name}}` : `{${name}} = ${value}`))
    .join(", ");
}
