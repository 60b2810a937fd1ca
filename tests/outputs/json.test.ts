import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import { Failure } from "../../src/failure.ts";
import type { Report } from "../../src/model.ts";
import { KEY_ORDER, orderKeys } from "../../src/outputs/key-order.ts";
import { reportJsonSchema, type reportSchema } from "../../src/outputs/schema.ts";
import { entryOf, renderEntries } from "../support/render.ts";
import { sampleReport } from "../support/sample-report.ts";

const published = new URL("../../schema/report.schema.json", import.meta.url);

type DeepReadonly<T> = T extends readonly [unknown, ...unknown[]]
  ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
  : T extends readonly (infer U)[]
    ? readonly DeepReadonly<U>[]
    : T extends object
      ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
      : T;

describe("the JSON contract", () => {
  it("has the types of the model, both ways", () => {
    type Said = DeepReadonly<z.infer<typeof reportSchema>>;
    expectTypeOf<Said>().toExtend<Report>();
    expectTypeOf<Report>().toExtend<Said>();
  });

  it("is published as it is", async () => {
    expect(JSON.parse(await readFile(published, "utf8"))).toEqual(reportJsonSchema());
  });

  it("is kept by what is written", async () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
      JSON.parse(await readFile(published, "utf8")),
    );
    const value = JSON.parse(await renderEntries("json", [entryOf()]));
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...value, extra: 1 })).toBe(false);
    expect(validate({ ...value, score: { ...value.score, value: 101 } })).toBe(false);
  });

  it("loses nothing", async () => {
    expect(JSON.parse(await renderEntries("json", [entryOf()]))).toEqual(sampleReport);
  });

  it("names every key of the schema in its order", () => {
    const keys = new Set<string>();
    const collect = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      const { properties } = node as { properties?: object };
      if (properties) for (const key of Object.keys(properties)) keys.add(key);
      Object.values(node).forEach(collect);
    };
    collect(reportJsonSchema());
    expect([...keys].filter((key) => !KEY_ORDER.includes(key))).toEqual([]);
    expect(KEY_ORDER.filter((key) => !keys.has(key))).toEqual([]);
    expect(new Set(KEY_ORDER).size).toBe(KEY_ORDER.length);
  });

  it("has the same bytes whatever the order in memory", () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([k, v]) => [k, reversed(v)]),
            )
          : value;
    expect(JSON.stringify(orderKeys(reversed(sampleReport)))).toBe(JSON.stringify(orderKeys(sampleReport)));
  });
});

describe("json", () => {
  const failed = { kind: "failed", failure: new Failure("file-empty", "empty.txt") } as const;

  it("is one object for one tender, an array for a set", async () => {
    expect(JSON.parse(await renderEntries("json", [entryOf()]))).toHaveProperty("schema", "buysocial.report/1");
    expect(JSON.parse(await renderEntries("json", [entryOf()], "en", { single: false }))).toHaveLength(1);
    expect(JSON.parse(await renderEntries("json", [], "en", { single: false }))).toEqual([]);
  });

  it("says what could not be assessed", async () => {
    expect(JSON.parse(await renderEntries("json", [failed]))).toEqual({
      schema: "buysocial.failure/1",
      name: "empty.txt",
      code: "file-empty",
      message: "empty.txt: is empty (0 bytes). Export or download it again.",
    });
  });

  it("is one entry a line as jsonl, written at once", async () => {
    const text = await renderEntries("jsonl", [entryOf(), failed, entryOf()]);
    const lines = text.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).schema)).toEqual([
      "buysocial.report/1",
      "buysocial.failure/1",
      "buysocial.report/1",
    ]);
  });
});
