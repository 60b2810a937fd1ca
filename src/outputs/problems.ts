/** What a report has to complain about, for outputs that tools of developers read. */
import type { Place, Report } from "../model.ts";
import { clean, clip } from "./clean.ts";
import { fingerprint } from "./fingerprint.ts";
import { decimal, gained, placeWords } from "./phrases.ts";
import type { Entry, OutputContext } from "./types.ts";
import { viewOf } from "./view.ts";

/** One complaint, most important kinds first: a failed gate, a legal risk, a barrier, a clause that is missing. */
export interface Problem {
  readonly kind: "gate" | "risk" | "barrier" | "missing" | "failed";
  /** Clause id, gate or failure code. */
  readonly id: string;
  readonly title: string;
  readonly message: string;
  /** The document it stands in. */
  readonly file: string;
  readonly place?: Place;
  /** Line of `file`, from 1, where it is known; of a file inside an archive nobody sees lines. */
  readonly line?: number;
  readonly quote?: string;
  readonly help: string;
  /** The same for the same complaint in the next run, wherever the passage has moved to. */
  readonly fingerprint: string;
}

/** The complaints of one entry in order of importance. Missing clauses are named only when law or a suggestion asks. */
export function problemsOf(entry: Entry, context: OutputContext): readonly Problem[] {
  if (entry.kind === "failed") {
    const { code, subject } = entry.failure;
    const message = clean(entry.failure.message);
    return [problem({ kind: "failed", id: code, title: context.say("part.failed"), message, file: subject, help: "" })];
  }
  const { report } = entry;
  return [
    ...gateProblems(entry, context),
    ...riskProblems(report, context),
    ...barrierProblems(report, context),
    ...missingProblems(report, context),
  ];
}

type Draft = Omit<Problem, "fingerprint">;

function problem(draft: Draft): Problem {
  const stable = [draft.kind, draft.id, draft.file, clean(draft.quote ?? "").toLowerCase()];
  return { ...draft, fingerprint: fingerprint(stable.join("\n")) };
}

function gateProblems(
  { report, gates }: Extract<Entry, { kind: "report" }>,
  { say }: OutputContext,
): readonly Problem[] {
  return gates
    .filter((gate) => gate.verdict !== "passed")
    .map((gate) =>
      problem({
        kind: "gate",
        id: gate.name,
        title: gate.name,
        message: `${gate.name}: ${say(`gate.${gate.verdict}`)}${gate.detail === "" ? "" : ` (${gate.detail})`}`,
        file: firstFile(report),
        help: "",
      }),
    );
}

function riskProblems(report: Report, context: OutputContext): readonly Problem[] {
  return viewOf(report, context).risks.map(({ id, title, help, risk }) =>
    problem({ kind: "risk", id, title, help, ...found(report, risk.finding, title, context) }),
  );
}

function barrierProblems(report: Report, context: OutputContext): readonly Problem[] {
  return viewOf(report, context).barriers.flatMap(({ id, title, help, findings, points }) =>
    findings.map((finding) => {
      const worth = points === 0 ? title : `${title} (${decimal(-points, context.language)})`;
      return problem({ kind: "barrier", id, title, help, ...found(report, finding, worth, context) });
    }),
  );
}

function missingProblems(report: Report, context: OutputContext): readonly Problem[] {
  const { missing, suggestions } = viewOf(report, context);
  const asked = new Map(suggestions.map(({ id, suggestion }) => [id, suggestion]));
  return missing
    .filter(({ id }) => asked.has(id))
    .map(({ id, title, help, gain }) => {
      const suggestion = asked.get(id);
      const duty = suggestion === undefined ? "" : `, ${context.say(`duty.${suggestion.duty}`)}`;
      const message = `${context.say("label.missing")}: ${title} (${gained(gain, context.language)}${duty})`;
      return problem({ kind: "missing", id, title, help, message, file: firstFile(report) });
    });
}

function found(
  report: Report,
  { place, quote }: { readonly place: Place; readonly quote: string },
  title: string,
  context: OutputContext,
): Pick<Problem, "message" | "file" | "place" | "line" | "quote"> {
  const words = clip(clean(quote), 240);
  const file = report.documents[place.document]?.name ?? firstFile(report);
  return {
    message: `${title}: “${words}” (${placeWords(place, report, context)})`,
    file,
    place,
    ...(place.line === undefined || isMember(file) ? {} : { line: place.line }),
    quote,
  };
}

function firstFile(report: Report): string {
  return report.documents[0]?.name ?? "";
}

function isMember(name: string): boolean {
  return name.includes("!/");
}

/** A document's name as a path inside a repository: members of archives point at the archive. */
export function repositoryPath(name: string): string {
  return clean(name.split("!/")[0] ?? name)
    .replaceAll("\\", "/")
    .replace(/^\.\//, "");
}
