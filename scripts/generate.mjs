/** Writes what is generated and kept in the repository: the JSON Schema of the report, and the outputs in README.md. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { renderReadme } from "./readme.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Bundles one source file and imports it. @param {string} source @returns {Promise<any>} */
async function load(source) {
  const outfile = path.join(root, "dist", `generate-${process.pid}.mjs`);
  const options = { bundle: true, platform: "node", format: "esm", packages: "external", logLevel: "error" };
  await build({ ...options, absWorkingDir: root, entryPoints: [source], outfile });
  try {
    return await import(`${pathToFileURL(outfile).href}?${source}`);
  } finally {
    await rm(outfile, { force: true });
  }
}

const { reportJsonSchema } = await load("src/outputs/schema.ts");
await mkdir(path.join(root, "schema"), { recursive: true });
await writeFile(path.join(root, "schema/report.schema.json"), `${JSON.stringify(reportJsonSchema(), undefined, 2)}\n`);

const readme = path.join(root, "README.md");
await writeFile(readme, await renderReadme(await readFile(readme, "utf8")));
