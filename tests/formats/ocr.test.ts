import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readBytes } from "../../src/formats/index.ts";
import { DEFAULT_LIMITS } from "../../src/formats/limits.ts";
import { toPage } from "../../src/formats/ocr/words.ts";
import type { TenderDocument } from "../../src/model.ts";
import { makePdf, setLines, type TestPage } from "../support/pdf.ts";

const TYPED = "This page has a text layer of its own and needs no help from anybody.";
const typed: TestPage = { texts: setLines(TYPED, { x: 60, y: 100, wide: 70 }) };
const scan: TestPage = { picture: true };

let folder: string;
let path: string | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ocr-test-"));
  path = process.env["PATH"];
  // Only the programs that a test puts here are found.
  process.env["PATH"] = folder;
  process.env["TESSDATA_PREFIX"] = join(folder, "none");
});
afterEach(() => {
  process.env["PATH"] = path;
  delete process.env["TESSDATA_PREFIX"];
  rmSync(folder, { recursive: true });
});

/** Puts a program on the PATH that runs `body` and notes its arguments. */
function program(name: string, body: string): void {
  const file = join(folder, name);
  const log = `require("node:fs").appendFileSync(${JSON.stringify(join(folder, "log"))}, JSON.stringify([${JSON.stringify(name)}, process.env.OMP_THREAD_LIMIT, ...args]) + "\\n");`;
  writeFileSync(file, `#!${process.execPath}\nconst args = process.argv.slice(2);\n${log}\n${body}\n`);
  chmodSync(file, 0o755);
}

function calls(name: string): string[][] {
  const lines = existsSync(join(folder, "log")) ? readFileSync(join(folder, "log"), "utf8").trim().split("\n") : [];
  return lines.map((l) => JSON.parse(l) as string[]).filter((c) => c[0] === name);
}

/** A pdftoppm whose pictures hold the page's number, and a tesseract that is surest in Italian. */
function programs(languages = "ita\nfra\nosd"): void {
  program("pdftoppm", `require("node:fs").writeFileSync(args.at(-1) + ".pgm", args[args.indexOf("-f") + 1]);`);
  program(
    "tesseract",
    `if (args[0] === "--list-langs") { console.log("List of available languages (3):\\n${languages.replace(/\n/g, "\\n")}"); process.exit(); }
     const page = require("node:fs").readFileSync(args[0], "utf8");
     const sure = args[args.indexOf("-l") + 1].includes("ita") ? 92 : 55;
     const words = ("Pagina " + page + " della clausola sociale per il personale uscente").split(" ");
     const row = (...cells) => console.log(cells.join("\\t"));
     row("level", "page_num", "block_num", "par_num", "line_num", "word_num", "left", "top", "width", "height", "conf", "text");
     row(1, 1, 0, 0, 0, 0, 0, 0, 2480, 3508, -1, "");
     words.forEach((w, i) => row(5, 1, 1, 1, 1, i + 1, 200 + i * 200, 400, w.length * 20, 40, sure, w));`,
  );
}

async function readScan(pages: readonly TestPage[], languages: readonly string[] = ["it"]) {
  const progress: string[] = [];
  const options = {
    limits: DEFAULT_LIMITS,
    ocr: { languages },
    progress: (done: number, all: number) => progress.push(`${done}/${all}`),
  };
  const outcomes = await readBytes(makePdf(pages), "scan.pdf", options);
  const documents = outcomes.flatMap((o) => (o.kind === "read" ? [o.document] : []));
  const failures = outcomes.flatMap((o) => (o.kind === "failed" ? [o.failure] : []));
  return { documents, failures, progress };
}

const recognised = (page: number): string => `Pagina ${page} della clausola sociale per il personale uscente`;
const only = (documents: readonly TenderDocument[]): TenderDocument => {
  expect(documents).toHaveLength(1);
  return documents[0]!;
};

describe.skipIf(process.platform === "win32")("recognising pages", () => {
  it("puts recognised pages where they stand, with their confidence", async () => {
    programs();
    const { documents, failures, progress } = await readScan([scan, typed, scan]);
    const document = only(documents);
    expect(failures).toEqual([]);
    expect(document.text).toBe([recognised(1), TYPED, recognised(3)].join("\n"));
    expect(document.blocks.map((b) => b.page)).toEqual([1, 2, 3]);
    expect(document.readability).toEqual({ readShare: 1, garbledShare: 0, imageOnlyPages: [], ocrConfidence: 92 });
    expect(document.warnings).toEqual([{ code: "ocr-used", pages: [1, 3] }]);
    expect(progress.at(-1)).toBe("2/2");
  });

  it("draws only the pages that need it, runs one thread each, and leaves no picture behind", async () => {
    programs();
    const before = readdirSync(tmpdir()).filter((f) => f.startsWith("buysocial-ocr-"));
    await readScan([scan, typed, scan]);
    expect(
      calls("pdftoppm")
        .map((c) => c[c.indexOf("-f") + 1])
        .sort(),
    ).toEqual(["1", "3"]);
    expect(
      calls("tesseract")
        .slice(1)
        .map((c) => [c[1], c[c.indexOf("-l") + 1], c[c.indexOf("--psm") + 1]]),
    ).toEqual([
      ["1", "ita", "1"],
      ["1", "ita", "1"],
    ]);
    expect(readdirSync(tmpdir()).filter((f) => f.startsWith("buysocial-ocr-"))).toEqual(before);
  });

  it("replaces a broken text layer", async () => {
    programs();
    const broken: TestPage = {
      texts: setLines(TYPED, { x: 60, y: 100, wide: 70 }).map((t) => ({ ...t, broken: true })),
    };
    const document = only((await readScan([broken, typed])).documents);
    expect(document.text).toBe([recognised(1), TYPED].join("\n"));
    expect(document.readability.garbledShare).toBe(0);
  });

  it("guesses the language by confidence when none is named", async () => {
    programs();
    const document = only((await readScan([scan], [])).documents);
    expect(document.readability.ocrConfidence).toBe(92);
    expect(
      calls("tesseract")
        .slice(1)
        .map((c) => c[c.indexOf("-l") + 1]),
    ).toEqual(["ita", "fra", "ita"]);
  });

  it("takes several hints together, in the engine's names", async () => {
    programs();
    await readScan([scan], ["fr", "it-IT"]);
    expect(calls("tesseract").at(-1)).toContain("fra+ita");
  });

  it("leaves a document with text as it is and starts no program", async () => {
    programs();
    const document = only((await readScan([typed])).documents);
    expect(document.warnings).toEqual([]);
    expect(calls("tesseract")).toEqual([]);
  });

  it("keeps a page unread when its picture cannot be recognised", async () => {
    programs();
    program("pdftoppm", "process.exit(3);");
    const document = only((await readScan([scan, typed])).documents);
    expect(document.readability).toMatchObject({ readShare: 0.5, imageOnlyPages: [1] });
    expect(document.warnings).toEqual([{ code: "image-only-pages", pages: [1] }]);
  });
});

describe("what is missing", () => {
  it("says that there is no engine, and keeps what could be read", async () => {
    const all = await readScan([scan]);
    expect(all.documents).toEqual([]);
    expect(all.failures).toMatchObject([
      { code: "ocr-missing", subject: "scan.pdf", detail: "tesseract is not on the PATH" },
    ]);
    const part = await readScan([scan, typed]);
    expect(only(part.documents).text).toBe(TYPED);
    expect(part.failures).toMatchObject([{ code: "ocr-missing" }]);
  });

  it.skipIf(process.platform === "win32")("says which language data or program is missing", async () => {
    programs("eng");
    expect((await readScan([scan], ["el"])).failures).toMatchObject([
      { code: "ocr-missing", detail: "tesseract has no language data for ell" },
    ]);
    programs();
    rmSync(join(folder, "pdftoppm"));
    expect((await readScan([scan])).failures[0]?.detail).toContain("pdftoppm");
  });
});

describe("tesseract's words", () => {
  it("become text of one size with places in points, without noise", () => {
    const rows = [
      "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
      "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t",
      "5\t1\t1\t1\t1\t1\t100\t200\t300\t40\t90\tClausola",
      "5\t1\t1\t1\t1\t2\t420\t210\t100\t30\t50\tx",
      "5\t1\t1\t1\t1\t3\t600\t200\t5\t5\t3\t.",
      "5\t1\t1\t1\t2\t1\t100\t260\t300\t48\t90\tsociale",
    ].join("\n");
    const { content, confidence } = toPage(rows, 7);
    expect(content).toMatchObject({ number: 7, height: 842 });
    expect(content.runs.map((r) => r.text)).toEqual(["Clausola", "x", "sociale"]);
    expect(new Set(content.runs.map((r) => r.size)).size).toBe(1);
    expect(content.runs[0]?.x0).toBeCloseTo(24);
    expect(confidence).toBeCloseTo((90 * 15 + 50) / 16);
  });
});
