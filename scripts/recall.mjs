/**
 * Measures how many words of documents our readers return, against another program that reads them.
 *
 *     node scripts/recall.mjs FOLDER [--words]     --words also prints what is missing and what is too much
 *
 * PDF is measured against `pdftotext` (poppler-utils), which must be on the PATH.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Another program's text of a file, by extension. Add a row to measure another format. */
const references = {
  ".pdf": (file) => execFileSync("pdftotext", ["-enc", "UTF-8", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }),
};

/** Bundles the readers and imports them, since Node 20 cannot run TypeScript. */
async function loadReaders() {
  const folder = mkdtempSync(path.join(root, "node_modules", ".recall-"));
  const outfile = path.join(folder, "formats.mjs");
  const entry = {
    contents: 'export * from "./src/formats/table.ts"; export * from "./src/formats/limits.ts";',
    resolveDir: root,
  };
  try {
    const options = { bundle: true, platform: "node", format: "esm", packages: "external", logLevel: "error" };
    await build({ ...options, stdin: entry, outfile });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Words with how often they occur, after the same treatment for both sides. */
function countWords(text) {
  const counts = new Map();
  const whole = text
    .normalize("NFKC")
    .replace(/\u00AD/g, "")
    .replace(/(\p{L})[-‐]\s*\n\s*(?=\p{Ll})/gu, "$1");
  for (const word of whole.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Words of `a` that `b` has not, each with how many times. */
function without(a, b) {
  return [...a].flatMap(([word, n]) => (n > (b.get(word) ?? 0) ? [[word, n - (b.get(word) ?? 0)]] : []));
}

const sum = (pairs) => [...pairs].reduce((n, [, count]) => n + count, 0);
const share = (part, all) => (all === 0 ? "-" : (100 * (1 - part / all)).toFixed(2));

async function measure(file, readers, showWords) {
  const reference = references[path.extname(file)];
  const started = performance.now();
  const reader = await readers.rowOf(path.extname(file).slice(1)).load();
  const result = await reader(new Uint8Array(readFileSync(file)), file, { limits: readers.DEFAULT_LIMITS });
  const milliseconds = performance.now() - started;
  const [ours, theirs] = [countWords(result.document.text), countWords(reference(file))];
  const [missing, extra] = [without(theirs, ours), without(ours, theirs)];
  const row = { words: sum(theirs), missing: sum(missing), extra: sum(extra), ours: sum(ours), milliseconds };
  console.log(
    `${share(row.missing, row.words)} % recall, ${share(row.extra, row.ours)} % precision, ${row.words} words, ${milliseconds.toFixed(0)} ms  ${path.basename(file)}`,
  );
  if (showWords) {
    const list = (pairs) =>
      pairs
        .slice(0, 40)
        .map(([word, n]) => (n > 1 ? `${word}*${n}` : word))
        .join(" ");
    console.log(`    missing: ${list(missing)}\n    extra:   ${list(extra)}`);
  }
  return row;
}

async function main() {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error("name a folder: node scripts/recall.mjs FOLDER");
  const readers = await loadReaders();
  const rows = [];
  for (const name of readdirSync(folder)
    .sort()
    .filter((n) => path.extname(n) in references)) {
    try {
      rows.push(await measure(path.join(folder, name), readers, process.argv.includes("--words")));
    } catch (error) {
      console.log(`failed: ${error.message}`);
    }
  }
  const all = (key) => rows.reduce((n, row) => n + row[key], 0);
  console.log(
    `all: ${share(all("missing"), all("words"))} % recall, ${share(all("extra"), all("ours"))} % precision, ${rows.length} files`,
  );
}

await main();
