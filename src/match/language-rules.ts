import type { Force } from "../model.ts";
import type { LanguagePack, Rule, Unless } from "../rulebase.ts";
import type { Stemmer } from "./atoms.ts";
import type { Compiled } from "./compiled.ts";
import { type Condition, parseCondition } from "./condition.ts";
import { Engine } from "./engine.ts";
import { PatternSet } from "./pattern-set.ts";

/** A veto. Its pattern is compiled when a hit first asks for it: most vetoes are never asked. */
export class Veto {
  readonly note: string;
  readonly unit: Unless["unit"];
  readonly near: number | undefined;
  readonly #pattern: string;
  readonly #engine: Engine;
  #set: PatternSet | undefined;

  constructor({ note, unit, near, pattern }: Unless, engine: Engine) {
    this.note = note;
    this.unit = unit;
    this.near = near;
    this.#pattern = pattern;
    this.#engine = engine;
  }

  get set(): PatternSet {
    this.#set ??= new PatternSet([this.#engine.compile(this.#pattern)]);
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
  readonly #lists = new Map<readonly string[], PatternSet>();
  /** Sets that are looked for in ranges only, by their patterns; made when first asked for. */
  readonly #ranged = new Map<readonly string[], PatternSet>();
  #force: readonly (readonly [Force, PatternSet])[] | undefined;
  #sections: Readonly<Record<string, PatternSet>> | undefined;
  #template: Readonly<Record<string, PatternSet>> | undefined;

  constructor(pack: LanguagePack, stem?: Stemmer) {
    this.pack = pack;
    this.engine = new Engine(pack, (name) => pack.lists[name], stem, pack.precompiled);
    const rulesOf = new Map<Compiled, CompiledRule[]>();
    for (const rule of pack.rules) this.#addRule(rule, rulesOf);
    this.rulesOf = rulesOf;
    this.all = new PatternSet([...rulesOf.keys()], this.engine.lexicon.watch);
    const { negation, force, sections, template, criteria, facts } = pack;
    for (const list of [
      ...[negation.before, negation.after, negation.not],
      ...FORCES.map((kind) => force[kind]),
      ...[sections, template].flatMap((lists) => Object.values(lists)),
    ])
      this.engine.prepare(list);
    for (const list of [criteria, facts, sections].flatMap((lists) => Object.values(lists))) {
      const patterns = list.map((source) => this.engine.compile(source));
      this.#lists.set(list, new PatternSet(patterns, this.engine.lexicon.watch));
    }
  }

  get negationBefore(): PatternSet {
    return this.#set(this.pack.negation.before);
  }

  get negationAfter(): PatternSet {
    return this.#set(this.pack.negation.after);
  }

  get negationNot(): PatternSet {
    return this.#set(this.pack.negation.not);
  }

  get force(): readonly (readonly [Force, PatternSet])[] {
    this.#force ??= FORCES.map((force) => [force, this.#set(this.pack.force[force])] as const);
    return this.#force;
  }

  get sections(): Readonly<Record<string, PatternSet>> {
    this.#sections ??= this.#sets(this.pack.sections);
    return this.#sections;
  }

  get template(): Readonly<Record<string, PatternSet>> {
    this.#template ??= this.#sets(this.pack.template);
    return this.#template;
  }

  /** The compiled form of one of the pack's own lists (`pack.criteria.price`, `pack.facts.works`, ...). */
  listSet(list: readonly string[] | undefined): PatternSet {
    return (list && this.#lists.get(list)) ?? EMPTY;
  }

  #addRule(rule: Rule, rulesOf: Map<Compiled, CompiledRule[]>): void {
    if (rule.status === "deprecated") return;
    this.engine.prepare(rule.unless.map((unless) => unless.pattern));
    const compiled: CompiledRule = {
      rule,
      unless: rule.unless.map((unless) => new Veto(unless, this.engine)),
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
    let set = this.#ranged.get(list);
    if (!set) this.#ranged.set(list, (set = new PatternSet(list.map((source) => this.engine.compile(source)))));
    return set;
  }
}

const FORCES: readonly Force[] = ["required", "scored", "encouraged", "mentioned"];
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
