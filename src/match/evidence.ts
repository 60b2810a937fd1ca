import type { JurisdictionPack, PatternText, Precompiled } from "../rulebase.ts";
import type { Tokens } from "../text/tokens.ts";
import { Engine } from "./engine.ts";
import type { Indexed } from "./indexed.ts";
import { PatternSet } from "./pattern-set.ts";

/** Evidence patterns of all law packs, compiled together: they are of no language. */
export class Evidence {
  readonly #engine: Engine;
  readonly #sets = new Map<readonly PatternText[], PatternSet>();

  constructor(packs: readonly JurisdictionPack[], precompiled?: Precompiled) {
    this.#engine = new Engine({ abbreviations: [], numbers: {}, units: {} }, () => undefined, undefined, precompiled);
    for (const pack of packs) {
      const patterns = pack.evidence.map((source) => this.#engine.compile(source));
      this.#sets.set(pack.evidence, new PatternSet(patterns, this.#engine.lexicon.watch));
    }
  }

  index(tokens: Tokens): Indexed {
    return this.#engine.index(tokens);
  }

  /** The patterns of one pack. @throws Error for patterns that are no pack's evidence */
  set(patterns: readonly PatternText[]): PatternSet {
    const set = this.#sets.get(patterns);
    if (!set) throw new Error("only the evidence of law packs can be looked for without a language");
    return set;
  }

  /** For packed rule bases. */
  precompiled(): Precompiled {
    return this.#engine.precompiled();
  }
}
