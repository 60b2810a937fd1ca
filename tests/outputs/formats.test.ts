import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Failure } from "../../src/failure.ts";
import { STYLE, STYLE_HASH } from "../../src/outputs/html-style.ts";
import { outputOf } from "../../src/outputs/index.ts";
import { pageRanges } from "../../src/outputs/phrases.ts";
import type { Entry } from "../../src/outputs/types.ts";
import { entryOf, renderEntries } from "../support/render.ts";
import { sampleReport } from "../support/sample-report.ts";

const gates = [{ name: "fail-under 25", verdict: "failed", detail: "20.5" }] as const;
const failed: Entry = { kind: "failed", failure: new Failure("pdf-broken", "cut.pdf") };
const entries = [entryOf(sampleReport, gates), failed];

describe.each(["csv", "md", "html", "sarif", "junit", "gitlab", "github"] as const)("%s", (format) => {
  it("shows the sample and a failure as expected", async () => {
    await expect(await renderEntries(format, entries)).toMatchFileSnapshot(`expected/${format}.txt`);
  });

  it("can be empty", async () => {
    await expect(renderEntries(format, [])).resolves.toBeTypeOf("string");
  });
});

describe("the format that a name asks for", () => {
  it.each([
    ["report.html", "html"],
    ["REPORT.JSON", "json"],
    ["a.jsonl", "jsonl"],
    ["out.sarif", "sarif"],
    ["out.sarif.json", "sarif"],
    ["gl-code-quality-report.json", "gitlab"],
    ["junit.xml", "junit"],
    ["summary.md", "md"],
    ["report", undefined],
    ["report.docx", undefined],
  ])("%s: %s", (file, format) => {
    expect(outputOf(file)).toBe(format);
  });
});

describe("html", () => {
  it("allows nothing but its own style", async () => {
    const html = await renderEntries("html", entries);
    const hash = createHash("sha256").update(STYLE).digest("base64");
    expect(STYLE_HASH).toBe(`sha256-${hash}`);
    expect(html).toContain(`content="default-src 'none'; style-src '${STYLE_HASH}'"`);
    expect(html).not.toMatch(/<script|\son\w+=|\sstyle=|(?:src|href)=/i);
    expect(html).toContain("prefers-color-scheme:dark");
  });

  it("says its language and that of the quotes", async () => {
    const html = await renderEntries("html", entries, "it");
    expect(html).toContain('<html lang="it">');
    expect(html).toContain('<blockquote lang="it">');
  });
});

describe("sarif", () => {
  it("refers to its own rules and keeps fingerprints from run to run", async () => {
    const run = JSON.parse(await renderEntries("sarif", entries)).runs[0];
    const ids = run.tool.driver.rules.map((rule: { id: string }) => rule.id);
    for (const result of run.results) expect(ids[result.ruleIndex]).toBe(result.ruleId);
    const moved = structuredClone(sampleReport) as typeof sampleReport;
    Object.assign(moved.risks[0]!.finding.place, { page: 9, block: 1 });
    const again = JSON.parse(await renderEntries("sarif", [entryOf(moved, gates), failed])).runs[0];
    const prints = (r: typeof run): unknown =>
      r.results.map((x: { partialFingerprints: unknown }) => x.partialFingerprints);
    expect(prints(again)).toEqual(prints(run));
  });
});

describe("lines", () => {
  const at = (line: number, name = "tenders/a.md"): Entry => {
    const report = structuredClone(sampleReport) as typeof sampleReport;
    Object.assign(report.risks[0]!.finding.place, { line });
    Object.assign(report.documents[0]!, { name, format: "markdown" });
    return entryOf(report);
  };
  const shown = async (entry: Entry) => {
    const [sarif, gitlab] = [await renderEntries("sarif", [entry]), await renderEntries("gitlab", [entry])];
    const regions = JSON.parse(sarif).runs[0].results.map(
      (result: { locations: [{ physicalLocation: { region: { startLine: number } } }] }) =>
        result.locations[0].physicalLocation.region.startLine,
    );
    const begins = JSON.parse(gitlab).map((issue: { location: { lines: { begin: number } } }) => issue.location.lines);
    const commands = (await renderEntries("github", [entry])).match(/(?<=^::\w+ )file=[^:]*?(?=,title)/gm);
    return { regions, begins, commands };
  };

  it("are pointed at where they are known, and nowhere else", async () => {
    expect(await shown(at(42))).toEqual({
      regions: [42, 1, 1],
      begins: [{ begin: 42 }, { begin: 1 }, { begin: 1 }],
      commands: ["file=tenders/a.md,line=42", "file=tenders/a.md", "file=tenders/a.md"],
    });
  });

  it("of a file inside an archive are not those of the archive", async () => {
    expect(await shown(at(42, "tenders.zip!/a.md"))).toEqual({
      regions: [1, 1, 1],
      begins: [{ begin: 1 }, { begin: 1 }, { begin: 1 }],
      commands: ["file=tenders.zip", "file=tenders.zip", "file=tenders.zip"],
    });
  });
});

describe("the place of a finding", () => {
  const words = async (place: object, format: string): Promise<string> => {
    const report = structuredClone(sampleReport) as typeof sampleReport;
    const { page: _, ...rest } = report.risks[0]!.finding.place;
    Object.assign(report.risks[0]!.finding, { place: { ...rest, ...place } });
    Object.assign(report.documents[0]!, { format });
    return /local people or firms: “[^”]*” \(([^)]*)\)/.exec(await renderEntries("github", [entryOf(report)]))![1]!;
  };

  it.each([
    [{ page: 4, line: 42 }, "text", "p. 4 · Art. 7 Clausole sociali"],
    [{ line: 42 }, "markdown", "line 42 · Art. 7 Clausole sociali"],
    [{ line: 42, section: [] }, "text", "line 42"],
    [{ line: 42, section: [] }, "html", "paragraph 42"],
    [{ section: [] }, "docx", "paragraph 42"],
  ])("is a page, else a line that people see: %j in %s", async (place, format, expected) => {
    expect(await words(place, format)).toBe(expected);
  });
});

describe("gitlab", () => {
  it("has no fingerprint twice", async () => {
    const issues = JSON.parse(await renderEntries("gitlab", [...entries, ...entries]));
    const prints = issues.map((issue: { fingerprint: string }) => issue.fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
  });
});

describe("github", () => {
  it("shows ten, the most important first", async () => {
    const many = Array.from({ length: 8 }, (_, i) =>
      entryOf({ ...sampleReport, documents: sampleReport.documents.map((d) => ({ ...d, name: `${i}.pdf` })) }, gates),
    );
    const lines = (await renderEntries("github", many)).trimEnd().split("\n");
    expect(lines).toHaveLength(10);
    expect(lines.slice(0, 8).every((line) => line.startsWith("::error"))).toBe(true);
    expect(lines.slice(8).every((line) => line.startsWith("::warning"))).toBe(true);
  });
});

describe("page ranges", () => {
  it.each([
    [[], ""],
    [[3], "3"],
    [[1, 2, 3, 7], "1-3, 7"],
    [[7, 2, 1, 2], "1-2, 7"],
  ])("%j: %s", (pages, words) => {
    expect(pageRanges(pages)).toBe(words);
  });
});
