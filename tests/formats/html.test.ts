import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { Failure } from "../../src/failure.ts";
import { read } from "../../src/formats/html.ts";
import { DEFAULT_LIMITS } from "../../src/formats/limits.ts";
import { shown } from "./shown.ts";

const document = async (html: string | Uint8Array) => {
  const result = await read(typeof html === "string" ? Buffer.from(html) : html, "a.html", { limits: DEFAULT_LIMITS });
  if (result.kind !== "document") throw new Error("not a document");
  return result.document;
};
const lines = async (html: string | Uint8Array) => shown(await document(html));

describe("html", () => {
  it("keeps blocks apart and inline elements together", async () => {
    expect(
      await lines("<p>uno</p><p>d<b>u</b>e</p>tre<br>quattro<div>cin\n que&nbsp;&egrave; &#931;</div><p>sei<p>sette"),
    ).toEqual([
      "paragraph: uno",
      "paragraph: due",
      "paragraph: tre⏎quattro",
      "paragraph: cin que\u00A0è Σ",
      "paragraph: sei",
      "paragraph: sette",
    ]);
  });

  it("reads headings, and bold lines as headings below them", async () => {
    expect(
      await lines(
        "<h1>Bando</h1><h3>Art. 5 Clausola sociale</h3><p>Testo.</p><p><b>Premialità</b></p><p>Altro <b>testo</b>.</p>",
      ),
    ).toEqual([
      "H1: Bando",
      "H3 <Art. 5>: Art. 5 Clausola sociale",
      "paragraph: Testo.",
      "H4: Premialità",
      "paragraph: Altro testo.",
    ]);
  });

  it("prints list labels", async () => {
    expect(
      await lines(
        "<ol start=3><li>c<ul><li>x</ul><li>d</ol><ol type=a><li>one<li value=5>five</ol><ol type=I><li><p>first</p><p>goes on</p></ol>",
      ),
    ).toEqual([
      "item <3.>: 3. c",
      "item <•>: • x",
      "item <4.>: 4. d",
      "item <a.>: a. one",
      "item <e.>: e. five",
      "item <I.>: I. first",
      "paragraph: goes on",
    ]);
  });

  it("places cells by their spans; a nested table follows its cell", async () => {
    expect(
      await lines(
        "<table><caption>Points</caption><tr><th rowspan=2>A<th colspan=2>B<tr><td>b1<td>b2<tr><td>c<td><p>d</p><p>e</p><table><tr><td>n1<td>n2</table>f<td>g</table>",
      ),
    ).toEqual([
      "paragraph: Points",
      "c0.0.0: A",
      "c0.0.1: B",
      "c0.1.1: b1",
      "c0.1.2: b2",
      "c0.2.0: c",
      "c0.2.1: d⏎e⏎f",
      "c1.0.0: n1",
      "c1.0.1: n2",
      "c0.2.2: g",
    ]);
  });

  it("takes a table of one cell for a box around text", async () => {
    expect(await lines("<table><tr><td><h2>Lot</h2><p>Text.</p></td></tr></table>")).toEqual([
      "H2: Lot",
      "paragraph: Text.",
    ]);
  });

  it("drops scripts, styles, templates and what is hidden", async () => {
    expect(
      await lines(
        "<head><title>t</title></head><script>a</script><style>b</style><p hidden>c</p><p style='display: none'>d</p><template><p>e</template><del>f</del><p>seen<input type=hidden value=g></p>",
      ),
    ).toEqual(["paragraph: seen"]);
  });

  it("reads checkboxes, one block for each choice", async () => {
    expect(
      await lines(
        "<p><input type=checkbox checked> reserved<br><input type=checkbox> open</p><table><tr><td>x<td>☐ yes<br>☒ no</table>",
      ),
    ).toEqual([
      "paragraph {ticked}: ☒ reserved",
      "paragraph {unticked}: ☐ open",
      "c0.0.0: x",
      "c0.0.1 {unticked}: ☐ yes",
      "c0.0.1 {ticked}: ☒ no",
    ]);
  });

  it("gives the tick of a first cell to the cell beside it", async () => {
    expect(await lines("<table><tr><td>☒<td>reserved lot<tr><td>☐<td>open lot</table>")).toEqual([
      "c0.0.0 {ticked}: ☒",
      "c0.0.1 {ticked}: reserved lot",
      "c0.1.0 {unticked}: ☐",
      "c0.1.1 {unticked}: open lot",
    ]);
  });

  it("sets navigation, page headers and notes apart", async () => {
    expect(
      await lines(
        '<nav><a href="/">Home</a></nav><div title="header"><p>Comune</p></div><p>Testo<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a>.</p><div id="sdfootnote1"><p><a href="#sdfootnote1anc">1</a>Nota.</p></div><footer>Fine</footer>',
      ),
    ).toEqual(["contents: Home", "header: Comune", "paragraph: Testo.", "note: Nota.", "footer: Fine"]);
  });

  it("keeps the lines of preformatted text", async () => {
    expect(await lines("<pre>Art. 5 Durata\n\na) uno\nb) due</pre>")).toEqual([
      "H1 <Art. 5>: Art. 5 Durata",
      "item <a)>: a) uno",
      "item <b)>: b) due",
    ]);
  });

  it("believes the character set of the page, or guesses", async () => {
    const said = iconv.encode(
      '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-7"><p>Άρθρο</p>',
      "iso-8859-7",
    );
    expect((await document(said)).text).toBe("Άρθρο");
    const unsaid = await document(iconv.encode("<p>La parità è così garantita</p>", "windows-1252"));
    expect(unsaid.text).toBe("La parità è così garantita");
    expect(unsaid.warnings).toEqual([{ code: "encoding-guessed", detail: "windows-1252" }]);
  });

  it("refuses very deep markup quickly and reads unclosed inline elements", async () => {
    const started = performance.now();
    const error = await document("<div>".repeat(200_000)).catch((e: unknown) => e);
    expect((error as Failure).code).toBe("limit-depth");
    expect(performance.now() - started).toBeLessThan(3000);
    expect((await document(`${"<font>".repeat(500)}text`)).text).toBe("text");
  });

  it.each([
    ["cells", "<table><td rowspan=9 colspan=9>"],
    ["rows", "<tr><td rowspan=1000 colspan=1000>x"],
    ["items", "<ul><li>x</ul>"],
    ["entities", "&amp"],
    ["brackets", "<"],
  ])("reads or refuses 200,000 characters of %s in time", async (_, unit) => {
    const started = performance.now();
    const html = unit.includes("tr>") ? `<table>${unit.repeat(4000)}` : unit.repeat(200_000 / unit.length);
    const outcome = await document(html).catch((e: unknown) => e);
    expect(outcome instanceof Failure ? outcome.code : "read").toMatch(/^(?:read|limit-depth)$/);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
