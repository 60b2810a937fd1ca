/** Real documents with experts' labels and rating, run through the program. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "../src/analyse.ts";
import { closeReaders, DEFAULT_LIMITS, readBytes } from "../src/formats/index.ts";
import type { Report, TenderDocument } from "../src/model.ts";
import type { Rulebook } from "../src/rulebase.ts";
import { type CorpusRow, readCorpus, scoreOfLabels } from "./score-agreement.ts";

export interface RatedDocument {
  readonly row: CorpusRow;
  /** Score of the formula on the experts' own labels. */
  readonly labels: number;
  /** Missing when the document could not be read. */
  readonly report?: Report;
  /** Score of the program; missing when it was not assessed. */
  readonly program?: number;
}

/** @param folder with labels.jsonl and documents/ @param say told one line a document */
export async function ratedDocuments(
  folder: string,
  rulebook: Rulebook,
  say: (line: string) => void,
): Promise<readonly RatedDocument[]> {
  const rated: RatedDocument[] = [];
  for (const row of readCorpus(folder)) {
    const labels = scoreOfLabels(row, rulebook);
    const report = await reportOf(join(folder, "documents", row.file), row.file, rulebook, say);
    const score = report?.score;
    if (score?.kind === "not-assessed") say(`${row.file}: ${score.reason} ${score.detail}`);
    const program = score?.kind === "scored" ? { program: score.value } : {};
    rated.push({ row, labels, ...program, ...(report === undefined ? {} : { report }) });
    const shown = score?.kind === "scored" ? show(score.value) : "   -";
    say(`rating ${String(row.rating).padStart(3)}  labels ${show(labels)}  program ${shown}  ${row.file}`);
  }
  await closeReaders();
  return rated;
}

async function reportOf(
  path: string,
  name: string,
  rulebook: Rulebook,
  say: (line: string) => void,
): Promise<Report | undefined> {
  const outcomes = await readBytes(readFileSync(path), name, { limits: DEFAULT_LIMITS });
  const documents = outcomes.flatMap((o): readonly TenderDocument[] => (o.kind === "read" ? [o.document] : []));
  for (const o of outcomes) if (o.kind === "failed") say(`cannot be read: ${name}: ${o.failure.message}`);
  return documents.length === 0 ? undefined : analyse(documents, rulebook, { toolVersion: "agreement" }).report;
}

function show(value: number): string {
  return value.toFixed(1).padStart(5);
}
