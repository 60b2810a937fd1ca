import { type JudgeContext, type Judged, judge } from "../judge.ts";
import type { ContractFacts, Span } from "../model.ts";
import type { ClauseType, Rulebook } from "../rulebase.ts";
import type { DocumentView } from "./view.ts";

/** What the law says in figures, by key, for the jurisdiction and date of the run. */
export type LawFigures = (key: string) => number | undefined;

/** Judges every document in every one of its languages. */
export function judgeDocuments(
  views: readonly DocumentView[],
  rulebook: Rulebook,
  facts: ContractFacts,
  law: LawFigures,
): Judged {
  const clauseForce = clauseForces(rulebook.clauses);
  const parts = views.flatMap((view) =>
    view.views.map(({ text, pack }) => {
      const context: JudgeContext = {
        document: view.index,
        law,
        fact: (name) => factValue(facts, name),
        masked: namesIn(view.document.text, facts),
        clauseForce,
      };
      return judge(text, pack, context);
    }),
  );
  return {
    findings: parts.flatMap((part) => part.findings),
    rejections: parts.flatMap((part) => part.rejections),
    undecided: parts.flatMap((part) => part.undecided),
  };
}

/** Phases in which a clause earns no points. */
const UNSCORED = new Set(["participation", "payment", "preparation"]);

/** What each type of clause says of the force of its findings. */
export function clauseForces(clauses: readonly ClauseType[]): JudgeContext["clauseForce"] {
  const forces = new Map(
    clauses.map((clause) => {
      const scorable = clause.polarity !== "barrier" && clause.phase.some((phase) => !UNSCORED.has(phase));
      return [clause.id, { force: clause.force, scorable }] as const;
    }),
  );
  return (clause) => forces.get(clause) ?? { force: "mentioned", scorable: false };
}

/** Facts as conditions of rules see them. */
function factValue(facts: ContractFacts, name: string): number | readonly string[] | undefined {
  switch (name) {
    case "value":
      return facts.value?.value.amount;
    case "cpv":
      return facts.cpv?.value;
    case "kind":
      return facts.kind && [facts.kind.value];
    case "durationMonths":
      return facts.durationMonths?.value;
    case "lots":
      return facts.lots?.value;
    default:
      return undefined;
  }
}

const MAX_NAMES = 2_000;

/** Where the contracting authority's own name stands: a "Ministry of Social Inclusion" is no clause. */
function namesIn(text: string, facts: ContractFacts): Span[] {
  const name = facts.buyer?.value;
  if (!name || name.length < 4) return [];
  const spans: Span[] = [];
  for (let at = text.indexOf(name); at >= 0 && spans.length < MAX_NAMES; at = text.indexOf(name, at + name.length)) {
    spans.push({ start: at, end: at + name.length });
  }
  return spans;
}
