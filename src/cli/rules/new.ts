import path from "node:path";
import { Failure } from "../../failure.ts";
import { appendOutput, createFile, kindOf, put, readText } from "../../io.ts";
import type { NewRule } from "../../rulebook/scaffold.ts";
import { loadRules } from "../core.ts";
import type { Run } from "../run.ts";
import { checkClause } from "./choice.ts";

export interface NewOptions {
  readonly words?: string;
  /** Rule base whose file gets the rule. */
  readonly folder?: string;
}

/** Prints the beginning of a rule, or adds it to its file. @throws Failure usage */
export async function newRule(asked: Omit<NewRule, "words"> & NewOptions, run: Run): Promise<void> {
  const { folder, words = "" } = asked;
  const rule: NewRule = { language: asked.language, clause: asked.clause, name: asked.name, words };
  await check(rule);
  const { ruleFileHead, ruleScaffold, wordHints } = await import("../../rulebook/scaffold.ts");
  const text = ruleScaffold(rule, await wordHints(words, rule.language));
  if (folder === undefined) return put(run.io.stdout, text);
  const file = await fileOf(rule, folder);
  if ((await kindOf(file)) === "missing")
    await createFile(file, ruleFileHead(rule.language, rule.clause) + text, false);
  else await appendOutput(file, await joint(file, rule, text));
  run.note(`${file}: fill in the examples, then: buysocial rules lint ${folder}`);
}

async function check({ language, clause, name }: NewRule): Promise<void> {
  checkClause(clause, await loadRules());
  if (!/^[a-z]{2,3}$/.test(language)) throw new Failure("usage", language, "write the code of a language, such as it");
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))
    throw new Failure("usage", name, "write a name of lower-case letters, figures and hyphens");
}

async function fileOf({ language, clause }: NewRule, folder: string): Promise<string> {
  const languageFolder = path.join(folder, "languages", language);
  if ((await kindOf(languageFolder)) === "folder") return path.join(languageFolder, `${clause}.yaml`);
  throw new Failure("file-missing", languageFolder, "begin the language with its language.yaml");
}

/** The text as it can stand at the end of the file. @throws Failure usage when the id is taken, rules-broken */
async function joint(file: string, { language, clause, name }: NewRule, text: string): Promise<string> {
  const before = await readText(file);
  const addition = (before.endsWith("\n") ? "\n" : "\n\n") + text;
  const id = `${language}.${clause}.${name}`;
  const { ruleIds } = await import("../../rulebook/scaffold.ts");
  if (ruleIds(before)?.includes(id)) throw new Failure("usage", id, `the id stands in ${file} already`);
  if (ruleIds(before + addition)?.at(-1) !== id)
    throw new Failure("rules-broken", file, "a rule cannot be added at its end; print it and put it in by hand");
  return addition;
}
