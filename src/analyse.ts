/** The core: documents and rule base in, report out. Pure and synchronous; no file, clock or network. */
import { factTools } from "./analyse/fact-tools.ts";
import { judgeDocuments } from "./analyse/findings.ts";
import { gatherFacts } from "./analyse/gather-facts.ts";
import { reportOf } from "./analyse/report.ts";
import { viewDocuments } from "./analyse/view.ts";
import { thresholdOf } from "./facts/jurisdiction.ts";
import type { Rejection, Report, TenderDocument } from "./model.ts";
import type { Context, Rulebook } from "./rulebase.ts";

/** What the analysis of one tender gives: the report, and what was seen and turned down, for `explain`. */
export interface Analysis {
  readonly report: Report;
  readonly rejections: readonly Rejection[];
}

/**
 * Analyses the documents of one tender together.
 * @param documents one or more files of the same tender
 * @param rulebook from `loadRulebook` or `readPacked`
 * @param context what the user knows and chose
 */
export function analyse(documents: readonly TenderDocument[], rulebook: Rulebook, context: Context): Analysis {
  const views = viewDocuments(documents, rulebook, context.languages);
  const gathered = gatherFacts(views, rulebook, context, factTools(views, rulebook));
  const judged = judgeDocuments(
    views,
    rulebook,
    gathered.facts,
    (key) => thresholdOf(key, gathered.jurisdiction, rulebook)?.value,
  );
  return { report: reportOf(views, rulebook, context, gathered, judged), rejections: judged.rejections };
}
