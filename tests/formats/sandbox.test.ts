import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DEFAULT_LIMITS, type Limits } from "../../src/formats/limits.ts";
import { childEntry } from "../../src/formats/sandbox-entry.ts";
import { ReaderProcess } from "../../src/formats/sandbox-process.ts";

const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
const started: ReaderProcess[] = [];
afterAll(() => {
  for (const reader of started) reader.kill();
  rmSync(folder, { recursive: true });
});

/** A reader process whose program answers each request by `body` (with `request` and `reply` at hand). */
function reader(body: string, memoryMiB = 400): ReaderProcess {
  const entry = join(folder, `${started.length}.mjs`);
  writeFileSync(entry, `process.on("message", async (request) => { const reply = (r) => process.send(r); ${body} });`);
  const process = new ReaderProcess(entry, memoryMiB);
  started.push(process);
  return process;
}

const limits = (over: Partial<Limits> = {}): Limits => ({ ...DEFAULT_LIMITS, ...over });
const request = (over: Partial<Limits> = {}) =>
  ({ format: "pdf", bytes: new Uint8Array([1, 2, 3]), name: "a.pdf", options: { limits: limits(over) } }) as const;
const empty = `reply({ kind: "result", result: { kind: "container", format: "zip", members: [{ path: "a", bytes: request.bytes }], failed: [] } });`;

describe("a reader process", () => {
  it("gives back bytes and serves again", async () => {
    const it = reader(empty);
    for (let i = 0; i < 3; i++) {
      const result = await it.read(request(), { limits: limits() });
      expect(result).toMatchObject({ kind: "container", members: [{ path: "a" }] });
      expect(result.kind === "container" && [...result.members[0]!.bytes]).toEqual([1, 2, 3]);
    }
    expect(it.alive).toBe(true);
  });

  it("passes on failures of the reader with their cause", async () => {
    const it = reader(
      `reply({ kind: "failure", failure: { code: "pdf-broken", subject: request.name, detail: "no pages" } });`,
    );
    await expect(it.read(request(), { limits: limits() })).rejects.toMatchObject({
      code: "pdf-broken",
      subject: "a.pdf",
      detail: "no pages",
    });
    expect(it.alive).toBe(true);
  });

  it("passes on progress", async () => {
    const it = reader(`reply({ kind: "progress", done: 3, all: 9, rss: 1 }); ${empty}`);
    const seen: number[][] = [];
    await it.read(request(), { limits: limits(), progress: (done, all) => seen.push([done, all]) });
    expect(seen).toEqual([[3, 9]]);
  });

  it("is killed when it runs too long", async () => {
    const it = reader("for (;;);");
    const before = Date.now();
    await expect(it.read(request(), { limits: limits({ seconds: 0.5 }) })).rejects.toMatchObject({
      code: "limit-time",
      subject: "a.pdf",
    });
    expect(Date.now() - before).toBeLessThan(5_000);
    expect(it.alive).toBe(false);
  });

  it.runIf(process.platform === "linux")("is killed when it takes too much memory outside the heap", async () => {
    const it = reader("globalThis.kept = []; setInterval(() => kept.push(Buffer.alloc(50e6, 1)), 20);", 300);
    await expect(it.read(request(), { limits: limits() })).rejects.toMatchObject({ code: "limit-memory" });
    expect(it.alive).toBe(false);
  });

  it("tells a full heap from other deaths", async () => {
    const full = reader("const kept = []; for (;;) kept.push({ n: kept.length, s: [kept.length] });", 60);
    await expect(full.read(request(), { limits: limits() })).rejects.toMatchObject({ code: "limit-memory" });
    const gone = reader("process.exit(7);");
    await expect(gone.read(request(), { limits: limits() })).rejects.toMatchObject({
      code: "reader-crashed",
      detail: "exit code 7",
    });
    expect(gone.alive).toBe(false);
  });

  it("is not used again after an error that is no failure", async () => {
    const it = reader(`reply({ kind: "crash", message: "x is not a function" });`);
    await expect(it.read(request(), { limits: limits() })).rejects.toMatchObject({
      code: "reader-crashed",
      detail: "x is not a function",
    });
    expect(it.alive).toBe(false);
  });
});

describe("the program around it", () => {
  it("finds the child's program", () => {
    expect(childEntry()).toMatch(/sandbox-child\.js$/);
  });

  it("ends by itself although a process is kept warm, and takes it along", () => {
    const script = `
      import { fork } from "node:child_process";
      const child = fork(${JSON.stringify(childEntry())}, [], { execArgv: [], serialization: "advanced", stdio: ["ignore", "ignore", "pipe", "ipc"] });
      child.once("message", () => { child.unref(); child.channel.unref(); child.stderr.unref(); console.log(child.pid); });
      child.send({ format: "none", bytes: new Uint8Array(1), name: "a", options: {} });`;
    const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      encoding: "utf8",
      timeout: 20_000,
    });
    expect(run.status).toBe(0);
    const pid = Number(run.stdout);
    expect(pid).toBeGreaterThan(0);
    const deadline = Date.now() + 5_000;
    while (Date.now() < deadline && isRunning(pid)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    expect(isRunning(pid)).toBe(false);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
