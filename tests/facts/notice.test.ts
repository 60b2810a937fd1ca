import { describe, expect, it } from "vitest";
import { noticeCountry, noticeDate, noticeFacts } from "../../src/facts/notice.ts";
import type { Block, NoticeField } from "../../src/model.ts";

const field = (term: string, value: string, extra: Partial<NoticeField> = {}): NoticeField => ({
  term,
  value,
  path: `/n/${term}`,
  ...extra,
});
const value = (facts: ReturnType<typeof noticeFacts>, key: keyof typeof facts) => facts[key]?.value;

describe("facts of a notice", () => {
  it("come from its fields, each saying so", () => {
    const facts = noticeFacts([
      field("BT-23", "SERVICES"),
      field("BT-262", "90911200-8"),
      field("BT-263", "90919300"),
      field("BT-263", "90919300"),
      field("BT-27", "155 000 000 EUR"),
      field("BT-27", "1 EUR", { lot: "1" }),
      field("BT-36", "2 YEAR", { lot: "1" }),
      field("BT-36", "90 DAY", { lot: "2" }),
      field("BT-137", "1"),
      field("BT-137", "2"),
      field("BT-754", "n-inc"),
      field("BT-500", "Città di Esempio"),
      field("BT-21", "Lotto", { lot: "1" }),
      field("BT-21", "Pulizia"),
    ]);
    expect(Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, fact?.value]))).toEqual({
      role: "notice",
      kind: "services",
      cpv: ["90911200", "90919300"],
      value: { amount: 155_000_000, currency: "EUR" },
      durationMonths: 24,
      usedByPersons: false,
      lots: 2,
      buyer: "Città di Esempio",
      subject: "Pulizia",
    });
    expect(facts.kind).toEqual({ value: "services", source: "notice-field", evidence: "BT-23" });
  });

  it("leave out what no field declares", () => {
    expect(noticeFacts([])).toEqual({});
    expect(noticeFacts([field("BT-27", "viel EUR"), field("BT-23", "?")])).toEqual({
      role: { value: "notice", source: "notice-field" },
    });
  });

  it("add up lots in one currency, and nothing in two", () => {
    expect(
      value(
        noticeFacts([field("BT-27", "10.5 EUR", { lot: "1" }), field("BT-27", "1.000,50 EUR", { lot: "2" })]),
        "value",
      ),
    ).toEqual({ amount: 1011, currency: "EUR" });
    expect(
      value(noticeFacts([field("BT-27", "10 EUR", { lot: "1" }), field("BT-27", "10 SEK", { lot: "2" })]), "value"),
    ).toBeUndefined();
  });

  it("know a concession by its directive and a duration by its dates", () => {
    const facts = noticeFacts([
      field("BT-23", "works"),
      field("BT-01", "32014L0023"),
      field("BT-536", "2026-01-01+01:00", { lot: "1" }),
      field("BT-537", "2027-01-01+01:00", { lot: "1" }),
    ]);
    expect([facts.kind?.value, facts.durationMonths?.value]).toEqual(["concession", 12]);
    expect(value(noticeFacts([field("BT-754", "n-inc"), field("BT-754", "n-inc-just")]), "usedByPersons")).toBe(true);
  });

  it("take texts in the notice's own language", () => {
    expect(
      value(
        noticeFacts([
          field("BT-702", "ITA"),
          field("BT-21", "Reinigung", { language: "de" }),
          field("BT-21", "Pulizia", { language: "it" }),
        ]),
        "subject",
      ),
    ).toBe("Pulizia");
  });

  it("place award criteria by the block that shows them, with weights in percent", () => {
    const path = "/n/SubordinateAwardingCriterion[1]";
    const fields = [
      field("BT-539", "quality", { path: `${path}/type`, lot: "1" }),
      field("BT-734", "Qualità", { path: `${path}/name`, lot: "1" }),
      field("BT-541", "30", { path: `${path}/x/number`, lot: "1" }),
      field("BT-539", "price", { path: "/n/AC/AC_PRICE", lot: "1" }),
      field("BT-541", "20", { path: "/n/AC/AC_PRICE", lot: "1" }),
    ];
    const blocks: Block[] = [
      { kind: "item", span: { start: 0, end: 5 }, section: [], path },
      { kind: "item", span: { start: 6, end: 9 }, section: [], path: "/n/AC/AC_PRICE" },
    ];
    expect(value(noticeFacts(fields, blocks), "award")).toEqual([
      { name: "Qualità", kind: "quality", weight: 60, span: { start: 0, end: 5 } },
      { name: "", kind: "price", weight: 40, span: { start: 6, end: 9 } },
    ]);
    expect(noticeFacts(fields).award).toBeUndefined();
  });
});

describe("country and date of a notice", () => {
  it("are pack ids and ISO dates", () => {
    const country = (code: string) => noticeCountry([field("BT-514", code)])?.value;
    expect(["ITA", "IT", "GRC", "EL", "GB", "UK", "?"].map(country)).toEqual([
      "it",
      "it",
      "gr",
      "gr",
      "uk",
      "uk",
      undefined,
    ]);
    expect(noticeDate([field("BT-05", "2026-03-01+01:00")])?.value).toBe("2026-03-01");
    expect(noticeDate([field("BT-05", "2026-03-01"), field("OPP-012", "20260308")])?.value).toBe("2026-03-08");
    expect(noticeDate([field("BT-05", "soon")])).toBeUndefined();
  });
});
