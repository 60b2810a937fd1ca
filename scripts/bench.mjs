// Bundles and runs scripts/bench.ts: npm run bench
import { runTypeScript } from "./run-typescript.mjs";

await runTypeScript("scripts/bench.ts");
