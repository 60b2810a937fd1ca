import path from "node:path";
import { Failure } from "../../failure.ts";
import { DIST, kindOf, put } from "../../io.ts";
import { exampleDoubts } from "../../rule-examples/doubts.ts";
import type { LanguagePack, Rulebook } from "../../rulebase.ts";
import type { Doubt } from "../../rulebook/lint.ts";
import { loadRules } from "../core.ts";
import type { Run } from "../run.ts";
import { allRules, checkLanguage } from "./choice.ts";

/** What to lint. */
export interface LintOptions {
  readonly language?: string;
  /** Doubts are a gate that fails. */
  readonly strict?: true;
}

/**
 * Says that a rule base is sound, and what is doubtful about it.
 * @throws Failure with every fault when it is not sound, or when there is none
 */
export async function lintRules(folder: string | undefined, options: LintOptions, run: Run): Promise<void> {
  const base = folder ?? (await ownFolder());
  const rulebook = await loadRules(base);
  checkLanguage(options.language, rulebook);
  const packs = Object.values(rulebook.languages).filter(
    (pack) => options.language === undefined || pack.code === options.language,
  );
  const { lintLanguage } = await import("../../rulebook/lint.ts");
  const found = packs.flatMap((pack) => [...lintLanguage(pack), ...fromExamples(pack, rulebook)]);
  const faults = found.filter((doubt) => doubt.kind === "function-words");
  const doubts = found.filter((doubt) => doubt.kind !== "function-words");
  for (const { file, path: key, message } of faults)
    run.fail(new Failure("rules-broken", file, `${key}: ${message}`).message);
  if (options.strict && doubts.length > 0) run.raise(1);
  const lines = [
    ...doubts.map(({ kind, file, path: key, message }) => `${file} ${key}: ${kind}: ${message}`),
    `${base}: ${summary(rulebook)}, ${count(faults.length, "fault")}, ${count(doubts.length, "doubt")}`,
  ];
  await put(run.io.stdout, lines.map((line) => `${line}\n`).join(""));
}

function summary(rulebook: Rulebook): string {
  const languages = Object.keys(rulebook.languages);
  return `${allRules(rulebook).length} rules in ${languages.length} languages (${languages.join(", ")})`;
}

function count(number: number, what: string): string {
  return `${number === 0 ? "no" : number} ${what}${number > 1 ? "s" : ""}`;
}

/** The rule files beside the program, which only a clone of the repository has. */
async function ownFolder(): Promise<string> {
  const folder = path.relative(".", path.join(DIST, "../rules")) || ".";
  if ((await kindOf(folder)) === "folder") return folder;
  throw new Failure("usage", "rules lint", "the rules of this program were checked when it was built; name a folder");
}

function fromExamples(pack: LanguagePack, rulebook: Rulebook): readonly Doubt[] {
  const { unseen, broad } = exampleDoubts(pack, rulebook);
  const file = (clause: string): string => `languages/${pack.code}/${clause}.yaml`;
  return [
    ...broad.map(({ rule, pattern, clauses }): Doubt => {
      const clause = pack.rules.find((r) => r.id === rule)?.clause ?? "";
      const message = `${pattern} takes ignore examples of ${clauses.length} other clause types: ${clauses.join(", ")}`;
      return { kind: "broad", file: file(clause), path: rule, message };
    }),
    ...unseen.map(({ clause, examples, all }): Doubt => {
      const message = `${examples.length} of ${all} ignore examples hold no words that a pattern looks for, such as: ${examples[0]}`;
      return { kind: "unseen-examples", file: file(clause), path: clause, message };
    }),
  ];
}
