import { Failure } from "../../failure.ts";
import { DIST, put } from "../../io.ts";
import { testExamples } from "../../rule-examples.ts";
import type { LanguagePack } from "../../rulebase.ts";
import { loadRules } from "../core.ts";
import type { RuleChoice } from "../rules.ts";
import type { Run } from "../run.ts";
import { checkLanguage } from "./choice.ts";

/** Runs every rule on its own examples; exit code 2 when one does not come out as it says. */
export async function testRules(folder: string | undefined, options: RuleChoice, run: Run): Promise<void> {
  const rulebook = await loadRules(folder);
  checkLanguage(options.language, rulebook);
  let examples = 0;
  let faults = 0;
  for (const short of Object.values(rulebook.languages)) {
    if (options.language !== undefined && short.code !== options.language) continue;
    const pack = await whole(short, folder);
    examples += count(pack);
    for (const { rule, example, message } of testExamples(pack, rulebook)) {
      faults++;
      run.fail(new Failure("rules-broken", rule, `${message}: ${example}`).message);
    }
  }
  await put(run.io.stdout, `${examples} examples, ${faults} faults\n`);
}

async function whole(pack: LanguagePack, folder: string | undefined): Promise<LanguagePack> {
  return folder === undefined ? (await import("../../rulebook/packed.ts")).withExamples(DIST, pack) : pack;
}

function count(pack: LanguagePack): number {
  return pack.rules
    .filter((rule) => rule.status !== "deprecated")
    .reduce((sum, { examples }) => sum + examples.match.length + examples.ignore.length, 0);
}
