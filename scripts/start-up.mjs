/**
 * Measures how long the built program takes to start: `npm run bench:start`. Medians of interleaved runs beside bare node,
 * so that a busy machine slows all of them alike.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const RUNS = 25;
const program = fileURLToPath(new URL("../bin/buysocial.js", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "buysocial-bench-"));
const tender = path.join(folder, "tender.txt");
writeFileSync(tender, "The contractor shall employ ten long-term unemployed people. The lowest price wins.\n");

const cases = {
  "bare node": ["-e", "0"],
  "--version": [program, "--version"],
  "--help": [program, "--help"],
  "check of a short text": [program, "check", tender, "--lang", "en"],
  "the same as JSON": [program, "check", tender, "--format", "json"],
  "inspect of a short text": [program, "inspect", tender],
};

const times = new Map(Object.keys(cases).map((name) => [name, []]));
for (let i = 0; i < RUNS; i++) {
  for (const [name, args] of Object.entries(cases)) {
    const start = performance.now();
    spawnSync(process.execPath, args);
    times.get(name).push(performance.now() - start);
  }
}
rmSync(folder, { recursive: true, force: true });

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const bare = median(times.get("bare node"));
for (const [name, list] of times) {
  const value = median(list);
  console.log(
    `${name.padEnd(26)} ${value.toFixed(0).padStart(5)} ms  ${name === "bare node" ? "" : `+${(value - bare).toFixed(0)}`}`,
  );
}
