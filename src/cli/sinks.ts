import { appendOutput, createOutput, discardOutput, type OutputFile, put, toolVersion } from "../io.ts";
import { loadMessages } from "../messages/index.ts";
import { OUTPUTS } from "../outputs/index.ts";
import type { Entry, Renderer } from "../outputs/types.ts";
import type { CheckOptions } from "./check.ts";
import { looksOf } from "./looks.ts";
import { reportLanguage, saidLanguage } from "./report-language.ts";
import type { Run } from "./run.ts";
import { type Target, targetsOf } from "./targets.ts";

type Options = Pick<CheckOptions, "output" | "format" | "lang" | "quiet" | "explain">;

interface Sink {
  readonly target: Target;
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Where the reports go: every `-o` file, or standard output. */
export class Sinks {
  readonly #run: Run;
  readonly #options: Options;
  readonly #single: boolean;
  readonly #sinks: readonly Sink[];
  #renderers: readonly Renderer[] | undefined;
  #closed = false;

  private constructor(run: Run, options: Options, single: boolean, sinks: readonly Sink[]) {
    this.#run = run;
    this.#options = options;
    this.#single = single;
    this.#sinks = sinks;
  }

  /** Opens every output before the work begins. @throws Failure usage, output-unwritable */
  static async open(options: Options, run: Run, single: boolean): Promise<Sinks> {
    saidLanguage(options.lang);
    const asked = targetsOf(options.output ?? [], options.format);
    const targets = [...asked, ...jobSummary(asked, run.io.env)];
    const sinks = await Promise.all(targets.map((target) => openSink(target, run)));
    return new Sinks(run, options, single, sinks);
  }

  /** True when a person sees the text report at once. */
  get showsText(): boolean {
    return this.#sinks.some(({ target }) => target.format === "text" && target.file === undefined);
  }

  /** True when nothing of the reports goes to standard output. */
  get silent(): boolean {
    return this.#sinks.every(({ target }) => target.file !== undefined);
  }

  /** Files that this run writes. */
  get files(): readonly string[] {
    return this.#sinks.flatMap(({ target }) => (target.file === undefined || target.append ? [] : [target.file]));
  }

  /** Hands one entry to every output. */
  async add(entry: Entry): Promise<void> {
    this.#renderers ??= await this.#render(entry);
    await this.#each((renderer) => renderer.add(entry));
  }

  /** Writes the rest; files take their names now. */
  async close(): Promise<void> {
    this.#renderers ??= await this.#render(undefined);
    await this.#each((renderer) => renderer.end());
    for (const sink of this.#sinks) await sink.close();
    this.#closed = true;
  }

  /** Removes unfinished files; does nothing after `close`. */
  async discard(): Promise<void> {
    if (this.#closed) return;
    for (const { target } of this.#sinks)
      if (target.file !== undefined && !target.append) await discardOutput(target.file);
  }

  async #each(text: (renderer: Renderer) => string): Promise<void> {
    for (const [i, sink] of this.#sinks.entries()) {
      const renderer = this.#renderers?.[i];
      if (renderer !== undefined) await sink.write(text(renderer));
    }
  }

  /** The language of the first report is that of the run. */
  async #render(first: Entry | undefined): Promise<readonly Renderer[]> {
    const { lang, quiet, explain } = this.#options;
    const report = first?.kind === "report" ? first.report : undefined;
    const language = reportLanguage(saidLanguage(lang), this.#run.io.env, report);
    const shared = {
      language,
      say: await loadMessages(language),
      toolVersion: toolVersion(),
      single: this.#single,
      quiet: quiet === true,
      ...(explain === undefined ? {} : { explain }),
    };
    return Promise.all(
      this.#sinks.map(async ({ target }) => {
        const output = await OUTPUTS[target.format].load();
        return output({ ...shared, ...(await looksOf(target, this.#run.io)) });
      }),
    );
  }
}

/** GitHub shows the Markdown in this file on the page of the job, beside the annotations. */
function jobSummary(asked: readonly Target[], env: Run["io"]["env"]): readonly Target[] {
  const file = env["GITHUB_STEP_SUMMARY"];
  if (!file || !asked.some((target) => target.format === "github")) return [];
  return [{ format: "md", file, append: true }];
}

async function openSink(target: Target, run: Run): Promise<Sink> {
  if (target.file === undefined) {
    return { target, write: (text) => put(run.io.stdout, text), close: async () => {} };
  }
  const { file: name, append } = target;
  if (append) return { target, write: (text) => appendOutput(name, text), close: async () => {} };
  const file: OutputFile = await createOutput(name);
  return { target, write: file.write, close: file.close };
}
