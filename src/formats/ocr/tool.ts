import { execFile } from "node:child_process";

export type ToolRun =
  | { readonly kind: "done"; readonly output: string }
  /** The program is not on the PATH. */
  | { readonly kind: "missing" };

const MOST_OUTPUT = 64 * 1024 * 1024;

/**
 * Runs a program with an argument list; no shell sees the arguments.
 * @param seconds the program is killed after so long
 * @throws Error when it fails or is killed
 */
export function runTool(program: string, args: readonly string[], seconds: number): Promise<ToolRun> {
  // tesseract's threads wait for each other: one thread a page is eight times as fast.
  const env = { ...process.env, OMP_THREAD_LIMIT: "1" };
  const options = {
    env,
    encoding: "utf8",
    timeout: seconds * 1000,
    killSignal: "SIGKILL",
    maxBuffer: MOST_OUTPUT,
  } as const;
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error === null) resolve({ kind: "done", output: stdout });
      else if (error.code === "ENOENT") resolve({ kind: "missing" });
      else
        reject(
          new Error(
            error.killed === true
              ? `${program} took longer than ${seconds} s`
              : (stderr.trim().split("\n").at(-1) ?? error.message),
          ),
        );
    });
  });
}
