// Bundles and runs scripts/agreement.ts: node scripts/agreement.mjs FOLDER
import { runTypeScript } from "./run-typescript.mjs";

await runTypeScript("scripts/agreement.ts");
