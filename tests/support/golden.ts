import type { Report } from "../../src/model.ts";

/** What of a report is kept as a fixture's expectation: every outcome, the score with its addends, what is suggested. */
export function golden(report: Report): unknown {
  const { score, jurisdiction, facts } = report;
  return {
    score:
      score.kind === "scored"
        ? {
            value: score.value,
            raw: score.raw,
            band: score.band,
            word: score.word,
            pillars: Object.fromEntries(score.pillars.map((p) => [p.pillar, p.points])),
            barriers: Object.fromEntries(score.barriers.map((b) => [b.clause, b.points])),
            ...(score.floor ? { floor: score.floor.value } : {}),
          }
        : { notAssessed: score.reason },
    jurisdiction: `${jurisdiction.country} from ${jurisdiction.source}`,
    facts: Object.fromEntries(
      (["kind", "cpv", "value", "durationMonths", "lots", "buyer", "role"] as const).flatMap((key) =>
        facts[key] ? [[key, facts[key].value]] : [],
      ),
    ),
    found: Object.fromEntries(
      report.outcomes.flatMap((o) =>
        o.kind === "found" ? [[o.clause, `${o.force} · ${o.findings.length} · ${o.findings[0]?.rule}`]] : [],
      ),
    ),
    others: Object.fromEntries(
      report.outcomes.flatMap((o) => (o.kind === "found" || o.kind === "absent" ? [] : [[o.clause, o.kind]])),
    ),
    suggestions: report.suggestions.map((s) => `${s.clause} ${s.level} ${s.language} +${s.gain}`),
    warnings: report.warnings.map((w) => w.code),
  };
}
