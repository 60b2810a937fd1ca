import { toolVersion } from "../io.ts";
import { addCheck } from "./check.ts";
import { addClauses } from "./clauses.ts";
import { Command } from "./commander.ts";
import { addCompletion } from "./completion.ts";
import { addInspect } from "./inspect.ts";
import { addRules } from "./rules.ts";
import type { Run } from "./run.ts";

const SUMMARY =
  "Reads a tender document, finds its social clauses and reserved contracts,\n" +
  "scores how inclusive it is (higher is more inclusive) and suggests clauses to paste.";

const EXIT_CODES = `
Exit codes:
  0  every document was assessed and no gate failed
  1  a gate that you set (--fail-under, --fail-on) failed
  2  wrong usage, a broken rule file, or a document that could not be assessed

Start with:  buysocial check tender.docx`;

/** The command line: all commands with their options. Declaring them loads nothing else. */
export function createProgram(run: Run): Command {
  const program = new Command("buysocial")
    .description(SUMMARY)
    .version(toolVersion(), "-V, --version")
    .addHelpText("after", EXIT_CODES)
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({
      writeOut: (text) => run.io.stdout.write(text),
      writeErr: (text) => run.io.stderr.write(text),
      getOutHelpWidth: () => run.io.stdout.columns ?? 80,
      getErrHelpWidth: () => run.io.stderr.columns ?? 80,
      outputError: (text, write) => write(oneLine(text)),
    });
  for (const add of [addCheck, addInspect, addRules, addClauses, addCompletion]) add(program, run);
  return program;
}

/** "error: unknown option '--x'\n(Did you mean --y?)\n" in one line under the program's name. */
function oneLine(text: string): string {
  const line = text.trim().replace(/\s*\n\s*/g, " ");
  return `${line.replace(/^error: /, "buysocial: ")}\n`;
}
