import { describe, expect, it } from "vitest";
import { hintText, ruleFileHead, ruleScaffold, wordHints } from "../../src/rulebook/scaffold.ts";
import { ruleFile } from "../../src/rulebook/schema.ts";
import { readYaml } from "../../src/rulebook/yaml.ts";

describe("hints for words", () => {
  it.each([
    ["it", "riservato", "riservato -> riservat*, stem riserv"],
    ["it", "per", "per -> per, stem per"],
    ["de", "Beschäftigung", "Beschäftigung -> beschaftigung*, stem beschaft"],
    ["el", "κοινωνικό", "κοινωνικό -> κοινωνικ*"],
    ["sl", "zaposlitev", "zaposlitev -> zaposlitev*"],
  ])("%s %s", async (language, word, expected) => {
    expect((await wordHints(word, language)).map(hintText)).toEqual([expected]);
  });
});

describe("a new rule", () => {
  const rule = { language: "it", clause: "employment.training", name: "tirocini", words: "tirocini formativi, stage" };

  it("is YAML with a pattern for each line of words and three empty examples of both kinds", async () => {
    const text = ruleFileHead(rule.language, rule.clause) + ruleScaffold(rule, await wordHints(rule.words, "it"));
    const parsed = readYaml(text);
    expect(parsed.kind).toBe("parsed");
    const value = parsed.kind === "parsed" ? parsed.value : undefined;
    expect(value).toMatchObject({
      clause: "employment.training",
      language: "it",
      rules: [
        { id: "it.employment.training.tirocini", patterns: ["tirocin* formativ*", "stag*"], status: "experimental" },
      ],
    });
    const checked = ruleFile.safeParse(value);
    const empty = checked.error?.issues.map((issue) => issue.path.join(".")) ?? [];
    expect(empty.filter((path) => path.includes("match"))).toHaveLength(3);
    expect(empty.filter((path) => path.endsWith(".text"))).toHaveLength(6);
  });
});
