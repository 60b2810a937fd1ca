import type { Analysis } from "../analyse.ts";
import { Failure } from "../failure.ts";
import { DIST, kindOf, toolVersion } from "../io.ts";
import type { TenderDocument } from "../model.ts";
import type { Context, Rulebook } from "../rulebase.ts";
import { withStemmers } from "../rulebook/stemmers.ts";
import type { CheckOptions } from "./check.ts";
import { didYouMean } from "./nearest.ts";

/** The rule base and the analysis with everything that the user said about the contract. */
export interface Core {
  readonly rulebook: Rulebook;
  readonly analyse: (documents: readonly TenderDocument[]) => Analysis;
}

type ContextOptions = Pick<
  CheckOptions,
  "rules" | "jurisdiction" | "date" | "kind" | "cpv" | "value" | "language" | "suggestions"
>;

/** Loads rules and core together. @throws Failure rules-broken with all faults of a rule base of the user's own */
export async function loadCore(options: ContextOptions): Promise<Core> {
  const [rulebook, { analyse }] = await Promise.all([loadRules(options.rules), import("../analyse.ts")]);
  const context = contextOf(options);
  return { rulebook, analyse: (documents) => analyse(documents, rulebook, context) };
}

/**
 * The rule base in a folder of YAML files, or the one that the program was built with.
 * @throws Failure rules-broken: every fault of the folder, one a line
 */
export async function loadRules(folder?: string): Promise<Rulebook> {
  if (folder === undefined) return withStemmers((await import("../rulebook/packed.ts")).readPacked(DIST));
  if ((await kindOf(folder)) !== "folder") throw new Failure("file-missing", folder);
  const { loadRulebook } = await import("../rulebook/load.ts");
  const result = loadRulebook(folder);
  if (result.kind === "loaded") return withStemmers(result.rulebook);
  const [first, ...others] = result.faults.map(
    ({ file, path, message }) => new Failure("rules-broken", file, path === "" ? message : `${path}: ${message}`),
  );
  throw others.length === 0 && first !== undefined
    ? first
    : new RuleFaults(first === undefined ? [] : [first, ...others]);
}

/** All faults of a rule base at once. */
export class RuleFaults extends Failure {
  constructor(faults: readonly Failure[]) {
    super("rules-broken", faults[0]?.subject ?? "rules");
    this.message = faults.map((fault) => fault.message).join("\n");
  }
}

function contextOf(options: ContextOptions): Context {
  const { jurisdiction, date, kind, cpv, value, language, suggestions } = options;
  return {
    toolVersion: toolVersion(),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(date === undefined ? {} : { date }),
    ...(kind === undefined ? {} : { kind }),
    ...(cpv === undefined ? {} : { cpv }),
    ...(value === undefined ? {} : { value }),
    ...(language === undefined ? {} : { languages: language }),
    ...(suggestions === undefined ? {} : { maxSuggestions: suggestions }),
  };
}

/** Makes sure that the id, or the beginning of one, given to `--explain` names a rule. @throws Failure usage */
export function checkRuleId(id: true | string | undefined, rulebook: Rulebook): void {
  if (typeof id !== "string") return;
  const known = Object.values(rulebook.languages).flatMap((pack) => pack.rules.map((rule) => rule.id));
  if (/^(?:field|award):/.test(id) || known.some((rule) => rule.startsWith(id))) return;
  throw new Failure("usage", `--explain ${id}`, `no rule is called so.${didYouMean(id, known)}`);
}
