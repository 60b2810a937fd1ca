import type { Failure } from "../failure.ts";
import { orderKeys } from "./key-order.ts";
import { type Entry, type Output, streamed, whole } from "./types.ts";

/** What stands for a document that could not be assessed. */
export interface FailedDocument {
  readonly schema: "buysocial.failure/1";
  readonly name: string;
  readonly code: Failure["code"];
  readonly message: string;
}

/** One report as an object when the run is about one tender, else an array with one entry for each. */
export const json: Output = whole((entries, { single }) => {
  const values = entries.map(jsonOf);
  return `${JSON.stringify(single && values.length === 1 ? values[0] : values, undefined, 2)}\n`;
});

/** One report, or one failure, a line. */
export const jsonl: Output = streamed((entry) => `${JSON.stringify(jsonOf(entry))}\n`);

/** The value that JSON shows for an entry, its keys always in the same order. */
function jsonOf(entry: Entry): unknown {
  if (entry.kind === "report") return orderKeys(entry.report);
  const { code, subject, message } = entry.failure;
  return { schema: "buysocial.failure/1", name: subject, code, message } satisfies FailedDocument;
}
