/** The packed form of what an engine knows of its patterns; see `Precompiled`. */
import type { Atom, Outline, PackedOutline, PackedUnit, Precompiled, Unit } from "../rulebase.ts";
import type { Compiled, CompiledNear } from "./compiled.ts";
import type { UnitWords } from "./lexicon.ts";
import { packParts, unpackParts } from "./packed-automaton.ts";

const UNITS: readonly Unit[] = ["sentence", "item", "row", "para", "section", "document"];

/** Letters of kinds of conditions. */
const LETTERS: Readonly<Record<Atom["kind"], string>> = {
  literal: "l",
  prefix: "p",
  suffix: "s",
  infix: "i",
  middle: "m",
  exact: "e",
  accent: "a",
  stem: "t",
  figure: "f",
};
const KINDS = Object.fromEntries(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind]));

/** Conditions one a line. Texts hold letters, digits, signs and their punctuation, never `*` or a line feed. */
export function packAtoms(atoms: readonly Atom[]): string {
  return atoms.map((a) => LETTERS[a.kind] + a.text + (a.kind === "middle" ? `*${a.tail}` : "")).join("\n");
}

/** Conditions in the order of their numbers. */
export function unpackAtoms(packed: string): Atom[] {
  return packed === "" ? [] : packed.split("\n").map(unpackAtom);
}

function unpackAtom(line: string): Atom {
  const kind = KINDS[line[0]!] as Atom["kind"];
  const text = line.slice(1);
  if (kind !== "middle") return { kind, text } as Atom;
  const star = text.indexOf("*");
  return { kind, text: text.slice(0, star), tail: text.slice(star + 1) };
}

export function packUnit({ kind, factor, currency, atoms }: UnitWords): PackedUnit {
  return [kind, factor, currency ?? null, ...atoms];
}

export function unpackUnit([kind, factor, currency, ...atoms]: PackedUnit): UnitWords {
  return { kind, factor, atoms, ...(currency === null ? {} : { currency }) };
}

/** Patterns with their outlines and parts; each set of the outlines once. */
export function packPatterns(compiled: readonly Compiled[]): Pick<Precompiled, "sets" | "patterns" | "automata"> {
  const sets: (readonly number[])[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (set: readonly number[]): number => {
    const key = set.join(" ");
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, sets.length);
    return sets.push(set) - 1;
  };
  let automata = "";
  const packed = compiled.map(({ source, unit, telling, parts }): [string, PackedOutline] => {
    const from = automata.length;
    automata += JSON.stringify(packParts(parts));
    return [source, [UNITS.indexOf(unit), from, automata.length, ...telling.map(numberOf)]];
  });
  return { sets, patterns: Object.fromEntries(packed), automata };
}

/** One outline; equal sets of all outlines are the same array. */
export function unpackOutline(packed: PackedOutline, sets: Precompiled["sets"]): Outline {
  const telling: (readonly number[])[] = [];
  for (let i = 3; i < packed.length; i++) telling.push(sets[packed[i]!]!);
  return { unit: UNITS[packed[0]]!, telling };
}

/** The parts of one pattern. */
export function unpackPattern(packed: PackedOutline, automata: string): readonly CompiledNear[] {
  return unpackParts(JSON.parse(automata.slice(packed[1], packed[2])) as number[]);
}
