import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import {
  closeReaders,
  DEFAULT_LIMITS,
  type Limits,
  type ReadOutcome,
  readBytes,
  warmReaders,
} from "../../src/formats/index.ts";
import { makePdf, setLines } from "../support/pdf.ts";

afterAll(closeReaders);

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const PDF = makePdf([
  { texts: setLines("The firm keeps the staff of the outgoing contractor.", { x: 60, y: 100, wide: 70 }) },
]);

async function read(content: Uint8Array, name: string, limits: Partial<Limits> = {}): Promise<readonly ReadOutcome[]> {
  return readBytes(content, name, { limits: { ...DEFAULT_LIMITS, ...limits } });
}

/** Each outcome as "name: first words" or "name! code". */
function shown(outcomes: readonly ReadOutcome[]): string[] {
  return outcomes.map((o) =>
    o.kind === "read" ? `${o.document.name}: ${o.document.text.slice(0, 8)}` : `${o.name}! ${o.failure.code}`,
  );
}

describe("one file", () => {
  it("is read in the reader process and named and hashed here", async () => {
    const [outcome] = await read(PDF, "notice.pdf");
    expect(outcome).toMatchObject({
      kind: "read",
      document: {
        name: "notice.pdf",
        format: "pdf",
        pages: 1,
        sha256: createHash("sha256").update(PDF).digest("hex"),
        text: "The firm keeps the staff of the outgoing contractor.",
        warnings: [],
      },
    });
  });

  it("is read by a process that was started ahead", async () => {
    await warmReaders(DEFAULT_LIMITS);
    expect(shown(await read(PDF, "a.pdf"))).toEqual(["a.pdf: The firm"]);
  });

  it("of several is read beside the others, each with its own outcome", async () => {
    const all = await Promise.all([
      read(PDF, "a.pdf"),
      read(PDF.subarray(0, 200), "b.pdf"),
      read(bytes("Testo"), "c.txt"),
      read(PDF, "d.pdf"),
    ]);
    expect(shown(all.flat())).toEqual(["a.pdf: The firm", "b.pdf! pdf-broken", "c.txt: Testo", "d.pdf: The firm"]);
  });

  it.each([
    ["a.pdf", new Uint8Array(0), "file-empty"],
    ["a.bin", Uint8Array.from({ length: 300 }, (_, i) => (i * 151 + 7 * i * i) % 256), "format-unknown"],
    ["a.png", Buffer.from("89504e470d0a1a0a0000000d", "hex"), "format-unsupported"],
  ])("that cannot be read is a failure: %s", async (name, content, code) => {
    expect(await read(content, name)).toMatchObject([{ kind: "failed", name, failure: { code } }]);
  });

  it("larger than the limit is refused before it is looked at", async () => {
    expect(shown(await read(PDF, "a.pdf", { fileBytes: 100 }))).toEqual(["a.pdf! file-too-large"]);
  });

  it("gets a warning when its extension promises something else", async () => {
    const warnings = async (content: Uint8Array, name: string) =>
      (await read(content, name)).flatMap((o) => (o.kind === "read" ? o.document.warnings : []));
    expect(await warnings(PDF, "a.docx")).toEqual([{ code: "wrong-extension", detail: "docx" }]);
    expect(await warnings(bytes("<html><body><p>Oggetto</p></body></html>"), "a.docx")).toEqual([
      { code: "html-saved-as-other", detail: "docx" },
    ]);
    expect(await warnings(PDF, "a.dat")).toEqual([]);
    expect(await warnings(bytes("# A\n\n## B\n\n### C\n\ntext"), "a.txt")).toEqual([]);
  });

  it("that takes too long is stopped", async () => {
    const pages = Array.from({ length: 400 }, (_, i) => ({
      texts: setLines(`Page ${i} of a long document.`, { x: 60, y: 100, wide: 70 }),
    }));
    expect(shown(await read(makePdf(pages), "long.pdf", { seconds: 0.05 }))).toEqual(["long.pdf! limit-time"]);
  });
});

describe("an archive", () => {
  const inner = zipSync({ "two.txt": bytes("Second document"), "broken.pdf": bytes("%PDF-1.7\n") });

  it("gives one outcome for each document inside, at any depth, in order", async () => {
    const outer = zipSync({
      "one.pdf": PDF,
      "more/inner.zip": inner,
      "__MACOSX/._one.pdf": bytes("x"),
      "empty.txt": new Uint8Array(0),
    });
    expect(shown(await read(outer, "dossier.zip"))).toEqual([
      "dossier.zip!/one.pdf: The firm",
      "dossier.zip!/more/inner.zip!/two.txt: Second d",
      "dossier.zip!/more/inner.zip!/broken.pdf! pdf-broken",
      "dossier.zip!/empty.txt! file-empty",
    ]);
  });

  it("stops at the limit of nesting", async () => {
    const outer = zipSync({ "a.zip": zipSync({ "b.zip": inner }) });
    expect(shown(await read(outer, "x.zip", { nesting: 2 }))).toEqual([
      "x.zip!/a.zip!/b.zip!/two.txt! limit-depth",
      "x.zip!/a.zip!/b.zip!/broken.pdf! limit-depth",
    ]);
  });

  it("counts what nested archives unpack to as one", async () => {
    const outer = zipSync({ "a.txt": bytes("First document"), "b.zip": inner, "c.txt": bytes("Third document") });
    const tight = await read(outer, "x.zip", { entries: 4 });
    expect(tight.filter((o) => o.kind === "failed" && o.failure.code === "limit-entries")).toHaveLength(1);
    const small = await read(outer, "x.zip", { totalBytes: inner.length + 28 });
    expect(shown(small).filter((s) => s.endsWith("file-too-large"))).toHaveLength(2);
  });

  it("of one file packed with gzip is opened", async () => {
    expect(shown(await read(gzipSync(PDF), "data/notice.pdf.gz"))).toEqual([
      "data/notice.pdf.gz!/notice.pdf: The firm",
    ]);
    expect(shown(await read(gzipSync(Buffer.alloc(8e6, 0x20)), "a.txt.gz", { ratio: 10 }))).toEqual([
      "a.txt.gz! limit-ratio",
    ]);
    expect(shown(await read(gzipSync(Buffer.from("text")).subarray(0, 15), "a.txt.gz"))).toEqual([
      "a.txt.gz! archive-broken",
    ]);
  });

  it("without a document is a failure", async () => {
    expect(shown(await read(zipSync({}), "x.zip"))).toEqual(["x.zip! folder-empty"]);
  });
});
