import { put } from "../../io.ts";
import { loadRules } from "../core.ts";
import type { Run } from "../run.ts";
import { allRules } from "./choice.ts";

/** Says that a rule base is sound. @throws Failure with every fault when it is not, or when there is none */
export async function lintRules(folder: string, run: Run): Promise<void> {
  const rulebook = await loadRules(folder);
  const languages = Object.keys(rulebook.languages);
  await put(
    run.io.stdout,
    `${folder}: ${allRules(rulebook).length} rules in ${languages.length} languages (${languages.join(", ")}), no fault\n`,
  );
}
