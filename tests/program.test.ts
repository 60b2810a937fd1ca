import { execFileSync, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TENDER } from "./support/tender.ts";

/** A copy of the built program, whose files may be damaged. */
let folder: string;
let dist: string;
let tender: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "buysocial-program-"));
  dist = path.join(folder, "dist");
  tender = path.join(folder, "tender.txt");
  await cp("bin", path.join(folder, "bin"), { recursive: true });
  await mkdir(dist);
  for (const name of await readdir("dist"))
    if (/\.(?:cjs|cache|json)$|^(?:languages|models|titles|jurisdictions)$/.test(name))
      await cp(path.join("dist", name), path.join(dist, name), { recursive: true });
  await cp("package.json", path.join(folder, "package.json"));
  await symlink(path.resolve("node_modules"), path.join(folder, "node_modules"));
  await writeFile(tender, TENDER);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function check(): { readonly status: number | null; readonly out: string; readonly err: string } {
  const args = [path.join(folder, "bin/buysocial.js"), "check", tender, "--format", "json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { status, out: stdout, err: stderr };
}

/** Which bundles were read from their caches, told by a process that loads them as the program does. */
function accepted(): Readonly<Record<string, boolean>> {
  const code = `
    const { Bundles, ENTRY } = require(${JSON.stringify(path.join(folder, "bin/buysocial.js"))});
    const bundles = new Bundles();
    bundles.load(ENTRY);
    const rows = bundles.compiled.map(({ file, script }) => [require("path").basename(file), script.cachedDataRejected === false]);
    console.log(JSON.stringify(Object.fromEntries(rows)));`;
  return JSON.parse(execFileSync(process.execPath, ["-e", code], { encoding: "utf8" }));
}

async function caches(): Promise<readonly string[]> {
  return (await readdir(dist)).filter((name) => name.endsWith(".cache")).map((name) => path.join(dist, name));
}

/** Damages files for the time of a test. */
async function changed(files: readonly string[], change: (bytes: Buffer) => Buffer, test: () => void): Promise<void> {
  const whole = await Promise.all(files.map((file) => readFile(file)));
  await Promise.all(files.map((file, i) => writeFile(file, change(Buffer.from(whole[i]!)))));
  try {
    test();
  } finally {
    await Promise.all(files.map((file, i) => writeFile(file, whole[i]!)));
  }
}

describe("the cache of the program", () => {
  it("is made by the build and read", async () => {
    expect(accepted()).toMatchObject({ "main.cjs": true, "start.cjs": true });
    expect((await caches()).map((file) => path.basename(file).split(".")[0])).toContain("core");
  });

  it.each([
    ["damaged", (bytes: Buffer) => bytes.fill(0x5a, bytes.length >> 1, (bytes.length >> 1) + 64)],
    ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ["empty", () => Buffer.alloc(0)],
  ])("is left alone when it is %s", async (_, change) => {
    const whole = check();
    await changed(await caches(), change, () => {
      expect(Object.values(accepted())).not.toContain(true);
      expect(check()).toEqual(whole);
    });
  });

  it("is left alone when it belongs to another bundle of the same length", async () => {
    const other = (bytes: Buffer): Buffer =>
      Buffer.from(bytes.toString("latin1").replace("tender documents", "Tender documents"), "latin1");
    await changed([path.join(dist, "start.cjs")], other, () => expect(accepted()["start.cjs"]).toBe(false));
    expect(accepted()["start.cjs"]).toBe(true);
  });

  it("is not needed", async () => {
    const whole = check();
    const files = await caches();
    const kept = await Promise.all(files.map((file) => readFile(file)));
    await Promise.all(files.map((file) => rm(file)));
    expect(check()).toEqual(whole);
    expect(whole.status).toBe(0);
    await Promise.all(files.map((file, i) => writeFile(file, kept[i]!)));
  });
});

describe("the bundles of the program", () => {
  it("are loaded once each, whoever asks", () => {
    const { Bundles, ENTRY } = createRequire(import.meta.url)("../bin/buysocial.js");
    const bundles = new Bundles();
    const first = bundles.load(ENTRY);
    const loaded = bundles.compiled.length;
    expect(bundles.load(ENTRY)).toBe(first);
    expect(bundles.compiled.length).toBe(loaded);
  });
});
