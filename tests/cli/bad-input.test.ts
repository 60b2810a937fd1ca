import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../support/cli.ts";
import { folderWith, removeFolder, TENDER } from "../support/tender.ts";

let folder: string;
const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + ((i * i) >> 3)) & 0xff);

beforeAll(async () => {
  folder = await folderWith({
    "good.txt": TENDER,
    "empty.pdf": "",
    "noise.pdf": noise,
    "cut.pdf": "%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "cut.docx": zipSync({ "word/document.xml": Buffer.from(TENDER.repeat(50)) }).slice(0, 300),
    "table.xlsx": zipSync({
      "xl/workbook.xml": Buffer.from("<workbook/>"),
      "[Content_Types].xml": Buffer.from(
        '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
      ),
    }),
    "pictures.zip": zipSync({ "a.jpg": noise.slice(0, 99), "b.jpg": noise.slice(99, 200) }),
    "blank.txt": " \n\n\t ",
  });
  await mkdir(path.join(folder, "none"));
  await mkdir(path.join(folder, "rules"));
  await writeFile(path.join(folder, "rules/clauses.yaml"), "- id: [broken\n");
});

afterAll(() => removeFolder(folder));

/** Input, words of the one line that it gets. */
const TABLE: readonly (readonly [string, RegExp])[] = [
  ["F/missing.pdf", /missing\.pdf: no such file or folder/],
  ["F/none", /none: holds no file that can be checked/],
  ["F/*.odt", /\*\.odt: matches no file/],
  ["F/empty.pdf", /empty\.pdf: is empty/],
  ["F/noise.pdf", /noise\.pdf: (?:is of no kind|is damaged)/],
  ["F/cut.pdf", /cut\.pdf: is damaged or cut off/],
  ["F/cut.docx", /cut\.docx: is (?:a damaged archive|damaged or not the Office file|of no kind)/],
  ["F/table.xlsx", /table\.xlsx: is of a kind that this version does not read/],
  ["F/pictures.zip", /pictures\.zip: holds no file that can be checked/],
];

describe("bad input", () => {
  it.each(TABLE)("%s gets one clear line, and the rest is reported", async (input, line) => {
    const args = ["check", input, "F/good.txt"].map((word) => word.replace(/^F\//, `${folder}/`));
    const { status, out, err } = await run([...args, "--lang", "en"]);
    expect(status).toBe(2);
    const lines = err.split("\n").filter((text) => text !== "" && !text.includes("passed over"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(line);
    expect(lines[0]).toMatch(/^buysocial: /);
    expect(out).toContain("Score ");
  });

  it("says that a text without words was not assessed", async () => {
    const { out } = await run(["check", `${folder}/blank.txt`, "--lang", "en"]);
    expect(out).toContain("Not assessed");
  });

  it("names every fault of a broken rule base, with its file", async () => {
    const { status, out, err } = await run(["check", `${folder}/good.txt`, "--rules", `${folder}/rules`]);
    expect(status).toBe(2);
    expect(out).toBe("");
    expect(err).toContain("clauses.yaml");
  });
});

/** Wrong usage, words of the one line that it gets. */
const USAGE: readonly (readonly [string, RegExp])[] = [
  ["check F/good.txt --fail-undr 3", /unknown option '--fail-undr' \(Did you mean --fail-under\?\)/],
  [
    "check F/good.txt --fail-under many",
    /'--fail-under <score>' argument 'many' is invalid\. It must be a number from 0 to 100/,
  ],
  ["check F/good.txt --fail-on barrier.prize-only", /Did you mean barrier\.price-only\?/],
  ["check F/good.txt --fail-on price-only", /Did you mean barrier\.price-only\?/],
  ["check F/good.txt --format sarfi", /Did you mean sarif\?/],
  ["check F/good.txt -o F/report", /the name tells no format/],
  ["check F/good.txt -o F/good.txt/report.html", /report\.html: cannot be written/],
  ["check F/good.txt --lang xx", /reports come in en, it/],
  ["check F/good.txt --date 31.03.2026", /It must be a day such as 2026-03-31/],
  ["check F/good.txt --date 2026-02-30", /It must be a day such as 2026-03-31/],
  ["check F/good.txt --kind work", /Allowed choices are works, services, supplies, concession/],
  ["check F/good.txt --cpv 123", /codes of 8 digits/],
  ["check F/good.txt --value lots", /an amount such as 250000/],
  ["check F/good.txt --limit page=3", /There is no limit 'page'\. Did you mean pages\?/],
  ["check F/good.txt --limit pages=0", /a whole number from 1/],
  ["check F/good.txt --explain it.employmnt.integration", /no rule is called so/],
  ["check F/good.txt --rules F/nowhere", /nowhere/],
  ["chek F/good.txt", /unknown command 'chek' \(Did you mean check\?\)/],
  ["rules show it.employment.integratio", /no rule or clause type is called so/],
  ["rules list --clause award.socail", /Did you mean award\.social\?/],
];

describe("wrong usage", () => {
  it.each(USAGE)("%s", async (line, words) => {
    const { status, out, err } = await run(line.split(" ").map((word) => word.replace(/^F\//, `${folder}/`)));
    expect(status).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(words);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });
});
