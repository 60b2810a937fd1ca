import { type Command, Option } from "./commander.ts";
import { addReadingOptions, type ReadingOptions } from "./reading-options.ts";
import type { LintOptions } from "./rules/lint.ts";
import type { MeasureOptions } from "./rules/measure.ts";
import type { NewOptions } from "./rules/new.ts";
import type { Run } from "./run.ts";
import { parseDate, parseLanguages } from "./values.ts";

/** Which rules a subcommand is about. */
export interface RuleChoice {
  /** A rule base of the user's own. */
  readonly rules?: string;
  readonly language?: string;
  readonly clause?: string;
  readonly matrix?: true;
}

export type ExplainOptions = ReadingOptions & RuleChoice & { readonly lang?: string };

const EXAMPLES = `
Examples:
  buysocial rules list --language it --clause award.social
  buysocial rules list --matrix                 what is searched in which language
  buysocial rules show it.award.social.points   patterns, exceptions and examples of a rule
  buysocial rules explain it.award tender.pdf   what rules saw in a document, and why they said no
  buysocial rules lint my-rules/                every fault and every doubt about a rule base at once
  buysocial rules test my-rules/                every rule on its own examples
  buysocial rules measure labelled.jsonl        precision and recall against labelled documents
  buysocial rules new it employment.training tirocini --words "tirocini formativi"`;

/** Declares `buysocial rules` and its subcommands. */
export function addRules(program: Command, run: Run): void {
  const rules = program
    .command("rules")
    .summary("list, show, test, lint and explain rules")
    .description("Looks into the rule base: what is searched, how, and whether it does what it says.")
    .helpCommand(false)
    .addHelpText("after", EXAMPLES);
  addList(rules, run);
  addShow(rules, run);
  addExplain(rules, run);
  addFolderCommands(rules, run);
  addMeasure(rules, run);
  addNew(rules, run);
}

function addList(rules: Command, run: Run): void {
  rules
    .command("list")
    .description("List rules, one a line: id, clause type, status, confidence.")
    .option("--language <code>", "only rules of this language")
    .option("--clause <id>", "only rules of this clause type")
    .option("--matrix", "count rules by clause type and language instead; - is not searched")
    .option("--rules <folder>", "use the rule base in this folder")
    .action(async (options: RuleChoice) => (await import("./rules/list.ts")).listRules(options, run));
}

function addShow(rules: Command, run: Run): void {
  rules
    .command("show")
    .description("Show a rule: its patterns, exceptions, conditions, examples and legal basis.")
    .argument("<id>", "id of a rule or of a clause type")
    .option("--rules <folder>", "use the rule base in this folder")
    .action(async (id: string, options: RuleChoice) => (await import("./rules/show.ts")).showRule(id, options, run));
}

function addExplain(rules: Command, run: Run): void {
  const explain = rules
    .command("explain")
    .description("Show what a rule saw in documents: each hit, counted or turned down, step by step.")
    .argument("<id>", "id of a rule, or the beginning of one")
    .argument("<path...>", "files, folders, patterns in quotes, or - for standard input")
    .option("--rules <folder>", "use the rule base in this folder")
    .option("--lang <code>", "language of the explanation");
  addReadingOptions(explain);
  explain.action(async (id: string, paths: string[], options: ExplainOptions) =>
    (await import("./rules/explain.ts")).explainRule(id, paths, options, run),
  );
}

function addFolderCommands(rules: Command, run: Run): void {
  rules
    .command("lint")
    .description("Check a rule base: every fault at once with its file and key, then what is doubtful.")
    .argument("[folder]", "folder with clauses.yaml, score.yaml, languages/, jurisdictions/ and models/")
    .option("--language <code>", "only doubts about rules of this language")
    .option("--strict", "exit with 1 when there is a doubt")
    .action(async (folder: string | undefined, options: LintOptions) =>
      (await import("./rules/lint.ts")).lintRules(folder, options, run),
    );
  rules
    .command("test")
    .description("Run every rule on its own examples: match lines must hit, ignore lines must not.")
    .argument("[folder]", "rule base to test (default: the one of this program)")
    .option("--language <code>", "only rules of this language")
    .action(async (folder: string | undefined, options: RuleChoice) =>
      (await import("./rules/test.ts")).testRules(folder, options, run),
    );
}

function addMeasure(rules: Command, run: Run): void {
  rules
    .command("measure")
    .description("Measure precision and recall of the rules against labelled documents.")
    .argument("<gold...>", "files of JSON lines: id, lang, text, and labels with near, or types with trap_for")
    .option("--language <codes>", "only documents in these languages, separated by commas", parseLanguages)
    .option("--errors", "list everything that did not come out as labelled")
    .option("--date <day>", "day to write beside the figures", parseDate)
    .option("--rules <folder>", "use the rule base in this folder")
    .addOption(new Option("--format <format>", "how to say it").choices(["text", "json"]).default("text"))
    .action(async (files: string[], options: MeasureOptions) =>
      (await import("./rules/measure.ts")).measureRules(files, options, run),
    );
}

function addNew(rules: Command, run: Run): void {
  rules
    .command("new")
    .description("Begin a rule: print it, or add it to the file of its clause type.")
    .argument("<language>", "code of the language, such as it")
    .argument("<clause>", "clause type, such as employment.training")
    .argument("<name>", "last part of the id of the rule, in lower case")
    .option("--words <words>", "words as documents write them; commas separate patterns")
    .option("--folder <folder>", "rule base to whose file the rule is added (default: print it)")
    .action(async (language: string, clause: string, name: string, options: NewOptions) =>
      (await import("./rules/new.ts")).newRule({ language, clause, name, ...options }, run),
    );
}
