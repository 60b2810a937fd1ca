import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { OUTPUT_NAMES } from "../../src/outputs/index.ts";
import { entryOf, hostileReport, renderEntries } from "../support/render.ts";

const gates = [{ name: "risk.*", verdict: "failed", detail: "risk.local-preference" }] as const;
const TERMINAL = "\u001b[31m\u001b]0;owned\u0007\u009b2J\u202e\u2066\u200f\u0008\r";
const MARKUP = `"><script>alert(1)</script><img src=x onerror=alert(1)> & '`;

/** Controls and overrides of direction. JSON keeps the words as they stand, with every control escaped. */
function isCommand(character: string, json: boolean): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return character !== "\n" && !(json ? false : character === "\r");
  return !json && ((code >= 0x7f && code < 0xa0) || /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/.test(character));
}

describe("words of a document", () => {
  it.each(OUTPUT_NAMES)("never command the reader of %s", async (format) => {
    const text = await renderEntries(format, [entryOf(hostileReport(TERMINAL), gates)]);
    const unwanted = [...text].filter((c) => isCommand(c, format.startsWith("json")));
    expect(unwanted).toEqual([]);
  });

  it("are text in HTML", async () => {
    const html = await renderEntries("html", [entryOf(hostileReport(MARKUP), gates)]);
    expect(html).not.toMatch(/<(?:script|img)/i);
    expect(html).toContain("&lt;script&gt;");
  });

  it("are text in Markdown", async () => {
    const words = "<img src=x> [click](http://evil.example) @team **b** `c` https://evil.example ![i](x) | ~~s~~";
    const text = await renderEntries("md", [entryOf(hostileReport(words), gates)]);
    expect(text).not.toMatch(/<img|[^\\]\]\(|@team|https?:\/\//);
    expect(text).not.toMatch(/[^\\]\*\*b/);
  });

  it("keep JUnit well-formed", async () => {
    const xml = await renderEntries("junit", [entryOf(hostileReport(`${MARKUP}${TERMINAL}]]>`), gates)]);
    const parser = new SaxesParser();
    parser.write(xml).close();
    expect(xml).not.toContain("<script");
  });

  it("begin no command in GitHub's log", async () => {
    const words = "x\n::error file=a::b\r\n::set-output name=c::d";
    const text = await renderEntries("github", [entryOf(hostileReport(words), gates)]);
    for (const line of text.trimEnd().split("\n"))
      expect(line).toMatch(/^::(?:error|warning|notice) file=[^,]+,title=[^:]*::/);
    expect(text.split("\n").filter((line) => line.startsWith("::set-output"))).toEqual([]);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "|cmd", "%0A=1"])(
    "begin no formula in CSV: %j",
    async (words) => {
      const text = await renderEntries("csv", [entryOf(hostileReport(words))]);
      for (const cell of text.replace(/^\ufeff/, "").split(/[,\r\n]+/)) {
        const bare = cell.replace(/^"/, "").trimStart();
        if (!/^-?\d+(?:\.\d+)?$/.test(bare)) expect(bare).not.toMatch(/^[=+\-@＝|%]/);
      }
    },
  );
});
