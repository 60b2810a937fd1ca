import type { Run } from "./run.ts";

const PATIENCE_MS = 600;
const PACE_MS = 100;

/** A line on stderr that says what is being read, for a person who waits; silent when stderr is no terminal. */
export class Progress {
  readonly #run: Run;
  readonly #active: boolean;
  readonly #since = Date.now();
  #last = 0;
  #shown = false;
  #files = 0;

  constructor(run: Run, quiet: boolean) {
    this.#run = run;
    this.#active = !quiet && run.io.stderr.isTTY === true;
  }

  /** Told now and then while a file is read. */
  readonly show = (name: string, done: number, all: number): void => {
    const now = Date.now();
    if (!this.#active || now - this.#since < PATIENCE_MS || now - this.#last < PACE_MS) return;
    this.#last = now;
    this.#shown = true;
    const width = Math.max(20, (this.#run.io.stderr.columns ?? 80) - 1);
    const printable = name.replace(/\p{C}/gu, "");
    const tail = `  ${done}/${all}`;
    const room = width - tail.length - 8;
    const short = printable.length > room ? `…${printable.slice(1 - room)}` : printable;
    this.#run.io.stderr.write(`\r\u001b[K${this.#files + 1}. ${short}${tail}`);
  };

  /** A file is done: the line goes away. */
  clear(): void {
    this.#files++;
    if (this.#shown) this.#run.io.stderr.write("\r\u001b[K");
    this.#shown = false;
  }
}
