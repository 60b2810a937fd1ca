import { PassThrough, Readable, Writable } from "node:stream";
import { main } from "../../src/cli/main.ts";
import type { Io, Terminal } from "../../src/io.ts";

/** What one run of the program left behind. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Columns of a terminal on both outputs; not a terminal when absent. */
  readonly terminal?: number;
}

/** Collects what is written, as a terminal or as a file. */
function collector(columns: number | undefined): { readonly stream: Terminal; readonly text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  const looks = columns === undefined ? {} : { isTTY: true, columns };
  return { stream: Object.assign(stream, looks), text: () => chunks.join("") };
}

/** Runs the program in this process. The environment is empty: no LANG, no colour, whatever the machine has. */
export async function run(args: readonly string[], { stdin, env = {}, terminal }: Surroundings = {}): Promise<Ran> {
  const out = collector(terminal);
  const err = collector(terminal);
  const input: Io["stdin"] = stdin === undefined ? new PassThrough() : Readable.from([Buffer.from(stdin)]);
  const status = await main(args, { stdin: input, stdout: out.stream, stderr: err.stream, env });
  return { status, out: out.text(), err: err.text() };
}
