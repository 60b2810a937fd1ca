import { Failure } from "../failure.ts";
import { isReportLanguage, REPORT_LANGUAGES, type ReportLanguage } from "../messages/index.ts";
import type { Report } from "../model.ts";
import { didYouMean } from "./nearest.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The language said with `--lang`. @throws Failure usage for a language without messages */
export function saidLanguage(lang: string | undefined): ReportLanguage | undefined {
  const code = lang?.toLowerCase();
  if (code === undefined || isReportLanguage(code)) return code;
  const known = REPORT_LANGUAGES.join(", ");
  throw new Failure("usage", `--lang ${lang}`, `reports come in ${known}.${didYouMean(code, REPORT_LANGUAGES)}`);
}

/** Language of the report: as said, else of the system, else of the document, else English. */
export function reportLanguage(said: ReportLanguage | undefined, env: Environment, report?: Report): ReportLanguage {
  const system = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  const document = report?.documents[0]?.languages[0]?.code ?? "";
  const code = [said, system.slice(0, 2).toLowerCase(), document].find((c) => c !== undefined && isReportLanguage(c));
  return code !== undefined && isReportLanguage(code) ? code : "en";
}
