// Runs scripts/dev.ts, bundled on the fly: node scripts/dev.mjs COMMAND [ARGUMENTS]
import { build } from "esbuild";
import { mkdirSync } from "node:fs";
import { pathToFileURL } from "node:url";

mkdirSync("node_modules/.cache/buysocial", { recursive: true });
const outfile = `node_modules/.cache/buysocial/dev-${process.pid}.mjs`;
await build({ entryPoints: ["scripts/dev.ts"], outfile, bundle: true, platform: "node", format: "esm", packages: "external", logLevel: "warning" });
try {
  await import(pathToFileURL(outfile).href);
} finally {
  const { rmSync } = await import("node:fs");
  rmSync(outfile, { force: true });
}
