import { Failure } from "../failure.ts";
import { OUTPUT_NAMES, type OutputName, outputOf } from "../outputs/index.ts";
import { didYouMean } from "./nearest.ts";

/** Where a report goes: a file, or standard output. */
export interface Target {
  readonly format: OutputName;
  readonly file?: string;
  /** Add to the file instead of replacing it. */
  readonly append?: true;
}

/**
 * Reads `-o` and `--format`. A file may carry its format before a colon (`gitlab:report.json`); `--format` decides for
 * a single file, and for files whose names do not tell.
 * @throws Failure usage for a format that does not exist or a name that tells none
 */
export function targetsOf(files: readonly string[], format: string | undefined): readonly Target[] {
  const said = format === undefined ? undefined : named(format, `--format ${format}`);
  if (files.length === 0) return [{ format: said ?? "text" }];
  return files.map((file) => {
    const [, prefix = "", rest = ""] = /^([a-z]+):(.+)$/.exec(file) ?? [];
    if (isOutput(prefix)) return { format: prefix, file: rest };
    const told = files.length === 1 ? (said ?? outputOf(file)) : (outputOf(file) ?? said);
    if (told !== undefined) return { format: told, file };
    throw new Failure(
      "usage",
      `-o ${file}`,
      `the name tells no format; add --format with one of ${OUTPUT_NAMES.join(", ")}`,
    );
  });
}

function isOutput(name: string): name is OutputName {
  return (OUTPUT_NAMES as readonly string[]).includes(name);
}

function named(name: string, subject: string): OutputName {
  if (isOutput(name)) return name;
  throw new Failure("usage", subject, `formats are ${OUTPUT_NAMES.join(", ")}.${didYouMean(name, OUTPUT_NAMES)}`);
}
