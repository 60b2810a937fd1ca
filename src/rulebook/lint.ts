import { type Pattern, PatternReader } from "../match/pattern.ts";
import type { LanguagePack, Rule } from "../rulebase.ts";
import { fold } from "../text/fold.ts";
import { functionWordsOf, isBareShortWord, isFunctionWordsOnly } from "./lint-words.ts";
import { takes } from "./subsumption.ts";

/** Something about a rule that is no fault and that its writer should look at. */
export interface Doubt {
  readonly kind:
    | "duplicate"
    | "function-words"
    | "unreachable"
    | "short-word"
    | "broad"
    | "few-examples"
    | "unseen-examples"
    | "unused-list";
  /** `languages/it/award.social.yaml` */
  readonly file: string;
  /** Id of the rule, or `lists.name`. */
  readonly path: string;
  readonly message: string;
}

const ENOUGH_EXAMPLES = 3;

interface Read {
  readonly rule: Rule;
  readonly index: number;
  readonly source: string;
  readonly pattern: Pattern;
}

/** Everything doubtful that can be told from the patterns of a language without running them. */
export function lintLanguage(pack: LanguagePack): readonly Doubt[] {
  const rules = pack.rules.filter((rule) => rule.status !== "deprecated");
  const reader = new PatternReader((name) => pack.lists[name], fold);
  const reads = rules.flatMap((rule) =>
    rule.patterns.map((source, index): Read => ({ rule, index, source, pattern: reader.read(source) })),
  );
  const functionWords = functionWordsOf(pack);
  return [
    ...duplicates(reads),
    ...reads.filter((read) => isFunctionWordsOnly(read.pattern, functionWords)).map(functionWordsOnly),
    ...reads.filter((read) => isBareShortWord(read.pattern)).map(shortWord),
    ...unreachable(reads),
    ...rules.flatMap(fewExamples),
    ...unusedLists(pack),
  ];
}

function doubt(kind: Doubt["kind"], rule: Rule, message: string): Doubt {
  return { kind, file: `languages/${rule.language}/${rule.clause}.yaml`, path: rule.id, message };
}

/** The same pattern twice in a clause, unless the rules ask for different figures, facts or headings. */
function duplicates(reads: readonly Read[]): readonly Doubt[] {
  const first = new Map<string, Read>();
  return reads.flatMap((read) => {
    const { clause, when, section } = read.rule;
    const key = JSON.stringify([clause, when, section, read.source.replace(/\s+/g, " ").trim()]);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, read);
      return [];
    }
    const where = before.rule === read.rule ? `patterns.${before.index}` : before.rule.id;
    return [doubt("duplicate", read.rule, `patterns.${read.index} stands in ${where}, too: ${read.source}`)];
  });
}

function functionWordsOnly({ rule, index, source }: Read): Doubt {
  return doubt("function-words", rule, `patterns.${index} can match function words alone: ${source}`);
}

function shortWord({ rule, index, source }: Read): Doubt {
  return doubt("short-word", rule, `patterns.${index} is one short word with nothing beside it: ${source}`);
}

/** Patterns whose every hit holds a hit of another pattern of the same rule. */
function unreachable(reads: readonly Read[]): readonly Doubt[] {
  return reads.flatMap((read) => {
    const other = reads.find((o) => o.rule === read.rule && o.source !== read.source && takes(o.pattern, read.pattern));
    if (other === undefined) return [];
    const message = `patterns.${read.index} (${read.source}) finds nothing that patterns.${other.index} (${other.source}) does not`;
    return [doubt("unreachable", read.rule, message)];
  });
}

function fewExamples(rule: Rule): readonly Doubt[] {
  const { match, ignore } = rule.examples;
  if (match.length >= ENOUGH_EXAMPLES && ignore.length >= ENOUGH_EXAMPLES) return [];
  return [
    doubt(
      "few-examples",
      rule,
      `${match.length} match and ${ignore.length} ignore examples; ${ENOUGH_EXAMPLES} of each are needed`,
    ),
  ];
}

/** Lists that no pattern of the language reaches, directly or through other lists. */
function unusedLists(pack: LanguagePack): readonly Doubt[] {
  const roots = [
    ...pack.rules.flatMap((rule) => [...rule.patterns, ...rule.unless.map((unless) => unless.pattern)]),
    ...[pack.force, pack.sections, pack.template, pack.criteria, pack.facts].flatMap((group) =>
      Object.values(group).flat(),
    ),
    ...pack.negation.before,
    ...pack.negation.after,
    ...pack.negation.not,
  ];
  const used = new Set<string>();
  const queue = [...roots];
  for (let source = queue.pop(); source !== undefined; source = queue.pop()) {
    for (const [, name = ""] of source.matchAll(/(?<!@)@([\w-]+)/g)) {
      if (used.has(name)) continue;
      used.add(name);
      queue.push(...(pack.lists[name] ?? []));
    }
  }
  const file = `languages/${pack.code}/language.yaml`;
  return Object.keys(pack.lists)
    .filter((name) => !used.has(name))
    .map((name) => ({ kind: "unused-list", file, path: `lists.${name}`, message: "no pattern uses this list" }));
}
