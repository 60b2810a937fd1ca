import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { z } from "zod";
import type {
  ClauseType,
  JurisdictionPack,
  LanguagePack,
  ModelClause,
  Rule,
  Rulebook,
  ScorePolicy,
} from "../rulebase.ts";
import { checkPatterns } from "./check-patterns.ts";
import { checkReferences } from "./check-references.ts";
import {
  clauseFile,
  jurisdictionFile,
  languageFile,
  modelFile,
  otherLanguagesFile,
  ruleFile,
  scoreFile,
  titlesFile,
} from "./schema.ts";
import { readYaml } from "./yaml.ts";

/** One fault of a rule file: which file, which key, what is wrong. */
export interface Fault {
  readonly file: string;
  /** Key path such as `rules.2.patterns.0`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
}

export type LoadedRulebook =
  | { readonly kind: "loaded"; readonly rulebook: Rulebook }
  /** `partial`: what could be read all the same, for tools that help to mend it; never for judging documents. */
  | { readonly kind: "broken"; readonly faults: readonly Fault[]; readonly partial?: Rulebook };

/**
 * Reads and checks a whole rule base.
 * @param folder the `rules` folder
 * @returns the rule base, or every fault at once
 */
export function loadRulebook(folder: string): LoadedRulebook {
  const reader = new Reader(folder);
  const clauses = (reader.read("clauses.yaml", clauseFile) ?? []) as readonly ClauseType[];
  const score = reader.read("score.yaml", scoreFile) as ScorePolicy | undefined;
  const languages = Object.fromEntries(
    reader.folders("languages").flatMap((code) => {
      const pack = readLanguage(reader, code);
      return pack ? [[code, pack]] : [];
    }),
  );
  const others = existsSync(join(folder, "languages", "others.yaml"))
    ? (reader.read("languages/others.yaml", otherLanguagesFile) ?? {})
    : {};
  const jurisdictions = Object.fromEntries(
    reader.files("jurisdictions").flatMap((file) => {
      const pack = reader.read(`jurisdictions/${file}`, jurisdictionFile) as JurisdictionPack | undefined;
      if (pack && pack.country !== stem(file))
        reader.fault(`jurisdictions/${file}`, "country", `must be ${stem(file)}, as the path says`);
      return pack ? [[stem(file), pack]] : [];
    }),
  );
  const models = Object.fromEntries(reader.folders("models").map((country) => [country, readModels(reader, country)]));
  if (!score) return { kind: "broken", faults: reader.faults };
  const stopwords = { ...others, ...Object.fromEntries(Object.values(languages).map((l) => [l.code, l.stopwords])) };
  const titles = Object.fromEntries(Object.values(languages).map((l) => [l.code, l.titles]));
  const stemmed = Object.values(languages)
    .filter(usesStems)
    .map((l) => l.code);
  const rulebook: Rulebook = {
    stemmed,
    hash: reader.hash(),
    clauses,
    score,
    languages,
    stopwords,
    titles,
    jurisdictions,
    models,
  };
  const faults = [...reader.faults, ...checkReferences(rulebook), ...checkPatterns(rulebook)];
  return faults.length > 0 ? { kind: "broken", faults, partial: rulebook } : { kind: "loaded", rulebook };
}

function usesStems(pack: LanguagePack): boolean {
  const lists = [pack.lists, pack.force, pack.sections, pack.template, pack.criteria, pack.facts].flatMap((l) =>
    Object.values(l).flat(),
  );
  const negation = [...pack.negation.before, ...pack.negation.after, ...pack.negation.not];
  const own = pack.rules.flatMap((rule) => [...rule.patterns, ...rule.unless.map((unless) => unless.pattern)]);
  return [...lists, ...negation, ...own].some((pattern) => pattern.includes("stem:"));
}

function readLanguage(reader: Reader, code: string): LanguagePack | undefined {
  const base = `languages/${code}`;
  const language = reader.read(`${base}/language.yaml`, languageFile);
  const files = reader.files(base).filter((file) => file !== "language.yaml" && file !== "titles.yaml");
  const titles = reader.files(base).includes("titles.yaml") ? reader.read(`${base}/titles.yaml`, titlesFile) : {};
  const searched: string[] = [];
  const rules: Rule[] = [];
  for (const file of files) {
    const read = reader.read(`${base}/${file}`, ruleFile);
    if (!read) continue;
    if (read.clause !== stem(file))
      reader.fault(`${base}/${file}`, "clause", `must be ${stem(file)}, as the path says`);
    if (read.language !== code) reader.fault(`${base}/${file}`, "language", `must be ${code}, as the path says`);
    searched.push(read.clause);
    rules.push(...read.rules.map((rule) => ({ ...rule, clause: read.clause, language: code }) as Rule));
  }
  if (!language) return undefined;
  if (language.code !== code) reader.fault(`${base}/language.yaml`, "code", `must be ${code}, as the path says`);
  return { ...language, titles: titles ?? {}, searched, rules };
}

function readModels(reader: Reader, country: string): Record<string, readonly ModelClause[]> {
  return Object.fromEntries(
    reader.files(`models/${country}`).flatMap((file) => {
      const rows = reader.read(`models/${country}/${file}`, modelFile) as readonly ModelClause[] | undefined;
      return rows ? [[stem(file), rows]] : [];
    }),
  );
}

function stem(file: string): string {
  return basename(file, ".yaml");
}

/** Reads files below one folder, remembering faults and content. */
class Reader {
  readonly faults: Fault[] = [];
  readonly #folder: string;
  readonly #contents = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  read<T>(file: string, schema: z.ZodType<T>): T | undefined {
    const path = join(this.#folder, file);
    let source: string;
    try {
      source = readFileSync(path, "utf8");
    } catch {
      this.fault(file, "", "the file is missing or cannot be read");
      return undefined;
    }
    this.#contents.set(relative(this.#folder, path), source);
    const parsed = readYaml(source);
    if (parsed.kind === "broken") {
      for (const message of parsed.messages) this.fault(file, "", message);
      return undefined;
    }
    const result = schema.safeParse(parsed.value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) this.fault(file, issue.path.join("."), issue.message);
    return undefined;
  }

  fault(file: string, path: string, message: string): void {
    this.faults.push({ file, path, message });
  }

  folders(name: string): string[] {
    return this.#list(name)
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  }

  files(name: string): string[] {
    return this.#list(name)
      .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
      .map((entry) => entry.name)
      .sort();
  }

  /** SHA-256 over names and contents of all files read, hex. */
  hash(): string {
    const hash = createHash("sha256");
    for (const file of [...this.#contents.keys()].sort()) hash.update(`${file}\n${this.#contents.get(file)}\n`);
    return hash.digest("hex");
  }

  #list(name: string) {
    const path = join(this.#folder, name);
    return existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
  }
}
