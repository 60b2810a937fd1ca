import type { Outline, Precompiled } from "../rulebase.ts";
import { fold } from "../text/fold.ts";
import type { Tokens } from "../text/tokens.ts";
import type { Stemmer } from "./atoms.ts";
import { buildAutomaton } from "./automaton.ts";
import type { Compiled, CompiledNear } from "./compiled.ts";
import { Indexed } from "./indexed.ts";
import { Lexicon, type LexiconSource } from "./lexicon.ts";
import { Outliner } from "./outline.ts";
import { type Lists, PatternReader } from "./pattern.ts";
import { packAtoms, packMultiplier, packPatterns, packUnit, unpackOutline, unpackPattern } from "./precompiled.ts";

/** The patterns of one language, compiled together. */
export class Engine {
  readonly lexicon: Lexicon;
  readonly #reader: PatternReader;
  readonly #outliner: Outliner;
  readonly #packed: Precompiled | undefined;
  readonly #bySource = new Map<string, Compiled>();

  /** @param precompiled from `precompiled()` of an engine over the same source and patterns */
  constructor(source: LexiconSource, lists: Lists, stem?: Stemmer, precompiled?: Precompiled) {
    this.lexicon = new Lexicon(source, stem, precompiled);
    this.#reader = new PatternReader(lists, fold);
    this.#outliner = new Outliner(this.lexicon.atoms);
    this.#packed = precompiled;
  }

  /** Compiles a pattern; the same text gives the same object. Throws PatternError. */
  compile(source: string): Compiled {
    const known = this.#bySource.get(source);
    if (known) return known;
    const compiled = this.#unpack(source) ?? this.#read(source);
    this.#bySource.set(source, compiled);
    return compiled;
  }

  /**
   * Compiles patterns that may be asked for later. Where they are packed nothing is to be done yet; else their words
   * must be known before a text is looked at. Throws PatternError.
   */
  prepare(sources: readonly string[]): void {
    for (const source of sources) if (!this.#packed?.patterns[source]) this.compile(source);
  }

  #unpack(source: string): Compiled | undefined {
    const packed = this.#packed;
    const outline = packed?.patterns[source];
    if (!packed || !outline) return undefined;
    return new LazyCompiled(source, unpackOutline(outline, packed.sets), () => unpackPattern(outline, packed.automata));
  }

  #read(source: string): Compiled {
    const pattern = this.#reader.read(source);
    const { atoms } = this.lexicon;
    return new LazyCompiled(source, this.#outliner.outline(pattern), () =>
      pattern.parts.map(({ items, reach }) => ({ items: items.map((item) => buildAutomaton(item, atoms)), reach })),
    );
  }

  /** What another engine needs to start without parsing. All patterns must have been compiled here. */
  precompiled(): Precompiled {
    const { atoms, units, multipliers, letters } = this.lexicon;
    return {
      atoms: packAtoms(atoms.all()),
      units: units.map(packUnit),
      multipliers: multipliers.map(packMultiplier),
      letters: letters.map(packMultiplier),
      ...packPatterns([...this.#bySource.values()]),
    };
  }

  /** Looks at the words of some blocks through this language. */
  index(tokens: Tokens, blocks: (block: number) => boolean = () => true): Indexed {
    return new Indexed(tokens, this.lexicon, blocks);
  }
}

class LazyCompiled implements Compiled {
  readonly source: string;
  readonly unit: Compiled["unit"];
  readonly telling: Compiled["telling"];
  #make: (() => readonly CompiledNear[]) | undefined;
  #parts: readonly CompiledNear[] = [];

  constructor(source: string, { unit, telling }: Outline, make: () => readonly CompiledNear[]) {
    this.source = source;
    this.unit = unit;
    this.telling = telling;
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
