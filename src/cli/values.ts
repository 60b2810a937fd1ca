/** Values of options: text from the command line to checked data, or an error that says what is expected. */
import { DEFAULT_LIMITS, type LimitName } from "../formats/limits.ts";
import { InvalidArgumentError } from "./commander.ts";
import { didYouMean } from "./nearest.ts";

/** For options that may be given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** A score bound, 0 to 100. */
export function parseScore(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 100))
    throw new InvalidArgumentError("It must be a number from 0 to 100.");
  return value;
}

/** A whole number from 0. */
export function parseCount(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError("It must be a whole number from 0.");
  return Number(text);
}

/** A calendar day, YYYY-MM-DD. */
export function parseDate(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  const valid = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  if (!valid) throw new InvalidArgumentError("It must be a day such as 2026-03-31.");
  return text;
}

/** An amount with its currency: `250000`, `250000 EUR`, `1.5M SEK`; the euro when none is said. */
export function parseMoney(text: string): { readonly amount: number; readonly currency: string } {
  const parts = /^([\d]+(?:\.\d+)?)\s*([kKmM]?)\s*([A-Za-z]{3})?$/.exec(text.trim().replace(/[ _'](?=\d{3})/g, ""));
  if (parts === null) throw new InvalidArgumentError("It must be an amount such as 250000 or '1.5M SEK'.");
  const scale = { "": 1, k: 1_000, m: 1_000_000 }[parts[2]?.toLowerCase() ?? ""] ?? 1;
  return { amount: Number(parts[1]) * scale, currency: (parts[3] ?? "EUR").toUpperCase() };
}

/** CPV codes with or without check digit, separated by commas: 8 digits each. */
export function parseCpv(text: string): readonly string[] {
  const codes = text.split(",").map((code) => code.trim().replace(/-\d$/, ""));
  if (!codes.every((code) => /^\d{8}$/.test(code)))
    throw new InvalidArgumentError("It must be codes of 8 digits such as 79713000, separated by commas.");
  return codes;
}

/** Codes of two or three letters, separated by commas, in lower case. */
export function parseLanguages(text: string): readonly string[] {
  const codes = text.split(",").map((code) => code.trim().toLowerCase());
  if (!codes.every((code) => /^[a-z]{2,3}$/.test(code)))
    throw new InvalidArgumentError("It must be language codes such as it or de,fr.");
  return codes;
}

/** A country code of two letters, in lower case; `gb` is `uk`, `gr` stays. */
export function parseCountry(text: string): string {
  const code = text.trim().toLowerCase();
  if (!/^[a-z]{2}$/.test(code)) throw new InvalidArgumentError("It must be a country code such as it, or eu.");
  return { gb: "uk", el: "gr" }[code] ?? code;
}

/** `name=value` of a limit, kept with those given before. */
export function parseLimit(
  text: string,
  before: Partial<Record<LimitName, number>> = {},
): Partial<Record<LimitName, number>> {
  const [name = "", value = ""] = text.split("=", 2);
  const names = Object.keys(DEFAULT_LIMITS);
  if (!names.includes(name))
    throw new InvalidArgumentError(
      `There is no limit '${name}'.${didYouMean(name, names)} Limits: ${names.join(", ")}.`,
    );
  if (!/^\d{1,15}$/.test(value) || Number(value) === 0)
    throw new InvalidArgumentError(`The limit ${name} must be a whole number from 1, as in ${name}=100.`);
  return { ...before, [name]: Number(value) };
}
