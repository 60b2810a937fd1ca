import type { FactHit, FactTools } from "../facts/tools.ts";
import type { Hit } from "../match/compiled.ts";
import { Evidence } from "../match/evidence.ts";
import type { Indexed } from "../match/indexed.ts";
import type { Figure, TenderDocument } from "../model.ts";
import type { PatternText, Rulebook } from "../rulebase.ts";
import { type DocumentView, type LanguageView, MUL } from "./view.ts";

/** The matcher for those who read facts: words of the document's languages, figures, languages of blocks. */
export function factTools(views: readonly DocumentView[], rulebook: Rulebook): FactTools {
  const byDocument = new Map(views.map((view) => [view.document, view]));
  const of = (document: TenderDocument): DocumentView => byDocument.get(document)!;
  const evidence = evidenceFinder(rulebook);
  return {
    words: (table, key, document) => inOrder(of(document).views.flatMap((view) => listHits(view, table, key))),
    find: (patterns, document) => evidence(patterns, of(document)),
    figures: (document) => figuresOf(of(document)),
    language: (document, block) => of(document).votes.ofBlock[block] ?? MUL,
  };
}

function listHits(view: LanguageView, table: "facts" | "criteria" | "sections", key: string): FactHit[] {
  const set = view.rules.listSet(view.pack[table][key]);
  return set.findAll(view.text).map((hit) => factHit(view.text, hit));
}

function factHit(text: Indexed, hit: Hit): FactHit {
  return {
    span: { start: text.tokens.starts[hit.first]!, end: text.tokens.ends[hit.last]! },
    block: text.blockOf(hit.first),
  };
}

function inOrder(hits: FactHit[]): FactHit[] {
  return hits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Each block's figures as its own language reads them; `mul` reads only what no language does. */
function figuresOf(view: DocumentView): Figure[] {
  const read = new Set<number>();
  const found: Figure[] = [];
  for (const { text } of view.views) {
    for (const [token, figures] of text.figures) {
      if (read.has(token)) continue;
      read.add(token);
      found.push(...figures);
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

const evidences = new WeakMap<Rulebook, Evidence>();

function evidenceOf(rulebook: Rulebook): Evidence {
  const known = evidences.get(rulebook);
  if (known) return known;
  const made = new Evidence(Object.values(rulebook.jurisdictions), rulebook.evidence);
  evidences.set(rulebook, made);
  return made;
}

/** Looks through each document once, however many packs are asked for. */
function evidenceFinder(rulebook: Rulebook): (patterns: readonly PatternText[], view: DocumentView) => FactHit[] {
  const texts = new Map<DocumentView, Indexed>();
  return (patterns, view) => {
    const evidence = evidenceOf(rulebook);
    let text = texts.get(view);
    if (!text) texts.set(view, (text = evidence.index(view.tokens)));
    return inOrder(
      evidence
        .set(patterns)
        .findAll(text)
        .map((hit) => factHit(text, hit)),
    );
  };
}
