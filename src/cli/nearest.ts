/** Number of letters to change, add, drop or swap to make one word of the other. */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const change = (above[j - 1] ?? 0) + (same ? 0 : 1);
      const swap = swapped ? (older[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(change, swap, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    older = above;
    above = row;
  }
  return above[b.length] ?? 0;
}

/** The known word nearest to a mistyped one, when it is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const wanted = word.slice(0, 80).toLowerCase();
  const reach = Math.max(2, Math.floor(wanted.length / 3));
  let best: { readonly word: string; readonly steps: number } | undefined;
  for (const candidate of known) {
    const lower = candidate.toLowerCase();
    const tail = lower.endsWith(`.${wanted}`) || (wanted.length > 3 && lower.startsWith(wanted));
    const steps = tail ? 1 : distance(wanted, lower);
    if (steps <= reach && steps < (best?.steps ?? Number.POSITIVE_INFINITY)) best = { word: candidate, steps };
  }
  return best?.word;
}

/** " Did you mean x?" or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? "" : ` Did you mean ${near}?`;
}
