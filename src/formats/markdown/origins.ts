/** Which line of the source each line of running text comes from, where tags end lines or hold line feeds. */

/** A stretch of the source that changed the lines: it held line feeds, or became one. */
export interface LineChange {
  readonly start: number;
  readonly end: number;
  /** A line of the text ends here. */
  readonly ends: boolean;
}

/** For each line of the text the line of the source, from 0, on which it begins. Linear. @param changes in order */
export function originsOf(source: string, changes: readonly LineChange[]): readonly number[] {
  const origins = [0];
  let line = 0;
  let next = source.indexOf("\n");
  const pass = (until: number, isShown: boolean) => {
    for (; next >= 0 && next < until; next = source.indexOf("\n", next + 1)) {
      line += 1;
      if (isShown) origins.push(line);
    }
  };
  for (const { start, end, ends } of changes) {
    pass(start, true);
    pass(end, false);
    if (ends) origins.push(line);
  }
  pass(source.length, true);
  return origins;
}
