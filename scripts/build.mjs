/**
 * Builds dist/: the program and the library as bundles, the compiled rule base, the types and the worker of pdfjs.
 *
 *     node scripts/build.mjs            everything, into a new dist/
 *     node scripts/build.mjs --quick    no types; keeps what runs now (for tests)
 */
import { spawnSync } from "node:child_process";
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = path.join(root, "dist");
const stampName = ".built";
const inputs = ["src", "rules", "bin", "scripts/build.mjs", "scripts/warm.cjs", "package.json", "package-lock.json"];

const entryPoints = {
  index: "src/index.ts",
  "sandbox-child": "src/formats/sandbox-child.ts",
};

/** CommonJS packages inside the bundle still ask for `require`. */
const banner =
  'import { createRequire as createRequireOfBundle } from "node:module"; ' +
  "const require = createRequireOfBundle(import.meta.url);";

/** @param {string} file @returns {Promise<number>} newest change of a file or of anything in a folder, in ms */
async function newest(file) {
  const info = await stat(file).catch(() => undefined);
  if (info === undefined) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  const names = await readdir(file);
  const times = await Promise.all(names.map((name) => newest(path.join(file, name))));
  return Math.max(info.mtimeMs, ...times);
}

/** @returns {Promise<boolean>} true when something that dist/ is made of changed after the last build */
export async function isStale() {
  const built = await stat(path.join(dist, stampName)).catch(() => undefined);
  if (built === undefined) return true;
  const times = await Promise.all(inputs.map((input) => newest(path.join(root, input))));
  return Math.max(...times) > built.mtimeMs;
}

const options = {
  absWorkingDir: root,
  bundle: true,
  platform: /** @type {const} */ ("node"),
  target: "node20.19",
  format: /** @type {const} */ ("esm"),
  external: ["@napi-rs/canvas"],
  banner: { js: banner },
  legalComments: /** @type {const} */ ("none"),
  logLevel: /** @type {const} */ ("error"),
};

/** Loaded when a plain text is checked: with all that they need they make one bundle, read in one go. */
const CORE =
  /\/src\/(?:analyse|cli\/check-run|formats\/index|formats\/text|outputs\/text|rulebook\/packed|rulebook\/stemmers)\.ts$/;

/** Readers that only the reader process (sandbox-child.js) runs; the program itself never loads these packages. */
const APART = [/^pdf-parse/, /^pdfjs-dist/, "mammoth", /^word-extractor/, "htmlparser2", "yauzl", "tar-stream"];

/** commander can run other programs as commands, which is not used: what starts them is loaded when it does. */
const lazyChildProcess = {
  name: "lazy-child-process",
  transform(/** @type {string} */ code, /** @type {string} */ id) {
    if (!/commander\/lib\/command\.js$/.test(id)) return undefined;
    return code.replace(
      "= require('node:child_process')",
      "= { get spawn() { return require('node:child_process').spawn; } }",
    );
  },
};

/**
 * The program, in CommonJS: V8's cached data can be handed to nothing else (bin/buysocial.js). All bundles of a process
 * come from this one graph. @param {string} outdir
 */
async function bundleProgram(outdir) {
  const bundle = await rolldown({
    cwd: root,
    platform: "node",
    input: { main: "src/cli/main.ts" },
    external: ["iconv-lite", "@napi-rs/canvas", ...APART],
    transform: { target: "node20.19" },
    plugins: [lazyChildProcess],
    logLevel: "silent",
  });
  try {
    await bundle.write({
      dir: outdir,
      format: "cjs",
      exports: "named",
      comments: false,
      entryFileNames: "[name].cjs",
      chunkFileNames: "[name].cjs",
      codeSplitting: {
        groups: [
          { name: "start", test: /\/src\/cli\/main\.ts$|^\0?rolldown/, priority: 2 },
          { name: "core", test: CORE, priority: 1 },
        ],
      },
    });
  } finally {
    await bundle.close();
  }
}

/** Runs the program once on samples and keeps what V8 made of its bundles. @param {string} outdir @param {boolean} quick */
async function warm(outdir, quick) {
  const script = path.join(root, "scripts/warm.cjs");
  const run = spawnSync(process.execPath, [script, outdir], { cwd: root, encoding: "utf8", env: {} });
  if (run.status === 0) return;
  if (!quick) throw new Error(`warm: ${run.stdout}${run.stderr}`);
  console.warn(`the program starts without a cache: ${run.stderr.trim().split("\n").at(-1)}`); // the tests say why
}

/** The library and the reader process. @param {string} outdir @param {boolean} quick */
async function bundleLibrary(outdir, quick) {
  await build({
    ...options,
    logLevel: quick ? "silent" : "error", // the tests say it in one line
    entryPoints,
    outdir,
    splitting: true,
    chunkNames: "[name]-[hash]",
  });
}

/** pdfjs loads its worker from beside the chunk that holds it, by this name. @param {string} outdir */
async function copyWorker(outdir) {
  const worker = path.join(root, "node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs");
  await copyFile(worker, path.join(outdir, "pdf.worker.mjs"));
}

/** Runs src/rulebook/pack.ts: rules/*.yaml become rulebook.json and languages/<code>.json. @param {string} outdir */
async function packRules(outdir) {
  const outfile = path.join(outdir, `pack-${process.pid}.mjs`);
  await build({ ...options, entryPoints: ["src/rulebook/pack.ts"], outfile });
  try {
    const { packRulebook } = await import(pathToFileURL(outfile).href);
    await packRulebook(path.join(root, "rules"), outdir, { leaveOutBroken: process.argv.includes("--quick") });
  } finally {
    await rm(outfile, { force: true });
  }
}

/** Types of the library, as tsc writes them; their imports get the extension of the package. @param {string} outdir */
async function emitTypes(outdir) {
  const tsc = path.join(root, "node_modules/typescript/bin/tsc");
  const types = path.join(outdir, "types");
  const args = [tsc, "-p", "tsconfig.types.json", "--outDir", types];
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`types: ${run.stdout}${run.stderr}`);
  for (const name of await readdir(types, { recursive: true })) {
    if (!name.endsWith(".d.ts")) continue;
    const file = path.join(types, name);
    await writeFile(file, (await readFile(file, "utf8")).replace(/(from "\.[^"]*|import\("\.[^"]*)\.ts"/g, '$1.js"'));
  }
}

/** Moves every file of a folder into another, each in one step, so that who reads sees old or new and no half. */
async function moveInto(from, to) {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) await moveInto(source, target);
    else await rename(source, target);
  }
}

/**
 * Builds all of it beside dist/, which is touched only when the build is complete. `quick` leaves the types and older
 * chunks alone, for tests and programs that run meanwhile.
 */
export async function buildAll({ quick = false } = {}) {
  const started = new Date();
  const outdir = `${dist}-${process.pid}`;
  await mkdir(outdir, { recursive: true });
  try {
    await Promise.all([bundleProgram(outdir), bundleLibrary(outdir, quick), copyWorker(outdir)]);
    await packRules(outdir);
    await warm(outdir, quick);
    if (!quick) await emitTypes(outdir);
    await writeFile(path.join(outdir, stampName), "");
    await utimes(path.join(outdir, stampName), started, started);
    if (quick) return await moveInto(outdir, dist);
    await rm(dist, { recursive: true, force: true });
    await rename(outdir, dist);
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}

if (fileURLToPath(import.meta.url) === path.resolve(process.argv[1] ?? "")) {
  await buildAll({ quick: process.argv.includes("--quick") });
}
