import type { LimitName } from "../formats/limits.ts";
import type { Command } from "./commander.ts";
import { parseLanguages, parseLimit } from "./values.ts";

/** Options of every command that reads documents. */
export interface ReadingOptions {
  readonly password?: string;
  readonly ocr?: true | readonly string[];
  readonly limit?: Partial<Record<LimitName, number>>;
}

/** Adds them to a command. */
export function addReadingOptions(command: Command): void {
  command
    .optionsGroup("Reading:")
    .option("--password <text>", "password of encrypted PDF (or set BUYSOCIAL_PASSWORD)")
    .option("--ocr [languages]", "recognise text on pages that are pictures (needs tesseract)", parseLanguages)
    .option("--limit <name=value>", "change a limit on the input, such as pages=10000; may be repeated", parseLimit);
}
