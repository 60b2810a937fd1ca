import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Readable } from "node:stream";
import { Failure } from "../failure.ts";
import type { PlainResult, ReadReply, ReadRequest } from "./sandbox-protocol.ts";
import type { ReadOptions } from "./types.ts";

/** How often the memory of a busy process is looked at, in milliseconds. */
const WATCH_EVERY = 50;
/** Last characters of the process's error output that are kept, to tell why it died. */
const STDERR_KEPT = 4096;

/** One reader process. It dies with its work when that breaks a limit; it never outlives this program. */
export class ReaderProcess {
  readonly memoryMiB: number;
  readonly #child: ChildProcess;
  #stderr = "";
  #alive = true;
  #rss = 0;
  #settle: ((outcome: PlainResult | Failure) => void) | undefined;
  #work: { readonly name: string; readonly options: ReadOptions } | undefined;

  constructor(entry: string, memoryMiB: number) {
    this.memoryMiB = memoryMiB;
    this.#child = fork(entry, [], {
      execArgv: [`--max-old-space-size=${Math.ceil(memoryMiB)}`],
      env: { ...process.env, NODE_OPTIONS: "" },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
    });
    this.#child.on("message", (reply: ReadReply) => this.#hear(reply));
    this.#child.on("error", (error) => this.#end(this.#crash(error.message)));
    this.#child.on("exit", (code, signal) => this.#end(this.#died(code, signal)));
    this.#hold(false);
  }

  /** False once the process is gone or was sent away. */
  get alive(): boolean {
    return this.#alive;
  }

  /** Bytes of memory in use when last looked. */
  get rss(): number {
    return this.#rss;
  }

  /** Reads; the process must be idle. @throws Failure */
  async read(request: ReadRequest, options: ReadOptions): Promise<PlainResult> {
    this.#work = { name: request.name, options };
    this.#hold(true);
    const clock = setTimeout(() => this.#end(this.#overtime()), options.limits.seconds * 1000);
    const watch = setInterval(() => this.#watch(), WATCH_EVERY);
    try {
      const outcome = await new Promise<PlainResult | Failure>((resolve) => {
        this.#settle = resolve;
        if (!this.#alive) resolve(this.#crash("the process was gone"));
        else this.#child.send(request, (error) => error && this.#end(this.#crash(error.message)));
      });
      if (outcome instanceof Failure) throw outcome;
      return outcome;
    } finally {
      clearTimeout(clock);
      clearInterval(watch);
      this.#settle = undefined;
      this.#hold(false);
    }
  }

  /** Ends the process at once. */
  kill(): void {
    this.#alive = false;
    this.#child.kill("SIGKILL");
  }

  #hear(reply: ReadReply): void {
    switch (reply.kind) {
      case "progress":
        this.#rss = reply.rss;
        this.#work?.options.progress?.(reply.done, reply.all);
        break;
      case "result":
        this.#settle?.(reply.result);
        break;
      case "failure":
        this.#settle?.(new Failure(reply.failure.code, reply.failure.subject, reply.failure.detail));
        break;
      case "crash":
        this.#end(this.#crash(reply.message));
    }
  }

  #watch(): void {
    this.#rss = rssOf(this.#child.pid) ?? this.#rss;
    if (this.#rss > this.memoryMiB * 1024 * 1024) this.#end(this.#tooBig());
  }

  /** Kills the process and settles the work under way with `failure`. */
  #end(failure: Failure): void {
    if (this.#alive) this.kill();
    this.#settle?.(failure);
  }

  #died(code: number | null, signal: string | null): Failure {
    if (/out of memory|allocation failed/i.test(this.#stderr)) return this.#tooBig();
    const said = this.#stderr.match(/^\w*Error: .*$/m)?.[0];
    return this.#crash(`${signal ?? `exit code ${code}`}${said === undefined ? "" : `, ${said}`}`);
  }

  #tooBig(): Failure {
    return new Failure("limit-memory", this.#name(), `limit memoryMiB=${this.memoryMiB}`);
  }

  #overtime(): Failure {
    return new Failure("limit-time", this.#name(), `limit seconds=${this.#work?.options.limits.seconds}`);
  }

  #crash(message: string): Failure {
    return new Failure("reader-crashed", this.#name(), message.slice(0, 200));
  }

  #name(): string {
    return this.#work?.name ?? "reader process";
  }

  /** An idle process must not keep this program running. */
  #hold(busy: boolean): void {
    const verb = busy ? "ref" : "unref";
    this.#child[verb]();
    this.#child.channel?.[verb]();
    (this.#child.stderr as (Readable & { ref?(): void; unref?(): void }) | null)?.[verb]?.();
  }
}

/** Resident memory of a process in bytes, where the system tells (Linux). */
function rssOf(pid: number | undefined): number | undefined {
  try {
    const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1];
    return kib === undefined ? undefined : Number(kib) * 1024;
  } catch {
    return undefined;
  }
}
