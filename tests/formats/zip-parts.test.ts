import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { Failure } from "../../src/failure.ts";
import { DEFAULT_LIMITS, type Limits } from "../../src/formats/limits.ts";
import { looksLikeZip, openZip } from "../../src/formats/zip-parts.ts";

const limits = (changed: Partial<Limits> = {}): Limits => ({ ...DEFAULT_LIMITS, ...changed });
const failing = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(Failure);
  return error as Failure;
};

describe("openZip", () => {
  it("lists parts and unpacks one", async () => {
    const bytes = zipSync({ "a/b.txt": strToU8("città"), "c.txt": strToU8("") });
    expect(looksLikeZip(bytes)).toBe(true);
    const zip = await openZip(bytes, "x.zip", limits());
    expect(zip.entries.map((entry) => [entry.path, entry.size])).toEqual([
      ["a/b.txt", 6],
      ["c.txt", 0],
    ]);
    expect(new TextDecoder().decode(await zip.read("a/b.txt"))).toBe("città");
    expect(await zip.read("none")).toBeUndefined();
  });

  it("marks paths that climb out or are absolute, and turns backslashes", async () => {
    const bytes = zipSync({
      "../evil.txt": strToU8("x"),
      "/abs.txt": strToU8("x"),
      "a\\b.txt": strToU8("x"),
      "ok.txt": strToU8("x"),
    });
    const zip = await openZip(bytes, "x.zip", limits());
    expect(zip.entries.map((entry) => entry.unsafe === undefined)).toEqual([false, false, true, true]);
    expect(zip.entries[2]?.path).toBe("a/b.txt");
  });

  it("refuses a bomb by ratio, by part, by sum and by count", async () => {
    const blanks = zipSync({ a: new Uint8Array(3_000_000).fill(32), b: new Uint8Array(900_000).fill(32) });
    const open = (changed: Partial<Limits>) => openZip(blanks, "bomb.zip", limits(changed));
    expect((await failing((await open({})).read("a"))).code).toBe("limit-ratio");
    expect((await failing((await open({ entryBytes: 1000 })).read("a"))).code).toBe("file-too-large");
    const zip = await open({ ratio: 1e9, totalBytes: 3_500_000 });
    expect((await zip.read("a"))?.length).toBe(3_000_000);
    expect((await failing(zip.read("b"))).code).toBe("file-too-large");
    expect((await failing(open({ entries: 1 }))).code).toBe("limit-entries");
  });

  it("stops a part that yields more than it declares", async () => {
    const bytes = zipSync({ a: new Uint8Array(500_000).fill(32) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const directory = view.getUint32(bytes.length - 6, true);
    view.setUint32(directory + 24, 100, true);
    const failure = await failing((await openZip(bytes, "lie.zip", limits())).read("a"));
    expect(failure.code).toBe("archive-broken");
    expect(failure.subject).toBe("lie.zip!/a");
  });

  it("says that a cut file is damaged, with the code asked for", async () => {
    const bytes = zipSync({ a: strToU8("x".repeat(1000)) });
    expect((await failing(openZip(bytes.subarray(0, 60), "x.docx", limits(), "office-broken"))).code).toBe(
      "office-broken",
    );
    expect((await failing(openZip(new Uint8Array(0), "x.zip", limits()))).code).toBe("archive-broken");
  });
});
