import type { Ruling } from "./geometry.ts";

/** Lines closer than this, in points, are one line (double borders, borders of neighbouring cells). */
const SAME = 3;
/** A line on an axis after merging: where, and the stretches of it that are drawn. */
export interface Axis {
  readonly at: number;
  readonly parts: { from: number; to: number }[];
}

/** Groups of lines that touch each other. */
export function components(rulings: readonly Ruling[]): Ruling[][] {
  const flat = rulings.filter((r) => r.direction === "horizontal").sort((a, b) => a.at - b.at);
  const upright = rulings.filter((r) => r.direction === "vertical").sort((a, b) => a.from - b.from);
  const group = new Map<Ruling, Ruling>();
  const find = (r: Ruling): Ruling => {
    let root = r;
    for (let next = group.get(root); next !== undefined; next = group.get(root)) root = next;
    if (root !== r) group.set(r, root);
    return root;
  };
  for (const v of upright) {
    for (let i = firstAtLeast(flat, v.from - SAME); i < flat.length && flat[i]!.at <= v.to + SAME; i++) {
      const h = flat[i]!;
      if (h.from - SAME > v.at || h.to + SAME < v.at) continue;
      const [a, b] = [find(v), find(h)];
      if (a !== b) group.set(a, b);
    }
  }
  const parts = new Map<Ruling, Ruling[]>();
  for (const r of [...flat, ...upright]) {
    const root = find(r);
    const part = parts.get(root);
    if (part === undefined) parts.set(root, [r]);
    else part.push(r);
  }
  return [...parts.values()].filter((p) => p.length > 2);
}

function firstAtLeast(sorted: readonly Ruling[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lines of one direction in order, those that lie on each other merged. */
export function axes(rulings: readonly Ruling[]): Axis[] {
  const found: Axis[] = [];
  for (const r of [...rulings].sort((a, b) => a.at - b.at)) {
    const last = found.at(-1);
    if (last !== undefined && r.at - last.at <= SAME) last.parts.push({ from: r.from, to: r.to });
    else found.push({ at: r.at, parts: [{ from: r.from, to: r.to }] });
  }
  return found;
}

/** From the first to the last end of some lines. */
export function extent(rulings: readonly Ruling[]): [number, number] {
  return [Math.min(...rulings.map((r) => r.from)), Math.max(...rulings.map((r) => r.to))];
}

/** Adds the outer borders that a table open at its sides lacks. */
export function close(lines: Axis[], low: number, high: number, from: number, to: number): void {
  if (lines.length === 0 || !Number.isFinite(low) || !Number.isFinite(high)) return;
  if (lines[0]!.at - low > SAME * 2) lines.unshift({ at: low, parts: [{ from, to }] });
  if (high - lines.at(-1)!.at > SAME * 2) lines.push({ at: high, parts: [{ from, to }] });
}

/** Whether a line is drawn at a place along it. */
export function drawnAt(line: Axis, where: number): boolean {
  return line.parts.some((p) => p.from - SAME <= where && p.to + SAME >= where);
}
