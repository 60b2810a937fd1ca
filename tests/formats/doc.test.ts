import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Failure } from "../../src/failure.ts";
import { Collector } from "../../src/formats/collect.ts";
import { readByExtractor } from "../../src/formats/doc/extractor.ts";
import { read } from "../../src/formats/doc.ts";
import { DEFAULT_LIMITS } from "../../src/formats/limits.ts";
import { shown } from "./shown.ts";

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/formats/${name}`, import.meta.url));
const document = async (bytes: Uint8Array) => {
  const result = await read(bytes, "a.doc", { limits: DEFAULT_LIMITS });
  if (result.kind !== "document") throw new Error("not a document");
  return result.document;
};
const outcome = async (bytes: Uint8Array) => {
  const found = await document(bytes).catch((error: unknown) => error);
  return found instanceof Failure ? { code: found.code, detail: found.detail } : found;
};
/** The header of the main stream stands in the first sector of these files that begins with its mark. */
const headerOf = (bytes: Buffer) => {
  for (let at = 512; at < bytes.length; at += 512) if (bytes.readUInt16LE(at) === 0xa5ec) return at;
  throw new Error("no header");
};

describe("doc", () => {
  it("reads headers, contents, changes, hidden text, comments, notes, forms, fields, tables and boxes", async () => {
    const found = await document(fixture("features.doc"));
    expect(shown(found)).toEqual([
      "header: Comune di Borgo",
      "contents: Oggetto 1",
      "paragraph: Il testo nuovo resta qui.",
      "comment: Controllare.",
      "paragraph: Con nota di chiusura.",
      "note <i>: Fine nota.",
      "H1: Premi",
      "paragraph {ticked}: ☒ riservato",
      "paragraph {unticked}: ☐ aperto",
      "paragraph: Si veda il capo II.",
      "c0.0.0: Testa",
      "c0.0.2: C",
      "c0.1.0: Alto",
      "c0.1.1: b",
      "c0.1.2: c",
      "c0.2.1: intorno",
      "c1.0.0: n",
      "c1.0.1: m",
      "c0.2.2: f",
      "paragraph: Dopo.",
      "paragraph: Nel riquadro.",
      "footer: Pagina",
    ]);
    expect(found.warnings).toEqual([{ code: "tracked-changes-accepted", detail: "2" }]);
  });

  it("reads with word-extractor what the walk cannot follow, and says so", async () => {
    const bytes = Buffer.from(fixture("tender.doc"));
    // The lists are said to stand where other things do.
    bytes.writeUInt32LE(8, headerOf(bytes) + 0x9a + 73 * 8);
    const found = await document(bytes);
    expect(found.warnings[0]?.code).toBe("fallback-reader");
    expect(found.text).toContain("Inserimento lavorativo");
  });

  it("does not let word-extractor wipe live text", async () => {
    const collector = new Collector(DEFAULT_LIMITS);
    await readByExtractor(fixture("tender.doc"), collector);
    const found = collector.finish("doc");
    expect(found.text).toContain("L’appaltatore assume in via prioritaria il personale uscente");
    expect(shown(found)).toContain("c0.1.1: 10");
  });
});

describe("damaged and hostile files", () => {
  it("refuses what is no DOC, is protected, or is older than Word 97", async () => {
    expect(await outcome(new Uint8Array(0))).toMatchObject({ code: "office-broken" });
    expect(await outcome(Buffer.from("{\\rtf1 x}"))).toMatchObject({ code: "office-broken" });
    const locked = Buffer.from(fixture("tender.doc"));
    locked.writeUInt16LE(locked.readUInt16LE(headerOf(locked) + 10) | 0x100, headerOf(locked) + 10);
    expect(await outcome(locked)).toEqual({ code: "office-broken", detail: "protected with a password" });
    const old = Buffer.from(fixture("tender.doc"));
    old.writeUInt16LE(0xa5dc, headerOf(old));
    expect(await outcome(old)).toEqual({ code: "office-broken", detail: "Word 95 or older; save it in a newer form" });
  });

  it("ends on chains of sectors that go in a circle", async () => {
    const bytes = Buffer.from(fixture("tender.doc"));
    const table = 512 * (bytes.readUInt32LE(76) + 1);
    for (let at = table; at < table + 512; at += 4) if (bytes.readUInt32LE(at) < 0xfffffff0) bytes.writeUInt32LE(0, at);
    expect(await outcome(bytes)).toMatchObject({ code: "office-broken" });
  });

  it("ends in a document or a failure for each cut", async () => {
    const bytes = fixture("features.doc");
    for (let size = 0; size < bytes.length; size += 911) {
      const found = await outcome(bytes.subarray(0, size));
      expect("code" in (found as object) || "blocks" in (found as object)).toBe(true);
    }
  });

  it("ends quickly in a document or a failure for damaged numbers in its tables", async () => {
    const sound = fixture("features.doc");
    const started = performance.now();
    const header = headerOf(sound);
    for (let i = 0; i < 93; i++) {
      const bytes = Buffer.from(sound);
      bytes.writeUInt32LE(i % 2 ? 0x7fffffff : 0x00000003, header + 0x9a + i * 4);
      const found = await outcome(bytes);
      expect("code" in (found as object) || "blocks" in (found as object)).toBe(true);
    }
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
