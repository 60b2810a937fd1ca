import type { Automaton } from "./automaton.ts";
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
 * Time grows with the number of words times the positions that accept a word; there is no backtracking.
 */
export function searchAutomaton(automaton: Automaton, text: Indexed, from: number, to: number): Match[] {
  const state = stateOf(automaton);
  if (automaton.bySet.ofSet.length < text.lexicon.sets.length) automaton.bySet.grow(text.lexicon.sets.length * 2);
  const { lists, ofSet } = automaton.bySet;
  const found: { first: number; last: number }[] = [];
  for (let token = from; token < to; token++) {
    const set = text.sets[token]!;
    if (set === 0) continue;
    const positions = lists[ofSet[set]!] ?? positionsOf(automaton, text, set);
    for (let i = 0; i < positions.length; i++) {
      const position = positions[i]!;
      STEPS.steps++;
      const start = arrivalStart(automaton, position, state, text, token);
      if (start < 0) continue;
      for (const hub of automaton.to[position]!) {
        if (hub === automaton.final) join(found, start, token);
        state.arrive(hub, token, start);
      }
    }
  }
  return found;
}

/** Positions that accept a word with that set of conditions; remembered by the automaton. */
function positionsOf({ byAtom, bySet }: Automaton, text: Indexed, set: number): readonly number[] {
  const positions = text.lexicon.sets[set]!.flatMap((atom) => byAtom.get(atom) ?? []);
  const known = bySet.lists.findIndex((list) => list?.length === positions.length && list.every((p, i) => p === positions[i]));
  const number = known > 0 ? known : bySet.lists.push(positions) - 1;
  bySet.ofSet[set] = number;
  return positions;
}

/** Where the latest match begins that reaches `position` at `token`; -1: none does. */
function arrivalStart(automaton: Automaton, position: number, state: HubState, text: Indexed, token: number): number {
  let start = automaton.initial[position] === 1 ? token : -1;
  const here = text.solid[token]!;
  for (const { hub, gap } of automaton.from[position]!) {
    STEPS.steps++;
    const current = state.token[hub] !== token;
    const arrived = current ? state.token[hub]! : state.olderToken[hub]!;
    if (arrived < 0 || here - text.solid[arrived]! - 1 > gap) continue;
    const begin = current ? state.start[hub]! : state.olderStart[hub]!;
    if (begin > start) start = begin;
  }
  return start;
}

function join(found: { first: number; last: number }[], first: number, last: number): void {
  const previous = found.at(-1);
  if (previous && first <= previous.last) {
    previous.last = last;
    if (first < previous.first) previous.first = first;
  } else found.push({ first, last });
}

const states = new WeakMap<Automaton, HubState>();

/** The state of an automaton is used again and again: searching is synchronous and makes no garbage. */
function stateOf(automaton: Automaton): HubState {
  let state = states.get(automaton);
  if (state) state.reset();
  else states.set(automaton, (state = new HubState(automaton.hubs)));
  return state;
}

/** Latest arrival at each hub, and the one before: a word may not follow itself. */
class HubState {
  readonly token: Int32Array;
  readonly start: Int32Array;
  readonly olderToken: Int32Array;
  readonly olderStart: Int32Array;

  constructor(hubs: number) {
    this.token = new Int32Array(hubs).fill(-1);
    this.start = new Int32Array(hubs);
    this.olderToken = new Int32Array(hubs).fill(-1);
    this.olderStart = new Int32Array(hubs);
  }

  reset(): void {
    this.token.fill(-1);
    this.olderToken.fill(-1);
  }

  arrive(hub: number, token: number, start: number): void {
    if (this.token[hub] === token) {
      if (start > this.start[hub]!) this.start[hub] = start;
      return;
    }
    this.olderToken[hub] = this.token[hub]!;
    this.olderStart[hub] = this.start[hub]!;
    this.token[hub] = token;
    this.start[hub] = start;
  }
}
