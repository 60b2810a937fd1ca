/** Archives that hold several tenders. */
import path from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byProcedure } from "../../src/cli/procedures.ts";
import type { NoticeField, TenderDocument } from "../../src/model.ts";
import { documentOf } from "../fact-tools.ts";
import { run } from "../support/cli.ts";
import { folderWith, removeFolder } from "../support/tender.ts";

function file(name: string, fields: Readonly<Record<string, string>> = {}): TenderDocument {
  const list = Object.entries(fields).map(([term, value]): NoticeField => ({ term, value, path: "/" }));
  return { ...documentOf("Text."), name, fields: list };
}

const names = (documents: readonly TenderDocument[]) => byProcedure(documents).map((own) => own.map((d) => d.name));

describe("documents by procedure", () => {
  const [one, two] = [{ "BT-04": "p-1" }, { "BT-04": "p-2" }];

  it.each<[string, readonly TenderDocument[], string[][]]>([
    ["no notice", [file("z.zip!/a.pdf"), file("z.zip!/b.pdf")], [["z.zip!/a.pdf", "z.zip!/b.pdf"]]],
    ["one notice", [file("z.zip!/n.xml", one), file("z.zip!/b.pdf")], [["z.zip!/n.xml", "z.zip!/b.pdf"]]],
    ["two notices of one procedure", [file("z!/1.xml", one), file("z!/2.xml", one)], [["z!/1.xml", "z!/2.xml"]]],
    ["two procedures", [file("z!/1.xml", one), file("z!/2.xml", two)], [["z!/1.xml"], ["z!/2.xml"]]],
    [
      "documents go with the notice of their folder",
      [file("z!/x/n.xml", one), file("z!/x/deep/a.pdf"), file("z!/y/n.xml", two), file("z!/y/b.pdf")],
      [
        ["z!/x/n.xml", "z!/x/deep/a.pdf"],
        ["z!/y/n.xml", "z!/y/b.pdf"],
      ],
    ],
    [
      "a document that may belong to either stands alone",
      [file("z!/x/n.xml", one), file("z!/y/n.xml", two), file("z!/terms.pdf")],
      [["z!/x/n.xml"], ["z!/y/n.xml"], ["z!/terms.pdf"]],
    ],
    [
      "without an identifier title and buyer tell",
      [
        file("z!/1.xml", { "BT-21": "Cleaning", "BT-500": "City of Example" }),
        file("z!/2.xml", { "BT-21": "Catering", "BT-500": "City of Example" }),
        file("z!/3.xml", { "BT-21": "Cleaning ", "BT-500": "City of example" }),
      ],
      [["z!/1.xml", "z!/3.xml"], ["z!/2.xml"]],
    ],
  ])("%s", (_name, documents, expected) => expect(names(documents)).toEqual(expected));
});

describe("check of an archive with two procedures", () => {
  let folder: string;
  const release = (ocid: string, title: string) =>
    Buffer.from(
      JSON.stringify({ ocid, language: "en", tender: { title, description: "The contractor does the work." } }),
    );

  beforeAll(async () => {
    const zip = zipSync({ "a/notice.json": release("p-1", "Cleaning"), "b/notice.json": release("p-2", "Catering") });
    folder = await folderWith({ "two.zip": zip });
  });
  afterAll(() => removeFolder(folder));

  it("gives a report for each and says so", async () => {
    const { out, err } = await run(["check", path.join(folder, "two.zip"), "--format", "json"]);
    const reports = JSON.parse(out) as { documents: { name: string }[] }[];
    expect(reports.map(({ documents }) => documents.length)).toEqual([1, 1]);
    expect(err).toContain("two.zip holds notices of several procedures: 2 reports");
  });

  it("gives one when the user says that it is one dossier", async () => {
    const { out } = await run(["check", path.join(folder, "two.zip"), "--dossier", "--format", "json"]);
    expect((JSON.parse(out) as { documents: unknown[] }).documents).toHaveLength(2);
  });
});
