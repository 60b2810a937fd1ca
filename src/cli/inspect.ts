import type { Command } from "./commander.ts";
import { addReadingOptions, type ReadingOptions } from "./reading-options.ts";
import type { Run } from "./run.ts";

/** Options of `inspect`. */
export interface InspectOptions extends ReadingOptions {
  readonly blocks?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  buysocial inspect tender.pdf            what was read, page by page
  buysocial inspect tender.pdf --blocks   the text itself, paragraph by paragraph
  buysocial inspect dossier.zip --json    the same for programs`;

/** Declares `buysocial inspect`. */
export function addInspect(program: Command, run: Run): void {
  const command = program
    .command("inspect")
    .summary("show what was read of a document, before anything is judged")
    .description("Shows kind, pages, words, languages, tables and what could not be read, before anything is judged.")
    .argument("<path...>", "files, folders, patterns in quotes, or - for standard input")
    .option("--blocks", "show the text, one paragraph, heading or cell a line")
    .option("--json", "write JSON: one object for one document, else an array")
    .addHelpText("after", EXAMPLES);
  addReadingOptions(command);
  command.action(async (paths: string[], options: InspectOptions) => {
    const { inspectPaths } = await import("./inspect-run.ts");
    await inspectPaths(paths, options, run);
  });
}
