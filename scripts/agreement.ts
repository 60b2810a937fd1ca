/**
 * How the score agrees with experts' ratings: node scripts/agreement.mjs FOLDER
 * FOLDER holds labels.jsonl (file, labels [{type, quote, force, figure}], rating) and documents/.
 * Twice: the formula applied to the experts' own labels, and the whole program. Intervals are bootstrap, 95 %.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadRulebook } from "../src/rulebook/load.ts";
import { withStemmers } from "../src/rulebook/stemmers.ts";
import { ratedDocuments } from "./rated-documents.ts";
import { agreementLines, agreementOf } from "./score-agreement.ts";

const folder = process.argv[2];
if (!folder || !existsSync(join(folder, "labels.jsonl"))) throw new Error("usage: node scripts/agreement.mjs FOLDER");
const loaded = loadRulebook("rules");
if (loaded.kind === "broken") {
  throw new Error(loaded.faults.map((f) => `${f.file} ${f.path}: ${f.message}`).join("\n"));
}
const rated = await ratedDocuments(folder, await withStemmers(loaded.rulebook), (line) => console.log(line));
const both = rated.filter((d) => d.program !== undefined);
const pairs = (list: typeof rated, score: "labels" | "program") =>
  list.map((d) => ({ file: d.row.file, rating: d.row.rating, score: d[score] ?? Number.NaN }));
for (const [title, list] of [
  ["formula on the experts' labels, all documents", pairs(rated, "labels")],
  ["formula on the experts' labels, documents that the program assessed", pairs(both, "labels")],
  ["program", pairs(both, "program")],
] as const)
  console.log(`\n${agreementLines(title, agreementOf(list)).join("\n")}`);
