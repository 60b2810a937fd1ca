import type { Failure } from "../../failure.ts";
import { put, toolVersion } from "../../io.ts";
import { loadMessages } from "../../messages/index.ts";
import { explainLines } from "../../outputs/explain.ts";
import { tenderName } from "../../outputs/phrases.ts";
import type { OutputContext } from "../../outputs/types.ts";
import { checkRuleId, loadCore } from "../core.ts";
import { inputsOf } from "../inputs.ts";
import { looksOf } from "../looks.ts";
import { Progress } from "../progress.ts";
import { readableExtensions, readingOf } from "../reading.ts";
import { reportLanguage, saidLanguage } from "../report-language.ts";
import type { ExplainOptions } from "../rules.ts";
import type { Run } from "../run.ts";
import { tendersOf } from "../tenders.ts";

/** Shows, for each document, every hit of the rules whose id begins so, and how it was decided. */
export async function explainRule(
  id: string,
  paths: readonly string[],
  options: ExplainOptions,
  run: Run,
): Promise<void> {
  const core = await loadCore({ ...(options.rules === undefined ? {} : { rules: options.rules }) });
  checkRuleId(id, core.rulebook);
  const context = await contextOf(id, options, run);
  const progress = new Progress(run, false);
  const reading = await readingOf(options, run, progress.show);
  const fail = (failure: Failure): void => run.fail(failure.message);
  try {
    for await (const tender of tendersOf(inputsOf(paths, [], fail), false, reading, await readableExtensions())) {
      progress.clear();
      tender.failures.forEach(fail);
      if (tender.documents.length === 0) continue;
      const { report, rejections } = core.analyse(tender.documents);
      const lines = explainLines({ kind: "report", report, rejections, gates: [] }, context);
      await put(run.io.stdout, `${tenderName(report, context)}\n${lines.join("\n")}\n`);
    }
  } finally {
    progress.clear();
    await reading.close();
  }
}

async function contextOf(id: string, options: ExplainOptions, run: Run): Promise<OutputContext> {
  const language = reportLanguage(saidLanguage(options.lang), run.io.env);
  const say = await loadMessages(language);
  const looks = await looksOf({ format: "text" }, run.io);
  return { language, say, toolVersion: toolVersion(), single: true, quiet: false, explain: id, ...looks };
}
