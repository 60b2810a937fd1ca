import { Failure } from "../failure.ts";
import type { Io } from "../io.ts";
import { CommanderError } from "./commander.ts";
import { createProgram } from "./program.ts";
import { type ExitCode, Run } from "./run.ts";

/**
 * Runs the program once.
 * @param argv arguments after the program's name
 * @returns the exit code; never throws
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const run = new Run(io);
  try {
    await createProgram(run).parseAsync([...argv], { from: "user" });
  } catch (error) {
    report(error, run);
  }
  return run.status;
}

function report(error: unknown, run: Run): void {
  if (error instanceof CommanderError) {
    if (error.exitCode !== 0) run.raise(2); // commander has said why
  } else if (error instanceof Failure) {
    run.fail(error.message);
  } else {
    run.raise(2);
    run.note(new Failure("internal", "buysocial", error instanceof Error ? error.message : String(error)).message);
    if (run.io.env["BUYSOCIAL_DEBUG"] && error instanceof Error) run.note(error.stack ?? "");
  }
}
