import { describe, expect, it } from "vitest";
import { Failure } from "../../src/failure.ts";
import { DEFAULT_LIMITS } from "../../src/formats/limits.ts";
import { child, descend, elements, parseXml, textOf, walkXml } from "../../src/formats/xml-walk.ts";

const source = (xml: string) => ({ xml, subject: "a.xml", limits: DEFAULT_LIMITS });
const code = (xml: string) => {
  try {
    parseXml(source(xml), {});
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
  return "read";
};

describe("parseXml", () => {
  it("names elements by namespace, whatever the prefix", () => {
    const node = parseXml(
      source('<q:a xmlns:q="urn:one" xmlns="urn:two" q:k="1" k="2"><b>x<![CDATA[<y>]]>&amp;&#931;</b><q:c/></q:a>'),
      {
        "urn:one": "w",
      },
    );
    expect(node.name).toBe("w:a");
    expect({ ...node.attributes }).toEqual({ "w:k": "1", k: "2" });
    expect(elements(node).map((part) => part.name)).toEqual(["?:b", "w:c"]);
    expect(textOf(child(node, "?:b")!)).toBe("x<y>&Σ");
    expect(descend(node, "?:b", "none")).toBeUndefined();
  });

  it("refuses document types, entities, broken and very deep markup", () => {
    expect(code('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')).toBe("markup-broken");
    expect(code("<a>&x;</a>")).toBe("markup-broken");
    expect(code("<a><b></a>")).toBe("markup-broken");
    expect(code("<a>")).toBe("markup-broken");
    expect(code("")).toBe("markup-broken");
    expect(code("<a>".repeat(100_000))).toBe("limit-depth");
    expect(code(`${"<a>".repeat(256)}${"</a>".repeat(256)}`)).toBe("read");
  });
});

describe("walkXml", () => {
  it("gives events in order", () => {
    const seen: string[] = [];
    walkXml(source('<a><b n="1">t</b></a>'), {
      open: (tag) => seen.push(`<${tag.local}${tag.attributes.map((a) => ` ${a.local}=${a.value}`).join("")}`),
      close: (tag) => seen.push(`/${tag.local}`),
      text: (text) => seen.push(text),
    });
    expect(seen).toEqual(["<a", "<b n=1", "t", "/b", "/a"]);
  });
});
