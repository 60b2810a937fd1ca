import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../../src/formats/limits.ts";
import { read } from "../../src/formats/markdown.ts";
import { shown } from "./shown.ts";

const document = async (text: string) => {
  const result = await read(Buffer.from(text), "a.md", { limits: DEFAULT_LIMITS });
  if (result.kind !== "document") throw new Error("not a document");
  return result.document;
};
const lines = async (text: string) => shown(await document(text));

describe("markdown", () => {
  it("reads headings of both kinds and drops front matter, comments and rules", async () => {
    expect(
      await lines(
        "---\ntitle: x\nlang: it\n---\n# Capitolato ##\n\n<!-- hidden\nnote -->Intro text.\n\n***\n\nOggetto\n-------\n\n### Art. 5 Durata\nTre anni.",
      ),
    ).toEqual([
      "H1: Capitolato",
      "paragraph: Intro text.",
      "H2: Oggetto",
      "H3 <Art. 5>: Art. 5 Durata",
      "paragraph: Tre anni.",
    ]);
  });

  it("takes marks out and leaves lines to fill in, placeholders and stars alone", async () => {
    expect(
      await lines(
        "The **lot** is *reserved* under [article 20](https://x.example/a_(b)) &amp; `code_x`, \\*not\\* ~~old~~, name ______, [name of buyer], 202* - 20**, snake_case_word.![](a.png)",
      ),
    ).toEqual([
      "paragraph: The lot is reserved under article 20 & code_x, *not* old, name ______, [name of buyer], 202* - 20**, snake_case_word.",
    ]);
  });

  it("numbers ordered lists as they are printed, nested ones apart", async () => {
    expect(
      await lines("1. one\n1. two\n   - inner\n   - more\n1. three\n\ntext\n\n7) seven\n8) eight\n  goes on"),
    ).toEqual([
      "item <1.>: 1. one",
      "item <2.>: 2. two",
      "item <•>: • inner",
      "item <•>: • more",
      "item <3.>: 3. three",
      "paragraph: text",
      "item <7)>: 7) seven",
      "item <8)>: 8) eight⏎goes on",
    ]);
  });

  it("reads tables with or without outer bars, and breaks in cells", async () => {
    expect(
      await lines("Criterion | Points\n--- | ---:\n**Social** clause<br>of 2026 | 10\n\n| a \\| b |\n|---|\n| c |"),
    ).toEqual([
      "c0.0.0: Criterion",
      "c0.0.1: Points",
      "c0.1.0: Social clause⏎of 2026",
      "c0.1.1: 10",
      "c1.0.0: a | b",
      "c1.1.0: c",
    ]);
  });

  it("puts notes behind the block that refers to them", async () => {
    expect(await lines("First[^1] line.\n\nSecond.\n\n[^1]: The note\n    goes on.\n[^2]: Unused.")).toEqual([
      "paragraph: First line.",
      "note <1>: The note⏎goes on.",
      "paragraph: Second.",
      "note <2>: Unused.",
    ]);
  });

  it("reads task lists, quotes, code and links that make up a contents table", async () => {
    expect(
      await lines(
        "- [x] reserved\n- [ ] open\n\n> quoted *text*\n\n```\nplain *text*\n```\n\n[Artikel 1 Doel 8](#doel)\n",
      ),
    ).toEqual([
      "item <•> {ticked}: • [x] reserved",
      "item <•> {unticked}: • [ ] open",
      "paragraph: quoted text",
      "paragraph: plain *text*",
      "contents: Artikel 1 Doel 8",
    ]);
  });

  it("takes a wholly bold line for a heading and joins wrapped lines", async () => {
    expect(
      await lines(
        "**Social return**\n\nThe contractor spends five percent of the value of the contract\non work for people with a distance to the labour market.",
      ),
    ).toEqual([
      "H1: Social return",
      "paragraph: The contractor spends five percent of the value of the contract⏎on work for people with a distance to the labour market.",
    ]);
  });

  it("reads tables written in HTML", async () => {
    expect(await lines("Text.\n\n<table><tr><td>Lot 1</td>\n<td>reserved</td></tr></table>\n\nMore.")).toEqual([
      "paragraph: Text.",
      "c0.0.0: Lot 1",
      "c0.0.1: reserved",
      "paragraph: More.",
    ]);
  });

  it.each([
    ["brackets", "["],
    ["links", "[a]("],
    ["stars", "*a "],
    ["pairs", "**a** "],
    ["ticks", "`"],
    ["quotes", "> "],
    ["comments", "<!--"],
    ["fences", "```\n"],
    ["rows", "|a\n|-\n"],
    ["tags", "<div\n\n"],
  ])("reads 200,000 characters of %s in time", async (_, unit) => {
    const started = performance.now();
    await document(unit.repeat(Math.ceil(200_000 / unit.length)));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
