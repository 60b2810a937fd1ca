/**
 * Measures the built rule base against labelled documents:
 *     npm run benchmark -- FOLDER [--out FOLDER] [--language CODE,CODE] [--errors] [--publish DATE]
 * FOLDER holds benchmark/notices.jsonl, benchmark/clauses.jsonl and corpus/ (labels.jsonl, documents/); what is missing is
 * said. Prints tables and writes results for an outside scorer (a JSON object a line: id, types). --publish writes the
 * figures, never a text, to docs/quality.json.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { analyse } from "../src/analyse.ts";
import { DEFAULT_LIMITS, readBytes } from "../src/formats/index.ts";
import { errorsOf, foundIn } from "../src/measure/compare.ts";
import { figuresOf, type MeasuredFigures, tableOf, unmeasuredIn } from "../src/measure/figures.ts";
import { type GoldRow, goldOf, labelsOf, readGold } from "../src/measure/gold.ts";
import { type Found, type Gold, measure } from "../src/measure.ts";
import type { Report } from "../src/model.ts";
import { readPacked } from "../src/rulebook/packed.ts";
import { withStemmers } from "../src/rulebook/stemmers.ts";
import { ratedDocuments } from "./rated-documents.ts";
import { type Agreement, agreementLines, agreementOf } from "./score-agreement.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string", default: "dist/benchmark" },
    language: { type: "string" },
    errors: { type: "boolean", default: false },
    publish: { type: "string" },
  },
});
const [folder] = positionals;
if (!folder)
  throw new Error("usage: npm run benchmark -- FOLDER [--out FOLDER] [--language CODE] [--errors] [--publish DATE]");
if (values.publish !== undefined && (!/^\d{4}-\d\d-\d\d$/.test(values.publish) || values.language !== undefined))
  throw new Error("--publish takes a day such as 2026-03-31, and all languages");
const { out, errors } = values;
const only = values.language?.split(",");
mkdirSync(out, { recursive: true });
const rulebook = await withStemmers(readPacked("dist"));
console.log(`rule base ${rulebook.hash.slice(0, 12)}, score version ${rulebook.score.version}\n`);

/** Labelled documents and what was found in them. */
interface Measurable {
  readonly gold: readonly Gold[];
  readonly found: ReadonlyMap<string, Found>;
}

const sets: Record<string, { readonly documents: number; readonly unmeasured: readonly string[] } & MeasuredFigures> =
  {};
const agreement: Record<string, Agreement> = {};

const parts = [await measureFile("notices"), await measureFile("clauses")].filter((part) => part !== undefined);
if (parts.length === 2) {
  const found = new Map(parts.flatMap((part) => [...part.found]));
  record("notices and clauses together", "together", { gold: parts.flatMap((part) => part.gold), found });
}
await measureCorpus(join(folder, "corpus"));
if (values.publish !== undefined) publish(values.publish);

function record(title: string, key: string, { gold, found }: Measurable): void {
  const measured = measure(gold, found);
  const unmeasured = unmeasuredIn(gold, rulebook.clauses);
  sets[key] = { documents: gold.length, unmeasured, ...figuresOf(measured) };
  console.log(tableOf(`${title}: ${gold.length} documents`, measured).join("\n"));
  console.log(`not measured, for want of a labelled document: ${unmeasured.join(", ") || "none"}\n`);
}

async function measureFile(name: string): Promise<Measurable | undefined> {
  const file = join(folder ?? "", "benchmark", `${name}.jsonl`);
  if (!existsSync(file)) {
    console.log(`SKIPPED ${name}: no file ${file}\n`);
    return undefined;
  }
  const rows = readGold(readFileSync(file, "utf8"), file).filter((row) => !only || only.includes(row.language));
  const reports = new Map<GoldRow, Report>();
  for (const row of rows) reports.set(row, await reportOf(row));
  return compare(name, name, reports);
}

async function reportOf(row: GoldRow): Promise<Report> {
  const [read] = await readBytes(new TextEncoder().encode(row.text), `${row.id}.txt`, { limits: DEFAULT_LIMITS });
  if (read?.kind !== "read") throw new Error(`${row.id} could not be read`);
  return analyse([read.document], rulebook, { toolVersion: "benchmark" }).report;
}

function compare(title: string, key: string, reports: ReadonlyMap<GoldRow, Report | undefined>): Measurable {
  const found = new Map([...reports].map(([row, report]) => [row.id, report ? foundIn(report) : new Map()] as const));
  const lines = [...found].map(([id, types]) =>
    JSON.stringify({ id, types: [...types].map(([type, force]) => ({ type, force })) }),
  );
  writeFileSync(join(out, `${key}.ndjson`), `${lines.join("\n")}\n`);
  if (errors) {
    for (const [row, report] of reports) {
      for (const e of report ? errorsOf(row, report) : [])
        console.log(`${e.kind.toUpperCase()}${e.trap ? " NEAR" : ""} ${e.id} ${e.language} ${e.clause}: ${e.detail}`);
    }
  }
  const part = { gold: [...reports.keys()].map(goldOf), found };
  record(title, key, part);
  return part;
}

async function measureCorpus(corpus: string): Promise<void> {
  if (!existsSync(join(corpus, "labels.jsonl")))
    return console.log(`SKIPPED corpus and agreement of the score: no file ${join(corpus, "labels.jsonl")}\n`);
  const all = await ratedDocuments(corpus, rulebook, (line) => console.log(line));
  const rated = all.filter(({ row }) => !only || only.includes(row.lang));
  const reports = new Map(
    rated.map(({ row, report }) => [
      { id: row.file, language: row.lang, text: "", ...labelsOf({ ...row }, row.file) } satisfies GoldRow,
      report,
    ]),
  );
  console.log("");
  compare("corpus, documents and their types", "corpus", reports);
  const assessed = rated.filter((d) => d.program !== undefined);
  const pairs = (score: "labels" | "program") =>
    assessed.map((d) => ({ file: d.row.file, rating: d.row.rating, score: d[score] ?? Number.NaN }));
  agreement["labels"] = agreementOf(pairs("labels"));
  agreement["program"] = agreementOf(pairs("program"));
  console.log(agreementLines("score: formula on the experts' labels", agreement["labels"]).join("\n"));
  console.log(agreementLines("score: program", agreement["program"]).join("\n"));
}

function publish(date: string): void {
  const { hash, score } = rulebook;
  const searched = Object.values(rulebook.languages).filter((pack) => pack.code !== "mul" && pack.rules.length > 0);
  const languages = searched.map((pack) => pack.code);
  const value = { date, rulebook: { hash, scoreVersion: score.version }, languages, sets, agreement };
  const rounded = JSON.stringify(value, (_, v) => (typeof v === "number" ? Math.round(v * 1000) / 1000 : v), 1);
  writeFileSync("docs/quality.json", `${rounded}\n`);
  console.log("\nwritten to docs/quality.json; npm run generate brings the pages up to date");
}
