import { appendFile, cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { FAILURE_SENTENCES } from "../src/failure.ts";
import type { ReaderResult } from "../src/formats/types.ts";
import { loadMessages } from "../src/messages/index.ts";
import { type Output, PLAIN } from "../src/outputs/types.ts";
import { run } from "./support/cli.ts";
import { sampleReport } from "./support/sample-report.ts";

/** The first block of a language in a page of the docs. */
async function block(page: string, language: string): Promise<string> {
  const text = await readFile(`docs/${page}`, "utf8");
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1] ?? "";
}

/** Compiles TypeScript of the docs as if it stood in a folder of src, and loads it. */
async function load<T>(code: string, folder: string): Promise<T> {
  const stdin = { contents: code, resolveDir: path.resolve("src", folder), loader: "ts" as const };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, format: "esm", platform: "node" });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? "").toString("base64")}`);
}

describe("the docs", () => {
  it("have no link to a file that is not there", async () => {
    for (const page of [...(await readdir("docs")).map((name) => `docs/${name}`), "CONTRIBUTING.md", "CHANGELOG.md"]) {
      if (!page.endsWith(".md")) continue;
      for (const [, target = ""] of (await readFile(page, "utf8")).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
        const file = path.join(path.dirname(page), target);
        await expect(readFile(file, "utf8"), `${page}: ${target}`).resolves.toBeTypeOf("string");
      }
    }
  });

  it("add a rule that passes its own tests", async () => {
    const rules = await mkdtemp(path.join(tmpdir(), "buysocial-rules-"));
    try {
      await cp("rules", rules, { recursive: true });
      const yaml = await block("add-a-rule.md", "yaml");
      await appendFile(path.join(rules, "languages/en/employment.training.yaml"), yaml);
      const { status, out, err } = await run(["rules", "test", rules, "--language", "en"]);
      expect(err).toBe("");
      expect(status).toBe(0);
      expect(out).toContain(" 0 faults");
      expect((await run(["rules", "show", "en.employment.training.mentoring", "--rules", rules])).status).toBe(0);
    } finally {
      await rm(rules, { recursive: true, force: true });
    }
  });

  it("add an output that works", async () => {
    const { list } = await load<{ list: Output }>(await block("add-an-output-format.md", "ts"), "outputs");
    const say = await loadMessages("en");
    const context = { language: "en", say, toolVersion: "0", width: 80, paint: PLAIN, single: true, quiet: false };
    const text = list(context).add({ kind: "report", report: sampleReport, gates: [], rejections: [] });
    expect(text.split("\n")[0]).toMatch(/^employment\.integration\tp\. 4 · Art\. 7 Clausole sociali\t“/);
  });

  it("add a reader that works", async () => {
    type Read = (bytes: Uint8Array, name: string, options: unknown) => Promise<ReaderResult>;
    const { read } = await load<{ read: Read }>(await block("add-an-input-format.md", "ts"), "formats");
    const result = await read(Buffer.from("= Title\n\nOne.\n\n== Part\n\nTwo."), "a.adoc", {});
    expect(result).toMatchObject({ kind: "document", document: { text: "Title\nOne.\nPart\nTwo." } });
  });

  it("list every failure with its sentence", async () => {
    const page = await readFile("docs/failures.md", "utf8");
    const rows = Object.fromEntries(
      [...page.matchAll(/^\| `([a-z-]+)` \| (.*?) \|/gm)].map(([, code, words]) => [code, words]),
    );
    expect(rows).toEqual(FAILURE_SENTENCES);
  });
});
