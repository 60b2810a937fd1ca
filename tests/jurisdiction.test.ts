import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { inForce, jurisdictionOf, lawOf, packsFor, thresholdOf } from "../src/facts/jurisdiction.ts";
import type { Jurisdiction, NoticeField } from "../src/model.ts";
import type { JurisdictionPack, Rulebook } from "../src/rulebase.ts";
import { documentOf, toolsOf } from "./fact-tools.ts";
import { EN, IT, MUL } from "./fact-words.ts";
import { clauses, rulebook as empty } from "./score-help.ts";

const folder = new URL("../rules/jurisdictions/", import.meta.url);
const packs = Object.fromEntries(
  readdirSync(folder).map((file) => [
    file.replace(".yaml", ""),
    parse(readFileSync(new URL(file, folder), "utf8")) as JurisdictionPack,
  ]),
);
const rulebook: Rulebook = {
  ...empty,
  jurisdictions: { eu: packs["eu"]!, it: packs["it"]!, uk: packs["uk"]! },
};
const english = toolsOf("en", [EN, MUL]);
const italian = toolsOf("it", [IT, MUL]);
const of = (text: string, context = {}, tools = english) =>
  jurisdictionOf([documentOf(text)], rulebook, context, tools);
const noticed = (...fields: readonly [string, string][]) => ({
  ...documentOf("A notice."),
  fields: fields.map(([term, value]): NoticeField => ({ term, value, path: "/" })),
});

describe("which country", () => {
  test.each<[string, string, string, string]>([
    ["an Italian code", "Si applica l'art. 61 del D.Lgs. 36/2023.", "it", "text"],
    ["an Italian authority", "Autorizzazione ANAC, CIG B123456789", "it", "text"],
    ["the Act of the United Kingdom", "This procurement is under the Procurement Act 2023.", "uk", "text"],
    ["pounds in English", "The contract value is £ 90,000.", "uk", "text"],
    ["English alone", "The contractor cleans the stairs.", "eu", "default"],
    ["euros in English", "The contract value is EUR 90,000.", "eu", "default"],
    ["as much for one country as for the other", "D.Lgs. 36/2023 and the Procurement Act 2023", "eu", "default"],
  ])("%s", (_name, text, country, source) => {
    expect(of(text)).toMatchObject({ country, source });
  });

  test("Italian alone decides nothing", () => {
    expect(of("L'appaltatore pulisce le scale.", {}, italian)).toEqual({ country: "eu", source: "default" });
  });

  test("pounds in an Italian text decide nothing", () => {
    expect(of("Il valore è di 90.000 GBP.", {}, italian).country).toBe("eu");
  });

  test("the notice's field comes before the text, the user before both", () => {
    const document = noticed(["BT-514", "ITA"]);
    expect(jurisdictionOf([document], rulebook, {}, english)).toMatchObject({ country: "it", source: "notice-field" });
    expect(jurisdictionOf([document], rulebook, { jurisdiction: "UK" }, english)).toEqual({
      country: "uk",
      source: "user",
    });
  });

  test("the evidence is quoted", () => {
    expect(of("ANAC, CIG B1, ANAC").evidence).toBe("ANAC; CIG");
  });
});

describe("which date", () => {
  test.each<[string, Jurisdiction["date"], Jurisdiction["dateSource"]]>([
    ["Published on 12/03/2024 under the Procurement Act 2023", "2024-03-12", "text"],
    ["The Procurement Act 2023 applies.", undefined, undefined],
  ])("%s", (text, date, dateSource) => {
    const read = of(text);
    expect([read.date, read.dateSource]).toEqual([date, dateSource]);
  });

  test("user before field before text", () => {
    const document = noticed(["BT-05", "2025-04-01+02:00"]);
    expect(jurisdictionOf([document], rulebook, {}, english)).toMatchObject({
      date: "2025-04-01",
      dateSource: "notice-field",
    });
    expect(jurisdictionOf([document], rulebook, { date: "2020-01-01" }, english)).toMatchObject({
      date: "2020-01-01",
      dateSource: "user",
    });
  });
});

describe("law in force", () => {
  const uk = (date?: string): Jurisdiction => ({ country: "uk", source: "user", ...(date ? { date } : {}) });
  const instruments = (jurisdiction: Jurisdiction) =>
    lawOf("reserved.integration", jurisdiction, rulebook).map((l) => l.instrument);

  test.each<[string, string | undefined, string, string]>([
    ["before the Act", "2025-02-23", "Public Contracts Regulations 2015", "Procurement Act 2023"],
    ["from its first day", "2025-02-24", "Procurement Act 2023", "Public Contracts Regulations 2015"],
    ["without a date the newest", undefined, "Procurement Act 2023", "Public Contracts Regulations 2015"],
  ])("United Kingdom: %s", (_name, date, cited, silent) => {
    expect(instruments(uk(date))).toContain(cited);
    expect(instruments(uk(date))).not.toContain(silent);
    expect(instruments(uk(date)).some((i) => i.startsWith("Directive"))).toBe(false);
  });

  test("national law comes first, the directive behind it", () => {
    const rows = instruments({ country: "it", source: "user", date: "2026-01-01" });
    expect(rows[0]).toBe("D.Lgs. 36/2023");
    expect(rows).toContain("Directive 2014/24/EU");
    expect(instruments({ country: "it", source: "user", date: "2020-01-01" })).toContain("D.Lgs. 50/2016");
  });

  test("a country without a pack has the law of the EU", () => {
    const finland: Jurisdiction = { country: "fi", source: "notice-field" };
    expect(packsFor(finland, rulebook).map((p) => p.country)).toEqual(["eu"]);
    expect(instruments(finland)).toContain("Directive 2014/24/EU");
  });

  test.each([
    ["it", "2026-01-01", "reserved_years", 3],
    ["uk", "2026-01-01", "reserved_years", 5],
    ["uk", "2024-01-01", "reserved_years", 3],
    ["uk", "2026-01-01", "turnover_factor", undefined],
    ["uk", "2024-01-01", "turnover_factor", 2],
    ["it", "2026-01-01", "references_years_works", 5], // from the EU pack
    ["eu", "2026-01-01", "guarantee_tender", undefined],
  ])("%s on %s: %s is %s", (country, date, key, value) => {
    expect(thresholdOf(key, { country, source: "user", date }, rulebook)?.value).toBe(value);
  });

  test.each([
    [{}, undefined, true],
    [{ until: "2025-01-01" }, undefined, false],
    [{ from: "2025-01-01" }, "2024-12-31", false],
    [{ from: "2025-01-01" }, "2025-01-01", true],
    [{ until: "2025-01-01" }, "2025-01-01", true],
    [{ until: "2025-01-01" }, "2025-01-02", false],
  ])("%j on %s holds: %s", (row, date, holds) => {
    expect(inForce(row, date)).toBe(holds);
  });
});

describe("law packs", () => {
  test.each(Object.keys(packs))(
    "%s names known clause types, dates in order, and a source for every row",
    (country) => {
      const pack = packs[country]!;
      const known = new Set(clauses.map((c) => c.id));
      for (const row of [...pack.law, ...pack.thresholds]) {
        expect(row.source.length).toBeGreaterThan(5);
        expect(row.checked).toMatch(/^(\d{4}-\d{2}-\d{2}|unverified)$/);
        if (row.from !== undefined && row.until !== undefined) expect(row.from < row.until).toBe(true);
      }
      for (const row of pack.law) expect(known.has(row.clause)).toBe(true);
      expect(pack.country).toBe(country);
    },
  );

  test("what is only remembered is not dated as checked", () => {
    const remembered = Object.values(packs)
      .flatMap((p) => [...p.law, ...p.thresholds])
      .filter((r) => /from memory/.test(r.source));
    expect(remembered.length).toBeGreaterThan(0);
    expect(remembered.every((r) => r.checked === "unverified")).toBe(true);
  });

  test.each(["eu", "it"])("%s has a basis for every positive type and every risk", (country) => {
    const covered = new Set(packs[country]!.law.map((l) => l.clause));
    for (const clause of clauses.filter((c) => c.polarity !== "barrier")) expect(covered).toContain(clause.id);
  });
});
