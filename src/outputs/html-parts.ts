import type { Finding, Report } from "../model.ts";
import { html, type Markup } from "./html-markup.ts";
import {
  allWarnings,
  caveats,
  decimal,
  declaredWords,
  gained,
  lawWords,
  placeWords,
  quoted,
  sayOr,
} from "./phrases.ts";
import { restGroups } from "./rest.ts";
import type { Entry, OutputContext } from "./types.ts";
import type { ReportView } from "./view.ts";

const NOTHING = html``;

/** Clauses found, with their words. */
export function foundPart({ found, report }: ReportView, context: OutputContext): Markup {
  const { say, language } = context;
  if (found.length === 0) return report.score.kind === "scored" ? html`<h2>${say("part.found.none")}</h2>` : NOTHING;
  return html`<h2>${say("part.found", { n: found.length })}</h2>
${found.map(
  (clause) => html`<h3>${clause.title} <span class="tag good">${say(`force.${clause.outcome.force}`)}</span></h3>
${quotes(clause.findings, report, context)}${
  clause.gain >= 0.5
    ? html`<p class="soft">${say("finding.stronger", { points: gained(clause.gain, language) })}</p>\n`
    : NOTHING
}`,
)}`;
}

/** What stands in the way, with what to do. */
export function barrierPart({ barriers, report }: ReportView, context: OutputContext): Markup {
  const { say, language } = context;
  if (barriers.length === 0) return NOTHING;
  return html`<h2>${say("part.barriers", { n: barriers.length })}</h2>
${barriers.map(
  ({
    title,
    help,
    points,
    findings,
  }) => html`<h3>${title} <span class="tag bad">${decimal(-points, language)}</span></h3>
${quotes(findings, report, context)}${helpLine(help, context)}`,
)}`;
}

/** What is legally exposed, with the mend. */
export function riskPart({ risks, report }: ReportView, context: OutputContext): Markup {
  const { say } = context;
  if (risks.length === 0) return NOTHING;
  return html`<h2>${say("part.risks", { n: risks.length })}</h2>
${risks.map(
  ({ title, help, risk }) => html`<h3 class="warn">${title}</h3>
${quotes([risk.finding], report, context)}${helpLine(help, context)}${risk.law.map(
  (law) => html`<p class="soft">${say("label.law")}: ${lawWords(law, context)}</p>\n`,
)}`,
)}`;
}

/** What is absent, with the points it would add. */
export function missingPart({ missing }: ReportView, { say, language }: OutputContext): Markup {
  if (missing.length === 0) return NOTHING;
  return html`<h2>${say("part.missing", { n: missing.length })}</h2>
<table><thead><tr><th scope="col">${say("label.clause")}</th><th scope="col" class="number">${say("label.points")}</th></tr></thead><tbody>
${missing.map(
  ({ title, gain }) =>
    html`<tr><td>${title}</td><td class="number">${gain > 0 ? gained(gain, language) : "–"}</td></tr>\n`,
)}</tbody></table>`;
}

/** Clauses to paste: a click on the text selects all of it. */
export function suggestionPart({ suggestions }: ReportView, context: OutputContext): Markup {
  const { say, language } = context;
  if (suggestions.length === 0) return NOTHING;
  return html`<h2>${say("part.suggestions", { n: suggestions.length })}</h2>
<p class="soft">${say("part.suggestions.note")}</p>
${suggestions.map(
  (
    { title, suggestion: s },
    i,
  ) => html`<h3>${i + 1}. ${title} <span class="tag">${say(`level.${s.level}`)}, ${say(`duty.${s.duty}`)}, ${gained(s.gain, language)}</span></h3>
<div class="paste" lang="${s.language}">${s.text}</div>
<dl>
<dt>${say("label.place")}</dt><dd>${s.place} · ${sayOr(say, `phase.${s.phase}`, s.phase)}</dd>
${s.law.map((law) => html`<dt>${say("label.law")}</dt><dd>${lawWords(law, context)}</dd>\n`)}${row(say("label.verification"), s.verification)}${row(say("label.proportionality"), s.proportionality)}${row(
  say("label.fill"),
  s.placeholders.map((p) => (p.value === undefined ? `{${p.name}}` : `{${p.name}} = ${p.value}`)).join(", "),
)}</dl>
`,
)}`;
}

/** Notice fields against the text. */
export function declaredPart({ declared }: ReportView, context: OutputContext): Markup {
  if (declared.length === 0) return NOTHING;
  return html`<h2>${context.say("part.declared")}</h2>
<ul>${declared.map((d) => html`<li><strong>${d.title}</strong>: ${declaredWords(d.declared, context)}</li>\n`)}</ul>`;
}

/** The user's own conditions. */
export function gatePart({ gates }: Extract<Entry, { kind: "report" }>, { say }: OutputContext): Markup {
  const classes = { passed: "good", failed: "bad", unknown: "warn" };
  if (gates.length === 0) return NOTHING;
  return html`<h2>${say("part.gates")}</h2>
<ul>${gates.map((g) => html`<li><code>${g.name}</code>: <strong class="${classes[g.verdict]}">${say(`gate.${g.verdict}`)}</strong> ${g.detail}</li>\n`)}</ul>`;
}

/** What is neither found nor absent. */
export function restPart(view: ReportView, context: OutputContext): Markup {
  const groups = restGroups(view, context);
  return html`${groups.map(({ label, titles }) => html`<h2>${label}</h2>\n<ul>${titles.map((t) => html`<li>${t}</li>`)}</ul>\n`)}`;
}

/** What a reader should know about the documents. */
export function warningPart({ report }: ReportView, context: OutputContext): Markup {
  const warnings = allWarnings(report, context);
  if (warnings.length === 0) return NOTHING;
  return html`<h2>${context.say("part.warnings", { n: warnings.length })}</h2>
<ul>${warnings.map((w) => html`<li>${w}</li>\n`)}</ul>`;
}

function quotes(findings: readonly Finding[], report: Report, context: OutputContext): Markup {
  const shown = findings.slice(0, 3);
  const more = findings.length - shown.length;
  return html`${shown.map(
    (f) => html`<blockquote lang="${f.language}">${quoted(f, 400)}</blockquote>
<p class="where">${[placeWords(f.place, report, context), ...caveats(f, context)].join(" · ")}</p>
`,
  )}${more > 0 ? html`<p class="where">${context.say("finding.more", { n: more })}</p>\n` : NOTHING}`;
}

function helpLine(help: string, { say }: OutputContext): Markup {
  return help === "" ? NOTHING : html`<p><strong>${say("label.what")}:</strong> ${help}</p>\n`;
}

function row(label: string, words: string): Markup {
  return words === "" ? NOTHING : html`<dt>${label}</dt><dd>${words}</dd>\n`;
}
