import type { Outline, Precompiled } from "../rulebase.ts";
import { fold } from "../text/fold.ts";
import type { Tokens } from "../text/tokens.ts";
import type { Stemmer } from "./atoms.ts";
import { buildAutomaton } from "./automaton.ts";
import type { Compiled, CompiledNear } from "./compiled.ts";
import { Indexed } from "./indexed.ts";
import { Lexicon, type LexiconSource } from "./lexicon.ts";
import { Outliner } from "./outline.ts";
import { type Lists, type Pattern, PatternReader } from "./pattern.ts";

/** The patterns of one language, compiled together. */
export class Engine {
  readonly lexicon: Lexicon;
  readonly #reader: PatternReader;
  readonly #outliner: Outliner;
  readonly #outlines: Precompiled["patterns"];
  readonly #bySource = new Map<string, Compiled>();

  /** @param precompiled from `precompiled()` of an engine over the same source and patterns */
  constructor(source: LexiconSource, lists: Lists, stem?: Stemmer, precompiled?: Precompiled) {
    this.lexicon = new Lexicon(source, stem);
    this.#reader = new PatternReader(lists, fold);
    this.#outliner = new Outliner(this.lexicon.atoms);
    this.#outlines = precompiled?.patterns ?? {};
    for (const atom of precompiled?.atoms ?? []) this.lexicon.atoms.add(atom);
  }

  /** Compiles a pattern; the same text gives the same object. Throws PatternError. */
  compile(source: string): Compiled {
    const known = this.#bySource.get(source);
    if (known) return known;
    const packed = this.#outlines[source];
    const pattern = packed ? undefined : this.#reader.read(source);
    const outline = packed ?? this.#outliner.outline(pattern!);
    const compiled = new LazyCompiled(source, outline, () => this.#parts(pattern ?? this.#reader.read(source)));
    this.#bySource.set(source, compiled);
    return compiled;
  }

  /** What another engine needs to start without parsing. All patterns must have been compiled here. */
  precompiled(): Precompiled {
    const patterns = [...this.#bySource.values()].map(({ source, unit, telling, span }): [string, Outline] => [
      source,
      { unit, telling, ...(span === undefined ? {} : { span }) },
    ]);
    return { atoms: this.lexicon.atoms.all(), patterns: Object.fromEntries(patterns) };
  }

  /** Looks at the words of some blocks through this language. */
  index(tokens: Tokens, blocks: (block: number) => boolean = () => true): Indexed {
    return new Indexed(tokens, this.lexicon, blocks);
  }

  #parts(pattern: Pattern): readonly CompiledNear[] {
    const { atoms } = this.lexicon;
    return pattern.parts.map(({ items, reach }) => ({
      items: items.map((item) => buildAutomaton(item, atoms)),
      reach,
    }));
  }
}

class LazyCompiled implements Compiled {
  readonly source: string;
  readonly unit: Compiled["unit"];
  readonly telling: Compiled["telling"];
  readonly span: number | undefined;
  #make: (() => readonly CompiledNear[]) | undefined;
  #parts: readonly CompiledNear[] = [];

  constructor(source: string, { unit, telling, span }: Outline, make: () => readonly CompiledNear[]) {
    this.source = source;
    this.unit = unit;
    this.telling = telling;
    this.span = span;
    this.#make = make;
  }

  get parts(): readonly CompiledNear[] {
    if (this.#make) {
      this.#parts = this.#make();
      this.#make = undefined;
    }
    return this.#parts;
  }
}
