import type { Node, Pattern } from "../match/pattern.ts";
import type { LanguagePack } from "../rulebase.ts";
import { fold } from "../text/fold.ts";

/** Letters up to which a frequent word says nothing whatever it is. */
const PARTICLE = 2;
/** Longer words than this carry meaning however frequent they are: `contract`. */
const LONGEST = 5;
/** Share of the examples that hold a function word. */
const COMMON = 0.1;

/**
 * Words of a language that say nothing alone. Its list of frequent words holds `contract` and `lot`, too: those that
 * are short, and stand in a tenth of all examples, are left.
 */
export function functionWordsOf(pack: LanguagePack): ReadonlySet<string> {
  const examples = pack.rules.flatMap(({ examples: { match, ignore } }) => [...match, ...ignore]);
  const texts = examples.map(({ text }) => new Set(fold(text).match(/\p{L}+/gu) ?? []));
  const common = (word: string): boolean => texts.filter((text) => text.has(word)).length >= COMMON * texts.length;
  const words = pack.stopwords.map(fold);
  return new Set(words.filter((word) => word.length <= PARTICLE || (word.length <= LONGEST && common(word))));
}

/** True when some words that match the pattern are function words of the language and nothing else. */
export function isFunctionWordsOnly(pattern: Pattern, functionWords: ReadonlySet<string>): boolean {
  return pattern.parts.every((part) => part.items.every((item) => canBeEmptyOfMeaning(item, functionWords)));
}

function canBeEmptyOfMeaning(node: Node, functionWords: ReadonlySet<string>): boolean {
  switch (node.kind) {
    case "word":
      return node.atom.kind === "literal" && functionWords.has(node.atom.text);
    case "optional":
      return true;
    case "choice":
      return node.choices.some((choice) => canBeEmptyOfMeaning(choice, functionWords));
    case "sequence":
      return node.items.every((item) => canBeEmptyOfMeaning(item.node, functionWords));
  }
}

/** Letters up to which a word alone says too little. */
const SHORT = 3;

/** True for a pattern that is one word of few letters, whole or as a beginning or end; acronyms in quotes are none. */
export function isBareShortWord(pattern: Pattern): boolean {
  const [item, ...others] = pattern.parts.flatMap((part) => part.items);
  if (item === undefined || others.length > 0) return false;
  const choices = item.kind === "choice" ? item.choices : [item];
  return choices.some(
    (node) =>
      node.kind === "word" &&
      (node.atom.kind === "literal" ||
        node.atom.kind === "prefix" ||
        node.atom.kind === "suffix" ||
        node.atom.kind === "infix") &&
      node.atom.text.length <= SHORT,
  );
}
