// Bundles and runs scripts/benchmark.ts against the built rule base: npm run benchmark -- FOLDER
import { runTypeScript } from "./run-typescript.mjs";

await runTypeScript("scripts/benchmark.ts");
