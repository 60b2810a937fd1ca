import { mkdirSync, rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Bundles a script for this Node.js and runs it with the arguments of this process. Packages stay outside. */
export async function runTypeScript(entry) {
  const folder = "node_modules/.cache/buysocial";
  mkdirSync(folder, { recursive: true });
  const outfile = `${folder}/${process.pid}.mjs`;
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
  });
  process.on("exit", () => rmSync(outfile, { force: true }));
  await import(pathToFileURL(outfile).href);
}
