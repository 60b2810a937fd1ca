import type { Score, ScorePillar } from "../model.ts";
import { bar, columns, indented, spread, wrap } from "./layout.ts";
import { decimal, sayOr } from "./phrases.ts";
import type { Brush, OutputContext } from "./types.ts";

type Scored = Extract<Score, { kind: "scored" }>;

/** The number, its word, its band, and where it comes from. */
export function scoreLines(score: Score, context: OutputContext): readonly string[] {
  const { say, paint, width } = context;
  if (score.kind === "not-assessed")
    return [paint.strong(paint.warn(say("score.none"))), ...wrap(say(`none.${score.reason}`), width)];
  const brush = scoreBrush(score, context);
  const number = (value: number): string => decimal(value, context.language);
  const title = `${say("score.title")} ${say("score.of", { score: number(score.value) })} · ${say(`word.${score.word}`)}`;
  const [low, high] = score.band;
  const band = low === high ? "" : ` ${say("score.band", { low: number(low), high: number(high) })}`;
  return [
    ...spread(title, bar(score.value / 100, 20), width, { left: (t) => paint.strong(brush(t)), right: brush }),
    ...wrap(say("score.direction") + band, width),
    "",
    ...score.pillars.flatMap((pillar) => pillarLines(pillar, context)),
    ...sumLines(score, context),
  ];
}

function scoreBrush(score: Scored, { paint }: OutputContext): Brush {
  if (score.word === "minimal" || score.word === "limited") return paint.bad;
  return score.word === "developing" ? paint.warn : paint.good;
}

/** "  Jobs and training     ████░░░░░░  8.2 / 20". */
function pillarLines(pillar: ScorePillar, { say, language, width }: OutputContext): readonly string[] {
  const most = decimal(pillar.weight * 100, language);
  const points = `${decimal(pillar.points, language)} / ${most}`;
  const right = `${bar(pillar.value, 10)}${" ".repeat(Math.max(1, 13 - columns(points)))}${points}`;
  return spread(`  ${sayOr(say, `pillar.${pillar.pillar}`, pillar.pillar)}`, right, width);
}

/** How the addends make the raw points, and these the score. */
function sumLines(score: Scored, { say, language, paint, width }: OutputContext): readonly string[] {
  const number = (value: number): string => decimal(value, language);
  const total = (rows: readonly { readonly points: number }[]): string =>
    number(rows.reduce((sum, row) => sum + row.points, 0));
  const sum = say("score.sum", {
    clauses: total(score.pillars),
    barriers: total(score.barriers),
    raw: number(score.raw),
    score: number(score.value),
  });
  const floor = score.floor === undefined ? [] : [say("score.floor", { value: number(score.floor.value) })];
  return [sum, ...floor].flatMap((line) => indented(line, 2, width)).map(paint.faint);
}
