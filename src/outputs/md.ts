import type { Finding, Report, Score } from "../model.ts";
import { clean, cleanLines, clip } from "./clean.ts";
import {
  allWarnings,
  caveats,
  decimal,
  declaredWords,
  documentLine,
  factWords,
  gained,
  jurisdictionWords,
  lawWords,
  placeWords,
  sayOr,
} from "./phrases.ts";
import { restGroups } from "./rest.ts";
import { type Entry, type Output, type OutputContext, streamed } from "./types.ts";
import { type BarrierView, type FoundView, type ReportView, viewOf } from "./view.ts";

type Lines = readonly string[];
type ReportEntry = Extract<Entry, { kind: "report" }>;

/** Markdown for pull requests, issues and job summaries. */
export const md: Output = streamed((entry, index, context) => {
  const lines = entry.kind === "report" ? page(entry, context) : failedLines(entry.failure.message, context);
  return `${index === 0 ? "" : "\n---\n\n"}${lines.join("\n")}\n`;
});

/** Text of a document as Markdown text: nothing in it is markup, a link, a mention or an emoji code. */
export function escapeMarkdown(text: string): string {
  return clean(text)
    .replace(/[\\`*_[\]|~$]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/@/g, "&#64;")
    .replace(/:(?=\/\/|[\w+-]+:)/g, "&#58;")
    .replace(/\b(www)\./gi, "$1&#46;")
    .replace(/^(#{1,6}\s|[-+](?=\s|[-+]))/, "\\$&")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}

function failedLines(message: string, { say }: OutputContext): Lines {
  return [`## ${say("part.failed")}`, "", escapeMarkdown(message)];
}

function page(entry: ReportEntry, context: OutputContext): Lines {
  const view = viewOf(entry.report, context);
  const parts = [
    headLines(view, context),
    scoreLines(entry.report.score, context),
    section(
      context.say("part.found", { n: view.found.length }),
      view.found.flatMap((c) => clauseLines(c, view.report, context)),
    ),
    section(
      context.say("part.barriers", { n: view.barriers.length }),
      view.barriers.flatMap((c) => clauseLines(c, view.report, context)),
    ),
    section(context.say("part.risks", { n: view.risks.length }), riskLines(view, context)),
    section(context.say("part.missing", { n: view.missing.length }), missingLines(view, context)),
    section(context.say("part.suggestions", { n: view.suggestions.length }), suggestionLines(view, context)),
    section(
      context.say("part.declared"),
      view.declared.map(
        (d) => `- **${escapeMarkdown(d.title)}**: ${escapeMarkdown(declaredWords(d.declared, context))}`,
      ),
    ),
    ...restGroups(view, context).map(({ label, titles }) =>
      section(
        label,
        titles.map((t) => `- ${escapeMarkdown(t)}`),
      ),
    ),
    section(context.say("part.gates"), gateLines(entry, context)),
    section(
      context.say("part.warnings", { n: allWarnings(view.report, context).length }),
      allWarnings(view.report, context).map((w) => `- ${escapeMarkdown(w)}`),
    ),
    [
      `<sub>${escapeMarkdown(context.say("report.disclaimer"))} ${escapeMarkdown(madeWords(view.report, context))}</sub>`,
    ],
  ];
  return parts.filter((lines) => lines.length > 0).flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

function section(title: string, lines: Lines): Lines {
  return lines.length === 0 ? [] : [`### ${title}`, "", ...lines];
}

function headLines({ report, name }: ReportView, context: OutputContext): Lines {
  const { say } = context;
  const facts = factWords(report.facts, context);
  return [
    `## ${escapeMarkdown(clip(name, 200))}`,
    "",
    ...report.documents.map((d) => `- ${escapeMarkdown(`${d.name}: ${documentLine(d, context)}`)}`),
    `- ${say("label.law")}: ${escapeMarkdown(jurisdictionWords(report.jurisdiction, context))}`,
    ...(facts === "" ? [] : [`- ${say("fact.kind")}: ${escapeMarkdown(facts)}`]),
  ];
}

function scoreLines(score: Score, { say, language }: OutputContext): Lines {
  if (score.kind === "not-assessed") return [`**${say("score.none")}.** ${say(`none.${score.reason}`)}`];
  const number = (value: number): string => decimal(value, language);
  const [low, high] = score.band;
  const rows = score.pillars.map(
    (p) => `| ${sayOr(say, `pillar.${p.pillar}`, p.pillar)} | ${number(p.points)} | ${number(p.weight * 100)} |`,
  );
  return [
    `**${say("score.title")} ${say("score.of", { score: number(score.value) })} · ${say(`word.${score.word}`)}.** ` +
      `${say("score.direction")} ${say("score.band", { low: number(low), high: number(high) })}`,
    "",
    `| ${say("part.pillars")} | ${say("label.points")} | max |`,
    "| --- | ---: | ---: |",
    ...rows,
  ];
}

function clauseLines(clause: FoundView | BarrierView, report: Report, context: OutputContext): Lines {
  const { say, language } = context;
  const note = "outcome" in clause ? say(`force.${clause.outcome.force}`) : decimal(-clause.points, language);
  const help =
    "outcome" in clause || clause.help === "" ? [] : [`  - ${say("label.what")}: ${escapeMarkdown(clause.help)}`];
  return [
    `- **${escapeMarkdown(clause.title)}** (${note})`,
    ...clause.findings.slice(0, 2).map((finding) => quoteLine(finding, report, context)),
    ...(clause.findings.length > 2 ? [`  - ${say("finding.more", { n: clause.findings.length - 2 })}`] : []),
    ...help,
  ];
}

function quoteLine(finding: Finding, report: Report, context: OutputContext): string {
  const notes = [placeWords(finding.place, report, context), ...caveats(finding, context)].join(" · ");
  return `  - “${escapeMarkdown(clip(clean(finding.quote), 240))}” (${escapeMarkdown(notes)})`;
}

function riskLines({ risks, report }: ReportView, context: OutputContext): Lines {
  return risks.flatMap(({ title, help, risk }) => [
    `- **${escapeMarkdown(title)}**`,
    quoteLine(risk.finding, report, context),
    ...(help === "" ? [] : [`  - ${context.say("label.what")}: ${escapeMarkdown(help)}`]),
    ...risk.law.map((law) => `  - ${context.say("label.law")}: ${escapeMarkdown(lawWords(law, context))}`),
  ]);
}

function missingLines({ missing }: ReportView, { language }: OutputContext): Lines {
  return missing.map(
    ({ title, gain }) => `- ${escapeMarkdown(title)}${gain > 0 ? ` (${gained(gain, language)})` : ""}`,
  );
}

function suggestionLines({ suggestions }: ReportView, context: OutputContext): Lines {
  const { say, language } = context;
  return suggestions.flatMap(({ title, suggestion: s }, i) => [
    ...(i === 0 ? [] : [""]),
    `**${i + 1}. ${escapeMarkdown(title)}** (${say(`level.${s.level}`)}, ${say(`duty.${s.duty}`)}, ${gained(s.gain, language)})`,
    "",
    ...cleanLines(s.text)
      .split("\n")
      .map((line) => `> ${escapeMarkdown(line)}`),
    "",
    `- ${say("label.place")}: ${escapeMarkdown(s.place)} · ${escapeMarkdown(sayOr(say, `phase.${s.phase}`, s.phase))}`,
    ...s.law.map((law) => `- ${say("label.law")}: ${escapeMarkdown(lawWords(law, context))}`),
    ...(s.verification === "" ? [] : [`- ${say("label.verification")}: ${escapeMarkdown(s.verification)}`]),
    ...(s.proportionality === "" ? [] : [`- ${say("label.proportionality")}: ${escapeMarkdown(s.proportionality)}`]),
  ]);
}

function gateLines({ gates }: ReportEntry, { say }: OutputContext): Lines {
  return gates.map(
    (g) =>
      `- \`${clean(g.name).replaceAll("`", "")}\`: ${say(`gate.${g.verdict}`)}${g.detail === "" ? "" : ` (${escapeMarkdown(g.detail)})`}`,
  );
}

function madeWords({ tool, rulebook }: Report, { say }: OutputContext): string {
  return say("report.made", { version: tool.version, rules: rulebook.hash.slice(0, 12), score: rulebook.scoreVersion });
}
