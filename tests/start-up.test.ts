import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";

const dist = path.resolve("dist");

/** Words that give a package away inside a bundle. */
const HEAVY: Readonly<Record<string, RegExp>> = {
  zod: /ZodError|\$ZodType/,
  yaml: /YAMLParseError/,
  pdfjs: /PDFWorker/,
  mammoth: /w:document.*mammoth|unknown-break-type|readXmlElement/,
  htmlparser2: /onopentagname/,
  saxes: /SaxesParser/,
  yauzl: /End of Central Directory/i,
  chalk: /ansi256|ansi16m/,
};

/** Bundles with everything that they load at once: what they require outside of functions, and theirs. */
async function closure(...starts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const queue = [...starts];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (files.has(file)) continue;
    const code = await readFile(path.join(dist, file), "utf8");
    files.set(file, code);
    for (const match of code.matchAll(/^(?:const|let|var) \w+ = require\("\.\/([^"]+)"\)/gm))
      queue.push(match[1] ?? "");
  }
  return files;
}

function heavyIn(files: ReadonlyMap<string, string>): readonly string[] {
  const code = [...files.values()].join("\n");
  return Object.keys(HEAVY).filter((name) => HEAVY[name]?.test(code));
}

describe("start-up", () => {
  it("loads commander and the command line, nothing else", async () => {
    const files = await closure("main.cjs");
    expect([...files.keys()]).not.toContain("core.cjs");
    expect(heavyIn(files)).toEqual([]);
    const size = [...files.values()].reduce((sum, code) => sum + code.length, 0);
    expect(size).toBeLessThan(260_000);
  });

  it("checks plain text without a reader of other kinds, a YAML reader or zod", async () => {
    const files = await closure("main.cjs", "core.cjs");
    expect(heavyIn(files)).toEqual([]);
    expect([...files.keys()].sort()).toEqual(["core.cjs", "main.cjs", "rolldown-runtime.cjs", "start.cjs"]);
    for (const part of ["LanguageRules = class", "Sinks = class", "function analyse"])
      expect(files.get("core.cjs")).toContain(part);
  });

  it("tells heavy bundles when it sees them", async () => {
    const files = (await readdir(dist)).filter((file) => /\.c?js$/.test(file));
    const all = new Map(
      await Promise.all(files.map(async (file) => [file, await readFile(path.join(dist, file), "utf8")] as const)),
    );
    expect([...heavyIn(all)].sort()).toEqual(Object.keys(HEAVY).sort());
  });
});
