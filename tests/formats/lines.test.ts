import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { linePart } from "../../src/facts/line.ts";
import { readBytes } from "../../src/formats/index.ts";
import { DEFAULT_LIMITS } from "../../src/formats/limits.ts";
import type { TenderDocument } from "../../src/model.ts";

const documentOf = async (name: string, bytes: Uint8Array): Promise<TenderDocument> => {
  const [outcome] = await readBytes(bytes, name, { limits: DEFAULT_LIMITS });
  if (outcome?.kind !== "read") throw new Error(outcome?.failure.message);
  return outcome.document;
};

/** The line on which words stand, as a finding there would say it. */
const lineOf = (document: TenderDocument, words: string): number | undefined => {
  const offset = document.text.indexOf(words);
  if (offset < 0) throw new Error(`not read: ${words}`);
  return linePart(
    document,
    document.blocks.find(({ span }) => span.start <= offset && offset < span.end),
    offset,
  ).line;
};

const WRAPPED =
  "The contracting authority reserves this lot for sheltered\nworkshops and for social enterprises that aim at the\nintegration of disadvantaged persons. The contractor hires\nat least ten apprentices.\n";
const SIX = "Six words stand here before the end";

/** What a file is like, its name, its text, and on which line words stand. */
const FACTS: readonly (readonly [string, string, string | Uint8Array, Readonly<Record<string, number>>])[] = [
  ["wrapped lines", "a.txt", WRAPPED, { "The contracting": 1, workshops: 2, integration: 3, apprentices: 4 }],
  ["blank lines before the text", "a.txt", `\n\n  \n${WRAPPED}`, { "The contracting": 4, apprentices: 7 }],
  ["CRLF", "a.txt", WRAPPED.replaceAll("\n", "\r\n"), { "The contracting": 1, workshops: 2, apprentices: 4 }],
  [
    "CR alone, which is no line end of a file",
    "a.txt",
    "Primo lotto\rSecondo lotto\nTerzo lotto",
    { Secondo: 1, Terzo: 2 },
  ],
  ["a byte order mark", "a.txt", `\uFEFF\n${WRAPPED}`, { "The contracting": 2, workshops: 3 }],
  ["UTF-16", "a.txt", Buffer.from(`\uFEFF${WRAPPED}`, "utf16le"), { workshops: 2 }],
  [
    "a form feed at the head of a line",
    "a.txt",
    `One page.\n\n\fArt. 2 Another page\n\nOf text.\n`,
    { Another: 3, "Of text": 5 },
  ],
  [
    "a form feed in a line",
    "a.txt",
    "One page.\fAnother page.\nOf text.\n\f\n\nA third.",
    { Another: 1, "Of text": 2, third: 5 },
  ],
  [
    "a sentence that runs over a page",
    "a.txt",
    "The contracting authority reserves this lot for sheltered\nworkshops and for enterprises that create and that keep\n\njobs in the region.",
    { workshops: 2, jobs: 4 },
  ],
  [
    "headers that repeat",
    "a.txt",
    [1, 2, 3, 4].map((n) => `Comune di Borgo\n\nTesto ${"abcd"[n]} della pagina.\n\nPagina ${n}`).join("\n\f"),
    { "Comune di Borgo": 1, "Testo b": 3, "Testo c": 8, "Testo d": 13 },
  ],
  [
    "hidden characters",
    "a.txt",
    "So\u200Bcial\u202E clause\n\u200E\u2066\nHid\u200Bden words",
    { Social: 1, Hidden: 3 },
  ],
  [
    "odd line ends",
    "a.txt",
    `First part\vSecond part\u2028Third part\u0085Fourth part\nFifth part\n${WRAPPED.repeat(4)}`,
    { Fourth: 1, Fifth: 2 },
  ],
  [
    "an underlined heading",
    "a.txt",
    `Scope\n=====\n\nSocial part\n-----------\nText of it.`,
    { Scope: 1, "Social part": 4, Text: 6 },
  ],
  ["decoration between paragraphs", "a.txt", "First words.\n*****\n-- --\nLast words.", { First: 1, Last: 4 }],
  ["a list", "a.txt", "Offer:\n\na) gloves\nb) masks\n\nc) gowns", { gloves: 3, masks: 4, gowns: 6 }],
  ["choices in a paragraph", "a.txt", "Lots\n[x] reserved\n[ ] open", { Lots: 1, reserved: 2, open: 3 }],
  [
    "a table with bars",
    "a.txt",
    "Text\n\n+---+---+\n| a | bee |\n+---+---+\n| c | dee |\n+---+---+\nEnd",
    { bee: 4, dee: 6, End: 8 },
  ],
  ["a table with tabs", "a.txt", "Criterion\tPoints\nQuality\t60\nPrice\t40\n", { Points: 1, Quality: 2, "40": 3 }],
  [
    "a table with blanks whose cells go on",
    "a.txt",
    "Criterion          Points     Remark\nQuality            60         as the annex\n                              describes\nPrice              40         lowest\n                   of all     wins\n",
    { Remark: 1, annex: 2, describes: 3, lowest: 4, "of all": 5, wins: 5 },
  ],
  [
    "front matter",
    "a.md",
    `---\ntitle: Tender\ndate: 2026\n---\n\n# Scope\n\n${WRAPPED}`,
    { Scope: 6, workshops: 9, apprentices: 11 },
  ],
  [
    "comments",
    "a.md",
    "<!-- one -->\n# Scope <!-- two\nlines --> of it\n\n<!--\nthree\n-->Text\n",
    { Scope: 2, Text: 7 },
  ],
  [
    "a comment inside a paragraph",
    "a.md",
    "First words\n<!-- a\nb -->\nSecond words\nThird words",
    { First: 1, Second: 4, Third: 5 },
  ],
  [
    "CRLF in Markdown",
    "a.md",
    "---\r\ntitle: T\r\n---\r\n# Scope\r\n\r\nText <!--\r\n\r\n-->\r\nMore",
    { Scope: 4, Text: 6, More: 9 },
  ],
  ["headings with underlines", "a.md", "Scope\n=====\n\nPart\n----\nText", { Scope: 1, Part: 4, Text: 6 }],
  [
    "items that go on",
    "a.md",
    "- gloves\n  and masks\n- gowns\n\n1. one\n2. two\n   and three",
    { gloves: 1, masks: 2, gowns: 3, one: 5, two: 6, three: 7 },
  ],
  [
    "a table",
    "a.md",
    "| Criterion | Points |\n| --- | --- |\n| Quality | 60 |\n| Price | forty |\n\nText",
    { Points: 1, Quality: 3, forty: 4, Text: 6 },
  ],
  [
    "notes, read elsewhere",
    "a.md",
    "Text[^1] here.\n\nMore.\n\n[^1]: The note\n    goes on.\n",
    { Text: 1, "The note": 5, "goes on": 6, More: 3 },
  ],
  ["quotes", "a.md", "> First words\n> Second words\n\nText", { First: 1, Second: 2, Text: 4 }],
  ["code", "a.md", "Text\n\n```\nFirst words\nSecond words\n```\nLast words", { First: 4, Second: 5, Last: 7 }],
  [
    `line ends by tags`,
    "a.md",
    `${SIX}<br>Alpha\nBeta<br>Gamma<span\nclass="x">Delta</span>\nEpsilon`,
    { Alpha: 1, Beta: 2, Gamma: 2, Epsilon: 4 },
  ],
  [
    "line ends by tags in a table",
    "a.md",
    "| A | B |\n| - | - |\n| Alpha<br>Beta | Gamma |\n",
    { Alpha: 3, Beta: 3, Gamma: 3 },
  ],
  ["bold paragraphs", "a.md", "Text\n\n**Bold words\nin two lines**\n\nEnd", { Bold: 3, "two lines": 4, End: 6 }],
  [
    "wrapped paragraphs",
    "a.html",
    "<!DOCTYPE html>\n<html><head>\n<title>T</title></head>\n<body>\n\n<h1>Scope</h1>\n<p>\n  First words\n  of a paragraph,\n  <b>bold</b></p><p>Second one</p>\n</body></html>",
    { Scope: 6, "First words": 8, Second: 10 },
  ],
  [
    "line ends by tags",
    "a.html",
    "<html><body>\r\n<p>First<br>\r\n<br>\r\nThird &amp; more<br>Fourth</p>\r\n<!-- a\r\nb -->\r\n<p>&euro; 100 last</p>\r\n</body></html>",
    { First: 2, Third: 4, Fourth: 4, last: 7 },
  ],
  [
    "tables, lists and what is hidden",
    "a.html",
    '<html><body>\n<p hidden>gone\n</p>\n<ol>\n<li>gloves</li>\n<li>\nmasks</li></ol>\n<table>\n<tr><td>Points</td><td><p>Quality</p>\n<p>Price</p></td></tr>\n<tr><td>1</td>\n<td><input type="checkbox"> open</td></tr></table>\n</body></html>',
    { gloves: 5, masks: 7, Points: 9, Quality: 9, Price: 10, open: 12 },
  ],
  [
    "HTML inside",
    "a.md",
    "---\ntitle: T\n---\n\n<table>\n<tr><td>Points</td>\n<td>Quality</td></tr>\n</table>\n\nText\n\n<div>\nBlock of\nwords\n</div>\n\nEnd",
    { Points: 6, Quality: 7, Text: 10, "Block of": 13, End: 17 },
  ],
];

describe("the line of words in a file", () => {
  it.each(FACTS)("is right with %s (%s)", async (_, name, text, facts) => {
    const document = await documentOf(name, Buffer.from(text));
    const found = Object.keys(facts).map((words) => [words, lineOf(document, words)]);
    expect(Object.fromEntries(found)).toEqual(facts);
  });
});

const FILES = [
  "formats/tender.md",
  "formats/tender.txt",
  "formats/tender.html",
  ...[
    "en-cleaning-strong.md",
    "en-laptops-empty.txt",
    "it-lavori-strada.txt",
    "it-modello-opzionale.md",
    "en-traps.html",
    "it-trappole.html",
  ].map((name) => `tenders/${name}`),
];

describe("every line of every block", () => {
  it.each(FILES)("of %s stands in that line of the file", async (file) => {
    const bytes = readFileSync(new URL(`../../fixtures/${file}`, import.meta.url));
    const source = bytes.toString().split("\n");
    const document = await documentOf(file, bytes);
    for (const { line, lines, span } of document.blocks) {
      const own = document.text.slice(span.start, span.end).split("\n");
      expect(line, own[0]).toBeDefined();
      if (lines !== undefined) expect(lines).toHaveLength(own.length - 1);
      own.forEach((text, i) => {
        const number = i === 0 ? line! : (lines?.[i - 1] ?? line! + i);
        for (const word of text.match(/\p{L}{3,}/gu) ?? [])
          expect(source[number - 1], `line ${number}`).toContain(word);
      });
    }
  });

  it.each(["tender.docx", "tender.odt", "tender.rtf", "tender.doc"])("of %s is unknown", async (name) => {
    const document = await documentOf(name, readFileSync(new URL(`../../fixtures/formats/${name}`, import.meta.url)));
    expect(document.blocks.filter((block) => "line" in block || "lines" in block)).toEqual([]);
  });
});
