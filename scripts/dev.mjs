// Tools for writers of rules: node scripts/dev.mjs rules-test CODE | measure CODE|all [--quiet] | find CODE TEXT|@FILE
import { runTypeScript } from "./run-typescript.mjs";

await runTypeScript("scripts/dev.ts");
