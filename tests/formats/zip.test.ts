import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS, type Limits } from "../../src/formats/limits.ts";
import { isLeftOver, Labels } from "../../src/formats/zip/labels.ts";
import { read } from "../../src/formats/zip.ts";

const text = (words: string) => strToU8(words);
const LINK = { attrs: 0o120777 * 0x10000, os: 3 } as const;

async function unpack(bytes: Uint8Array, changed: Partial<Limits> = {}) {
  const result = await read(bytes, "dossier.zip", { limits: { ...DEFAULT_LIMITS, ...changed } });
  if (result.kind !== "container") throw new Error("no container");
  return {
    members: result.members.map((m) => [m.path, new TextDecoder().decode(m.bytes).slice(0, 20)]),
    failed: result.failed.map((f) => [f.code, f.subject]),
  };
}

describe("zip archives", () => {
  it("takes out files and passes over folders, links and leftovers", async () => {
    const bytes = zipSync({
      "a/": new Uint8Array(0),
      "a/capitolato.txt": text("uno"),
      "a/link.txt": [text("/etc/passwd"), LINK],
      "__MACOSX/a/._capitolato.txt": text("x"),
      "a/.DS_Store": text("x"),
      "a/Thumbs.db": text("x"),
      "a/~$capitolato.docx": text("x"),
      "b.txt": text("due"),
    });
    expect(await unpack(bytes)).toEqual({
      members: [
        ["a/capitolato.txt", "uno"],
        ["b.txt", "due"],
      ],
      failed: [],
    });
  });

  it("keeps paths that climb out as labels only, each its own", async () => {
    const bytes = zipSync({
      "../../evil.txt": text("1"),
      "/evil.txt": text("2"),
      "C:\\x\\..\\evil.txt": text("3"),
      "evil\u202e.txt": text("4"),
    });
    const { members } = await unpack(bytes);
    expect(members).toEqual([
      ["evil.txt", "1"],
      ["evil (2).txt", "2"],
      ["x/evil.txt", "3"],
      ["evil (3).txt", "4"],
    ]);
  });

  it("loses nothing: what cannot be taken out is a failure beside the others", async () => {
    const bytes = zipSync({ "big.txt": new Uint8Array(3_000_000), "ok.txt": text("ok") });
    expect(await unpack(bytes)).toEqual({
      members: [["ok.txt", "ok"]],
      failed: [["limit-ratio", "dossier.zip!/big.txt"]],
    });
    expect((await unpack(bytes, { entryBytes: 1000 })).failed).toEqual([["file-too-large", "dossier.zip!/big.txt"]]);
    await expect(unpack(bytes, { entries: 1 })).rejects.toMatchObject({ code: "limit-entries" });
    await expect(unpack(bytes.slice(0, -30))).rejects.toMatchObject({ code: "archive-broken" });
  });
});

describe("labels", () => {
  it("never come out empty or endless", () => {
    const labels = new Labels();
    expect(labels.label("../..")).toBe("unnamed");
    expect(labels.label("\u0000")).toBe("unnamed (2)");
    expect(labels.label(`${"a".repeat(5000)}/b.txt`)).toBe(`${"a".repeat(200)}/b.txt`);
    expect(labels.label(Array.from({ length: 1000 }, () => "dir").join("/")).length).toBeLessThanOrEqual(1000);
  });

  it("tell leftovers from documents", () => {
    expect(["a/.git/config", "__MACOSX/x", "desktop.ini"].map(isLeftOver)).toEqual([true, true, true]);
    expect(["./a.txt", "../a.txt", "thumbs.dbx", "a/b.c"].map(isLeftOver)).toEqual([false, false, false, false]);
  });
});
