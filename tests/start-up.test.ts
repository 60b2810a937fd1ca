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

/** A bundle with everything that it loads at once: static imports, and theirs. */
async function closure(...starts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const queue = [...starts];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (files.has(file)) continue;
    const code = await readFile(path.join(dist, file), "utf8");
    files.set(file, code);
    for (const match of code.matchAll(/^(?:import|export)\b[^"';]*?\bfrom\s*"\.\/([^"]+)"|^import\s*"\.\/([^"]+)"/gm))
      queue.push(match[1] ?? match[2] ?? "");
  }
  return files;
}

/** The bundle of a lazily loaded source, as it is called now. */
async function bundleOf(name: string): Promise<string> {
  const asked = await closure("main.js");
  const all = [...asked.values()].join("\n");
  const match = new RegExp(`"\\./(${name}-[A-Z0-9]+\\.js)"`).exec(all);
  const files = await readdir(dist);
  return match?.[1] ?? files.find((file) => file.startsWith(`${name}-`)) ?? "";
}

function heavyIn(files: ReadonlyMap<string, string>): readonly string[] {
  const code = [...files.values()].join("\n");
  return Object.keys(HEAVY).filter((name) => HEAVY[name]?.test(code));
}

describe("start-up", () => {
  it("loads commander and the command line, nothing else", async () => {
    const files = await closure("main.js");
    expect(heavyIn(files)).toEqual([]);
    const size = [...files.values()].reduce((sum, code) => sum + code.length, 0);
    expect(size).toBeLessThan(260_000);
  });

  it("checks plain text without a reader of other kinds, a YAML reader or zod", async () => {
    const files = await closure(await bundleOf("check-run"), await bundleOf("analyse"), await bundleOf("packed"));
    expect(heavyIn(files)).toEqual([]);
  });

  it("tells heavy bundles when it sees them", async () => {
    const files = (await readdir(dist)).filter((file) => file.endsWith(".js"));
    const all = new Map(
      await Promise.all(files.map(async (file) => [file, await readFile(path.join(dist, file), "utf8")] as const)),
    );
    expect([...heavyIn(all)].sort()).toEqual(Object.keys(HEAVY).sort());
  });
});
