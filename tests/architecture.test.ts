import { readdir, readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const src = fileURLToPath(new URL("../src/", import.meta.url));

/** Parts of the program: a folder of src, or a file that stands alone in it. */
const CORE = [
  "analyse",
  "applicability",
  "facts",
  "inspect",
  "judge",
  "match",
  "measure",
  "rule-examples",
  "score",
  "suggest",
  "text",
];

/** What each part may import. Everything may import the nouns (model, rulebase) and the failures. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  rulebase: ["model"],
  failure: [],
  io: [],
  text: [],
  match: ["text"],
  ...Object.fromEntries(
    ["applicability", "judge", "facts", "score", "suggest", "analyse", "inspect", "measure", "rule-examples"].map(
      (part) => [part, CORE],
    ),
  ),
  formats: [],
  rulebook: ["text", "match"],
  messages: [],
  outputs: ["messages"],
  cli: ["io", "formats", "rulebook", "messages", "outputs", "analyse", "inspect", "rule-examples", "measure"],
  index: ["io", "formats", "rulebook", "messages", "outputs", "analyse"],
};

const NOUNS = ["model", "rulebase", "failure"];

interface Import {
  readonly file: string;
  readonly part: string;
  readonly target: string;
}

async function sourceFiles(): Promise<readonly string[]> {
  const names = await readdir(src, { recursive: true });
  return names.filter((name) => name.endsWith(".ts")).map((name) => name.replaceAll("\\", "/"));
}

function partOf(file: string): string {
  return file.split("/")[0]?.replace(/\.ts$/, "") ?? "";
}

async function imports(): Promise<readonly Import[]> {
  const files = await sourceFiles();
  const all = files.map(async (file) => {
    const code = await readFile(path.join(src, file), "utf8");
    const pattern = /^(?:import|export)\b[^"';]*?\bfrom\s*"([^"]+)"|^import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm;
    const found = [...code.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
    return found.map((target) => ({ file, part: partOf(file), target }));
  });
  return (await Promise.all(all)).flat();
}

/** The file of src that a relative import means. */
function resolve({ file, target }: Import): string {
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), target));
}

const relative = (i: Import): boolean => i.target.startsWith(".");
const builtin = (i: Import): boolean => i.target.startsWith("node:") || builtinModules.includes(i.target);

describe("the arrows of the architecture", () => {
  it("name every part", async () => {
    expect([...new Set((await sourceFiles()).map(partOf))].sort()).toEqual(Object.keys(ARROWS).sort());
  });

  it("are the only ones", async () => {
    const wrong = (await imports()).filter(relative).filter((i) => {
      const to = partOf(resolve(i));
      return to !== i.part && !NOUNS.includes(to) && !ARROWS[i.part]?.includes(to);
    });
    expect(wrong.map((i) => `${i.file} -> ${resolve(i)}`)).toEqual([]);
  });

  it("lead to files that exist", async () => {
    const files = new Set(await sourceFiles());
    const missing = (await imports()).filter(relative).filter((i) => !files.has(resolve(i)));
    expect(missing.map((i) => `${i.file} -> ${i.target}`)).toEqual([]);
  });

  it("let the nouns stand alone", async () => {
    const outward = (await imports()).filter((i) => NOUNS.includes(i.part) && !["./model.ts"].includes(i.target));
    expect(outward).toEqual([]);
  });
});

describe("packages", () => {
  it("are imported in one file each; zod under the rule base and in the schema of the report", async () => {
    const files = new Map<string, Set<string>>();
    for (const i of (await imports()).filter((i) => !relative(i) && !builtin(i))) {
      const name = i.target
        .split("/")
        .slice(0, i.target.startsWith("@") ? 2 : 1)
        .join("/");
      files.set(name, (files.get(name) ?? new Set()).add(i.file));
    }
    expect([...(files.get("zod") ?? [])].filter((f) => !/^rulebook\/|^outputs\/schema\.ts$/.test(f))).toEqual([]);
    files.delete("zod");
    const several = [...files]
      .filter(([, where]) => where.size > 1)
      .map(([name, where]) => `${name}: ${[...where].join(", ")}`);
    expect(several).toEqual([]);
  });

  it("are all declared, and all that are declared are used", async () => {
    const { dependencies } = JSON.parse(await readFile(path.join(src, "../package.json"), "utf8"));
    const used = new Set(
      (await imports()).filter((i) => !relative(i) && !builtin(i)).map((i) => i.target.split("/")[0] ?? ""),
    );
    expect([...used].sort()).toEqual(Object.keys(dependencies).sort());
  });
});

describe("the outside world", () => {
  it("is touched at the edges only", async () => {
    const pure = new Set([...CORE, "messages", "outputs", "model", "rulebase", "failure"]);
    const wrong = (await imports()).filter((i) => builtin(i) && pure.has(i.part));
    expect(wrong.map((i) => `${i.file} imports ${i.target}`)).toEqual([]);
  });

  it("is not asked by name: no process, console, clock or chance", async () => {
    const edges = ["io", "formats", "rulebook"];
    const wrong = [];
    for (const file of (await sourceFiles()).filter((name) => !edges.includes(partOf(name)))) {
      const code = (await readFile(path.join(src, file), "utf8")).replace(
        /\/\*[\s\S]*?\*\/|\/\/.*$|`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*"/gm,
        '""',
      );
      if (/\bprocess\.|\bconsole\.|\bDate\.now\(\)|new Date\(\)|Math\.random\(/.test(code)) wrong.push(file);
    }
    // One paces its line by the clock, the other draws the seed of a hash, which decides nothing that is seen.
    expect(wrong.sort()).toEqual(["cli/progress.ts", "text/vocabulary.ts"]);
  });

  it("runs no code from data", async () => {
    for (const file of await sourceFiles()) {
      const code = await readFile(path.join(src, file), "utf8");
      expect(code, file).not.toMatch(/\beval\(|new Function\(/);
    }
  });
});
