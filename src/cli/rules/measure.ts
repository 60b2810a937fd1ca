import { Failure } from "../../failure.ts";
import { put, readText, toolVersion } from "../../io.ts";
import { errorsOf, foundIn, type MeasureError } from "../../measure/compare.ts";
import { figuresOf, tableOf, unmeasuredIn } from "../../measure/figures.ts";
import { type GoldRow, goldOf, readGold } from "../../measure/gold.ts";
import { type Found, type Gold, type Measured, measure } from "../../measure.ts";
import type { Report } from "../../model.ts";
import { clean } from "../../outputs/clean.ts";
import type { Rulebook } from "../../rulebase.ts";
import { loadCore } from "../core.ts";
import { didYouMean } from "../nearest.ts";
import { Progress } from "../progress.ts";
import type { Run } from "../run.ts";

/** What to measure and how to say it. */
export interface MeasureOptions {
  readonly rules?: string;
  readonly language?: readonly string[];
  readonly errors?: true;
  readonly format: "text" | "json";
  /** Day to write beside the figures, as the program reads no clock. */
  readonly date?: string;
}

interface Measurement {
  readonly documents: number;
  readonly measured: Measured;
  readonly errors: readonly MeasureError[];
  /** Clause types that no document is labelled with: nothing is known of them. */
  readonly unmeasured: readonly string[];
  /** Languages of the documents for which there are no rules: everything there is missed. */
  readonly notSearched: readonly string[];
}

/** Measures the rule base against labelled JSON lines. @throws Failure for a file that is none */
export async function measureRules(files: readonly string[], options: MeasureOptions, run: Run): Promise<void> {
  const core = await loadCore({ ...(options.rules === undefined ? {} : { rules: options.rules }) });
  const sources = await Promise.all(files.map(async (file) => readGold(await readText(file), file)));
  const only = options.language;
  const rows = sources.flat().filter((row) => only === undefined || only.includes(row.language));
  checkLabels(rows, core.rulebook);
  const progress = new Progress(run, false);
  const judged: [GoldRow, Report][] = [];
  for (const row of rows) {
    progress.show(row.id, judged.length + 1, rows.length);
    const report = await reportOf(row, core.analyse, (failure) => run.fail(failure.message));
    if (report !== undefined) judged.push([row, report]);
  }
  progress.clear();
  const result = compare(judged, core.rulebook);
  const text =
    options.format === "json" ? jsonOf(result, files, options, core.rulebook) : textOf(result, options, core.rulebook);
  await put(run.io.stdout, text);
}

/** A label that no clause type bears would count as missed for ever. @throws Failure labels-broken */
function checkLabels(rows: readonly GoldRow[], rulebook: Rulebook): void {
  const known = rulebook.clauses.map((clause) => clause.id);
  for (const row of rows) {
    const wrong = [...row.labels.map((label) => label.clause), ...row.traps].find((clause) => !known.includes(clause));
    if (wrong === undefined) continue;
    throw new Failure("labels-broken", row.id, `no clause type is called ${wrong}.${didYouMean(wrong, known)}`);
  }
}

async function reportOf(
  row: GoldRow,
  analyse: Awaited<ReturnType<typeof loadCore>>["analyse"],
  fail: (failure: Failure) => void,
): Promise<Report | undefined> {
  const { DEFAULT_LIMITS, readBytes } = await import("../../formats/index.ts");
  const [read] = await readBytes(new TextEncoder().encode(row.text), `${row.id}.txt`, { limits: DEFAULT_LIMITS });
  if (read?.kind === "read") return analyse([read.document]).report;
  if (read !== undefined) fail(read.failure);
  return undefined;
}

function compare(judged: readonly (readonly [GoldRow, Report])[], rulebook: Rulebook): Measurement {
  const gold: Gold[] = judged.map(([row]) => goldOf(row));
  // Two files may use the same ids, so documents are told apart by their number.
  const numbered = gold.map((document, index) => ({ ...document, id: String(index) }));
  const found = new Map<string, Found>(judged.map(([, report], index) => [String(index), foundIn(report)]));
  return {
    documents: judged.length,
    measured: measure(numbered, found),
    errors: judged.flatMap(([row, report]) => errorsOf(row, report)),
    unmeasured: unmeasuredIn(gold, rulebook.clauses),
    notSearched: [...new Set(gold.map((document) => document.language))]
      .filter((code) => (rulebook.languages[code]?.rules.length ?? 0) === 0)
      .toSorted(),
  };
}

function textOf(result: Measurement, options: MeasureOptions, rulebook: Rulebook): string {
  const day = options.date === undefined ? "" : `, ${options.date}`;
  const lines = [
    `rule base ${rulebook.hash.slice(0, 12)}, score version ${rulebook.score.version}${day}`,
    "",
    ...tableOf(`${result.documents} documents`, result.measured),
    ...named("not measured, for want of a labelled document", result.unmeasured),
    ...named("languages without rules, where everything is missed", result.notSearched),
    ...(options.errors ? ["", ...result.errors.map(errorLine)] : []),
  ];
  return `${lines.join("\n")}\n`;
}

function named(what: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${what}: ${names.join(", ")}`];
}

function errorLine({ kind, id, language, clause, trap, detail }: MeasureError): string {
  return clean(`${kind.toUpperCase().padEnd(6)} ${id} ${language} ${clause}${trap ? " (near miss)" : ""}: ${detail}`);
}

function jsonOf(result: Measurement, files: readonly string[], options: MeasureOptions, rulebook: Rulebook): string {
  const { documents, measured, errors, unmeasured, notSearched } = result;
  const value = {
    schema: "buysocial.measure/1",
    tool: { name: "buysocial", version: toolVersion() },
    rulebook: { hash: rulebook.hash, scoreVersion: rulebook.score.version },
    ...(options.date === undefined ? {} : { date: options.date }),
    files,
    documents,
    ...figuresOf(measured),
    unmeasured,
    notSearched,
    ...(options.errors ? { errors } : {}),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
