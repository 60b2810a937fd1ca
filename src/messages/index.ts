import type { LanguageCode } from "../model.ts";
import type { en } from "./en.ts";

export type MessageKey = keyof typeof en;

/** All sentences of one language. */
export type Messages = Readonly<Record<MessageKey, string>>;

/** One sentence with its placeholders filled in; nothing for a key that does not exist. */
export type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

const LOADERS = {
  en: async () => (await import("./en.ts")).en,
  it: async () => (await import("./it.ts")).it,
  nl: async () => (await import("./nl.ts")).nl,
  fr: async () => (await import("./fr.ts")).fr,
  de: async () => (await import("./de.ts")).de,
  sv: async () => (await import("./sv.ts")).sv,
  pt: async () => (await import("./pt.ts")).pt,
  ro: async () => (await import("./ro.ts")).ro,
  sl: async () => (await import("./sl.ts")).sl,
  el: async () => (await import("./el.ts")).el,
  es: async () => (await import("./es.ts")).es,
} as const satisfies Record<LanguageCode, () => Promise<Messages>>;

export type ReportLanguage = keyof typeof LOADERS;

/** Languages that a report can be written in. */
export const REPORT_LANGUAGES = Object.keys(LOADERS) as readonly ReportLanguage[];

/** True when reports can be written in this language. */
export function isReportLanguage(code: string): code is ReportLanguage {
  return Object.hasOwn(LOADERS, code);
}

/** Loads the sentences of one language. */
export async function loadMessages(language: ReportLanguage): Promise<Say> {
  const messages: Messages = await LOADERS[language]();
  return (key, values = {}) => fill(messages[key] ?? "", values);
}

/** Puts values into `{name}` placeholders; a name without a value stays as it is. */
function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
