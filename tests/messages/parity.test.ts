import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { en } from "../../src/messages/en.ts";
import { loadMessages, type MessageKey, type Messages, REPORT_LANGUAGES } from "../../src/messages/index.ts";

const keys = Object.keys(en) as MessageKey[];

/** Words that are the same in another language, by message. Everything else has to differ from the English. */
const SAME: Readonly<Partial<Record<MessageKey, readonly string[]>>> = {
  "jurisdiction.line": REPORT_LANGUAGES,
  "finding.page": ["nl", "fr", "pt", "es"],
  "score.title": ["nl"],
  "word.minimal": ["de", "fr", "sv"],
  "label.points": ["fr"],
  "label.clause": ["fr"],
  "law.article": ["it", "nl", "fr", "sv", "pt", "ro", "es"],
  "law.eu": ["nl", "de", "sv", "sl"],
  "phase.participation": ["fr"],
  "kind.services": ["fr"],
  "kind.concession": ["fr"],
  "step.force": ["fr"],
  "step.verdict": ["fr", "ro"],
  "warning.pages": ["fr"],
  "country.at": ["it", "es", "ro"],
  "country.fr": ["fr"],
  "country.pt": ["nl", "fr", "de", "sv", "pt", "es"],
  "country.ro": ["it"],
  "country.si": ["it", "ro"],
  "fact.kind": ["ro"],
};

async function messagesOf(language: string): Promise<Messages> {
  return (await import(`../../src/messages/${language}.ts`))[language];
}

function placeholders(text: string): readonly string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}

describe("messages", () => {
  it("has a file for each language and a language for each file", async () => {
    const files = await readdir(new URL("../../src/messages/", import.meta.url));
    const codes = files.map((file) => file.replace(".ts", "")).filter((code) => code !== "index");
    expect(codes.sort()).toEqual([...REPORT_LANGUAGES].sort());
  });

  it("are all said somewhere", async () => {
    const folders = ["../../src/outputs/", "../../src/cli/"];
    const sources = await Promise.all(
      folders.map(async (folder) => {
        const url = new URL(folder, import.meta.url);
        return Promise.all(
          (await readdir(url, { recursive: true }))
            .filter((file) => file.endsWith(".ts"))
            .map((file) => readFile(new URL(file, url), "utf8")),
        );
      }),
    );
    const code = sources.flat().join("\n");
    const families = [...code.matchAll(/`([a-z]+)\.\$\{/g)].map((match) => `${match[1]}.`);
    const unsaid = keys.filter(
      (key) => !code.includes(`"${key}"`) && !families.some((family) => key.startsWith(family)),
    );
    expect(unsaid).toEqual([]);
  });

  describe.each(REPORT_LANGUAGES.filter((code) => code !== "en"))("in %s", (language) => {
    it("have the keys of English, in its order", async () => {
      expect(Object.keys(await messagesOf(language))).toEqual(keys);
    });

    it("have the placeholders of English", async () => {
      const messages = await messagesOf(language);
      for (const key of keys) expect(placeholders(messages[key]), key).toEqual(placeholders(en[key]));
    });

    it("are translated", async () => {
      const messages = await messagesOf(language);
      const same = keys.filter((key) => messages[key] === en[key]);
      const allowed = keys.filter((key) => SAME[key]?.includes(language));
      expect(same).toEqual(allowed);
    });

    it("end as the English ends", async () => {
      const messages = await messagesOf(language);
      const ends = (text: string): boolean => /[.?;]$/.test(text);
      expect(keys.filter((key) => ends(messages[key]) !== ends(en[key]))).toEqual([]);
      expect(keys.filter((key) => messages[key] !== messages[key].trim() || messages[key] === "")).toEqual([]);
    });
  });

  it("fill in what they are given and leave the rest", async () => {
    const say = await loadMessages("en");
    expect(say("score.of", { score: "3.0" })).toBe("3.0 of 100");
    expect(say("score.of")).toBe("{score} of 100");
    expect(say("summary.none", { name: "{reason}", reason: "x" })).toBe("{reason}: not assessed. x");
  });
});
