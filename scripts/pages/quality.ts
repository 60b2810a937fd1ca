/** docs/quality.md and the measured part of other pages, from the figures of docs/quality.json. */
import { type Figures, type MeasuredFigures, figures as withShares } from "../../src/measure/figures.ts";
import { GENERATED, table } from "./markdown.ts";

interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface Agreement {
  readonly documents: number;
  readonly distance: Interval;
  readonly ordered: Interval;
  readonly spearman: Interval;
}

/** What `npm run benchmark -- FOLDER --publish DATE` writes. */
export interface Quality {
  readonly date: string;
  readonly rulebook: { readonly hash: string; readonly scoreVersion: string };
  /** Languages that had rules. */
  readonly languages: readonly string[];
  readonly sets: Readonly<
    Partial<Record<SetName, { readonly documents: number; readonly unmeasured: readonly string[] } & MeasuredFigures>>
  >;
  readonly agreement: Readonly<Partial<Record<"labels" | "program", Agreement>>>;
}

type SetName = "notices" | "clauses" | "together" | "corpus";

/** The sets in the order in which they are shown, and what they hold. */
export const SETS: readonly (readonly [SetName, string])[] = [
  ["notices", "published notices"],
  ["clauses", "single passages"],
  ["together", "notices and passages"],
  ["corpus", "whole documents"],
];

const HEAD = ["precision", "recall", "F1", "right", "wrong", "missed"];
const figures = (column: number): boolean => column > 0;

function cells({ precision, recall, f1, right, wrong, missed }: Figures): readonly string[] {
  const share = (value: number | null): string => (value === null ? "–" : value.toFixed(2));
  return [share(precision), share(recall), share(f1), String(right), String(wrong), String(missed)];
}

/** The figures of one clause type in every set, or a sentence that there are none. */
export function qualityOfClause(id: string, quality: Quality | undefined): string {
  if (quality === undefined) return "Not measured yet.";
  const rows = SETS.flatMap(([name, title]) => {
    const found = name === "together" ? undefined : quality.sets[name]?.byClause[id];
    return found === undefined ? [] : [[title, ...cells(found)]];
  });
  if (rows.length === 0) return `Not measured: no document of the measurement of ${quality.date} is labelled with it.`;
  return `${table(["measured on", ...HEAD], rows, figures)}\n\nMeasured on ${quality.date}; see [quality](../quality.md).`;
}

/** docs/quality.md */
export function qualityPage(quality: Quality | undefined): string {
  if (quality === undefined) return `${GENERATED}\n\n# Quality\n\nNothing was measured yet.\n`;
  return [
    GENERATED,
    "",
    "# Quality",
    "",
    `Measured on ${quality.date} with rule base \`${quality.rulebook.hash.slice(0, 12)}\`, score version ${quality.rulebook.scoreVersion}, by`,
    "`npm run benchmark`. The figures stand in [quality.json](quality.json).",
    "",
    "A person read each document and labelled what it holds. Precision: of what the program finds, the share that is there.",
    "Recall: of what is there, the share that it finds. The writers of the rules could read these documents, so expect less",
    "on others. A type or language with few cases tells little.",
    "",
    ...SETS.flatMap(([name, title]) => setLines(title, quality.sets[name], quality.languages)),
    ...agreementLines(quality.agreement),
    "",
  ].join("\n");
}

/** The sum of the figures of some languages. */
function sumOf(parts: readonly Figures[]): Figures {
  const sum = (key: "right" | "wrong" | "missed"): number => parts.reduce((total, part) => total + part[key], 0);
  return withShares({ right: sum("right"), wrong: sum("wrong"), missed: sum("missed") });
}

function setLines(title: string, set: Quality["sets"][SetName], languages: readonly string[]): readonly string[] {
  if (set === undefined) return [`## On ${title}`, "", "Not measured.", ""];
  const rows = (part: Readonly<Record<string, Figures>>): string[][] =>
    Object.entries(part).map(([key, value]) => [key, ...cells(value)]);
  const { traps, force, unmeasured } = set;
  const searched = Object.entries(set.byLanguage).filter(([code]) => languages.includes(code));
  const others = Object.keys(set.byLanguage).filter((code) => !languages.includes(code));
  return [
    `## On ${title} (${set.documents})`,
    "",
    table(
      ["", ...HEAD],
      [
        ["languages with rules", ...cells(sumOf(searched.map(([, value]) => value)))],
        ...rows(Object.fromEntries(searched)),
        ...(others.length === 0 ? [] : [["all languages", ...cells(set.all)]]),
        ...Object.entries(set.byGroup).map(([group, value]) => [`all languages, ${group} clauses`, ...cells(value)]),
      ],
      figures,
    ),
    "",
    table(["clause type", ...HEAD], rows(set.byClause), figures),
    "",
    ...(others.length === 0 ? [] : [`Languages without rules, where everything is missed: ${others.join(", ")}.`]),
    `Passages that only look like a clause: ${traps.taken} of ${traps.all} were taken. Force: ${force.right} of ${force.all} right.`,
    ...(unmeasured.length === 0
      ? []
      : ["", `Not measured, for want of a labelled document: ${unmeasured.join(", ")}.`]),
    "",
  ];
}

function agreementLines({ labels, program }: Quality["agreement"]): readonly string[] {
  if (labels === undefined || program === undefined)
    return ["## Score", "", "Agreement with experts was not measured."];
  const show = ({ value, low, high }: Interval): string =>
    `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
  const row = (name: string, pick: (agreement: Agreement) => Interval): readonly string[] => [
    name,
    show(pick(labels)),
    show(pick(program)),
  ];
  return [
    `## Score (${program.documents} documents rated by experts from 0 to 100)`,
    "",
    table(
      ["", "formula on the experts' labels", "program"],
      [
        row("mean distance to the rating", (a) => a.distance),
        row("pairs rated 20 or more apart that are in order", (a) => a.ordered),
        row("Spearman", (a) => a.spearman),
      ],
      figures,
    ),
    "",
    "In brackets the middle 95 % of what it is when documents are drawn again with replacement.",
  ];
}
