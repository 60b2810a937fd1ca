/** What a document is for: told by its title, else by what it is made of. */
import type { DocumentRole, Fact, TenderDocument } from "../model.ts";
import type { FactHit, FactTools } from "./tools.ts";

/** Keys of the language's `facts` that hold titles, and the role of the document that bears one. */
const TITLES: readonly (readonly [key: string, role: DocumentRole])[] = [
  ["priceSchedule", "price-schedule"],
  ["drawingList", "drawing-list"],
  ["form", "form"],
  ["notice", "notice"],
  ["award", "notice"],
  ["instructions", "rules-of-procedure"],
  ["specification", "specification"],
  ["contract", "contract"],
];

/** A title stands within so many characters. */
const TITLE_REACH = 600;
/** A price schedule or a list of drawings is a table: at least this share of its blocks are cells, ... */
const CELL_SHARE = 0.5;
/** ... or it is short. Characters. */
const SHORT = 4000;
/** Formats that hold nothing but notices. */
const NOTICES: ReadonlySet<TenderDocument["format"]> = new Set(["ted-xml", "eforms-xml", "ocds"]);

/** The role of one document, or undefined when nothing tells. The title that comes first decides. */
export function documentRole(document: TenderDocument, tools: FactTools): Fact<DocumentRole> | undefined {
  if (NOTICES.has(document.format)) return { value: "notice", source: "text", evidence: document.format };
  const titles = TITLES.flatMap(([key, role]) => {
    const hit = tools.words("facts", key, document).find((h) => isTitle(document, h));
    return hit && mayBe(role, document) ? [{ role, hit }] : [];
  });
  const first = titles.toSorted((a, b) => a.hit.span.start - b.hit.span.start)[0];
  if (!first) return undefined;
  const { start, end } = first.hit.span;
  return { value: first.role, source: "text", evidence: document.text.slice(start, end).replace(/\s+/g, " ") };
}

/** Near the beginning, in a short block that it (nearly) begins. */
function isTitle(document: TenderDocument, hit: FactHit): boolean {
  const block = document.blocks[hit.block];
  if (!block || hit.span.start > TITLE_REACH) return false;
  const line = document.text.lastIndexOf("\n", hit.span.start - 1) + 1;
  const feed = document.text.indexOf("\n", hit.span.end);
  const end = Math.min(block.span.end, feed === -1 ? block.span.end : feed);
  return end - Math.max(line, block.span.start) <= 160 && hit.span.start - Math.max(line, block.span.start) <= 60;
}

/** Documents without clauses are refused a score, so more than a title must speak for them. */
function mayBe(role: DocumentRole, document: TenderDocument): boolean {
  if (role !== "price-schedule" && role !== "drawing-list") return true;
  const cells = document.blocks.filter((b) => b.kind === "cell").length;
  return cells >= CELL_SHARE * document.blocks.length || document.text.length <= SHORT;
}
