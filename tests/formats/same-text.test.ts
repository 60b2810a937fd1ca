import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ReadDocument } from "../../src/formats/build.ts";
import { read as readDoc } from "../../src/formats/doc.ts";
import { read as readDocx } from "../../src/formats/docx.ts";
import { read as readHtml } from "../../src/formats/html.ts";
import { DEFAULT_LIMITS } from "../../src/formats/limits.ts";
import { read as readMarkdown } from "../../src/formats/markdown.ts";
import { read as readOdt } from "../../src/formats/odt.ts";
import { read as readRtf } from "../../src/formats/rtf.ts";
import { read as readText } from "../../src/formats/text.ts";
import { shown } from "./shown.ts";

/** One tender, written in every format by scripts/make-format-fixtures.mjs. */
const EXPECTED = [
  "H1: Pulizia degli edifici comunali",
  "paragraph: Il Comune di Borgo affida il servizio per tre anni, con più lotti.",
  "H2 <Art. 1>: Art. 1 Oggetto",
  "paragraph: Il servizio comprende la pulizia ordinaria delle scuole e della biblioteca.",
  "H2 <Art. 2>: Art. 2 Clausola sociale",
  "paragraph: L’appaltatore assume in via prioritaria il personale uscente, se compatibile con la propria organizzazione.",
  "note <1>: Secondo il contratto collettivo del settore.",
  "H3 <2.1>: 2.1 Parità",
  "paragraph: Il concorrente indica, per ogni lotto:",
  "item <a)>: a) la quota di persone svantaggiate impiegate;",
  "item <b)>: b) le ore di formazione offerte;",
  "paragraph: Sono compresi inoltre:",
  "item <•>: • i prodotti ecologici;",
  "item <•>: • i mezzi ausiliari.",
  "c0.0.0: Criterio",
  "c0.0.1: Punti",
  "c0.1.0: Inserimento lavorativo",
  "c0.1.1: 10",
  "c0.2.0: Prezzo",
  "c0.2.1: 30",
  "paragraph {ticked}: ☒ Lotto 1 riservato a cooperative sociali",
  "paragraph {unticked}: ☐ Lotto 2 riservato a laboratori protetti",
];

const NOTE = EXPECTED.findIndex((line) => line.startsWith("note"));
const withoutNote = EXPECTED.toSpliced(NOTE, 1);

/** What a format cannot carry, and how it then reads. */
const FORMATS: readonly [string, typeof readDocx, readonly string[], string][] = [
  ["tender.docx", readDocx, EXPECTED, "all"],
  ["tender.odt", readOdt, EXPECTED, "all"],
  ["tender.fodt", readOdt, EXPECTED, "all"],
  ["tender.rtf", readRtf, EXPECTED, "all"],
  ["tender.doc", readDoc, EXPECTED, "all"],
  ["tender.md", readMarkdown, EXPECTED, "all"],
  [
    "tender.html",
    readHtml,
    [...withoutNote, EXPECTED[NOTE]!.replace(" <1>", "")],
    "notes stand where the page has them, without a number",
  ],
  ["tender.txt", readText, withoutNote, "no notes"],
];

const document = async (file: string, read: typeof readDocx): Promise<ReadDocument> => {
  const result = await read(readFileSync(new URL(`../../fixtures/formats/${file}`, import.meta.url)), file, {
    limits: DEFAULT_LIMITS,
  });
  if (result.kind !== "document") throw new Error("not a document");
  return result.document;
};

describe("the same tender in every format", () => {
  it.each(FORMATS)("reads alike from %s", async (file, read, expected) => {
    const found = await document(file, read);
    // Soft line feeds are those of the source: only text and Markdown have them here.
    expect(shown(found).map((line) => line.replaceAll("⏎", " "))).toEqual(expected);
    expect(found.warnings).toEqual([]);
    expect(found.readability).toEqual({ readShare: 1, garbledShare: 0, imageOnlyPages: [] });
  });

  it.each(FORMATS)("gives the same sections in %s", async (file, read) => {
    const found = await document(file, read);
    const cell = found.blocks.find((block) => block.kind === "cell");
    expect(cell?.section).toEqual(["Pulizia degli edifici comunali", "Art. 2 Clausola sociale", "2.1 Parità"]);
  });

  it.each(FORMATS)("cuts the text of %s into blocks that follow each other", async (file, read) => {
    const { text, blocks } = await document(file, read);
    expect(blocks.map(({ span }) => text.slice(span.start, span.end)).join("\n")).toBe(text);
  });
});
