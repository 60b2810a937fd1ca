/**
 * Writes one short tender (our own text) in every format of word processors and the web, into fixtures/formats.
 *
 *     node scripts/make-format-fixtures.mjs
 *
 * The DOC form needs LibreOffice (`soffice` on the path); without it the committed file stays as it is.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";

const OUT = fileURLToPath(new URL("../fixtures/formats/", import.meta.url));

/** Runs: plain text, or a note behind the text before it. Labels are printed by the format where it can number. */
const TENDER = [
  { kind: "title", text: "Pulizia degli edifici comunali" },
  { kind: "text", text: "Il Comune di Borgo affida il servizio per tre anni, con più lotti." },
  { kind: "article", text: "Oggetto" },
  { kind: "text", text: "Il servizio comprende la pulizia ordinaria delle scuole e della biblioteca." },
  { kind: "article", text: "Clausola sociale" },
  {
    kind: "text",
    text: "L’appaltatore assume in via prioritaria il personale uscente",
    note: "Secondo il contratto collettivo del settore.",
    tail: ", se compatibile con la propria organizzazione.",
  },
  { kind: "sub", text: "Parità" },
  { kind: "text", text: "Il concorrente indica, per ogni lotto:" },
  { kind: "letter", text: "la quota di persone svantaggiate impiegate;" },
  { kind: "letter", text: "le ore di formazione offerte;" },
  { kind: "text", text: "Sono compresi inoltre:" },
  { kind: "bullet", text: "i prodotti ecologici;" },
  { kind: "bullet", text: "i mezzi ausiliari." },
  {
    kind: "table",
    rows: [
      ["Criterio", "Punti"],
      ["Inserimento lavorativo", "10"],
      ["Prezzo", "30"],
    ],
  },
  { kind: "tick", ticked: true, text: "Lotto 1 riservato a cooperative sociali" },
  { kind: "tick", ticked: false, text: "Lotto 2 riservato a laboratori protetti" },
];

/** The tender with the labels that are printed before each paragraph. */
function labelled() {
  const count = { article: 0, sub: 0, letter: 0 };
  return TENDER.map((part) => {
    if (part.kind === "article") {
      count.article += 1;
      count.sub = 0;
      count.letter = 0;
      return { ...part, label: `Art. ${count.article}` };
    }
    if (part.kind === "sub") return { ...part, label: `${count.article}.${++count.sub}` };
    if (part.kind === "letter") return { ...part, label: `${String.fromCharCode(97 + count.letter++)})` };
    return part.kind === "bullet" ? { ...part, label: "•" } : part;
  });
}

const sign = (part) => (part.ticked ? "☒" : "☐");
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const flat = (part) => part.text + (part.tail ?? "");

function wrapped(text, width = 72) {
  return text
    .split(" ")
    .reduce((lines, word) => {
      const last = lines.at(-1);
      if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
      return lines;
    }, [])
    .join("\n");
}

function text() {
  const parts = labelled().map((part) => {
    if (part.kind === "title") return `${part.text}\n${"=".repeat(part.text.length)}`;
    if (part.kind === "table")
      return part.rows
        .map((row) =>
          row
            .map((cell) => cell.padEnd(28))
            .join("")
            .trimEnd(),
        )
        .join("\n");
    if (part.kind === "tick") return `${sign(part)} ${part.text}`;
    return wrapped(part.label ? `${part.label} ${flat(part)}` : flat(part));
  });
  return `${parts.join("\n\n")}\n`;
}

function markdown() {
  const parts = labelled().map((part) => {
    if (part.kind === "title") return `# ${part.text}`;
    if (part.kind === "article") return `## ${part.label} ${part.text}`;
    if (part.kind === "sub") return `### ${part.label} ${part.text}`;
    if (part.kind === "bullet") return `- ${part.text}`;
    if (part.kind === "letter") return `${part.label} ${part.text}`;
    if (part.kind === "tick") return `${sign(part)} ${part.text}`;
    if (part.kind === "table")
      return [part.rows[0], ["---", "---"], ...part.rows.slice(1)].map((row) => `| ${row.join(" | ")} |`).join("\n");
    return wrapped(part.note ? `${part.text}[^1]${part.tail}` : part.text);
  });
  return `---\ntitle: tender\n---\n\n${parts.join("\n\n")}\n\n[^1]: ${TENDER.find((part) => part.note).note}\n`;
}

function html() {
  const inner = labelled().map((part) => {
    if (part.kind === "title") return `<h1>${part.text}</h1>`;
    if (part.kind === "article") return `<h2>${part.label} ${part.text}</h2>`;
    if (part.kind === "sub") return `<h3>${part.label} ${part.text}</h3>`;
    if (part.kind === "letter") return `<p>${part.label} ${part.text}</p>`;
    if (part.kind === "bullet") return `<ul><li>${part.text}</li></ul>`;
    if (part.kind === "tick") return `<p><input type="checkbox"${part.ticked ? " checked" : ""}> ${part.text}</p>`;
    if (part.kind === "table")
      return `<table>${part.rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;
    return part.note
      ? `<p>${part.text}<a href="#fn1"><sup>1</sup></a>${part.tail}</p>`
      : `<p>${escaped(part.text)}</p>`;
  });
  const note = `<section><p id="fn1"><a href="#fnref1">1</a>${TENDER.find((part) => part.note).note}</p></section>`;
  return `<!DOCTYPE html>\n<html lang="it"><head><meta charset="utf-8"><title>Bando</title><style>p { margin: 0 }</style></head><body>\n${inner.join("\n")}\n${note}\n</body></html>\n`;
}

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function docx() {
  const run = (text) => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  const p = (properties, inner) => `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ""}${inner}</w:p>`;
  const numbered = (list, level) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
  const styled = (id) => `<w:pStyle w:val="${id}"/>`;
  const note = '<w:r><w:footnoteReference w:id="2"/></w:r>';
  const body = TENDER.map((part) => {
    if (part.kind === "title") return p(styled("H1"), run(part.text));
    if (part.kind === "article") return p(styled("H2"), run(part.text));
    if (part.kind === "sub") return p(styled("H3"), run(part.text));
    if (part.kind === "letter") return p(numbered(2, 0), run(part.text));
    if (part.kind === "bullet") return p(numbered(3, 0), run(part.text));
    if (part.kind === "tick") return p("", run(`${sign(part)} ${part.text}`));
    if (part.kind === "table") {
      const cell = (text) => `<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>${p("", run(text))}</w:tc>`;
      return `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>${part.rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
    }
    return p("", run(part.text) + (part.note ? note + run(part.tail) : ""));
  });
  const lvl = (i, format, text, style = "") =>
    `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style ? styled(style) : ""}<w:suff w:val="space"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const abstract = (id, ...levels) =>
    `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join("")}</w:abstractNum>`;
  const nums = [1, 2, 3].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join("");
  const heading = (id, name, level, properties) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="N"/><w:pPr>${properties}<w:outlineLvl w:val="${level}"/></w:pPr></w:style>`;
  const xml = (root, inner) =>
    strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} xmlns:w="${W}" xmlns:r="${R}">${inner}</w:${root}>`,
    );
  const type = (part, name) =>
    `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml"/>`;
  const link = (id, target) => `<Relationship Id="${id}" Type="${R}/${target}" Target="${target}.xml"/>`;
  const rels = (inner) =>
    strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`,
    );
  return zip({
    "[Content_Types].xml": strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type("document", "document.main")}${type("styles", "styles")}${type("numbering", "numbering")}${type("footnotes", "footnotes")}</Types>`,
    ),
    "_rels/.rels": rels(`<Relationship Id="r1" Type="${R}/officeDocument" Target="word/document.xml"/>`),
    "word/_rels/document.xml.rels": rels(link("r1", "styles") + link("r2", "numbering") + link("r3", "footnotes")),
    "word/document.xml": xml("document", `<w:body>${body.join("")}</w:body>`),
    "word/styles.xml": xml(
      "styles",
      `<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>${heading("H1", "heading 1", 0, "")}${heading("H2", "heading 2", 1, numbered(1, 0))}${heading("H3", "heading 3", 2, numbered(1, 1))}`,
    ),
    "word/numbering.xml": xml(
      "numbering",
      abstract(1, lvl(0, "decimal", "Art. %1", "H2"), lvl(1, "decimal", "%1.%2", "H3")) +
        abstract(2, lvl(0, "lowerLetter", "%1)")) +
        abstract(3, lvl(0, "bullet", "•")) +
        nums,
    ),
    "word/footnotes.xml": xml(
      "footnotes",
      `<w:footnote w:type="separator" w:id="0">${p("", "<w:r><w:separator/></w:r>")}</w:footnote><w:footnote w:type="continuationSeparator" w:id="1">${p("", "<w:r><w:continuationSeparator/></w:r>")}</w:footnote><w:footnote w:id="2">${p("", run(TENDER.find((part) => part.note).note))}</w:footnote>`,
    ),
  });
}

function zip(files) {
  // A fixed date: the same input gives the same bytes.
  return zipSync(files, { mtime: new Date(2026, 0, 1) });
}

const OASIS = "urn:oasis:names:tc:opendocument:xmlns";

function fodt(root = "document") {
  const item = (style, text, more = "") =>
    `<text:list text:style-name="${style}"${more}><text:list-item><text:p>${text}</text:p></text:list-item></text:list>`;
  let letters = 0;
  const body = TENDER.map((part) => {
    if (part.kind === "title") return `<text:h text:outline-level="1">${part.text}</text:h>`;
    if (part.kind === "article") return `<text:h text:outline-level="2">${part.text}</text:h>`;
    if (part.kind === "sub") return `<text:h text:outline-level="3">${part.text}</text:h>`;
    if (part.kind === "letter")
      return item("Letters", part.text, letters++ > 0 ? ' text:continue-numbering="true"' : "");
    if (part.kind === "bullet") return item("Bullets", part.text);
    if (part.kind === "tick") return `<text:p>${sign(part)} ${part.text}</text:p>`;
    if (part.kind === "table")
      return `<table:table><table:table-column table:number-columns-repeated="2"/>${part.rows.map((row) => `<table:table-row>${row.map((cell) => `<table:table-cell><text:p>${cell}</text:p></table:table-cell>`).join("")}</table:table-row>`).join("")}</table:table>`;
    const note = part.note
      ? `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>${part.note}</text:p></text:note-body></text:note>${part.tail}`
      : "";
    return `<text:p>${part.text}${note}</text:p>`;
  });
  const outline = `<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format=""/><text:outline-level-style text:level="2" style:num-prefix="Art. " style:num-format="1"/><text:outline-level-style text:level="3" style:num-format="1" text:display-levels="2"/></text:outline-style>`;
  const lists = `<text:list-style style:name="Letters"><text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/></text:list-style><text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>`;
  const spaces = ["office", "text", "table", "style"].map((name) => `xmlns:${name}="${OASIS}:${name}:1.0"`).join(" ");
  const styles = root === "document-content" ? "" : `<office:styles>${outline}</office:styles>`;
  const kind = root === "document" ? ' office:mimetype="application/vnd.oasis.opendocument.text"' : "";
  const content =
    root === "document-styles"
      ? ""
      : `<office:automatic-styles>${lists}</office:automatic-styles><office:body><office:text>${body.join("")}</office:text></office:body>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<office:${root} ${spaces} office:version="1.3"${kind}>${styles}${content}</office:${root}>\n`;
}

function odt() {
  const mime = "application/vnd.oasis.opendocument.text";
  const files = ["/", "content.xml", "styles.xml"].map(
    (path) =>
      `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${path === "/" ? mime : "text/xml"}"/>`,
  );
  return zip({
    mimetype: [strToU8(mime), { level: 0 }],
    "content.xml": strToU8(fodt("document-content")),
    "styles.xml": strToU8(fodt("document-styles")),
    "META-INF/manifest.xml": strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0" manifest:version="1.3">${files.join("")}</manifest:manifest>`,
    ),
  });
}

function rtf() {
  const safe = (text) => [...text].map((c) => (c.charCodeAt(0) < 0x80 ? c : `\\u${c.charCodeAt(0)}?`)).join("");
  const label = (part) => (part.label ? `{\\listtext\\pard\\plain ${safe(part.label)}\\tab}` : "");
  const body = labelled().map((part) => {
    const level = { title: 1, article: 2, sub: 3 }[part.kind];
    if (part.kind === "table")
      return `${part.rows.map((row) => `\\trowd\\cellx4500\\cellx9000 ${row.map((cell) => `\\pard\\intbl ${safe(cell)}\\cell `).join("")}\\row`).join("\n")}`;
    if (part.kind === "tick") return `\\pard ${safe(`${sign(part)} ${part.text}`)}\\par`;
    const note = part.note ? `{\\super\\chftn{\\footnote\\pard\\plain ${safe(part.note)}}}${safe(part.tail)}` : "";
    return `\\pard${level ? `\\s${level}` : ""} ${label(part)}${safe(part.text)}${note}\\par`;
  });
  const styles = [1, 2, 3].map((n) => `{\\s${n}\\outlinelevel${n - 1} heading ${n};}`).join("");
  return `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}{\\stylesheet{\\s0 Normal;}${styles}}\n${body.join("\n")}\n}\n`;
}

/** Turns a DOCX into a DOC of the fixtures. */
function doc(name, bytes) {
  const folder = mkdtempSync(join(tmpdir(), "fixtures-"));
  try {
    writeFileSync(join(folder, `${name}.docx`), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(
      "soffice",
      ["--headless", profile, "--convert-to", "doc:MS Word 97", "--outdir", folder, join(folder, `${name}.docx`)],
      { stdio: "ignore" },
    );
    copyFileSync(join(folder, `${name}.doc`), join(OUT, `${name}.doc`));
  } catch (error) {
    console.error(`${name}.doc was not made anew: ${error.message}`);
    process.exitCode = existsSync(join(OUT, `${name}.doc`)) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What only word processors keep, for the DOC form: changes, comments, boxes, forms, nested tables, headers. */
function features() {
  const run = (text, properties = "") =>
    `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ""}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  const p = (inner, properties = "") => `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ""}${inner}</w:p>`;
  const mark = (type, inner = "") => `<w:r><w:fldChar w:fldCharType="${type}">${inner}</w:fldChar></w:r>`;
  const code = (text) => `<w:r><w:instrText xml:space="preserve"> ${text} </w:instrText></w:r>`;
  const box = (checked) =>
    mark(
      "begin",
      `<w:ffData><w:name w:val="c"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="${checked}"/></w:checkBox></w:ffData>`,
    ) +
    code("FORMCHECKBOX") +
    mark("separate") +
    mark("end");
  const by = 'w:author="A" w:date="2026-01-01T00:00:00Z"';
  const cell = (inner, width, more = "") =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${more}</w:tcPr>${inner}</w:tc>`;
  const grid = (...widths) =>
    `<w:tblPr><w:tblW w:w="${widths.reduce((a, b) => a + b)}" w:type="dxa"/></w:tblPr><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join("")}</w:tblGrid>`;
  const nested = `<w:tbl>${grid(1400, 1400)}<w:tr>${cell(p(run("n")), 1400)}${cell(p(run("m")), 1400)}</w:tr></w:tbl>`;
  const body = [
    p(
      mark("begin") +
        code('TOC \\o "1-3"') +
        mark("separate") +
        run("Oggetto") +
        "<w:r><w:tab/></w:r>" +
        run("1") +
        mark("end"),
      '<w:pStyle w:val="TOC1"/>',
    ),
    p(
      run("Il testo ") +
        `<w:del w:id="1" ${by}><w:r><w:delText>vecchio</w:delText></w:r></w:del><w:ins w:id="2" ${by}>${run("nuovo")}</w:ins>` +
        run(" resta") +
        run(" nascosto", "<w:vanish/>") +
        `<w:commentRangeStart w:id="0"/>${run(" qui")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>` +
        run("."),
    ),
    p(`${run("Con nota di chiusura")}<w:r><w:endnoteReference w:id="2"/></w:r>${run(".")}`),
    p(run("Premi", "<w:b/>")),
    p(`${box(1)}${run(" riservato")}`),
    p(`${box(0)}${run(" aperto")}`),
    p(run("Si veda ") + mark("begin") + code("REF x") + mark("separate") + run("il capo II") + mark("end") + run(".")),
    `<w:tbl>${grid(3000, 3000, 3000)}<w:tr>${cell(p(run("Testa")), 6000, '<w:gridSpan w:val="2"/>')}${cell(p(run("C")), 3000)}</w:tr><w:tr>${cell(p(run("Alto")), 3000, '<w:vMerge w:val="restart"/>')}${cell(p(run("b")), 3000)}${cell(p(run("c")), 3000)}</w:tr><w:tr>${cell(p(""), 3000, "<w:vMerge/>")}${cell(p(run("intorno")) + nested + p(""), 3000)}${cell(p(run("f")), 3000)}</w:tr></w:tbl>`,
    p(
      run("Dopo.") +
        `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:100pt;height:30pt"><v:textbox><w:txbxContent>${p(run("Nel riquadro."))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
    ),
    '<w:sectPr><w:headerReference w:type="default" r:id="r5"/><w:footerReference w:type="default" r:id="r6"/></w:sectPr>',
  ];
  const xml = (root, inner) =>
    strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} xmlns:w="${W}" xmlns:r="${R}">${inner}</w:${root}>`,
    );
  const kinds = {
    document: "document.main",
    styles: "styles",
    comments: "comments",
    endnotes: "endnotes",
    header: "header",
    footer: "footer",
  };
  const types = Object.entries(kinds).map(
    ([part, name]) =>
      `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml"/>`,
  );
  const rels = (inner) =>
    strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`,
    );
  const links = ["", "", "styles", "comments", "endnotes", "header", "footer"].map((part, i) =>
    part ? `<Relationship Id="r${i}" Type="${R}/${part}" Target="${part}.xml"/>` : "",
  );
  return zip({
    "[Content_Types].xml": strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join("")}</Types>`,
    ),
    "_rels/.rels": rels(`<Relationship Id="r1" Type="${R}/officeDocument" Target="word/document.xml"/>`),
    "word/_rels/document.xml.rels": rels(links.join("")),
    "word/document.xml": xml("document", `<w:body>${body.join("")}</w:body>`),
    "word/styles.xml": xml(
      "styles",
      '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="N"/></w:style>',
    ),
    "word/comments.xml": xml(
      "comments",
      `<w:comment w:id="0" w:author="A" w:date="2026-01-01T00:00:00Z">${p(run("Controllare."))}</w:comment>`,
    ),
    "word/endnotes.xml": xml(
      "endnotes",
      `<w:endnote w:type="separator" w:id="0">${p("")}</w:endnote><w:endnote w:id="2">${p(run("Fine nota."))}</w:endnote>`,
    ),
    "word/header.xml": xml("hdr", p(run("Comune di Borgo"))),
    "word/footer.xml": xml("ftr", p(run("Pagina"))),
  });
}

const write = (name, content) => writeFileSync(join(OUT, name), content);
write("tender.txt", text());
write("tender.md", markdown());
write("tender.html", html());
write("tender.docx", docx());
write("tender.odt", odt());
write("tender.fodt", fodt());
write("tender.rtf", rtf());
doc("tender", docx());
doc("features", features());
