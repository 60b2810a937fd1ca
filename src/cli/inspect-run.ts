import type { Failure } from "../failure.ts";
import { inspect } from "../inspect.ts";
import { put } from "../io.ts";
import { loadMessages } from "../messages/index.ts";
import type { TenderDocument } from "../model.ts";
import { loadRules } from "./core.ts";
import { inputsOf, isOneFile } from "./inputs.ts";
import type { InspectOptions } from "./inspect.ts";
import { blockLines, inspectionLines } from "./inspect-text.ts";
import { Progress } from "./progress.ts";
import { readableExtensions, readingOf } from "./reading.ts";
import type { Run } from "./run.ts";
import { tendersOf } from "./tenders.ts";

/** Shows what was read of every document. What cannot be read is said and does not stop the rest. */
export async function inspectPaths(paths: readonly string[], options: InspectOptions, run: Run): Promise<void> {
  const rulebook = await loadRules();
  const say = await loadMessages("en");
  const progress = new Progress(run, false);
  const reading = await readingOf(options, run, progress.show);
  const fail = (failure: Failure): void => run.fail(failure.message);
  const json: unknown[] = [];
  let shown = 0;
  try {
    for await (const tender of tendersOf(inputsOf(paths, [], fail), false, reading, await readableExtensions())) {
      progress.clear();
      tender.failures.forEach(fail);
      for (const failure of tender.passedOver) run.note(`buysocial: passed over: ${failure.message}`);
      for (const document of tender.documents) {
        const inspection = inspect(document, rulebook);
        if (options.json) json.push(options.blocks ? { ...inspection, text: blocksOf(document) } : inspection);
        else {
          const lines = [...inspectionLines(inspection, say), ...(options.blocks ? ["", ...blockLines(document)] : [])];
          await put(run.io.stdout, `${shown++ > 0 ? "\n" : ""}${lines.join("\n")}\n`);
        }
      }
    }
    const value = json.length === 1 && (await isOneFile(paths)) ? json[0] : json;
    if (options.json) await put(run.io.stdout, `${JSON.stringify(value, undefined, 2)}\n`);
  } finally {
    progress.clear();
    await reading.close();
  }
}

function blocksOf(document: TenderDocument): readonly object[] {
  return document.blocks.map((block) => ({ ...block, text: document.text.slice(block.span.start, block.span.end) }));
}
