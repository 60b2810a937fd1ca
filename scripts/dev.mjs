// Tools for writers of rules: node scripts/dev.mjs rules-test CODE | find CODE TEXT|@FILE | sample CODE FILE
import { runTypeScript } from "./run-typescript.mjs";

await runTypeScript("scripts/dev.ts");
