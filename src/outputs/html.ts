import type { Report } from "../model.ts";
import { html, type Markup, raw } from "./html-markup.ts";
import {
  barrierPart,
  declaredPart,
  foundPart,
  gatePart,
  missingPart,
  restPart,
  riskPart,
  suggestionPart,
  warningPart,
} from "./html-parts.ts";
import { scorePart } from "./html-score.ts";
import { STYLE, STYLE_HASH } from "./html-style.ts";
import { documentLine, factWords, jurisdictionWords } from "./phrases.ts";
import { type Entry, type Output, type OutputContext, whole } from "./types.ts";
import { viewOf } from "./view.ts";

/** One file to forward: no network, no script; the policy in it forbids both. */
export const htmlOutput: Output = whole((entries, context) => {
  const { say, language } = context;
  const title = say("report.title");
  return `<!doctype html>\n${
    html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header><p class="soft">${title}</p></header>
<main>
${entries.map((entry) => article(entry, context))}
</main>
<footer><p>${say("report.disclaimer")}</p><p>${made(entries, context)}</p></footer>
</body>
</html>
`.markup
  }`;
});

function article(entry: Entry, context: OutputContext): Markup {
  if (entry.kind === "failed")
    return html`<article><h1>${context.say("part.failed")}</h1><p>${entry.failure.message}</p></article>\n`;
  const view = viewOf(entry.report, context);
  return html`<article>
${head(entry.report, context)}
${scorePart(entry.report.score, context)}
${foundPart(view, context)}
${barrierPart(view, context)}
${riskPart(view, context)}
${missingPart(view, context)}
${suggestionPart(view, context)}
${declaredPart(view, context)}
${gatePart(entry, context)}
${restPart(view, context)}
${warningPart(view, context)}
</article>
`;
}

function head(report: Report, context: OutputContext): Markup {
  const { say } = context;
  const facts = factWords(report.facts, context);
  return html`${report.documents.map(
    (d) => html`<h1>${forwardName(d.name)}</h1>\n<p class="soft">${documentLine(d, context)}</p>\n`,
  )}<p class="soft">${say("label.law")}: ${jurisdictionWords(report.jurisdiction, context)}</p>
${facts === "" ? "" : html`<p class="soft">${say("fact.kind")}: ${facts}</p>`}`;
}

/** A page is forwarded: where on the sender's machine a document lies is nobody's business. */
function forwardName(name: string): string {
  return /^(?:[\\/]|[A-Za-z]:)/.test(name) ? name.replace(/^.*?([^\\/]+(?:!\/.*)?)$/s, "$1") : name;
}

function made(entries: readonly Entry[], { say, toolVersion }: OutputContext): string {
  const report = entries.flatMap((entry) => (entry.kind === "report" ? [entry.report] : []))[0];
  const rules = report?.rulebook.hash.slice(0, 12) ?? "-";
  return say("report.made", { version: toolVersion, rules, score: report?.rulebook.scoreVersion ?? "-" });
}
