import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { type Expected, HOSTILE } from "../../scripts/make-hostile.mjs";
import { closeReaders, type ReadOutcome, readBytes } from "../../src/formats/index.ts";
import { DEFAULT_LIMITS, type Limits } from "../../src/formats/limits.ts";

const FOLDER = fileURLToPath(new URL("../../fixtures/hostile", import.meta.url));
const expectations = JSON.parse(readFileSync(path.join(FOLDER, "expectations.json"), "utf8")) as Readonly<
  Record<string, Expected>
>;

/** Small enough that every file is done with in seconds, large enough for ordinary documents. */
const LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  fileBytes: 64 * 1024 * 1024,
  entryBytes: 8 * 1024 * 1024,
  totalBytes: 24 * 1024 * 1024,
  entries: 10_000,
  pages: 200,
  characters: 4_000_000,
  seconds: 5,
  memoryMiB: 450,
};

/** No file may hold a person up for longer, whatever its limits say. */
const PATIENCE = 40_000;

afterAll(() => closeReaders());

const codes = (outcomes: readonly ReadOutcome[]) => outcomes.map((o) => (o.kind === "read" ? "read" : o.failure.code));

/** Compares without being strict about what depends on the machine. */
function expectOutcomes(outcomes: readonly ReadOutcome[], expected: Expected): void {
  const found = codes(outcomes);
  if (typeof expected === "string" || Array.isArray(expected)) expect(found).toEqual([expected].flat());
  else for (const code of found) expect((expected as { any: readonly string[] }).any).toContain(code);
  expect(found.length).toBeGreaterThan(0);
}

async function read(name: string, bytes: Uint8Array): Promise<readonly ReadOutcome[]> {
  return readBytes(bytes, name, { limits: LIMITS });
}

describe("hostile documents", () => {
  it("are all there, small, and each with an expectation", () => {
    const files = readdirSync(FOLDER).filter((name) => name !== "expectations.json");
    expect(files.toSorted()).toEqual(
      HOSTILE.filter((file) => !file.large)
        .map((file) => file.name)
        .toSorted(),
    );
    expect(Object.keys(expectations).toSorted()).toEqual(HOSTILE.map((file) => file.name).toSorted());
    for (const name of files) expect(statSync(path.join(FOLDER, name)).size).toBeLessThan(200_000);
  });

  it.each(HOSTILE.filter((file) => !file.large))("$name ends as expected", { timeout: PATIENCE }, async ({ name }) => {
    expectOutcomes(await read(name, readFileSync(path.join(FOLDER, name))), expectations[name]!);
  });

  it.each(HOSTILE.filter((file) => file.large))(
    "$name, made now, ends as expected",
    { timeout: PATIENCE },
    async ({ name, make }) => {
      expectOutcomes(await read(name, make()), expectations[name]!);
    },
  );

  it("is made the same way every time", () => {
    for (const { name, make } of HOSTILE.filter((file) =>
      /^(?:zip-odd|docx-deep|pdf-flate|tar-bomb)/.test(file.name),
    )) {
      expect(Buffer.compare(Buffer.from(make()), readFileSync(path.join(FOLDER, name)))).toBe(0);
    }
  });
});

describe("what comes out of hostile documents", () => {
  const of = async (name: string) => read(name, readFileSync(path.join(FOLDER, name)));

  it("expands no entity", async () => {
    for (const name of ["xml-billion-laughs.xml", "xml-outside-entity.xml"]) {
      for (const outcome of await of(name)) {
        if (outcome.kind === "read") expect(outcome.document.text).not.toMatch(/(?:ha){20}|root:/);
      }
    }
  });

  it.each(["zip-odd-names.zip", "tar-odd-names.tar"])("has harmless names: %s", async (name) => {
    const names = (await of(name)).map((o) => (o.kind === "read" ? o.document.name : o.name));
    expect(new Set(names).size).toBe(names.length);
    for (const label of names) {
      expect(label.startsWith(`${name}!/`)).toBe(true);
      expect(label.slice(name.length + 2)).not.toMatch(/\.\.(?:\/|$)|^\/|\\|:|\p{Cc}|\p{Cf}/u);
    }
  });

  it("has no characters that steer a terminal or turn the text", async () => {
    const [outcome] = await of("text-control-characters.txt");
    if (outcome?.kind !== "read") throw new Error("not read");
    expect(outcome.document.text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
    expect(outcome.document.warnings.map((w) => w.code)).toContain("hidden-characters-removed");
  });

  it("reaches no prototype", async () => {
    await of("json-prototype.json");
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("holds no script of a page", async () => {
    const [outcome] = await of("html-script.html");
    if (outcome?.kind !== "read") throw new Error("not read");
    expect(outcome.document.text).not.toMatch(/while|onerror|onclick|<|\{/);
  });
});
