import type { Io } from "../io.ts";
import { cleanLines } from "../outputs/clean.ts";

/** 0 all assessed, no gate failed · 1 a gate failed · 2 usage, broken rules, or a document that could not be read. */
export type ExitCode = 0 | 1 | 2;

/** One call of the program: its streams, and the worst thing that happened so far. */
export class Run {
  readonly io: Io;
  #status: ExitCode = 0;

  constructor(io: Io) {
    this.io = io;
  }

  get status(): ExitCode {
    return this.#status;
  }

  /** Keeps the higher code: what could not be checked outweighs a gate that failed. */
  raise(status: ExitCode): void {
    if (status > this.#status) this.#status = status;
  }

  /** One line for a person, on stderr. */
  note(line: string): void {
    this.io.stderr.write(`${cleanLines(line)}\n`); // names of files and of members of archives are not ours
  }

  /** A failure that concerns one file or argument, on stderr; the run goes on. */
  fail(message: string): void {
    this.raise(2);
    for (const line of message.split("\n")) this.note(`buysocial: ${line}`);
  }
}
