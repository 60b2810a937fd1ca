/** Gives headings that were found by their wording their levels, once the whole document is known. */
import type { BlockDraft } from "../build.ts";
import type { SourceLines } from "../source-lines.ts";
import type { HeadingGuess } from "./headings.ts";

/** A block, and the heading it may be. */
export interface GuessedBlock {
  readonly draft: BlockDraft;
  readonly guess?: HeadingGuess | undefined;
  /** Where the lines of its text stand in the file, when the reader knows. */
  readonly at?: SourceLines | undefined;
}

/** One draft for each entry; guesses become headings: ranks that occur become levels below the deepest styled one. */
export function withHeadings(entries: readonly GuessedBlock[]): readonly BlockDraft[] {
  const sure = entries.map((entry, i) => (entry.guess && !isList(entries, i) ? entry.guess : undefined));
  const styled = entries.reduce(
    (most, { draft }) => (draft.kind === "heading" ? Math.max(most, draft.level) : most),
    0,
  );
  const ranks = [...new Set(sure.flatMap((guess) => (guess ? [guess.rank] : [])))].sort((a, b) => a - b);
  return entries.map(({ draft }, i) => {
    const guess = sure[i];
    if (!guess) return draft;
    const { label: _, ...rest } = draft;
    return {
      ...rest,
      ...(guess.label === undefined ? {} : { label: guess.label }),
      kind: "heading",
      level: styled + 1 + ranks.indexOf(guess.rank),
    } as BlockDraft;
  });
}

/** Doubtful headings of one rank that stand next to each other, with nothing between, are items of a list. */
function isList(entries: readonly GuessedBlock[], at: number): boolean {
  const guess = entries[at]!.guess!;
  if (!guess.doubtful) return false;
  return [at - 1, at + 1].some((i) => entries[i]?.guess?.doubtful && entries[i].guess.rank === guess.rank);
}
