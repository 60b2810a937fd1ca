/**
 * Writes what is generated and kept in the repository: the JSON Schema of the report, the pages of clause types, languages
 * and quality, and outputs and tables in README.md. Reads the built rule base.
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
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

const { generatedPages, readmeTables } = await load("scripts/pages/index.ts");
const pages = generatedPages(root);
await mkdir(path.join(root, "docs/clauses"), { recursive: true });
for (const name of await readdir(path.join(root, "docs/clauses"))) {
  if (!(`docs/clauses/${name}` in pages)) await rm(path.join(root, "docs/clauses", name));
}
for (const [file, text] of Object.entries(pages)) await writeFile(path.join(root, file), text);

const readme = path.join(root, "README.md");
await writeFile(readme, await renderReadme(await readFile(readme, "utf8"), readmeTables(root)));
