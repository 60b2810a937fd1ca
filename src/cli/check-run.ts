import { Failure } from "../failure.ts";
import type { Report } from "../model.ts";
import type { Entry } from "../outputs/types.ts";
import type { CheckOptions } from "./check.ts";
import { type Core, checkRuleId, loadCore } from "./core.ts";
import { type GateRule, gatesOf, judgeGates } from "./gates.ts";
import { inputsOf, isOneFile } from "./inputs.ts";
import { Progress } from "./progress.ts";
import { readableExtensions, readingOf } from "./reading.ts";
import type { Run } from "./run.ts";
import { Sinks } from "./sinks.ts";
import { type Tender, tendersOf, unreadWarnings } from "./tenders.ts";

/**
 * Checks every tender that the paths name, one after the other: reads it, analyses it, judges the gates, hands the
 * report to the outputs. What cannot be read is said and does not stop the rest.
 * @throws Failure when nothing can be done at all: bad options, a broken rule base, an output that cannot be written
 */
export async function check(paths: readonly string[], options: CheckOptions, run: Run): Promise<void> {
  const core = await loadCore(options);
  const gates = gatesOf(
    options,
    core.rulebook.clauses.map((clause) => clause.id),
  );
  checkRuleId(options.explain, core.rulebook);
  const dossier = options.dossier === true;
  const sinks = await Sinks.open(options, run, dossier || (await isOneFile(paths)));
  const progress = new Progress(run, options.quiet === true);
  const reading = await readingOf(options, run, progress.show);
  const fail = (failure: Failure): void => run.fail(failure.message);
  const inputs = inputsOf(paths, sinks.files, fail);
  try {
    for await (const tender of tendersOf(inputs, dossier, reading, await readableExtensions())) {
      progress.clear();
      sayUnread(tender, run);
      for (const entry of entriesOf(tender, core, gates)) {
        if (sinks.silent && !options.quiet) saySummary(entry, run);
        raiseFor(entry, run, sinks.showsText && options.quiet !== true);
        await sinks.add(entry);
      }
    }
    await sinks.close();
    if (!options.quiet) for (const file of sinks.files) run.note(`wrote ${file}`);
  } finally {
    progress.clear();
    await sinks.discard();
    await reading.close();
  }
}

/** The report of a tender; for one without a readable document, its failures. */
function entriesOf(tender: Tender, core: Core, gates: readonly GateRule[]): readonly Entry[] {
  if (tender.documents.length === 0) return tender.failures.map((failure) => ({ kind: "failed", failure }));
  const { report: analysed, rejections } = core.analyse(tender.documents);
  const report: Report = { ...analysed, warnings: [...analysed.warnings, ...unreadWarnings(tender)] };
  return [{ kind: "report", report, rejections, gates: judgeGates(gates, report) }];
}

/** Says what could not be read; what is no document by name and content is only mentioned. */
function sayUnread(tender: Tender, run: Run): void {
  for (const failure of tender.failures) run.fail(failure.message);
  for (const failure of tender.passedOver) run.note(`buysocial: passed over: ${failure.message}`);
  if (tender.apart !== undefined) {
    const archive = tender.documents[0]?.name.split("!/")[0] ?? "";
    run.note(
      `buysocial: ${archive} holds notices of several procedures: ${tender.apart} reports (--dossier makes one)`,
    );
  }
}

/** The exit code that a report asks for, and why, unless the text report on the screen says it. */
function raiseFor(entry: Entry, run: Run, shown: boolean): void {
  if (entry.kind === "failed") return;
  const { report, gates } = entry;
  const unread = unreadFailure(report);
  if (unread !== undefined) run.fail(unread.message);
  for (const gate of gates) {
    if (gate.verdict === "passed") continue;
    run.raise(gate.verdict === "failed" ? 1 : 2);
    const verdict = gate.verdict === "failed" ? "not met" : "could not be judged";
    if (!shown) run.note(`buysocial: ${nameOf(report)}: ${gate.name} ${verdict} (${gate.detail})`);
  }
}

/** One line for a person whose report goes to files. */
function saySummary(entry: Entry, run: Run): void {
  if (entry.kind === "failed") return;
  const { score } = entry.report;
  const result = score.kind === "scored" ? `${score.value.toFixed(1)} of 100, ${score.word}` : "not assessed";
  run.note(`${nameOf(entry.report)}: ${result}`);
}

/** What has to be said about a tender that was opened and holds nothing, or too little, that can be read. */
function unreadFailure({ score, documents }: Report): Failure | undefined {
  if (score.kind === "scored" || (score.reason !== "unreadable" && score.reason !== "empty")) return undefined;
  const name = documents[0]?.name ?? "";
  const garbled = documents.some((document) => document.readability.garbledShare >= 0.5);
  if (!garbled && documents.some((document) => document.readability.imageOnlyPages.length > 0))
    return new Failure("no-text", name);
  if (garbled) return new Failure("text-garbled", name);
  return new Failure("text-unreadable", name);
}

function nameOf({ documents }: Report): string {
  return documents.length === 1 ? (documents[0]?.name ?? "") : `${documents[0]?.name} + ${documents.length - 1}`;
}
