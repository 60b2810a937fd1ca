import { describe, expect, it } from "vitest";
import { Failure } from "../../src/failure.ts";
import type { Report } from "../../src/model.ts";
import { columns } from "../../src/outputs/layout.ts";
import { COLOURS } from "../../src/outputs/paint.ts";
import { entryOf, hostileReport, renderEntries } from "../support/render.ts";
import { finding, place, sampleReport } from "../support/sample-report.ts";

const gates = [
  { name: "fail-under 25", verdict: "failed", detail: "20.5" },
  { name: "barrier.price-only", verdict: "passed", detail: "" },
] as const;

const ESCAPE = "\u001b";

describe("text", () => {
  it.each(["en", "it"] as const)("shows the whole report in %s", async (language) => {
    const text = await renderEntries("text", [entryOf(sampleReport, gates)], language);
    await expect(text).toMatchFileSnapshot(`expected/text.${language}.txt`);
  });

  it.each([40, 80, 100])("keeps within %i columns", async (width) => {
    const text = await renderEntries("text", [entryOf(sampleReport, gates)], "it", { width });
    const wide = text.split("\n").filter((line) => columns(line) > width);
    expect(wide).toEqual([]);
  });

  it("cuts words that are longer than a line", async () => {
    const long = hostileReport("x".repeat(200));
    const text = await renderEntries("text", [entryOf(long)]);
    expect(text.split("\n").filter((line) => columns(line) > 80)).toEqual([]);
  });

  it("has colour only when asked", async () => {
    expect(await renderEntries("text", [entryOf()])).not.toContain(ESCAPE);
    expect(await renderEntries("text", [entryOf()], "en", { paint: COLOURS })).toContain(ESCAPE);
  });

  it("says the same with and without colour", async () => {
    const plain = await renderEntries("text", [entryOf(sampleReport, gates)]);
    const coloured = await renderEntries("text", [entryOf(sampleReport, gates)], "en", { paint: COLOURS });
    expect(coloured.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, "g"), "")).toBe(plain);
  });

  it("says the direction and the disclaimer once", async () => {
    const text = await renderEntries("text", [entryOf()]);
    expect(text.match(/Higher is more inclusive/g)).toHaveLength(1);
    expect(text.match(/Not legal advice/g)).toHaveLength(1);
  });

  it("says why there is no score", async () => {
    const score = { kind: "not-assessed", reason: "unreadable", detail: "", scoreVersion: "1" } as const;
    const text = await renderEntries("text", [entryOf({ ...sampleReport, score })]);
    expect(text).toContain("Not assessed");
    expect(text).toContain("Too little of the text could be read");
    expect(text).not.toContain("of 100");
  });

  it("is one line for each document when quiet", async () => {
    const text = await renderEntries("text", [entryOf(), entryOf()], "en", { quiet: true });
    expect(text).toBe("tenders/capitolato.pdf: 20.5 of 100, limited\n".repeat(2));
  });

  it("leaves failures to the program", async () => {
    const failure = new Failure("file-empty", "empty.txt");
    expect(await renderEntries("text", [{ kind: "failed", failure }])).toBe("");
  });

  it("names the document of a finding in a dossier", async () => {
    const [document] = sampleReport.documents;
    const second = { ...document!, name: "contract.docx" };
    const outcome = {
      kind: "found",
      clause: "employment.integration",
      force: "required",
      strength: 1,
      points: 10,
    } as const;
    const report: Report = {
      ...sampleReport,
      documents: [document!, second],
      outcomes: [{ ...outcome, findings: [finding({ place: place({ document: 1 }) })] }],
    };
    expect(await renderEntries("text", [entryOf(report)])).toContain("contract.docx · p. 4 · Art. 7 Clausole sociali");
  });

  it("explains hits, counted and turned down, of the rules asked for", async () => {
    const rejection = {
      ...finding({ rule: "it.award.social.points", quote: "criteri sociali" }),
      reason: "negation",
    } as const;
    const entry = { kind: "report", report: sampleReport, gates: [], rejections: [rejection] } as const;
    const all = await renderEntries("text", [entry], "en", { explain: true });
    expect(all).toContain("it.award.social.points  turned down: the sentence denies it");
    expect(all).toContain("it.employment.integration.quota  counted");
    const one = await renderEntries("text", [entry], "en", { explain: "it.award" });
    expect(one).not.toContain("it.employment.integration.quota");
    expect(await renderEntries("text", [entry], "en", { explain: "it.none" })).toContain("No rule saw a candidate.");
  });
});
