/** Writes the expected reports of fixtures/tenders anew: npm run fixtures. Read the difference before you commit it. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { analyse } from "../src/analyse.ts";
import { closeReaders, readBytes } from "../src/formats/index.ts";
import { DEFAULT_LIMITS } from "../src/formats/limits.ts";
import { readPacked } from "../src/rulebook/packed.ts";
import { golden } from "../tests/support/golden.ts";

const folder = "fixtures/tenders";
const rulebook = readPacked("dist");
for (const file of readdirSync(folder).filter((name) => !name.endsWith(".expected.json"))) {
  const [read] = await readBytes(readFileSync(`${folder}/${file}`), file, { limits: DEFAULT_LIMITS });
  if (read?.kind !== "read") throw new Error(`${file} could not be read`);
  const { report } = analyse([read.document], rulebook, { toolVersion: "fixture" });
  writeFileSync(`${folder}/${file}.expected.json`, `${JSON.stringify(golden(report), undefined, 2)}\n`);
}
await closeReaders();
