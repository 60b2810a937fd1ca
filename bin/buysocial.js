#!/usr/bin/env node
/**
 * Starts the program. CommonJS (see package.json beside it): the loader of ES modules alone would take as long as all
 * of `--help`.
 *
 * A bundle `main.cjs` may have `main.<version of V8>-<processor>.cache` beside it, written by the build: a check sum of
 * the bundle and of what follows (4 bytes), then what V8 made of the bundle. V8 refuses what another version or other
 * flags gave; the check sum tells another bundle and damage. Without a cache for the entry all bundles are loaded like
 * any module.
 */
"use strict";
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const nodeModule = require("node:module");
const path = require("node:path");

const ENTRY = path.join(__dirname, "../dist/main.cjs");

/** @typedef {{ readonly file: string, readonly bytes: Buffer, readonly script: import("node:vm").Script }} Compiled */

/** Loads bundles as V8 left them; one copy of each, whoever asks. */
class Bundles {
  /** What was compiled, for the build. @type {Compiled[]} */
  compiled = [];
  /** @type {Map<string, { exports: any }>} */
  #modules = new Map();

  /** @param {string} file absolute path of a bundle @returns {any} what it exports */
  load(file) {
    const known = this.#modules.get(file);
    if (known) return known.exports;
    const { Script } = require("node:vm");
    const bytes = readFileSync(file);
    const source = `(function (exports, require, module, __filename, __dirname) {${bytes.toString("utf8")}\n})`;
    const filename = path.basename(file); // kept in the cache, and read on another machine
    const script = new Script(source, { filename, cachedData: readCache(file, bytes) });
    this.compiled.push({ file, bytes, script });
    const made = { exports: {} };
    this.#modules.set(file, made);
    const folder = path.dirname(file);
    const load = (/** @type {string} */ id) => (id.startsWith("./") ? this.load(path.join(folder, id)) : require(id));
    script.runInThisContext()(made.exports, load, made, file, folder);
    return made.exports;
  }
}

/** @param {string} file a bundle @returns {string} where its cache is */
function cacheOf(file) {
  return file.replace(/\.cjs$/, `.${process.versions.v8}-${process.arch}.cache`);
}

/** @param {Buffer} bundle @param {Buffer} data @returns {number} check sum of both */
function checkSum(bundle, data) {
  const { crc32 } = require("node:zlib");
  return crc32(data, crc32(bundle));
}

/** @param {string} file a bundle @param {Buffer} bundle @returns {Buffer | undefined} its cache, when it is whole */
function readCache(file, bundle) {
  try {
    const bytes = readFileSync(cacheOf(file));
    const data = bytes.subarray(4);
    return checkSum(bundle, data) === bytes.readUInt32LE(0) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the cache of a bundle that has run. @param {Compiled} compiled */
function writeCache({ file, bytes, script }) {
  const data = script.createCachedData();
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(checkSum(bytes, data));
  writeFileSync(cacheOf(file), Buffer.concat([sum, data]));
}

async function start() {
  nodeModule.enableCompileCache?.(); // Node 22 and later start faster with it
  process.stdout.on("error", (error) => process.exit("code" in error && error.code === "EPIPE" ? 0 : 2)); // `| head`
  const { main } = existsSync(cacheOf(ENTRY)) ? new Bundles().load(ENTRY) : require(ENTRY);
  process.exitCode = await main(process.argv.slice(2), process);
}

if (require.main === module) void start();
module.exports = { Bundles, ENTRY, cacheOf, writeCache };
