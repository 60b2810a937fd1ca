import { describe, expect, test } from "vitest";
import { testExamples } from "../../src/rule-examples.ts";
import { loadRulebook } from "../../src/rulebook/load.ts";

const loaded = loadRulebook("rules");
const rulebook = loaded.kind === "loaded" ? loaded.rulebook : undefined;

test("the rule base has no fault", () => {
  expect(loaded.kind === "broken" ? loaded.faults : []).toEqual([]);
});

describe.each(Object.keys(rulebook?.languages ?? {}))("rules of %s", (code) => {
  const pack = rulebook!.languages[code]!;

  test("every example comes out as its rule says", () => {
    expect(testExamples(pack, rulebook!)).toEqual([]);
  });

  test("every rule has three examples of both kinds", () => {
    const thin = pack.rules.filter((rule) => rule.examples.match.length < 3 || rule.examples.ignore.length < 3);
    expect(thin.map((rule) => rule.id)).toEqual([]);
  });
});
