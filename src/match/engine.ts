import type { Outline, Precompiled } from "../rulebase.ts";
import { fold } from "../text/fold.ts";
import type { Tokens } from "../text/tokens.ts";
import type { Stemmer } from "./atoms.ts";
import { buildAutomaton, mostTelling } from "./automaton.ts";
import type { Compiled, CompiledNear } from "./compiled.ts";
import { Indexed } from "./indexed.ts";
import { Lexicon, type LexiconSource } from "./lexicon.ts";
import { type Lists, type Near, type ParsedLists, type Pattern, parsePattern } from "./pattern.ts";

/** So many required sets of a pattern are looked up in a text before its words are. */
const TELLING = 6;

/** The patterns of one language, compiled together. */
export class Engine {
  readonly lexicon: Lexicon;
  readonly #lists: Lists;
  readonly #parsedLists: ParsedLists = new Map();
  readonly #outlines: Precompiled["patterns"];
  readonly #bySource = new Map<string, Compiled>();

  /** @param precompiled from `precompiled()` of an engine over the same source and patterns */
  constructor(source: LexiconSource, lists: Lists, stem?: Stemmer, precompiled?: Precompiled) {
    this.lexicon = new Lexicon(source, stem);
    this.#lists = lists;
    this.#outlines = precompiled?.patterns ?? {};
    for (const atom of precompiled?.atoms ?? []) this.lexicon.atoms.add(atom);
  }

  /** Compiles a pattern; the same text gives the same object. Throws PatternError. */
  compile(source: string): Compiled {
    const known = this.#bySource.get(source);
    if (known) return known;
    const outline = this.#outlines[source] ?? this.#outline(source);
    const make = () => this.#parse(source).parts.map((part) => this.#near(part));
    let parts: readonly CompiledNear[] | undefined;
    const compiled: Compiled = {
      source,
      unit: outline.unit,
      telling: outline.telling,
      span: outline.span,
      get parts() {
        parts ??= make();
        return parts;
      },
    };
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

  #parse(source: string): Pattern {
    return parsePattern(source, this.#lists, fold, this.#parsedLists);
  }

  #outline(source: string): Outline {
    const pattern = this.#parse(source);
    const parts = pattern.parts.map((part) => this.#near(part));
    const span = plainSpan(pattern, parts);
    return { unit: pattern.unit, telling: this.#telling(parts), ...(span === undefined ? {} : { span }) };
  }

  /** Looks at the words of some blocks through this language. */
  index(tokens: Tokens, blocks: (block: number) => boolean = () => true): Indexed {
    return new Indexed(tokens, this.lexicon, blocks);
  }

  #near(near: Near): CompiledNear {
    return { items: near.items.map((item) => buildAutomaton(item, this.lexicon.atoms)), reach: near.reach };
  }

  /** The required sets that seem rarest: enough to pass over most sentences. */
  #telling(parts: readonly CompiledNear[]): readonly (readonly number[])[] {
    const sets = parts.flatMap((part) => part.items.flatMap((item) => item.required));
    return mostTelling(sets, this.lexicon.atoms).slice(0, TELLING);
  }
}

function plainSpan(pattern: Pattern, parts: readonly CompiledNear[]): number | undefined {
  const only = parts.length === 1 && parts[0]!.items.length === 1 && pattern.unit === "sentence";
  return only ? parts[0]!.items[0]!.span : undefined;
}
