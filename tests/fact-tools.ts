/** The real matcher with a few words of a language, for tests of facts. */
import type { FactHit, FactTools, WordTable } from "../src/facts/tools.ts";
import { type BlockDraft, DocumentBuilder } from "../src/formats/build.ts";
import { Engine } from "../src/match/engine.ts";
import { PatternSet } from "../src/match/pattern-set.ts";
import type { LanguageCode, TenderDocument } from "../src/model.ts";
import { tokenize } from "../src/text/tokens.ts";
import { Vocabulary } from "../src/text/vocabulary.ts";

/** The part of a language pack that facts need. */
export interface Words {
  readonly units?: Readonly<Record<string, readonly string[]>>;
  readonly numbers?: Readonly<Record<string, number>>;
  readonly abbreviations?: readonly string[];
  readonly sections?: Readonly<Record<string, readonly string[]>>;
  readonly criteria?: Readonly<Record<string, readonly string[]>>;
  readonly facts?: Readonly<Record<string, readonly string[]>>;
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}

/** Tools for documents in one language; `own` are its words and those of every language. */
export function toolsOf(language: LanguageCode, own: readonly Words[]): FactTools {
  const vocabulary = new Vocabulary();
  const engines = own.map((pack) => {
    const source = { abbreviations: pack.abbreviations ?? [], numbers: pack.numbers ?? {}, units: pack.units ?? {} };
    return { pack, engine: new Engine(source, (name) => pack.lists?.[name]) };
  });
  const looked = new WeakMap<TenderDocument, ReturnType<Engine["index"]>[]>();
  const indexed = (document: TenderDocument) => {
    const known = looked.get(document) ?? engines.map((e) => e.engine.index(tokenize(document, vocabulary)));
    looked.set(document, known);
    return known;
  };
  const sets = engines.map(({ pack, engine }) => {
    const tables = (["facts", "criteria", "sections"] as const).flatMap((table) =>
      Object.entries(pack[table] ?? {}).map(([key, patterns]) => [`${table}.${key}`, patterns] as const),
    );
    return new Map(
      tables.map(([key, patterns]) => {
        const compiled = patterns.map((p) => engine.compile(p));
        return [key, new PatternSet(compiled, engine.lexicon.watch)] as const;
      }),
    );
  });
  const look = (set: PatternSet | undefined, at: number, document: TenderDocument): FactHit[] => {
    const index = indexed(document)[at];
    if (!set || !index) return [];
    return set.findAll(index).map((hit) => ({
      span: { start: index.tokens.starts[hit.first] ?? 0, end: index.tokens.ends[hit.last] ?? 0 },
      block: index.blockOf(hit.first),
    }));
  };
  const ordered = (hits: readonly FactHit[]) => hits.toSorted((a, b) => a.span.start - b.span.start);
  return {
    words: (table: WordTable, key, document) =>
      ordered(engines.flatMap((_, at) => look(sets[at]?.get(`${table}.${key}`), at, document))),
    find: (patterns, document) => {
      // Patterns must be compiled before the text is looked at.
      const engine = new Engine({ abbreviations: [], numbers: {}, units: {} }, () => undefined);
      const set = new PatternSet(
        patterns.map((p) => engine.compile(p)),
        engine.lexicon.watch,
      );
      const index = engine.index(tokenize(document, new Vocabulary()));
      return ordered(
        set.findAll(index).map((hit) => ({
          span: { start: index.tokens.starts[hit.first] ?? 0, end: index.tokens.ends[hit.last] ?? 0 },
          block: index.blockOf(hit.first),
        })),
      );
    },
    figures: (document) => [...(indexed(document)[0]?.figures.values() ?? [])].flat(),
    language: () => language,
  };
}

/** A document of blocks: a string is a paragraph, `# ` begins a heading, `| a | b` a table row. */
export function documentOf(...texts: readonly string[]): TenderDocument {
  const builder = new DocumentBuilder();
  let row = 0;
  for (const text of texts) {
    if (text.startsWith("# ")) builder.add({ kind: "heading", level: 1, text: text.slice(2) });
    else if (text.startsWith("|")) {
      row++;
      const cells = text.slice(1).split("|");
      for (const [column, cell] of cells.entries()) {
        builder.add({ kind: "cell", table: 1, row, column: column + 1, text: cell } satisfies BlockDraft);
      }
    } else builder.add({ kind: "paragraph", text });
  }
  return { ...builder.finish("text"), name: "draft.txt", sha256: "0" };
}
