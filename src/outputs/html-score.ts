import type { Score } from "../model.ts";
import { html, type Markup } from "./html-markup.ts";
import { decimal, sayOr } from "./phrases.ts";
import type { OutputContext } from "./types.ts";

const CLASSES = { minimal: "bad", limited: "bad", developing: "warn", strong: "good", exemplary: "good" } as const;

/** The number with its word and band, and the pillars as a table with bars. */
export function scorePart(score: Score, { say, language }: OutputContext): Markup {
  if (score.kind === "not-assessed") return html`<h2>${say("score.none")}</h2>\n<p>${say(`none.${score.reason}`)}</p>`;
  const number = (value: number): string => decimal(value, language);
  const total = (rows: readonly { readonly points: number }[]): string =>
    number(rows.reduce((sum, row) => sum + row.points, 0));
  const [low, high] = score.band;
  const sum = {
    clauses: total(score.pillars),
    barriers: total(score.barriers),
    raw: number(score.raw),
    score: number(score.value),
  };
  return html`<h2>${say("score.title")}</h2>
<p class="score ${CLASSES[score.word]}">${say("score.of", { score: number(score.value) })} · ${say(`word.${score.word}`)}</p>
${bar(score.value / 100, 480, say("score.of", { score: number(score.value) }))}
<p>${say("score.direction")} ${low === high ? "" : say("score.band", { low: number(low), high: number(high) })}</p>
<table>
<caption class="soft">${say("score.sum", sum)} ${score.floor === undefined ? "" : say("score.floor", { value: number(score.floor.value) })}</caption>
<thead><tr><th scope="col">${say("part.pillars")}</th><td></td><th scope="col" class="number">${say("label.points")}</th></tr></thead>
<tbody>
${score.pillars.map(
  (p) =>
    html`<tr><th scope="row">${sayOr(say, `pillar.${p.pillar}`, p.pillar)}</th><td>${bar(p.value, 120, "")}</td><td class="number">${number(p.points)} / ${number(p.weight * 100)}</td></tr>\n`,
)}</tbody>
</table>`;
}

/** A bar for a share of 0 to 1; without a label it is decoration. */
function bar(share: number, width: number, label: string): Markup {
  const part = Math.round(Math.min(1, Math.max(0, share)) * width);
  const role = label === "" ? html`aria-hidden="true"` : html`role="img" aria-label="${label}"`;
  return html`<svg ${role} width="${width}" height="10" viewBox="0 0 ${width} 10"><rect class="all" width="${width}" height="10" rx="3"/><rect class="part" width="${part}" height="10" rx="3"/></svg>`;
}
