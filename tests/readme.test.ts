import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { mustBeNew, readmeTables } from "../scripts/pages/index.ts";
import { renderReadme } from "../scripts/readme.mjs";
import { OUTPUT_NAMES } from "../src/outputs/index.ts";
import { run } from "./support/cli.ts";

const readme = await readFile("README.md", "utf8");

describe("README", () => {
  it("shows what its commands print", async () => {
    const must = mustBeNew(".");
    if (!must) console.warn("the tables of README.md are of other rules: npm run generate");
    expect(await renderReadme(readme, must ? readmeTables(".") : {}), "npm run generate").toBe(readme);
  }, 120_000);

  it("names every command and output", async () => {
    const { out } = await run(["--help"]);
    const commands = [...out.matchAll(/^ {2}([a-z]+)\b.* {2,}\S/gm)]
      .map((match) => match[1] ?? "")
      .filter((name) => name !== "");
    expect(commands).toContain("check");
    for (const name of [...commands, ...OUTPUT_NAMES]) expect(readme).toContain(`\`${name}`);
  });

  it("has no link to a file that is not there", async () => {
    for (const [, file = ""] of readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      await expect(readFile(file, "utf8"), file).resolves.toBeTypeOf("string");
    }
  });

  it("shows a library example that runs", async () => {
    const code = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    expect(code).toContain('from "buysocial"');
    const url = new URL("../dist/index.js", import.meta.url).href;
    const module = code.replace('"buysocial"', JSON.stringify(url)).replaceAll("console.log(", "globalThis.shown = (");
    await import(
      `data:text/javascript,${encodeURIComponent(`process.chdir(${JSON.stringify(process.cwd())});${module}`)}`
    ).catch((error) => {
      throw new Error(`the example fails: ${error}`);
    });
    expect((globalThis as { shown?: unknown }).shown).toContain("## ");
  });
});
