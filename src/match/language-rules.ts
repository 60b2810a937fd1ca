import type { Force } from "../model.ts";
import type { LanguagePack, Rule, Unless } from "../rulebase.ts";
import type { Stemmer } from "./atoms.ts";
import type { Compiled } from "./compiled.ts";
import { type Condition, parseCondition } from "./condition.ts";
import { Engine } from "./engine.ts";
import { PatternSet } from "./pattern-set.ts";

/** A veto with its pattern compiled. The set is made when a hit first asks for it: most vetoes are never asked. */
export class Veto {
  readonly note: string;
  readonly unit: Unless["unit"];
  readonly near: number | undefined;
  readonly #pattern: Compiled;
  #set: PatternSet | undefined;

  constructor({ note, unit, near }: Unless, pattern: Compiled) {
    this.note = note;
    this.unit = unit;
    this.near = near;
    this.#pattern = pattern;
  }

  get set(): PatternSet {
    this.#set ??= new PatternSet([this.#pattern]);
    return this.#set;
  }
}

/** A rule with its patterns compiled. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly unless: readonly Veto[];
  readonly when: readonly Condition[];
  readonly restatesWhen?: Condition;
}

/** The rules and word lists of one language, compiled once and used for many documents. */
export class LanguageRules {
  readonly pack: LanguagePack;
  readonly engine: Engine;
  /** All patterns of all rules, to be found together. */
  readonly all: PatternSet;
  readonly rulesOf: ReadonlyMap<Compiled, readonly CompiledRule[]>;
  readonly negationBefore: PatternSet;
  readonly negationAfter: PatternSet;
  readonly negationNot: PatternSet;
  readonly force: readonly (readonly [Force, PatternSet])[];
  readonly sections: Readonly<Record<string, PatternSet>>;
  readonly template: Readonly<Record<string, PatternSet>>;
  readonly #lists = new Map<readonly string[], PatternSet>();

  constructor(pack: LanguagePack, stem?: Stemmer) {
    this.pack = pack;
    this.engine = new Engine(pack, (name) => pack.lists[name], stem, pack.precompiled);
    const rulesOf = new Map<Compiled, CompiledRule[]>();
    for (const rule of pack.rules) this.#addRule(rule, rulesOf);
    this.rulesOf = rulesOf;
    this.all = new PatternSet([...rulesOf.keys()], this.engine.lexicon.watch);
    this.negationBefore = this.#set(pack.negation.before);
    this.negationAfter = this.#set(pack.negation.after);
    this.negationNot = this.#set(pack.negation.not);
    const order: readonly Force[] = ["required", "scored", "encouraged", "mentioned"];
    this.force = order.map((force) => [force, this.#set(pack.force[force])] as const);
    this.sections = this.#sets(pack.sections);
    this.template = this.#sets(pack.template);
    for (const list of [
      ...Object.values(pack.criteria),
      ...Object.values(pack.facts),
      ...Object.values(pack.sections),
    ]) {
      this.#lists.set(
        list,
        new PatternSet(
          list.map((source) => this.engine.compile(source)),
          this.engine.lexicon.watch,
        ),
      );
    }
  }

  /** The compiled form of one of the pack's own lists (`pack.criteria.price`, `pack.facts.works`, ...). */
  listSet(list: readonly string[] | undefined): PatternSet {
    return (list && this.#lists.get(list)) ?? EMPTY;
  }

  #addRule(rule: Rule, rulesOf: Map<Compiled, CompiledRule[]>): void {
    if (rule.status === "deprecated") return;
    const compiled: CompiledRule = {
      rule,
      unless: rule.unless.map((unless) => new Veto(unless, this.engine.compile(unless.pattern))),
      when: rule.when.map(parseCondition),
      ...(rule.restatesLawWhen === undefined ? {} : { restatesWhen: parseCondition(rule.restatesLawWhen) }),
    };
    for (const source of rule.patterns) {
      const pattern = this.engine.compile(source);
      const rules = rulesOf.get(pattern);
      if (rules) rules.push(compiled);
      else rulesOf.set(pattern, [compiled]);
    }
  }

  #sets(lists: Readonly<Record<string, readonly string[]>>): Record<string, PatternSet> {
    return Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, this.#set(list)]));
  }

  #set(list: readonly string[]): PatternSet {
    return new PatternSet(list.map((source) => this.engine.compile(source)));
  }
}

const EMPTY = new PatternSet([]);
const cache = new WeakMap<LanguagePack, LanguageRules>();

/** Compiles a language once per pack. */
export function languageRules(pack: LanguagePack, stem?: Stemmer): LanguageRules {
  const known = cache.get(pack);
  if (known) return known;
  const rules = new LanguageRules(pack, stem);
  cache.set(pack, rules);
  return rules;
}
