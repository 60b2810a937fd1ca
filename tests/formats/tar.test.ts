import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS, type Limits } from "../../src/formats/limits.ts";
import { read } from "../../src/formats/tar.ts";

/** A tar header and its content, as `tar` writes it. */
function entry(path: string, content = "", type = "0", link = ""): Buffer {
  const body = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(path, 0, 100);
  header.write("0000644\0", 100);
  header.write(`${body.length.toString(8).padStart(11, "0")}\0`, 124);
  header.write("        ", 148);
  header.write(type, 156);
  header.write(link, 157);
  header.write("ustar\u000000", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
}

const END = Buffer.alloc(1024);
const archive = (...entries: readonly Buffer[]) => Buffer.concat([...entries, END]);

async function unpack(bytes: Uint8Array, changed: Partial<Limits> = {}, name = "dossier.tar.gz") {
  const result = await read(bytes, name, { limits: { ...DEFAULT_LIMITS, ...changed } });
  if (result.kind !== "container") throw new Error("no container");
  return {
    members: result.members.map((m) => [m.path, new TextDecoder().decode(m.bytes).slice(0, 20)]),
    failed: result.failed.map((f) => [f.code, f.subject]),
  };
}

describe("tar archives", () => {
  const plain = archive(
    entry("a/", "", "5"),
    entry("a/uno.txt", "uno"),
    entry("link.txt", "", "2", "/etc/passwd"),
    entry("hard.txt", "", "1", "a/uno.txt"),
    entry("../../evil.txt", "due"),
    entry("a/.DS_Store", "x"),
  );
  const expected = {
    members: [
      ["a/uno.txt", "uno"],
      ["evil.txt", "due"],
    ],
    failed: [],
  };

  it("takes out files, plain or packed, and passes over links, folders and leftovers", async () => {
    expect(await unpack(plain)).toEqual(expected);
    expect(await unpack(gzipSync(plain))).toEqual(expected);
  });

  it("opens a single file packed with gzip", async () => {
    expect(await unpack(gzipSync("<TED_EXPORT/>"), {}, "in/notice.xml.gz")).toEqual({
      members: [["notice.xml", "<TED_EXPORT/>"]],
      failed: [],
    });
  });

  it("stops a bomb while it grows", async () => {
    const bomb = gzipSync(archive(entry("big.txt", " ".repeat(30_000_000))));
    await expect(unpack(bomb)).rejects.toMatchObject({ code: "limit-ratio" });
    await expect(unpack(gzipSync(Buffer.alloc(30_000_000)), {}, "zero.gz")).rejects.toMatchObject({
      code: "limit-ratio",
    });
  });

  it("keeps what it took out before an archive breaks off or passes a limit", async () => {
    const two = archive(entry("uno.txt", "uno"), entry("due.txt", "d".repeat(3000)));
    expect(await unpack(two.subarray(0, 2000))).toEqual({
      members: [["uno.txt", "uno"]],
      failed: [["archive-broken", "dossier.tar.gz"]],
    });
    expect(await unpack(two, { entryBytes: 1000 })).toEqual({
      members: [["uno.txt", "uno"]],
      failed: [["file-too-large", "dossier.tar.gz!/due.txt"]],
    });
    expect(await unpack(two, { totalBytes: 100 })).toEqual({
      members: [["uno.txt", "uno"]],
      failed: [["file-too-large", "dossier.tar.gz!/due.txt"]],
    });
    expect(await unpack(two, { entries: 1 })).toEqual({
      members: [["uno.txt", "uno"]],
      failed: [["limit-entries", "dossier.tar.gz"]],
    });
    expect(await unpack(gzipSync(two).subarray(0, -12))).toMatchObject({
      failed: [["archive-broken", "dossier.tar.gz"]],
    });
  });

  it("refuses what is no archive", async () => {
    await expect(unpack(Buffer.from("no archive at all"))).rejects.toMatchObject({ code: "archive-broken" });
    await expect(unpack(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]))).rejects.toMatchObject({ code: "archive-broken" });
  });
});
