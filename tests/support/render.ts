import { loadMessages, type ReportLanguage } from "../../src/messages/index.ts";
import type { Report } from "../../src/model.ts";
import { OUTPUTS, type OutputName } from "../../src/outputs/index.ts";
import { type Entry, type Gate, type OutputContext, PLAIN } from "../../src/outputs/types.ts";
import { sampleReport } from "./sample-report.ts";

/** An entry around a report; by default the sample. */
export function entryOf(report: Report = sampleReport, gates: readonly Gate[] = []): Entry {
  return { kind: "report", report, gates, rejections: [] };
}

/** Renders entries as the program does, without a terminal. */
export async function renderEntries(
  format: OutputName,
  entries: readonly Entry[],
  language: ReportLanguage = "en",
  extra: Partial<OutputContext> = {},
): Promise<string> {
  const output = await OUTPUTS[format].load();
  const say = await loadMessages(language);
  const fixed = { toolVersion: "0.1.0", width: 80, paint: PLAIN, single: true, quiet: false };
  const renderer = output({ language, say, ...fixed, ...extra });
  return entries.map((entry) => renderer.add(entry)).join("") + renderer.end();
}

/** The sample with hostile words wherever a document or a file name can put them. */
export function hostileReport(words: string): Report {
  const keep = new Set(["documents", "outcomes", "suggestions", "risks", "declared"]);
  const inject = (key: string) => /^(?:quote|name|section|label|path|evidence|place|text|value|detail)$/.test(key);
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return inject(key) ? `${words}${value}${words}` : value;
    if (Array.isArray(value)) return value.map((child) => walk(child, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, child]) => [k, walk(child, k)]));
  };
  const parts = Object.entries(sampleReport).map(([key, value]) => [key, keep.has(key) ? walk(value, key) : value]);
  return Object.fromEntries(parts) as Report;
}
