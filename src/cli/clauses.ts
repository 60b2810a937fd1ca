import { type Command, Option } from "./commander.ts";
import type { Run } from "./run.ts";

/** Which model clauses to show. */
export interface ClausesOptions {
  readonly clause?: string;
  readonly country?: string;
  readonly language?: string;
  readonly level?: string;
  readonly kind?: string;
  readonly json?: true;
  readonly rules?: string;
}

const EXAMPLES = `
Examples:
  buysocial clauses                                  what there is, by country and language
  buysocial clauses employment.integration           clauses to paste for one type
  buysocial clauses --country it --level ambitious
  buysocial clauses award.social --country uk --json`;

/** Declares `buysocial clauses`. */
export function addClauses(program: Command, run: Run): void {
  program
    .command("clauses")
    .summary("browse model clauses to paste")
    .description("Browses the model clauses by clause type, country, language and level.")
    .argument("[id]", "clause type, such as employment.integration")
    .option("--country <cc>", "only clauses for this country; eu fits everywhere in the Union")
    .option("--language <code>", "only clauses in this language")
    .addOption(
      new Option("--level <level>", "only clauses of this level").choices(["basic", "significant", "ambitious"]),
    )
    .addOption(
      new Option("--kind <kind>", "only clauses for this kind of contract").choices([
        "works",
        "services",
        "supplies",
        "concession",
      ]),
    )
    .option("--json", "write JSON")
    .option("--rules <folder>", "use the rule base in this folder")
    .addHelpText("after", EXAMPLES)
    .action(async (id: string | undefined, options: ClausesOptions) =>
      (await import("./clauses-run.ts")).showClauses({ ...options, ...(id === undefined ? {} : { clause: id }) }, run),
    );
}
