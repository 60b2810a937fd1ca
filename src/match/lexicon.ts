import type { FigureKind } from "../model.ts";
import type { Precompiled } from "../rulebase.ts";
import { fold } from "../text/fold.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import { AtomTable, type Stemmer } from "./atoms.ts";
import { Marks } from "./marks.ts";
import { type Atom, type Node, PatternReader } from "./pattern.ts";
import { unpackAtoms, unpackUnit } from "./precompiled.ts";
import { Watch } from "./watch.ts";

/** Words of a language that the engine itself must know. */
export interface LexiconSource {
  readonly abbreviations: readonly string[];
  readonly numbers: Readonly<Record<string, number>>;
  readonly units: Readonly<Record<string, readonly string[]>>;
}

/** A unit of figures as conditions on the words that stand for it. */
export interface UnitWords {
  readonly kind: FigureKind;
  readonly atoms: readonly number[];
  /** Multiplies the number ("milioni"). */
  readonly factor: number;
  /** ISO 4217, for words of money that tell the currency. */
  readonly currency?: string;
}

const EVERYWHERE: readonly (readonly [FigureKind, string, string?])[] = [
  ["percent", "%"],
  ["percent", "percent"],
  ["money", "€", "EUR"],
  ["money", '"EUR"', "EUR"],
  ["money", "euro", "EUR"],
  ["money", "euros", "EUR"],
  ["money", "£", "GBP"],
  ["money", '"GBP"', "GBP"],
  ["money", "$", "USD"],
  ["money", '"USD"', "USD"],
  ["money", '"SEK"', "SEK"],
  ["money", "kr", "SEK"],
  ["money", '"RON"', "RON"],
  ["money", "lei", "RON"],
  ["money", '"DKK"', "DKK"],
  ["money", '"NOK"', "NOK"],
  ["money", '"PLN"', "PLN"],
  ["money", '"CZK"', "CZK"],
  ["money", '"HUF"', "HUF"],
  ["money", '"BGN"', "BGN"],
  ["money", '"CHF"', "CHF"],
  ["article", "§"],
];
const MULTIPLIERS: readonly (readonly [string, number])[] = [
  ["(mio | mln | million* | milion* | miljoen* | miljon* | millon* | milhao | milhoes | εκατ*)", 1e6],
  ["(mrd | mld | miliard* | milliard* | miljard*)", 1e9],
  ["(tausend | mila | mille | mil | duizend | tusen | thousand | mii)", 1e3],
];
/** Bits of what is known of a word; above them the number of its set, plus one. */
const ABBREVIATION = 1;
const NUMBER_WORD = 2;
const SET = 2;

/** Word conditions of one language with what is remembered about each spelling of a vocabulary. */
export class Lexicon {
  readonly atoms: AtomTable;
  /** Units by the first and by the last word condition, longest first. */
  readonly unitsByFirst: ReadonlyMap<number, readonly UnitWords[]>;
  readonly unitsByLast: ReadonlyMap<number, readonly UnitWords[]>;
  readonly units: readonly UnitWords[];
  readonly multipliers: readonly UnitWords[];
  /** Sets of conditions, by number; set 0 is empty. */
  readonly sets: (readonly number[])[] = [[]];
  readonly marks = new Marks(this.sets);
  /** Patterns that are looked for in whole texts. */
  readonly watch = new Watch(this.sets, this.marks);
  readonly #withFigures = new Map<string, number>();
  readonly #setIds = new Map<string, number>([["", 0]]);
  readonly #abbreviations: ReadonlySet<string>;
  readonly #numbers: ReadonlyMap<string, number>;
  #vocabulary: Vocabulary | undefined;
  #generation = -1;
  /** What is known of each word of the vocabulary; 0: nothing yet. */
  #words = new Int32Array(0);
  #wordNumbers = new Map<number, number>();

  /** @param packed what another lexicon of the same source knew */
  constructor(source: LexiconSource, stem?: Stemmer, packed?: Precompiled) {
    this.atoms = new AtomTable(stem);
    this.#abbreviations = new Set(source.abbreviations.map((word) => fold(word).replace(/\.$/, "")));
    this.#numbers = new Map(Object.entries(source.numbers).map(([word, value]) => [fold(word), value]));
    if (packed) {
      for (const atom of unpackAtoms(packed.atoms)) this.atoms.add(atom);
      this.units = packed.units.map(unpackUnit);
      this.multipliers = packed.multipliers.map(unpackUnit);
    } else {
      const reader = new PatternReader(() => undefined, fold);
      this.units = this.#unitWords(source.units, reader);
      this.multipliers = MULTIPLIERS.flatMap(([text, factor]) => this.#read(text, reader, { kind: "number", factor }));
    }
    this.unitsByFirst = groupedBy(this.units, (unit) => unit.atoms[0]!);
    this.unitsByLast = groupedBy(this.units, (unit) => unit.atoms.at(-1)!);
  }

  /** Gets ready to be asked about spellings of that vocabulary; forgets those of another. */
  bind(vocabulary: Vocabulary): void {
    if (this.#vocabulary !== vocabulary || this.#generation !== vocabulary.generation) {
      this.#vocabulary = vocabulary;
      this.#generation = vocabulary.generation;
      this.#words = new Int32Array(1024);
      this.#wordNumbers = new Map();
    }
    if (this.#words.length > vocabulary.size) return;
    const words = new Int32Array(vocabulary.size * 2 + 1);
    words.set(this.#words);
    this.#words = words;
  }

  /** What is known of a spelling: for `setIn` and `isNumberIn`. */
  known(word: number): number {
    return this.#words[word]! || this.#learn(word);
  }

  /** Number of the set of conditions that a spelling meets. */
  setOf(word: number): number {
    return setIn(this.known(word));
  }

  /** The spelling is an abbreviation after which a full stop ends nothing. */
  isAbbreviation(word: number): boolean {
    return (this.known(word) & ABBREVIATION) !== 0;
  }

  /** The spelling is a number word. */
  isNumberWord(word: number): boolean {
    return isNumberIn(this.known(word));
  }

  /** Value of a number word ("trenta"). */
  numberOf(word: number): number | undefined {
    return this.#wordNumbers.get(word);
  }

  /** Number of a set of conditions. */
  internSet(conditions: readonly number[]): number {
    const key = conditions.join(" ");
    const known = this.#setIds.get(key);
    if (known !== undefined) return known;
    this.sets.push(conditions);
    this.#setIds.set(key, this.sets.length - 1);
    return this.sets.length - 1;
  }

  /** Number of a set with the conditions "begins a figure of that kind" added. */
  withFigures(set: number, kinds: readonly FigureKind[]): number {
    const key = `${set} ${kinds.join(" ")}`;
    let known = this.#withFigures.get(key);
    if (known === undefined) {
      const conditions = kinds.flatMap((kind) => this.atoms.figure(kind) ?? []);
      known = conditions.length === 0 ? set : this.internSet([...new Set([...this.sets[set]!, ...conditions])]);
      this.#withFigures.set(key, known);
    }
    return known;
  }

  /** Conditions met by a spelling that stands in no vocabulary. */
  resolveString(spelling: string): readonly number[] {
    return this.atoms.resolve(spelling);
  }

  #learn(word: number): number {
    const spelling = this.#vocabulary!.spelling(word);
    const set = this.internSet(this.atoms.resolve(spelling));
    const folded = fold(spelling);
    const value = this.#numbers.get(folded);
    if (value !== undefined) this.#wordNumbers.set(word, value);
    const flags = (this.#abbreviations.has(folded) ? ABBREVIATION : 0) | (value === undefined ? 0 : NUMBER_WORD);
    return (this.#words[word] = ((set + 1) << SET) | flags);
  }

  #unitWords(units: Readonly<Record<string, readonly string[]>>, reader: PatternReader): UnitWords[] {
    const rows: (readonly [FigureKind, string, string?])[] = [...EVERYWHERE];
    for (const [kind, words] of Object.entries(units)) for (const word of words) rows.push([kind as FigureKind, word]);
    const found = rows.flatMap(([kind, text, currency]) =>
      this.#read(text, reader, { kind, factor: 1, ...(currency ? { currency } : {}) }),
    );
    return found.sort((a, b) => b.atoms.length - a.atoms.length);
  }

  #read(text: string, reader: PatternReader, unit: Omit<UnitWords, "atoms">): UnitWords[] {
    return sequences(text, reader).map((atoms) => ({ ...unit, atoms: atoms.map((atom) => this.atoms.add(atom)) }));
  }
}

/** Number of the set of conditions, out of what is known of a word. */
export function setIn(known: number): number {
  return (known >> SET) - 1;
}

/** Is the word a number word? Out of what is known of it. */
export function isNumberIn(known: number): boolean {
  return (known & NUMBER_WORD) !== 0;
}

function groupedBy(units: readonly UnitWords[], key: (unit: UnitWords) => number): Map<number, UnitWords[]> {
  const groups = new Map<number, UnitWords[]>();
  for (const unit of units) {
    const group = groups.get(key(unit));
    if (group) group.push(unit);
    else groups.set(key(unit), [unit]);
  }
  return groups;
}

/** Word conditions of a plain pattern: each alternative as one run of words. */
function sequences(text: string, reader: PatternReader): (readonly Atom[])[] {
  const node = reader.read(text).parts[0]!.items[0]!;
  const run = (n: Node): Atom[] =>
    n.kind === "word" ? [n.atom] : n.kind === "sequence" ? n.items.flatMap((item) => run(item.node)) : [];
  return node.kind === "choice" ? node.choices.map(run) : [run(node)];
}
