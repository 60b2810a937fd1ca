import { Failure } from "../failure.ts";
import type { ReadOutcome } from "../formats/types.ts";
import type { TenderDocument, Warning } from "../model.ts";
import type { Input } from "./inputs.ts";
import { byProcedure } from "./procedures.ts";
import type { Reading } from "./reading.ts";

/** What is assessed together: the documents of one tender, and what of it could not be read. */
export interface Tender {
  readonly documents: readonly TenderDocument[];
  /** Parts that should have been readable. */
  readonly failures: readonly Failure[];
  /** Parts of other kinds (pictures, spreadsheets) beside the documents. */
  readonly passedOver: readonly Failure[];
  /** How many tenders were in the same archive, when there were several; said with the first of them. */
  readonly apart?: number;
}

/**
 * One tender for each file, several for an archive with notices of several procedures, or one for all of them. The next file is read while the caller works on this one; no more
 * than two are in memory.
 * @param readable extensions whose files have to be readable wherever they were found
 */
export async function* tendersOf(
  inputs: AsyncIterable<Input>,
  dossier: boolean,
  reading: Reading,
  readable: ReadonlySet<string>,
): AsyncGenerator<Tender> {
  if (dossier) return yield* together(inputs, reading, readable);
  let next: Promise<Tender> | undefined;
  for await (const input of inputs) {
    const current = next;
    next = readTender(input, reading, readable);
    if (current !== undefined) yield* apart(await current);
  }
  if (next !== undefined) yield* apart(await next);
}

/** The tenders of one file. What could not be read is told with the first. */
function apart({ documents, failures, passedOver }: Tender): readonly Tender[] {
  const [first, ...others] = byProcedure(documents);
  const head = { documents: first ?? [], failures, passedOver };
  if (others.length === 0) return [head];
  const rest = others.map((own): Tender => ({ documents: own, failures: [], passedOver: [] }));
  return [{ ...head, apart: rest.length + 1 }, ...rest];
}

async function* together(
  inputs: AsyncIterable<Input>,
  reading: Reading,
  readable: ReadonlySet<string>,
): AsyncGenerator<Tender> {
  const all: Tender[] = [];
  for await (const input of inputs) all.push(await readTender(input, reading, readable));
  if (all.length === 0) return;
  yield {
    documents: all.flatMap((t) => t.documents),
    failures: all.flatMap((t) => t.failures),
    passedOver: all.flatMap((t) => t.passedOver),
  };
}

async function readTender(input: Input, reading: Reading, readable: ReadonlySet<string>): Promise<Tender> {
  const outcomes = await reading
    .read(input)
    .catch((error: unknown): readonly ReadOutcome[] => [
      { kind: "failed", name: input.name, failure: asFailure(error, input.name) },
    ]);
  const documents = outcomes.flatMap((o) => (o.kind === "read" ? [o.document] : []));
  const failed = outcomes.flatMap((o) => (o.kind === "failed" ? [o.failure] : []));
  const optional = (f: Failure): boolean => !(input.named && f.subject === input.name) && isOtherKind(f, readable);
  const failures = failed.filter((failure) => !optional(failure));
  const passedOver = failed.filter(optional);
  // Whoever names an archive wants something in it read.
  if (input.named && documents.length + failures.length === 0) failures.push(new Failure("folder-empty", input.name));
  return { documents, failures, passedOver };
}

/** True for what claims to be no document: neither its content nor its name is of a kind that is read. */
function isOtherKind({ code, subject }: Failure, readable: ReadonlySet<string>): boolean {
  const extension = /\.([^./\\]+)$/.exec(subject)?.[1]?.toLowerCase() ?? "";
  return (code === "format-unknown" || code === "format-unsupported") && !readable.has(extension);
}

function asFailure(error: unknown, name: string): Failure {
  return error instanceof Failure ? error : new Failure("internal", name, String(error));
}

/** What a report says about parts of its tender that were not read. */
export function unreadWarnings(tender: Tender): readonly Warning[] {
  return [...tender.failures, ...tender.passedOver].map(({ subject }) => ({
    code: "attachment-unreadable",
    detail: subject,
  }));
}
