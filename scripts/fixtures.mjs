// Bundles and runs scripts/fixtures.ts: npm run fixtures
import { runTypeScript } from "./run-typescript.mjs";

await runTypeScript("scripts/fixtures.ts");
