import { fail, type Node, sequenceOf, wildcard } from "./pattern-nodes.ts";

const ARTICLE_WORDS = [
  "art",
  "artt",
  "articolo",
  "articoli",
  "article",
  "articles",
  "artikel",
  "artikels",
  "artikeln",
  "articulo",
  "articulos",
  "artigo",
  "artigos",
  "articol*",
  "clen*",
  "αρθρ*",
  "section",
  "regulation",
  "§",
  "nr",
  "par",
];

/** "del" between the number of an act and its year. */
const LINKS = ["del", "de", "of", "du", "der", "vom", "von", "van", "din", "av", "z", "leta", "του"];
/** "n." before the number of an act. */
const NUMBER_WORDS = ["n", "nr", "no", "num", "numero", "nº", "št", "st"];

/**
 * `law(it:36/2023, 61)`: the act as "36/2023", "36 del 2023" or "2023, n. 36", and the article within reach. The two
 * numbers stand together: dates and other articles come near them in any text.
 */
export function lawNode(text: string): Node {
  const match = /^law\(\s*(\w+)\s*:\s*(\d+)\s*\/\s*(\d+)\s*(?:,\s*(\d+\w*)\s*)?\)$/.exec(text);
  if (!match) return fail(`${text}: write law(it:36/2023, 61)`);
  const [, , first, second, article] = match;
  const [a, b] = [word(first!), word(second!)];
  const act: Node = { kind: "choice", choices: [linked(a, LINKS, b), linked(b, NUMBER_WORDS, a)] };
  if (article === undefined) return act;
  const cited = apart(words(ARTICLE_WORDS), word(article), 4);
  return { kind: "choice", choices: [apart(cited, act, 14), apart(act, cited, 6)] };
}

function word(literal: string): Node {
  return { kind: "word", atom: { kind: "literal", text: literal } };
}

function words(patterns: readonly string[]): Node {
  return { kind: "choice", choices: patterns.map((w): Node => ({ kind: "word", atom: wildcard(w, (x) => x) })) };
}

/** Two nodes in order with at most `gap` words between. */
function apart(a: Node, b: Node, gap: number): Node {
  return {
    kind: "sequence",
    items: [
      { node: a, gap: 0 },
      { node: b, gap },
    ],
  };
}

/** Two numbers side by side, or with one linking word: "36 del 2023", "2023, n. 36". */
function linked(a: Node, links: readonly string[], b: Node): Node {
  return sequenceOf([a, { kind: "optional", node: words(links) }, b]);
}
