import { resolve } from "node:path";
import { Failure } from "../failure.ts";
import { kindOf, walk } from "../io.ts";
import { globBase, globTest, isGlob } from "./glob.ts";

/** A file to read; `named` when the user wrote its very name, so that it has to be readable. */
export interface Input {
  readonly path: string;
  /** As messages and reports call it. */
  readonly name: string;
  readonly named: boolean;
}

/** Standard input, as the user names it. */
export const STDIN = "-";

/** True when the paths name one file (or standard input) and not a set of files. */
export async function isOneFile(paths: readonly string[]): Promise<boolean> {
  const [path, ...others] = paths;
  return others.length === 0 && path !== undefined && (path === STDIN || (await kindOf(path)) === "file");
}

/**
 * The files that the arguments mean, each once, in the order of the arguments and of their names.
 * A path that means nothing is handed to `fail` and the others go on.
 * @param leaveOut files that this run writes
 */
export async function* inputsOf(
  paths: readonly string[],
  leaveOut: readonly string[],
  fail: (failure: Failure) => void,
): AsyncGenerator<Input> {
  const seen = new Set(leaveOut.flatMap((path) => [resolve(path), resolve(`${path}.part`)]));
  for (const argument of paths) {
    let count = 0;
    try {
      for await (const input of expand(argument)) {
        count++;
        const key = input.path === STDIN ? STDIN : resolve(input.path);
        if (input.named || !seen.has(key)) yield input;
        seen.add(key);
      }
      if (count === 0) throw new Failure(isGlob(argument) ? "nothing-matched" : "folder-empty", argument);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      fail(error);
    }
  }
}

async function* expand(argument: string): AsyncGenerator<Input> {
  if (argument === STDIN) return yield { path: STDIN, name: "stdin", named: true };
  const kind = await kindOf(argument);
  if (kind === "file") return yield { path: argument, name: argument, named: true };
  if (kind === "folder") return yield* below(argument, () => true);
  if (!isGlob(argument)) throw new Failure("file-missing", argument);
  const base = globBase(argument);
  if ((await kindOf(base)) !== "folder") throw new Failure("nothing-matched", argument);
  const fits = globTest(argument);
  yield* below(base, (path) => fits(path));
}

async function* below(folder: string, fits: (path: string) => boolean): AsyncGenerator<Input> {
  for await (const path of walk(folder)) if (fits(path.replaceAll("\\", "/"))) yield { path, name: path, named: false };
}
