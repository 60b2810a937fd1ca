import type { FigureKind } from "../model.ts";
import type { Precompiled } from "../rulebase.ts";
import { fold } from "../text/fold.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import { WordMemo } from "../text/word-memo.ts";
import { AtomTable, type Stemmer } from "./atoms.ts";
import { Marks } from "./marks.ts";
import { type Atom, type Node, PatternReader } from "./pattern.ts";
import { unpackAtoms, unpackMultiplier, unpackUnit } from "./precompiled.ts";
import { EVERYWHERE, LETTERS_AFTER, MULTIPLIERS, type UnitRow } from "./unit-words.ts";
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
  /** What one of the unit is worth ("MEUR": a million). */
  readonly factor: number;
  /** A letter and a currency ("M €"), to be looked at more closely. */
  readonly short: boolean;
  /** ISO 4217, for words of money that tell the currency. */
  readonly currency?: string;
}

/** Word conditions that multiply the number before them. */
export interface Multiplier {
  readonly atoms: readonly number[];
  readonly factor: number;
}

/** Bits of what is known of a word; above them the number of its set, plus one. */
const ABBREVIATION = 1;
const NUMBER_WORD = 2;
const SET = 2;
/** Bits of what a word may be for a figure. */
const ROLE_KNOWN = 1;
const BEGINS_UNIT = 2;
const ENDS_UNIT = 4;

/** Word conditions of one language with what is remembered about each spelling of a vocabulary. */
export class Lexicon {
  readonly atoms: AtomTable;
  /** Units by the first and by the last word condition, longest first. */
  readonly unitsByFirst: ReadonlyMap<number, readonly UnitWords[]>;
  readonly unitsByLast: ReadonlyMap<number, readonly UnitWords[]>;
  readonly units: readonly UnitWords[];
  readonly multipliers: readonly Multiplier[];
  /** Letters that multiply a number whose currency stands before it. */
  readonly letters: readonly Multiplier[];
  /** Sets of conditions, by number; set 0 is empty. */
  readonly sets: (readonly number[])[] = [[]];
  readonly marks = new Marks(this.sets);
  /** Patterns that are looked for in whole texts. */
  readonly watch = new Watch(this.sets, this.marks);
  readonly #withFigures = new Map<string, Map<number, number>>();
  /** What words of each set of conditions may be for a figure; 0 when not asked yet. */
  readonly #roles: number[] = [];
  readonly #setIds = new Map<string, number>([["", 0]]);
  readonly #abbreviations: ReadonlySet<string>;
  readonly #numbers: ReadonlyMap<string, number>;
  #vocabulary: Vocabulary | undefined;
  /** What is known of each word of the vocabulary. */
  readonly #words = new WordMemo();
  #wordNumbers = new Map<number, number>();

  /** @param packed what another lexicon of the same source knew */
  constructor(source: LexiconSource, stem?: Stemmer, packed?: Precompiled) {
    this.atoms = new AtomTable(stem);
    this.#abbreviations = new Set(source.abbreviations.map((word) => fold(word).replace(/\.$/, "")));
    this.#numbers = new Map(Object.entries(source.numbers).map(([word, value]) => [fold(word), value]));
    if (packed) {
      for (const atom of unpackAtoms(packed.atoms)) this.atoms.add(atom);
      this.units = packed.units.map(unpackUnit);
      this.multipliers = packed.multipliers.map(unpackMultiplier);
      this.letters = packed.letters.map(unpackMultiplier);
    } else {
      const reader = new PatternReader(() => undefined, fold);
      this.units = this.#unitWords(source.units, reader);
      this.multipliers = this.#multipliers(MULTIPLIERS, reader);
      this.letters = this.#multipliers(LETTERS_AFTER, reader);
    }
    this.unitsByFirst = groupedBy(this.units, (unit) => unit.atoms[0]!);
    this.unitsByLast = groupedBy(this.units, (unit) => unit.atoms.at(-1)!);
  }

  #multipliers(rows: readonly (readonly [string, number])[], reader: PatternReader): readonly Multiplier[] {
    return rows.flatMap(([text, factor]) =>
      sequences(text, reader).map((atoms) => ({ atoms: atoms.map((a) => this.atoms.add(a)), factor })),
    );
  }

  /** Gets ready to be asked about spellings of that vocabulary; forgets those of another. */
  bind(vocabulary: Vocabulary): void {
    this.#vocabulary = vocabulary;
    if (this.#words.bind(vocabulary)) this.#wordNumbers = new Map();
  }

  /** What is known of a spelling: for `setIn` and `isNumberIn`. */
  known(word: number): number {
    return this.#words.of[word]! || this.#learn(word);
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

  /** Number of a set with the conditions "begins a figure of that kind" added, of one or two kinds. */
  withFigures(set: number, kind: FigureKind, other?: FigureKind): number {
    const key = other === undefined ? kind : `${kind} ${other}`;
    let sets = this.#withFigures.get(key);
    if (!sets) this.#withFigures.set(key, (sets = new Map()));
    let known = sets.get(set);
    if (known === undefined) {
      const conditions = [this.atoms.figure(kind), other && this.atoms.figure(other)].filter((c) => c !== undefined);
      known = conditions.length === 0 ? set : this.internSet([...new Set([...this.sets[set]!, ...conditions])]);
      sets.set(set, known);
    }
    return known;
  }

  /** May a unit of figures or a multiplier begin with a word that meets the set's conditions? */
  mayBeginUnit(set: number): boolean {
    return ((this.#roles[set] || this.#roleOf(set)) & BEGINS_UNIT) !== 0;
  }

  /** May a unit of figures end with such a word? */
  mayEndUnit(set: number): boolean {
    return ((this.#roles[set] || this.#roleOf(set)) & ENDS_UNIT) !== 0;
  }

  #roleOf(set: number): number {
    const conditions = this.sets[set]!;
    const begins = (row: Multiplier): boolean => conditions.includes(row.atoms[0]!);
    const begin =
      conditions.some((c) => this.unitsByFirst.has(c)) || [...this.multipliers, ...this.letters].some(begins);
    const end = conditions.some((c) => this.unitsByLast.has(c));
    return (this.#roles[set] = ROLE_KNOWN | (begin ? BEGINS_UNIT : 0) | (end ? ENDS_UNIT : 0));
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
    return (this.#words.of[word] = ((set + 1) << SET) | flags);
  }

  #unitWords(units: Readonly<Record<string, readonly string[]>>, reader: PatternReader): UnitWords[] {
    const rows: UnitRow[] = [...EVERYWHERE];
    for (const [kind, words] of Object.entries(units))
      for (const word of words) rows.push({ kind: kind as FigureKind, words: word });
    const currencies = new Map<string, string>();
    const found = rows.flatMap(({ kind, words, currency, factor, short }) =>
      sequences(words, reader).map((sequence): UnitWords => {
        const spellings = sequence.map((atom) => fold(atom.text));
        if (currency !== undefined && spellings.length === 1) currencies.set(spellings[0]!, currency);
        // A language's own words of money ("de euros", "kronor exkl moms") tell the currency that one of them names.
        const own = currency ?? (kind === "money" ? spellings.map((s) => currencies.get(s)).find((c) => c) : undefined);
        const atoms = sequence.map((atom) => this.atoms.add(atom));
        return {
          kind,
          atoms,
          factor: factor ?? 1,
          short: short ?? false,
          ...(own ? { currency: own } : {}),
        };
      }),
    );
    return found.sort((a, b) => b.atoms.length - a.atoms.length);
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
