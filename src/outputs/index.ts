import type { Output } from "./types.ts";

interface OutputRow {
  /** Endings of file names that ask for this format, longest first wins. */
  readonly endings: readonly string[];
  readonly load: () => Promise<Output>;
}

/** Every output, one row each. Adding one means one file and one row. */
const ROWS = {
  text: { endings: [".txt"], load: async () => (await import("./text.ts")).text },
  json: { endings: [".json"], load: async () => (await import("./json.ts")).json },
  jsonl: { endings: [".jsonl", ".ndjson"], load: async () => (await import("./json.ts")).jsonl },
  csv: { endings: [".csv"], load: async () => (await import("./csv.ts")).csv },
  md: { endings: [".md", ".markdown"], load: async () => (await import("./md.ts")).md },
  html: { endings: [".html", ".htm"], load: async () => (await import("./html.ts")).htmlOutput },
  sarif: { endings: [".sarif", ".sarif.json"], load: async () => (await import("./sarif.ts")).sarif },
  junit: { endings: [".xml"], load: async () => (await import("./junit.ts")).junit },
  gitlab: { endings: ["code-quality-report.json"], load: async () => (await import("./gitlab.ts")).gitlab },
  github: { endings: [], load: async () => (await import("./github.ts")).github },
} as const satisfies Record<string, OutputRow>;

export type OutputName = keyof typeof ROWS;

/** Names as `--format` takes them. */
export const OUTPUT_NAMES = Object.keys(ROWS) as readonly OutputName[];

export const OUTPUTS: Readonly<Record<OutputName, OutputRow>> = ROWS;

/** The format that a file name asks for; undefined when it tells nothing. */
export function outputOf(file: string): OutputName | undefined {
  const name = file.toLowerCase();
  const rows = OUTPUT_NAMES.flatMap((format) => OUTPUTS[format].endings.map((ending) => ({ format, ending })));
  const fitting = rows.filter(({ ending }) => name.endsWith(ending));
  return fitting.sort((a, b) => b.ending.length - a.ending.length)[0]?.format;
}
