import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../support/cli.ts";
import { folderWith, removeFolder, TENDER } from "../support/tender.ts";

let folder: string;

beforeAll(async () => {
  folder = await folderWith({ "good.txt": TENDER, "empty.txt": "" });
});

afterAll(() => removeFolder(folder));

/** The table of docs/exit-codes.md: arguments, code, why. F stands for the folder. */
const TABLE: readonly (readonly [string, 0 | 1 | 2])[] = [
  ["check F/good.txt", 0],
  ["check F/good.txt --fail-under 0", 0],
  ["check F/good.txt --fail-under 100", 1],
  ["check F/good.txt --fail-on barrier.price-only", 1],
  ["check F/good.txt --fail-on barrier.*", 1],
  ["check F/good.txt --fail-on missing:equality.gender", 1],
  ["check F/good.txt --fail-on missing:employment.integration", 0],
  ["check F/good.txt --fail-on barrier.consortium-ban", 0],
  ["check F/good.txt F/empty.txt", 2],
  ["check F/good.txt F/empty.txt --fail-under 100", 2],
  ["check F/missing.txt", 2],
  ["check F/*.pdf", 2],
  ["check F/good.txt --no-such-option", 2],
  ["check F/good.txt --fail-on barrier.prize-only", 2],
  ["check F/good.txt --format pdf", 2],
  ["check F/good.txt --rules F", 2],
  ["check", 2],
  ["chekc F/good.txt", 2],
  ["", 2],
  ["inspect F/good.txt", 0],
  ["inspect F/empty.txt", 2],
  ["rules list", 0],
  ["rules show no.such.rule", 2],
  ["rules new it award.social points", 0],
  ["rules new it award.socal points", 2],
  ["rules lint F", 2],
  ["rules measure F/good.txt", 2],
  ["--help", 0],
  ["check --help", 0],
  ["--version", 0],
];

describe("exit codes", () => {
  it.each(TABLE)("buysocial %s: %i", async (line, status) => {
    const args = line
      .split(" ")
      .filter((word) => word !== "")
      .map((word) => word.replace(/^F(?=\/|$)/, folder));
    const ran = await run(args);
    expect(ran.status, ran.err).toBe(status);
    if (status === 2) expect(ran.err).not.toBe("");
  });

  it("stand in the docs as they are here", async () => {
    const docs = await readFile(path.resolve("docs/exit-codes.md"), "utf8");
    const rows = [...docs.matchAll(/^\| `buysocial ?(.*?)` \| (\d) \|/gm)].map(([, line = "", code]) => [
      line
        .replaceAll("\\|", "|")
        .replaceAll("tenders/", "F/")
        .replace(/ tenders$/, " F"),
      Number(code),
    ]);
    expect(rows).toEqual(TABLE);
  });
});
