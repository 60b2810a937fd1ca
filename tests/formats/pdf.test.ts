import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS, type Limits } from "../../src/formats/limits.ts";
import { labelOf, tickOf, visible } from "../../src/formats/pdf/symbols.ts";
import { read } from "../../src/formats/pdf.ts";
import type { Block } from "../../src/model.ts";
import { gridLines, makePdf, setLines, type TestPage } from "../support/pdf.ts";

async function readPdf(
  pages: readonly TestPage[] | Uint8Array,
  over: { limits?: Partial<Limits>; password?: string } = {},
) {
  const bytes = pages instanceof Uint8Array ? pages : makePdf(pages);
  const password = over.password === undefined ? {} : { password: over.password };
  const result = await read(bytes, "a.pdf", { limits: { ...DEFAULT_LIMITS, ...over.limits }, ...password });
  if (result.kind !== "document") throw new Error("expected a document");
  const { document } = result;
  const text = (b: Block): string => document.text.slice(b.span.start, b.span.end);
  return { document, shown: document.blocks.map((b) => `${b.kind}: ${text(b)}`), text };
}

const WIDE = 70;
const LONG =
  "The contractor keeps the staff of the outgoing firm for the whole term of the contract and pays at least the wages of the national agreement that is in force for the sector and the territory.";

describe("paragraphs", () => {
  it("joins lines and keeps paragraphs apart", async () => {
    const first = setLines(LONG, { x: 60, y: 100, wide: WIDE });
    const second = setLines("A second paragraph begins after the first one has ended and is long enough to run on.", {
      x: 60,
      y: 100 + first.length * 13,
      wide: WIDE,
    });
    const { shown } = await readPdf([{ texts: [...first, ...second] }]);
    expect(shown).toEqual([
      `paragraph: ${LONG}`,
      "paragraph: A second paragraph begins after the first one has ended and is long enough to run on.",
    ]);
  });

  it("mends words broken at the end of a line, and no others", async () => {
    const texts = [
      "The award takes account of the quality of the social and environ-",
      "mental measures, of the semi-",
      "nars held, and of Haupt-",
      "und Nebenangebote as well as e-",
      "mail notices, since e-mail counts too.",
    ].map((text, i) => ({ x: 60, y: 100 + 13 * i, text }));
    const { document } = await readPdf([{ texts }]);
    expect(document.text.replace(/\s+/g, " ")).toContain(
      "environmental measures, of the seminars held, and of Haupt- und Nebenangebote as well as e-mail notices",
    );
  });

  it("keeps clause numbers and rows of labels with values apart, though the lines are full", async () => {
    const texts = [
      "Review body: the regional court that hears disputes on awards",
      "Term for review: thirty days from the notice of the measure",
      "5.1. Lot: the first of the lots that the notice goes through",
      "where the staff is kept, as laid down for all of them in art.",
      "4.2. Penalties and in the annex.",
    ].map((text, i) => ({ x: 60, y: 100 + 13 * i, text }));
    expect((await readPdf([{ texts }])).shown).toEqual([
      `paragraph: ${texts[0]!.text}`,
      `paragraph: ${texts[1]!.text}`,
      `item: ${texts[2]!.text} ${texts[3]!.text} ${texts[4]!.text}`,
    ]);
  });

  it("puts a blank where the gap says so and none within a word", async () => {
    const texts = [
      { x: 60, y: 100, text: "inclu" },
      { x: 60 + 5 * 6, y: 100, text: "sion", bold: true },
      { x: 60 + 9 * 6 + 5, y: 100, text: "clause" },
    ];
    expect((await readPdf([{ texts }])).shown).toEqual(["paragraph: inclusion clause"]);
  });

  it("reads lines from the top whatever the order of drawing", async () => {
    const texts = setLines(LONG, { x: 60, y: 100, wide: WIDE }).reverse();
    expect((await readPdf([{ texts }])).document.text).toBe(LONG);
  });

  it("joins a paragraph that runs over a page break, and gives blocks their page", async () => {
    const lines = setLines(LONG, { x: 60, y: 760, wide: WIDE });
    const rest = lines.slice(2).map((l, i) => ({ ...l, y: 60 + i * 13 }));
    const { document } = await readPdf([
      { texts: lines.slice(0, 2) },
      { texts: [...rest, { x: 60, y: 300, text: "Last words." }] },
    ]);
    expect(document.pages).toBe(2);
    expect(document.blocks.map((b) => b.page)).toEqual([1, 2]);
    expect(document.text).toBe(`${LONG}\nLast words.`);
  });

  it("reads a page that is turned by 90 degrees", async () => {
    const { document } = await readPdf([{ texts: setLines(LONG, { x: 60, y: 100, wide: WIDE }), rotate: 90 }]);
    expect(document.text).toBe(LONG);
  });
});

describe("structure", () => {
  it("finds headings, their labels and levels, and list items", async () => {
    const texts = [
      { x: 60, y: 80, text: "Service contract", size: 18 },
      { x: 60, y: 120, text: "Art. 5 - Social clause", bold: true },
      ...setLines(LONG, { x: 60, y: 140, wide: WIDE }),
      { x: 60, y: 220, text: "a) first duty of the firm;" },
      { x: 60, y: 233, text: "b) second duty of the firm." },
      { x: 60, y: 246, text: "• a third one" },
    ];
    const { document, shown } = await readPdf([{ texts }]);
    expect(shown).toEqual([
      "heading: Service contract",
      "heading: Art. 5 - Social clause",
      `paragraph: ${LONG}`,
      "item: a) first duty of the firm;",
      "item: b) second duty of the firm.",
      "item: • a third one",
    ]);
    const [title, article, body, item] = document.blocks;
    expect(title).toMatchObject({ level: 1 });
    expect(article).toMatchObject({ level: 4, label: "Art. 5" });
    expect(body?.section).toEqual(["Service contract", "Art. 5 - Social clause"]);
    expect(item).toMatchObject({ label: "a)" });
  });

  it("joins a heading whose letters are set apart", async () => {
    const letters = [..."SOCIAL"].map((text, i) => ({ x: 60 + i * 12, y: 80, text }));
    const second = [..."CLAUSE"].map((text, i) => ({ x: 60 + 6 * 12 + 16 + i * 12, y: 80, text }));
    expect((await readPdf([{ texts: [...letters, ...second] }])).document.text).toBe("SOCIAL CLAUSE");
  });

  it("separates footnote marks from words, keeps exponents, and sets notes apart", async () => {
    const texts = [
      { x: 60, y: 100, text: "The firm hires disadvantaged workers" },
      { x: 60 + 36 * 6, y: 96, text: "1", size: 6 },
      { x: 60 + 38 * 6, y: 100, text: "for cleaning 900 m" },
      { x: 60 + 56 * 6, y: 96, text: "2", size: 6 },
      { x: 60 + 58 * 6, y: 100, text: "a day." },
      ...setLines(LONG, { x: 60, y: 130, wide: WIDE }),
      { x: 60, y: 778, text: "1", size: 5 },
      { x: 66, y: 780, text: "As the law defines them.", size: 8 },
    ];
    const { shown } = await readPdf([{ texts }]);
    expect(shown[0]).toBe("paragraph: The firm hires disadvantaged workers 1 for cleaning 900 m2 a day.");
    expect(shown.at(-1)).toBe("note: 1 As the law defines them.");
  });

  it("knows headers, footers and page numbers, but not headings at the top of pages", async () => {
    const page = (n: number): TestPage => ({
      texts: [
        { x: 60, y: 40, text: "Town of Example" },
        { x: 60, y: 80, text: `LOT ${n * n}`, bold: true },
        ...setLines(LONG, { x: 60, y: 110, wide: WIDE }),
        { x: 280, y: 810, text: `Page ${n} of 3` },
      ],
    });
    const { shown } = await readPdf([page(1), page(2), page(3)]);
    expect(shown.filter((s) => s.startsWith("header"))).toEqual(Array(3).fill("header: Town of Example"));
    expect(shown.filter((s) => s.startsWith("footer"))).toEqual([1, 2, 3].map((n) => `footer: Page ${n} of 3`));
    expect(shown.filter((s) => s.startsWith("heading"))).toEqual([
      "heading: LOT 1",
      "heading: LOT 4",
      "heading: LOT 9",
    ]);
  });

  it("knows contents tables with dots", async () => {
    const texts = ["1 Object of the contract", "2 Social clause", "3 Penalties"].map((t, i) => ({
      x: 60,
      y: 100 + 13 * i,
      text: `${t} ${".".repeat(50 - t.length)} ${i + 2}`,
    }));
    expect((await readPdf([{ texts }])).document.blocks.map((b) => b.kind)).toEqual([
      "contents",
      "contents",
      "contents",
    ]);
  });

  it("reads two columns of prose one after the other", async () => {
    const other =
      "Tenderers describe how they recruit people who have been out of work for long and which training those people receive during the contract at no cost to them.";
    const left = setLines(LONG, { x: 50, y: 100, wide: 38 });
    const right = setLines(other, { x: 320, y: 104, wide: 38 });
    const title = {
      x: 50,
      y: 70,
      text: "A title across both of the columns of this page, long enough to cross the gutter",
    };
    const rows = [title, ...left.flatMap((l, i) => (right[i] === undefined ? [l] : [l, right[i]]))];
    const { document } = await readPdf([{ texts: rows }]);
    expect(document.text).toBe(`${title.text}\n${LONG}\n${other}`);
  });
});

describe("tables", () => {
  const cells = (blocks: readonly Block[], text: (b: Block) => string) =>
    blocks.flatMap((b) => (b.kind === "cell" ? [[b.table, b.row, b.column, text(b)]] : []));

  it("takes cells from drawn lines, with their rows and columns", async () => {
    const texts = [
      { x: 64, y: 114, text: "Criterion" },
      { x: 404, y: 114, text: "Points" },
      ...setLines("Quality of the plan for taking on disadvantaged people and for keeping them", {
        x: 64,
        y: 134,
        wide: 50,
      }),
      { x: 404, y: 141, text: "20" },
      { x: 64, y: 174, text: "Price" },
      { x: 404, y: 174, text: "80" },
    ];
    const { document, text } = await readPdf([{ texts, lines: gridLines([60, 400, 500], [100, 120, 160, 180]) }]);
    expect(cells(document.blocks, text)).toEqual([
      [0, 0, 0, "Criterion"],
      [0, 0, 1, "Points"],
      [0, 1, 0, "Quality of the plan for taking on disadvantaged people and for keeping them"],
      [0, 1, 1, "20"],
      [0, 2, 0, "Price"],
      [0, 2, 1, "80"],
    ]);
  });

  it("goes on with a table, and with a cell, after a page break", async () => {
    const columns = [60, 300, 500];
    const top: TestPage = {
      texts: [
        { x: 64, y: 754, text: "Penalty" },
        { x: 304, y: 754, text: "One euro for every" },
      ],
      lines: gridLines(columns, [740, 760]),
    };
    const next: TestPage = {
      texts: [
        { x: 304, y: 54, text: "hour of delay" },
        { x: 64, y: 94, text: "Bonus" },
        { x: 304, y: 94, text: "None" },
      ],
      lines: gridLines(columns, [80, 100]),
    };
    const { document, text } = await readPdf([top, next]);
    expect(cells(document.blocks, text)).toEqual([
      [0, 0, 0, "Penalty"],
      [0, 0, 1, "One euro for every hour of delay"],
      [0, 1, 0, "Bonus"],
      [0, 1, 1, "None"],
    ]);
    const flush = { ...next, texts: next.texts!.slice(1) };
    expect(cells((await readPdf([top, flush])).document.blocks, text).map((c) => c.slice(0, 3))).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
      [0, 1, 1],
    ]);
  });

  it("finds tables that show by alignment only", async () => {
    const rows = [
      ["Technical offer", "70"],
      ["Social measures", "15"],
      ["Economic offer", "15"],
    ];
    const texts = rows.flatMap(([a, b], i) => [
      { x: 60, y: 100 + 15 * i, text: a! },
      { x: 400, y: 100 + 15 * i, text: b! },
    ]);
    const { document, text } = await readPdf([{ texts: [...setLines(LONG, { x: 60, y: 300, wide: WIDE }), ...texts] }]);
    expect(cells(document.blocks, text)).toEqual(
      rows.flatMap(([a, b], i) => [
        [0, i, 0, a],
        [0, i, 1, b],
      ]),
    );
  });

  it("leaves a frame around prose as prose", async () => {
    const { shown } = await readPdf([
      { texts: setLines(LONG, { x: 60, y: 100, wide: WIDE }), lines: gridLines([50, 540], [80, 160]) },
    ]);
    expect(shown).toEqual([`paragraph: ${LONG}`]);
  });
});

describe("forms", () => {
  it("reads values and boxes where they stand", async () => {
    const texts = [
      { x: 60, y: 100, text: "Name of the firm:" },
      { x: 80, y: 130, text: "reserved contract" },
      { x: 80, y: 150, text: "open contract" },
    ];
    const { document, shown } = await readPdf([
      {
        texts,
        fields: [
          { kind: "text", x: 170, y: 100, width: 150, value: "Example Cooperative" },
          { kind: "box", x: 60, y: 130, width: 12, value: "On" },
          { kind: "box", x: 60, y: 150, width: 12, value: "Off" },
        ],
      },
    ]);
    expect(shown).toEqual([
      "paragraph: Name of the firm: Example Cooperative",
      "item: ☒ reserved contract",
      "item: ☐ open contract",
    ]);
    expect(document.blocks.map((b) => b.tick)).toEqual([undefined, "ticked", "unticked"]);
    expect(document.warnings.map((w) => w.code)).toContain("form-fields-read");
  });
});

describe("readability", () => {
  it("lists pages that are pictures", async () => {
    const { document } = await readPdf([
      { picture: true },
      { texts: setLines(LONG, { x: 60, y: 100, wide: WIDE }) },
      {},
    ]);
    expect(document.readability).toMatchObject({ imageOnlyPages: [1], garbledShare: 0 });
    expect(document.readability.readShare).toBeCloseTo(2 / 3);
    expect(document.warnings).toContainEqual({ code: "image-only-pages", pages: [1] });
  });

  it("gives a scan as a document without text", async () => {
    const { document } = await readPdf([{ picture: true }, { picture: true }]);
    expect(document).toMatchObject({ text: "", blocks: [], readability: { readShare: 0, imageOnlyPages: [1, 2] } });
  });

  it("measures a broken text layer", async () => {
    const broken = setLines(LONG, { x: 60, y: 100, wide: WIDE }).map((t) => ({ ...t, broken: true }));
    const { document } = await readPdf([{ texts: broken }, { texts: setLines(LONG, { x: 60, y: 100, wide: WIDE }) }]);
    expect(document.readability.garbledShare).toBeCloseTo(0.5, 1);
    expect(document.warnings).toContainEqual({ code: "garbled-text", pages: [1], detail: "50 %" });
  });

  it("says when words run together", async () => {
    const text = "Thecontractorkeepsthestaffoftheoutgoingfirm forthewholetermofthecontractandpaysthewages";
    const { document } = await readPdf([{ texts: [{ x: 60, y: 100, text }] }]);
    expect(document.warnings.map((w) => w.code)).toContain("run-together-words");
  });
});

describe("characters", () => {
  it.each([
    ["a soft hyphen at the end", "ser\u00AD", "ser-"],
    ["a soft hyphen inside", "ser\u00ADvizio", "servizio"],
    ["a bullet of a symbol font", " \uF0B7 ", "•"],
    ["a box of a symbol font", "\uF0A8", "☐"],
    ["a glyph of no known meaning", "\u0000", "•"],
    ["a blank of another width", "900\u202Fm2", "900 m2"],
    ["a lost accent", "e\u001A prorogato, altresì\u001A", "è prorogato, altresì"],
    ["a composed letter", "s\u0326i", "și"],
    ["a control character inside a word", "ser\u0007vizio", "ser\uFFFDvizio"],
  ])("show %s", (_title, from, to) => {
    expect(visible(from)).toBe(to);
  });

  it.each([
    ["a) first", "a)"],
    ["2.1 Second", "2.1"],
    ["5.- TERCERO", "5.-"],
    ["(iv) fourth", "(iv)"],
    ["- fifth", "-"],
    ["1.- Sixth", "1.-"],
    ["2016 was a year", undefined],
    ["3-year term", undefined],
    ["Word", undefined],
  ])("%s is labelled %s", (text, label) => {
    expect(labelOf(text)).toBe(label);
  });

  it("tick boxes", () => {
    expect(["☐ a", "☒ a", "[ ] a", "[x] a", "a ☐"].map(tickOf)).toEqual([
      "unticked",
      "ticked",
      "unticked",
      "ticked",
      undefined,
    ]);
  });
});

describe("failures", () => {
  const page = [{ texts: setLines(LONG, { x: 60, y: 100, wide: WIDE }) }];

  it("wants the password of an encrypted file, and reads it with the password", async () => {
    const bytes = makePdf(page, { user: "open", owner: "own", permissions: -4 });
    await expect(readPdf(bytes)).rejects.toMatchObject({ code: "pdf-encrypted", subject: "a.pdf", detail: undefined });
    await expect(readPdf(bytes, { password: "wrong" })).rejects.toMatchObject({
      code: "pdf-encrypted",
      detail: "the password does not open it",
    });
    expect((await readPdf(bytes, { password: "open" })).document.text).toBe(LONG);
  });

  it("reads a file whose owner forbade it, and says so", async () => {
    const { document } = await readPdf(makePdf(page, { user: "", owner: "own", permissions: -20 }));
    expect(document.text).toBe(LONG);
    expect(document.warnings).toContainEqual({ code: "text-extraction-forbidden" });
  });

  it("refuses what is cut off or no PDF", async () => {
    const bytes = makePdf(page);
    for (const broken of [bytes.subarray(0, 300), Buffer.from("%PDF-1.7\n"), new Uint8Array(100)]) {
      await expect(readPdf(new Uint8Array(broken))).rejects.toMatchObject({ code: "pdf-broken" });
    }
  });

  it("keeps its limits", async () => {
    const pages = [...page, ...page, ...page];
    await expect(readPdf(pages, { limits: { pages: 2 } })).rejects.toMatchObject({ code: "limit-pages" });
    const { document } = await readPdf(pages, { limits: { characters: 250 } });
    expect(document.readability.readShare).toBeCloseTo(2 / 3);
    expect(document.warnings.find((w) => w.code === "truncated")?.detail).toContain("page 2");
  });

  it("leaves the caller's bytes as they are", async () => {
    const bytes = makePdf(page);
    const before = bytes.slice();
    await readPdf(bytes);
    expect(bytes).toEqual(before);
  });
});
