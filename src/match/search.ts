import { type Automaton, FINAL } from "./automaton.ts";
import type { Indexed } from "./indexed.ts";

/** A stretch of words, both ends inclusive. */
export interface Match {
  readonly first: number;
  readonly last: number;
}

/** Counts elementary steps, so that a test can show that work grows linearly. */
export interface StepCounter {
  steps: number;
}

export const STEPS: StepCounter = { steps: 0 };

/**
 * All matches of one automaton within the words `[from, to)`, the shortest for each end, overlapping ones joined.
 * Time grows with the number of words times the runs of the pattern that accept a word; there is no backtracking.
 */
export function searchAutomaton(automaton: Automaton, text: Indexed, from: number, to: number): Match[] {
  const { sets } = text;
  const conditionsOf = text.lexicon.sets;
  const { lists } = automaton;
  const listOf = lookUp(automaton, text.lexicon.atoms.size);
  arrivals.reset(automaton.hubs);
  const found: { first: number; last: number }[] = [];
  for (let token = from; token < to; token++) {
    const conditions = conditionsOf[sets[token]!]!;
    for (let i = 0; i < conditions.length; i++) {
      const list = listOf[conditions[i]!]!;
      if (list === 0) continue;
      const runs = lists[list]!;
      for (let j = 0; j < runs.length; j++) step(automaton, runs[j]!, text.solid, token, found);
    }
  }
  return found;
}

/** For each word condition of the lexicon the list of runs of the automaton in hand; 0 for almost all. */
let table = new Int32Array(1 << 12);
let inHand: Automaton | undefined;

/** Puts an automaton into the table, if another is there: a pattern is looked for in one place after the other. */
function lookUp(automaton: Automaton, conditions: number): Int32Array {
  if (inHand === automaton && table.length >= conditions) return table;
  if (inHand) for (let i = 0; i < inHand.atoms.length; i++) table[inHand.atoms[i]!] = 0;
  if (table.length < conditions) table = new Int32Array(conditions * 2);
  for (let i = 0; i < automaton.atoms.length; i++) table[automaton.atoms[i]!] = automaton.listOf[i]!;
  inHand = automaton;
  return table;
}

/** A word stands at a run of the automaton: the match goes on from where the run may follow, or begins. */
function step(
  { code, starts }: Automaton,
  run: number,
  solid: Int32Array,
  token: number,
  found: { first: number; last: number }[],
): void {
  let at = starts[run]!;
  const here = solid[token]!;
  let start = code[at++] === 1 ? token : -1;
  for (let edges = code[at++]!; edges > 0; edges--) {
    STEPS.steps++;
    const begin = arrivals.begin(code[at++]!, code[at++]!, token, here, solid);
    if (begin > start) start = begin;
  }
  STEPS.steps++;
  if (start < 0) return;
  for (let hubs = code[at++]!; hubs > 0; hubs--) {
    const hub = code[at++]!;
    if (hub === FINAL) join(found, start, token);
    arrivals.arrive(hub, token, start);
  }
}

function join(found: { first: number; last: number }[], first: number, last: number): void {
  const previous = found.at(-1);
  if (previous && first <= previous.last) {
    previous.last = last;
    if (first < previous.first) previous.first = first;
  } else found.push({ first, last });
}

/** Numbers of a hub: latest word, where its match began, and both of the word before: a word may not follow itself. */
const HUB = 4;

/** Latest arrivals at the hubs of the automaton in hand; searching is synchronous and makes no garbage. */
class Arrivals {
  #hubs = new Int32Array(64 * HUB);

  reset(hubs: number): void {
    if (this.#hubs.length < hubs * HUB) this.#hubs = new Int32Array(hubs * HUB);
    this.#hubs.fill(-1, 0, hubs * HUB);
  }

  /** Where the latest match began that arrived at the hub before `token` and at most `gap` words back; -1: none. */
  begin(hub: number, gap: number, token: number, here: number, solid: Int32Array): number {
    const at = hub * HUB + (this.#hubs[hub * HUB] === token ? 2 : 0);
    const arrived = this.#hubs[at]!;
    return arrived < 0 || here - solid[arrived]! - 1 > gap ? -1 : this.#hubs[at + 1]!;
  }

  arrive(hub: number, token: number, start: number): void {
    const hubs = this.#hubs;
    const at = hub * HUB;
    if (hubs[at] === token) {
      if (start > hubs[at + 1]!) hubs[at + 1] = start;
      return;
    }
    hubs[at + 2] = hubs[at]!;
    hubs[at + 3] = hubs[at + 1]!;
    hubs[at] = token;
    hubs[at + 1] = start;
  }
}

const arrivals = new Arrivals();
