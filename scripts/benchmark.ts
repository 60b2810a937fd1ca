/**
 * Measures the rule base against labelled documents: npm run benchmark -- FOLDER [--out FOLDER] [--language CODE] [--errors]
 * FOLDER holds benchmark/notices.jsonl, benchmark/clauses.jsonl and corpus/ (any of them may be missing, and that is said).
 * Writes results files (one JSON object a line: id, types) beside the table.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "../src/analyse.ts";
import { readBytes } from "../src/formats/index.ts";
import { DEFAULT_LIMITS } from "../src/formats/limits.ts";
import { type Counts, type Found, f1, type Gold, type Measured, measure, precision, recall } from "../src/measure.ts";
import type { Finding, Force, Report, TenderDocument } from "../src/model.ts";
import { readPacked } from "../src/rulebook/packed.ts";

interface Row {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly labels?: readonly { readonly type: string; readonly force?: Force; readonly quote: string }[];
  readonly near?: readonly { readonly type: string; readonly quote: string; readonly why: string }[];
  readonly types?: readonly string[];
  readonly force?: Force;
  readonly trap_for?: readonly string[];
}

const [folder, ...flags] = process.argv.slice(2);
const option = (name: string): string | undefined => {
  const at = flags.indexOf(name);
  return at < 0 ? undefined : flags[at + 1];
};
if (!folder) throw new Error("usage: npm run benchmark -- FOLDER [--out FOLDER] [--language CODE] [--errors]");
const out = option("--out") ?? "dist/benchmark";
mkdirSync(out, { recursive: true });
const rulebook = readPacked("dist");
console.log(`rule base ${rulebook.hash.slice(0, 12)}, score version ${rulebook.score.version}\n`);

const gold: Gold[] = [];
const found = new Map<string, Found>();
for (const name of ["notices", "clauses"]) await measureFile(name);
if (gold.length > 0) print("notices and clauses together", measure(gold, found));

async function measureFile(name: string): Promise<void> {
  const file = join(folder!, "benchmark", `${name}.jsonl`);
  if (!existsSync(file)) return console.log(`SKIPPED ${name}: no file ${file}\n`);
  const only = option("--language")?.split(",");
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): Row => JSON.parse(line))
    .filter((row) => !only || only.includes(row.lang));
  const results: string[] = [];
  for (const row of rows) {
    const report = analyse([await documentOf(row)], rulebook, { toolVersion: "benchmark" }).report;
    const types = typesOf(report);
    found.set(row.id, new Map(types.map((t) => [t.type, t.force])));
    results.push(JSON.stringify({ id: row.id, types }));
    if (flags.includes("--errors")) printErrors(row, report);
  }
  writeFileSync(join(out, `${name}.ndjson`), `${results.join("\n")}\n`);
  const own = rows.map(goldOf);
  gold.push(...own);
  print(name, measure(own, found));
}

async function documentOf(row: Row): Promise<TenderDocument> {
  const [read] = await readBytes(new TextEncoder().encode(row.text), `${row.id}.txt`, { limits: DEFAULT_LIMITS });
  if (read?.kind === "read") return read.document;
  throw new Error(`${row.id} could not be read`);
}

/** Clause types found, with the strongest force; what only the notice's fields say does not count here. */
function typesOf(report: Report): { type: string; force: Force }[] {
  return report.outcomes.flatMap((o) => (o.kind === "found" ? [{ type: o.clause, force: o.force }] : []));
}

function goldOf(row: Row): Gold {
  return {
    id: row.id,
    language: row.lang,
    labels:
      row.labels?.map(({ type, force }) => ({ clause: type, ...(force ? { force } : {}) })) ??
      (row.types ?? []).map((clause) => ({ clause, ...(row.force ? { force: row.force } : {}) })),
    traps: row.near?.map((n) => n.type) ?? row.trap_for ?? [],
  };
}

function print(title: string, m: Measured): void {
  console.log(`${title}\n${"".padEnd(34)}  precision  recall    F1   right wrong missed`);
  for (const [key, counts] of [...m.byClause].sort()) console.log(line(key, counts));
  for (const [key, counts] of [...m.byLanguage].sort()) console.log(line(`language ${key}`, counts));
  for (const [key, counts] of [...m.byGroup].sort()) console.log(line(`group ${key}`, counts));
  console.log(line("all", m.all));
  console.log(`near misses taken ${m.traps.taken} of ${m.traps.all}; force right ${m.force.right} of ${m.force.all}\n`);
}

function line(key: string, counts: Counts): string {
  const show = (value: number | undefined): string => (value === undefined ? "-" : value.toFixed(2)).padStart(9);
  const numbers = [counts.right, counts.wrong, counts.missed].map((n) => String(n).padStart(6)).join("");
  return `${key.padEnd(34)} ${show(precision(counts))}${show(recall(counts))}${show(f1(counts))} ${numbers}`;
}

function printErrors(row: Row, report: Report): void {
  const findings = new Map(
    report.outcomes.flatMap((o) => (o.kind === "found" ? [[o.clause, o.findings[0] as Finding] as const] : [])),
  );
  const wanted = new Set(row.labels?.map((l) => l.type) ?? row.types ?? []);
  for (const [clause, finding] of findings) {
    if (!wanted.has(clause))
      console.log(`WRONG  ${row.id} ${row.lang} ${clause} ${finding.rule}: ${finding.trace[0]?.detail}`);
  }
  for (const clause of wanted) {
    const quote = row.labels?.find((l) => l.type === clause)?.quote ?? row.text.slice(0, 200);
    if (!findings.has(clause)) console.log(`MISSED ${row.id} ${row.lang} ${clause}: "${quote.replace(/\s+/g, " ")}"`);
  }
}
