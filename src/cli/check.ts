import type { ContractKind, LanguageCode } from "../model.ts";
import { OUTPUT_NAMES } from "../outputs/index.ts";
import { type Command, Option } from "./commander.ts";
import { addReadingOptions, type ReadingOptions } from "./reading-options.ts";
import type { Run } from "./run.ts";
import {
  collect,
  parseCount,
  parseCountry,
  parseCpv,
  parseDate,
  parseLanguages,
  parseMoney,
  parseScore,
} from "./values.ts";

/** Options of `check` as commander hands them over. */
export interface CheckOptions extends ReadingOptions {
  readonly output?: readonly string[];
  readonly format?: string;
  readonly lang?: string;
  readonly suggestions?: number;
  readonly explain?: true | string;
  readonly quiet?: true;
  readonly dossier?: true;
  readonly rules?: string;
  readonly jurisdiction?: string;
  readonly date?: string;
  readonly kind?: ContractKind;
  readonly cpv?: readonly string[];
  readonly value?: { readonly amount: number; readonly currency: string };
  readonly language?: readonly LanguageCode[];
  readonly failUnder?: number;
  readonly failOn?: readonly string[];
}

const EXAMPLES = `
Examples:
  buysocial check tender.docx
  buysocial check tender.pdf -o report.html -o report.json
  buysocial check tenders/ --fail-under 25 --fail-on barrier.price-only -o out.sarif
  buysocial check notice.xml terms.pdf contract.docx --dossier
  buysocial check archive/ --format jsonl > reports.jsonl
  buysocial check - --jurisdiction it --lang en < tender.md`;

/** Declares `buysocial check`; the work is loaded when it is called. */
export function addCheck(program: Command, run: Run): void {
  const command = program
    .command("check")
    .summary("find, score and suggest clauses in tender documents")
    .description("Finds social clauses and reserved contracts, scores how inclusive the tender is, suggests clauses.")
    .argument("<path...>", "files, folders, patterns in quotes such as 'tenders/**/*.pdf', or - for standard input")
    .addHelpText("after", EXAMPLES);
  addReportOptions(command);
  addReadingOptions(command);
  command.option("--dossier", "all paths are documents of one tender: one report for all of them");
  addContextOptions(command);
  addGateOptions(command);
  command.action(async (paths: string[], options: CheckOptions) => {
    const { check } = await import("./check-run.ts");
    await check(paths, options, run);
  });
}

function addReportOptions(command: Command): void {
  command
    .optionsGroup("Report:")
    .option("-o, --output <file>", "write a report, its format by the name; may be repeated", collect)
    .option("-f, --format <name>", `format: ${OUTPUT_NAMES.join(", ")} (default: text)`)
    .option("--lang <code>", "language of the report (default: that of your system, else of the document)")
    .option("--suggestions <n>", "show at most n suggested clauses (default: 5)", parseCount)
    .option("--explain [rule]", "show how hits were decided, and those turned down")
    .option("--quiet", "one line for each document, no progress");
}

function addContextOptions(command: Command): void {
  command
    .optionsGroup("The contract, where the documents do not say it:")
    .option("--jurisdiction <cc>", "country whose law applies, such as it, or eu", parseCountry)
    .option("--date <day>", "day of the procurement, YYYY-MM-DD: the law of that day applies", parseDate)
    .addOption(new Option("--kind <kind>", "kind of contract").choices(["works", "services", "supplies", "concession"]))
    .option("--cpv <codes>", "CPV codes, separated by commas", parseCpv)
    .option("--value <amount>", "estimated value without VAT, such as '250000 EUR'", parseMoney)
    .option("--language <codes>", "languages of the documents, separated by commas", parseLanguages)
    .option("--rules <folder>", "use the rule base in this folder");
}

function addGateOptions(command: Command): void {
  command
    .optionsGroup("Gates (exit code 1 when one fails):")
    .option("--fail-under <score>", "fail when a score is lower", parseScore)
    .option(
      "--fail-on <id>",
      "fail when a clause is found, as barrier.price-only or barrier.*,\nor missing, as missing:award.social; may be repeated",
      collect,
    );
}
