/**
 * Feeds damaged copies of real files to the readers and looks for crashes, hangs and processes left behind.
 *
 *     npm run fuzz -- [FOLDER...] [--inputs 400] [--seed 1] [--seconds 600] [--keep FOLDER]
 *
 * FOLDER defaults to fixtures/formats and fixtures/signed. The same seed damages the same files in the same way. `--seconds` bounds the
 * whole run; `--keep` saves every input that failed. Exit code 1 when one did.
 */
import { fork } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { unzipSync, zipSync } from "fflate";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Limits of every reading; an answer must come within `seconds` and this many more. */
const LIMITS = {
  seconds: 10,
  memoryMiB: 600,
  entryBytes: 16 * 1024 * 1024,
  totalBytes: 64 * 1024 * 1024,
  pages: 100,
  characters: 4_000_000,
};
const GRACE_SECONDS = 20;
/** Files larger than this are passed over: the damage matters, not the length. */
const MAX_FILE = 4 * 1024 * 1024;
/** Readers that are known to end their own process on damaged files; it is contained, so it is counted and not a failure. */
const CONTAINED = new Set(["doc"]);

// --- damage -------------------------------------------------------------------------------------

/** Numbers from 0 to 1, the same for the same seed (mulberry32). @param {number} seed */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @typedef {() => number} Random */
const below = (/** @type {Random} */ random, /** @type {number} */ limit) => Math.floor(random() * limit);
const pick = (/** @type {Random} */ random, /** @type {readonly any[]} */ list) => list[below(random, list.length)];

/** Values that readers trip over. */
const NASTY = [
  "99999999999999999999",
  "-1",
  "0",
  "1e999",
  "\u0000",
  "\uffff",
  "<",
  "&#x0;",
  "]]>",
  "%s",
  "\\",
  "{",
  "}",
  '"',
  "../",
  "\u202e",
  "\r\n\r\n",
  "endstream",
  "/Kids [2 0 R]",
  "w:p",
  "true",
  "null",
];

/** Ways to damage bytes. @type {Readonly<Record<string, (bytes: Buffer, random: Random, other: Buffer) => Buffer>>} */
const DAMAGES = {
  flip: (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let i = 1 + below(random, 20); i > 0; i--) copy[below(random, copy.length)] ^= 1 << below(random, 8);
    return copy;
  },
  noise: (bytes, random) => {
    const copy = Buffer.from(bytes);
    const at = below(random, copy.length);
    for (let i = at; i < Math.min(copy.length, at + 1 + below(random, 64)); i++) copy[i] = below(random, 256);
    return copy;
  },
  cut: (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  drop: (bytes, random) => {
    const at = below(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(random, 500))]);
  },
  repeat: (bytes, random) => {
    const at = below(random, bytes.length);
    const piece = bytes.subarray(at, at + 1 + below(random, 200));
    return Buffer.concat([
      bytes.subarray(0, at),
      ...Array.from({ length: 1 + below(random, 300) }, () => piece),
      bytes.subarray(at),
    ]);
  },
  insert: (bytes, random) => {
    const at = below(random, bytes.length);
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(pick(random, NASTY).repeat(1 + below(random, 50))),
      bytes.subarray(at),
    ]);
  },
  numbers: (bytes, random) => {
    const text = bytes.toString("latin1");
    const found = [...text.matchAll(/\d+/g)];
    if (found.length === 0) return bytes.subarray(1);
    const { index, 0: digits } = pick(random, found);
    return Buffer.from(
      text.slice(0, index) +
        pick(random, ["0", "-1", "4294967295", "99999999999999999999"]) +
        text.slice(index + digits.length),
      "latin1",
    );
  },
  graft: (bytes, random, other) => {
    const at = below(random, bytes.length);
    const from = below(random, other.length);
    return Buffer.concat([
      bytes.subarray(0, at),
      other.subarray(from, from + 1 + below(random, 2000)),
      bytes.subarray(at),
    ]);
  },
};

/** Damages a part of a zip file and packs it again, so that what is inside the container is reached. @param {Buffer} bytes @param {Random} random @param {Buffer} other */
function damageInside(bytes, random, other) {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => parts[name].length > 0);
  if (names.length === 0) return bytes;
  const name = pick(random, names);
  const kind = pick(random, Object.keys(DAMAGES));
  return Buffer.from(zipSync({ ...parts, [name]: DAMAGES[kind](Buffer.from(parts[name]), random, other) }));
}

/** @param {Buffer} bytes @param {Random} random @param {Buffer} other */
function damage(bytes, random, other) {
  if (bytes.length === 0) return bytes;
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (zipped && random() < 0.7) {
    try {
      return damageInside(bytes, random, other);
    } catch {
      // A zip that fflate does not open is damaged as it is.
    }
  }
  return DAMAGES[pick(random, Object.keys(DAMAGES))](bytes, random, other);
}

// --- the reading process ------------------------------------------------------------------------

/** Bundles `readBytes` and its reader process for this Node.js, side by side in a folder of their own. */
async function bundleReaders() {
  const outdir = path.join(root, `node_modules/.cache/buysocial/fuzz-${process.pid}`);
  const options = {
    bundle: true,
    platform: /** @type {const} */ ("node"),
    format: /** @type {const} */ ("esm"),
    packages: /** @type {const} */ ("external"),
    logLevel: /** @type {const} */ ("error"),
  };
  const contents = 'export { readBytes, closeReaders, DEFAULT_LIMITS } from "./src/formats/index.ts";';
  const outfile = path.join(outdir, "readers.mjs");
  await build({ ...options, stdin: { contents, resolveDir: root, loader: "ts" }, outfile });
  await build({ ...options, entryPoints: [path.join(root, "src/formats/sandbox-child.ts")], outdir });
  return outfile;
}

/** Runs in the reading process: answers each input with the outcomes. @param {string} bundle */
async function serve(bundle) {
  const { readBytes, closeReaders, DEFAULT_LIMITS } = await import(pathToFileURL(bundle).href);
  process.on("message", async (/** @type {any} */ message) => {
    if (message.kind === "end") {
      closeReaders();
      setTimeout(() => process.send?.({ kind: "ended", left: childrenOf(process.pid) }, () => process.exit(0)), 500);
      return;
    }
    try {
      const outcomes = await readBytes(message.bytes, message.name, { limits: { ...DEFAULT_LIMITS, ...LIMITS } });
      const summary = outcomes.map((/** @type {any} */ o) => (o.kind === "read" ? "read" : o.failure.code));
      process.send?.({ kind: "outcomes", summary: summary.length > 0 ? summary : ["nothing"] });
    } catch (error) {
      process.send?.({
        kind: "thrown",
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  });
}

/** Processes started by a process and still there, where the system tells (Linux). @param {number} parent @returns {number[]} */
function childrenOf(parent) {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
          const [state, ppid] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
          return Number(ppid) === parent && state !== "Z";
        } catch {
          return false; // gone meanwhile
        }
      });
  } catch {
    return [];
  }
}

/** A process that reads one input at a time and can be killed when it does not answer. */
class Reader {
  /** @param {string} bundle */
  constructor(bundle) {
    this.child = fork(fileURLToPath(import.meta.url), ["--serve", bundle], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
  }

  /** @param {any} message @param {number} seconds @returns {Promise<any>} the answer, or how there was none */
  ask(message, seconds) {
    return new Promise((resolve) => {
      const settle = (/** @type {any} */ answer) => {
        clearTimeout(clock);
        this.child.removeAllListeners("message").removeAllListeners("exit");
        resolve(answer);
      };
      const clock = setTimeout(() => settle({ kind: "hang" }), seconds * 1000);
      this.child.once("message", settle);
      this.child.once("exit", (code, signal) => settle({ kind: "died", message: String(signal ?? code) }));
      this.child.send(message);
    });
  }

  /** Ends it and what it started. */
  kill() {
    for (const pid of childrenOf(this.child.pid ?? -1)) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // already gone
      }
    }
    this.child.kill("SIGKILL");
  }
}

// --- the run ------------------------------------------------------------------------------------

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, String(name)))
    .filter((file) => statSync(file).isFile() && statSync(file).size > 0 && statSync(file).size <= MAX_FILE)
    .sort();
}

/** @param {any} answer @param {string} extension @returns {string | undefined} what is wrong */
function fault(answer, extension) {
  if (answer.kind === "outcomes") {
    if (answer.summary.includes("nothing") || answer.summary.includes("internal")) return answer.summary.join(" ");
    return answer.summary.includes("reader-crashed") && !CONTAINED.has(extension) ? "reader-crashed" : undefined;
  }
  return `${answer.kind} ${answer.message ?? ""}`.trim();
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      inputs: { type: "string", default: "400" },
      seed: { type: "string", default: "1" },
      seconds: { type: "string", default: "600" },
      keep: { type: "string" },
    },
  });
  const usual = ["formats", "signed"]
    .map((name) => path.join(root, "fixtures", name))
    .filter((folder) => existsSync(folder));
  const folders = positionals.length > 0 ? positionals : usual;
  const files = folders.flatMap(filesIn);
  if (files.length === 0) throw new Error(`no files in ${folders.join(", ")}`);
  const bundle = await bundleReaders();
  const end = Date.now() + Number(values.seconds) * 1000;
  const counts = new Map();
  const faults = [];
  let reader = new Reader(bundle);
  let done = 0;
  for (; done < Number(values.inputs) && Date.now() < end; done++) {
    const random = randomFrom(Number(values.seed) * 1_000_003 + done);
    const file = files[done % files.length];
    const bytes = damage(readFileSync(file), random, readFileSync(pick(random, files)));
    const extension = path.extname(file).slice(1).toLowerCase();
    const answer = await reader.ask({ kind: "read", bytes, name: path.basename(file) }, LIMITS.seconds + GRACE_SECONDS);
    for (const code of answer.summary ?? [answer.kind])
      counts.set(`${extension} ${code}`, (counts.get(`${extension} ${code}`) ?? 0) + 1);
    const wrong = fault(answer, extension);
    if (wrong === undefined) continue;
    faults.push(`${path.relative(root, file)} --seed ${values.seed} input ${done}: ${wrong}`);
    if (values.keep) {
      mkdirSync(values.keep, { recursive: true });
      writeFileSync(path.join(values.keep, `${values.seed}-${done}-${path.basename(file)}`), bytes);
    }
    if (answer.kind !== "outcomes") {
      reader.kill();
      reader = new Reader(bundle);
    }
  }
  const { left = [] } = await reader.ask({ kind: "end" }, 15);
  if (left.length > 0) faults.push(`${left.length} reader processes left behind`);
  reader.kill();
  rmSync(path.dirname(bundle), { recursive: true, force: true });
  for (const [key, count] of [...counts].sort()) console.log(`${String(count).padStart(6)}  ${key}`);
  console.log(`${done} damaged inputs from ${files.length} files, seed ${values.seed}: ${faults.length} faults`);
  for (const line of faults) console.log(`FAULT ${line}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

if (process.argv[2] === "--serve") await serve(process.argv[3]);
else if (fileURLToPath(import.meta.url) === path.resolve(process.argv[1] ?? "")) await main();
