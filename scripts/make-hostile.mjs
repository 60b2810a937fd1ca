/**
 * Makes the hostile documents of fixtures/hostile: bombs, lies, loops and traps, all from nothing, always the same bytes.
 *
 *     node scripts/make-hostile.mjs        writes the files and expectations.json
 *
 * Large ones are made when a test asks for them and are never written. An expectation is what `readBytes` makes of the
 * file under the limits that the test sets: "read", a failure code, several of them in order for an archive, or
 * `{ any: [...] }` where which limit strikes first depends on the machine.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync, gzipSync, strToU8, zipSync, zlibSync } from "fflate";

/** @typedef {string | readonly string[] | { any: readonly string[] }} Expected */
/** @typedef {{ name: string, expect: Expected, large?: true, make: () => Uint8Array }} Hostile */

const text = (/** @type {string} */ words) => strToU8(words);
const bytes = (/** @type {number[]} */ ...values) => Uint8Array.from(values);
const join = (/** @type {Uint8Array[]} */ ...parts) => new Uint8Array(Buffer.concat(parts));
const WORDS = "Art. 1. The contractor hires two long-term unemployed persons for the duration of the contract.\n";

// --- archives -----------------------------------------------------------------------------------

/** Zip times are written in local time; this date has the same fields everywhere. */
const zip = (/** @type {import("fflate").Zippable} */ files) =>
  zipSync(files, { mtime: new Date(2000, 0, 1), level: 9 });

/** One entry of a zip file, with whatever figures are asked for. @param {{ name: Uint8Array, data: Uint8Array, method?: number, size?: number, packed?: number, flags?: number, crc?: number, at?: number }} entry */
function zipRecords({ name, data, method = 8, size = 0, packed = data.length, flags = 0, crc = 0, at = 0 }) {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(method, 8);
  local.writeUInt32LE(crc, 14);
  local.writeUInt32LE(packed, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  local.copy(central, 8, 6, 30);
  central.writeUInt32LE(at, 42);
  return { local: join(local, name, data), central: join(central, name) };
}

/** @param {Uint8Array} body @param {Uint8Array[]} central @param {number} [claimed] */
function zipEnd(body, central, claimed = central.length) {
  const directory = join(...central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(claimed, 8);
  end.writeUInt16LE(claimed, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(body.length, 16);
  return join(body, directory, end);
}

/** Many directory entries that all point at the same packed bytes. @param {number} count */
function overlappingZip(count) {
  const plain = new Uint8Array(900_000).fill(32);
  const data = deflateSync(plain, { level: 9 });
  const crc = 0xd1c2_0f3c;
  const first = zipRecords({ name: text("0000.txt"), data, size: plain.length, crc });
  const entries = Array.from(
    { length: count },
    (_, i) => zipRecords({ name: text(`${String(i).padStart(4, "0")}.txt`), data, size: plain.length, crc }).central,
  );
  return zipEnd(first.local, entries);
}

/** @param {number} levels */
function nestedZip(levels) {
  let inner = zip({ "deepest.txt": text(WORDS) });
  for (let level = levels; level > 0; level--) inner = zip({ [`level-${level}.zip`]: inner });
  return inner;
}

/** @param {number} count */
function manyEntries(count) {
  const bodies = [];
  const central = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    const entry = zipRecords({ name: text(`${i}.txt`), data: text("x"), method: 0, size: 1, crc: 0x8cdc1683, at });
    at += entry.local.length;
    bodies.push(entry.local);
    central.push(entry.central);
  }
  return zipEnd(join(...bodies), central, Math.min(count, 0xffff));
}

const LINK = { attrs: 0o120777 * 0x10000, os: 3 };

/** @param {string} name @param {Uint8Array} data @param {{ type?: string, link?: string, size?: Uint8Array }} [how] */
function tarEntry(name, data, { type = "0", link = "", size } = {}) {
  const header = Buffer.alloc(512);
  header.write(name.slice(0, 100), 0);
  header.write("0000644\0", 100);
  if (size) header.set(size, 124);
  else header.write(`${data.length.toString(8).padStart(11, "0")}\0`, 124);
  header.write("        ", 148);
  header.write(type, 156);
  header.write(link, 157);
  header.write("ustar\u000000", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return join(header, data, new Uint8Array((512 - (data.length % 512)) % 512));
}
const tar = (/** @type {Uint8Array[]} */ ...entries) => join(...entries, new Uint8Array(1024));
const gzip = (/** @type {Uint8Array} */ data) => gzipSync(data, { mtime: 0, level: 9 });

// --- Office files -------------------------------------------------------------------------------

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** @param {string | Uint8Array} body what stands in w:body, or a whole part */
function docx(body) {
  const part =
    typeof body === "string"
      ? text(`<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`)
      : body;
  return zip({ "[Content_Types].xml": text(TYPES), "_rels/.rels": text(RELATIONS), "word/document.xml": part });
}
const para = (/** @type {string} */ words) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;

const OFFICE =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
/** @param {string} content whole content.xml */
const odt = (content) =>
  zip({ mimetype: [text("application/vnd.oasis.opendocument.text"), { level: 0 }], "content.xml": text(content) });
const odtContent = (/** @type {string} */ body, before = "") =>
  `<?xml version="1.0"?>${before}<office:document-content ${OFFICE}><office:body><office:text>${body}</office:text></office:body></office:document-content>`;

/** Runs with ever other words, so that the part packs no better than text does. @param {number} count */
function manyRuns(count) {
  let seed = 7;
  const runs = [];
  for (let i = 0; i < count; i++) {
    seed = (seed * 48_271) % 0x7fffffff;
    runs.push(`<w:r><w:t>${seed.toString(36)} </w:t></w:r>`);
    if (i % 1000 === 999) runs.push("</w:p><w:p>");
  }
  return docx(`<w:p>${runs.join("")}</w:p>`);
}

// --- PDF ----------------------------------------------------------------------------------------

/** A PDF of numbered objects with a true cross-reference table. @param {(string | Uint8Array)[]} objects @param {string} [extra] */
function pdf(objects, extra = "") {
  const parts = [text("%PDF-1.5\n")];
  const offsets = [];
  let at = parts[0].length;
  for (const [index, object] of objects.entries()) {
    const part = join(
      text(`${index + 1} 0 obj\n`),
      typeof object === "string" ? text(object) : object,
      text("\nendobj\n"),
    );
    offsets.push(at);
    at += part.length;
    parts.push(part);
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  parts.push(
    text(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${extra}>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return join(...parts);
}

const CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";
const FONT = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";
const page = (box = "[0 0 595 842]") =>
  `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents 4 0 R /Resources ${FONT} >>`;
/** @param {Uint8Array} data @param {string} [filter] */
const stream = (data, filter = "") =>
  join(text(`<< /Length ${data.length} ${filter}>>\nstream\n`), data, text("\nendstream"));
const showing = (/** @type {string} */ words) => text(`BT /F1 12 Tf 72 770 Td (${words}) Tj ET`);
const onePage = (/** @type {Uint8Array} */ contents, box = "[0 0 595 842]") =>
  pdf([CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page(box), contents]);
const flate = (/** @type {Uint8Array} */ data) => stream(zlibSync(data, { level: 9 }), "/Filter /FlateDecode ");

// --- markup -------------------------------------------------------------------------------------

const TED = 'xmlns="http://formex.publications.europa.eu/ted/schema/export/R2.0.9.S05.E01"';
const form = (/** @type {string} */ inner) =>
  `<FORM_SECTION><F02_2014 CATEGORY="ORIGINAL" FORM="F02" LG="EN"><OBJECT_CONTRACT><TITLE><P>Cleaning</P></TITLE>${inner}</OBJECT_CONTRACT></F02_2014></FORM_SECTION>`;
const ted = (/** @type {string} */ inner, before = "") =>
  text(`<?xml version="1.0" encoding="UTF-8"?>${before}<TED_EXPORT ${TED}>${inner}</TED_EXPORT>`);
const ENTITIES = [
  "<!DOCTYPE TED_EXPORT [",
  '<!ENTITY a "ha">',
  ...Array.from("bcdefghij", (name, i) => `<!ENTITY ${name} "${`&${"abcdefghij"[i]};`.repeat(10)}">`),
  "]>",
].join("");
const eforms = (/** @type {string} */ inner, before = "") =>
  text(
    `<?xml version="1.0" encoding="UTF-8"?>${before}<ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">${inner}</ContractNotice>`,
  );

// --- signed envelopes ---------------------------------------------------------------------------

/** @param {number} tag @param {Uint8Array} content */
const der = (tag, content) =>
  join(
    bytes(
      tag,
      0x84,
      content.length >>> 24,
      (content.length >>> 16) & 255,
      (content.length >>> 8) & 255,
      content.length & 255,
    ),
    content,
  );
const SIGNED = new Uint8Array(Buffer.from("06092a864886f70d010702", "hex"));
const DATA = new Uint8Array(Buffer.from("06092a864886f70d010701", "hex"));
/** @param {Uint8Array} value */
const envelope = (value) =>
  der(0x30, join(SIGNED, der(0xa0, der(0x30, join(bytes(2, 1, 1, 0x31, 0), der(0x30, join(DATA, der(0xa0, value))))))));

/** A file cut off after a share of its bytes. @param {Uint8Array} whole @param {number} share */
const cut = (whole, share) => whole.slice(0, Math.floor(whole.length * share));

/** Bytes that mean nothing, always the same. @param {number} length */
function noise(length) {
  let seed = 42;
  return Uint8Array.from({ length }, () => {
    seed = (seed * 48_271) % 0x7fffffff;
    return seed >>> 8;
  });
}

const ODD_NAMES = [
  "../../../../outside.txt",
  "/etc/absolute.txt",
  "C:\\Windows\\drive.txt",
  "..\\..\\back.txt",
  "a/./../b/../../c.txt",
  "right\u202etxt.exe.txt",
  "bell\u0007.txt",
  `${"long".repeat(60)}.txt`,
];
const oddTar = tar(...ODD_NAMES.map((name) => tarEntry(name, text(WORDS))));
const reads = (/** @type {number} */ count) => Array.from({ length: count }, () => "read");

/** Every hostile document. @type {readonly Hostile[]} */
export const HOSTILE = [
  // archives that grow, nest, lie or point elsewhere
  {
    name: "zip-ratio-bomb.zip",
    expect: ["limit-ratio"],
    make: () => zip({ "blank.txt": new Uint8Array(6_000_000).fill(32) }),
  },
  {
    name: "zip-entry-too-large.zip",
    expect: ["read", "file-too-large"],
    make: () => zip({ "big.txt": new Uint8Array(30_000_000).fill(32), "small.txt": text(WORDS) }),
  },
  { name: "zip-nested.zip", expect: ["limit-depth"], make: () => nestedZip(6) },
  {
    name: "zip-overlapping.zip",
    expect: { any: ["read", "file-too-large"] },
    make: () => overlappingZip(60),
  },
  {
    name: "zip-odd-names.zip",
    expect: reads(ODD_NAMES.length),
    make: () => zip(Object.fromEntries(ODD_NAMES.map((name) => [name, text(WORDS)]))),
  },
  {
    name: "zip-links.zip",
    expect: ["folder-empty"],
    make: () => zip({ "passwords.txt": [text("/etc/passwd"), LINK], "self.zip": [text("zip-links.zip"), LINK] }),
  },
  {
    name: "zip-leftovers.zip",
    expect: ["folder-empty"],
    make: () => zip({ "__MACOSX/._a.docx": text("x"), ".DS_Store": text("x"), "Thumbs.db": text("x") }),
  },
  { name: "zip-lying-size.zip", expect: ["archive-broken"], make: () => lyingZip() },
  { name: "zip-encrypted.zip", expect: ["archive-broken"], make: () => encryptedZip() },
  {
    name: "zip-claims-65535.zip",
    expect: ["limit-entries"],
    make: () => zipEnd(zipRecords({ name: text("a.txt"), data: text("x"), method: 0, size: 1 }).local, [], 0xfffe),
  },
  { name: "zip-empty.zip", expect: ["folder-empty"], make: () => zipEnd(new Uint8Array(0), []) },
  { name: "zip-cut.zip", expect: ["archive-broken"], make: () => cut(zip({ "a.txt": noise(4000) }), 0.7) },
  { name: "zip-70000-entries.zip", large: true, expect: ["limit-entries"], make: () => manyEntries(70_000) },
  { name: "tar-odd-names.tar", expect: reads(ODD_NAMES.length), make: () => oddTar },
  {
    name: "tar-links.tar.gz",
    expect: ["folder-empty"],
    make: () =>
      gzip(
        tar(
          tarEntry("passwords.txt", new Uint8Array(0), { type: "2", link: "/etc/passwd" }),
          tarEntry("hard.txt", new Uint8Array(0), { type: "1", link: "../../x" }),
          tarEntry("device", new Uint8Array(0), { type: "3" }),
        ),
      ),
  },
  {
    name: "tar-bomb.tar.gz",
    expect: ["limit-ratio"],
    make: () => gzip(tar(tarEntry("blank.txt", new Uint8Array(7_000_000).fill(32)))),
  },
  {
    name: "tar-claims-8-gib.tar",
    expect: ["file-too-large", "archive-broken"],
    make: () => tarEntry("huge.txt", text(WORDS), { size: bytes(0x80, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0) }),
  },
  {
    name: "tar-cut.tar.gz",
    expect: ["archive-broken"],
    make: () => cut(gzip(tar(tarEntry("a.txt", noise(30_000)))), 0.5),
  },
  {
    name: "gzip-damaged.tar.gz",
    expect: ["archive-broken"],
    make: () => join(bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3), noise(500)),
  },
  // markup with entities, without bottom, without end; what declares entities may be taken for plain text, as it stands
  {
    name: "xml-billion-laughs.xml",
    expect: { any: ["markup-broken", "read"] },
    make: () => ted(form("<SHORT_DESCR><P>&j;</P></SHORT_DESCR>"), ENTITIES),
  },
  {
    name: "xml-outside-entity.xml",
    expect: { any: ["markup-broken", "read"] },
    make: () =>
      eforms("<cbc:ID>&file;</cbc:ID>", '<!DOCTYPE ContractNotice [<!ENTITY file SYSTEM "file:///etc/passwd">]>'),
  },
  {
    name: "xml-outside-dtd.xml",
    expect: ["markup-broken"],
    make: () => eforms("<cbc:ID>1</cbc:ID>", '<!DOCTYPE ContractNotice SYSTEM "http://example.invalid/x.dtd">'),
  },
  { name: "xml-deep.xml", expect: ["limit-depth"], make: () => ted("<A>".repeat(20_000) + "</A>".repeat(20_000)) },
  { name: "xml-deep-names.xml", expect: ["limit-depth"], make: () => eforms('<a xmlns:n="u:1">'.repeat(5_000)) },
  {
    name: "xml-cut.xml",
    expect: ["markup-broken"],
    make: () => cut(ted(form(`<SHORT_DESCR><P>${WORDS}</P></SHORT_DESCR>`)), 0.8),
  },
  {
    name: "xml-control-characters.xml",
    expect: { any: ["markup-broken", "format-unknown"] },
    make: () => ted(form("<SHORT_DESCR><P>red \u001b[31m words</P></SHORT_DESCR>")),
  },
  {
    name: "xml-huge-numbers.xml",
    expect: ["read"],
    make: () =>
      ted(
        form(
          '<VAL_ESTIMATED_TOTAL CURRENCY="EUR">1e99999</VAL_ESTIMATED_TOTAL><OBJECT_DESCR ITEM="99999999999999999999"><AC><AC_QUALITY><AC_CRITERION>x</AC_CRITERION><AC_WEIGHTING>1e400</AC_WEIGHTING></AC_QUALITY></AC><DURATION TYPE="MONTH">-1e999</DURATION></OBJECT_DESCR>',
        ),
      ),
  },
  {
    name: "xml-20000-lots.xml",
    large: true,
    expect: ["read"],
    make: () =>
      ted(
        form(
          Array.from(
            { length: 20_000 },
            (_, i) =>
              `<OBJECT_DESCR ITEM="${i}"><LOT_NO>${i}</LOT_NO><SHORT_DESCR><P>x</P></SHORT_DESCR></OBJECT_DESCR>`,
          ).join(""),
        ),
      ),
  },
  {
    name: "xml-20000-languages.xml",
    large: true,
    expect: ["read"],
    make: () =>
      eforms(
        `<cac:ProcurementProject>${'<cbc:Description languageID="ITA">Pulizia</cbc:Description>'.repeat(20_000)}</cac:ProcurementProject>`,
      ),
  },
  {
    name: "html-deep.html",
    expect: ["limit-depth"],
    make: () => text(`<html><body>${"<div>".repeat(25_000)}${WORDS}`),
  },
  {
    name: "html-unclosed.html",
    expect: ["limit-depth"],
    make: () => text(`<html><body>${"<table><tr><td>".repeat(10_000)}${WORDS}`.slice(0, 150_000)),
  },
  {
    name: "html-endless-attribute.html",
    expect: ["read"],
    make: () => text(`<html><body><p>${WORDS}</p><a title="${"x ".repeat(60_000)}`),
  },
  {
    name: "html-script.html",
    expect: ["read"],
    make: () =>
      text(
        `<html><body><p onclick="x()">${WORDS}</p><script>while(true){}</script><img src=x onerror=alert(1)><style>p{}</style></body></html>`,
      ),
  },
  // Office files
  {
    name: "docx-part-bomb.docx",
    expect: ["limit-ratio"],
    make: () => docx(text(`<w:document ${W}>${" ".repeat(6_000_000)}</w:document>`)),
  },
  {
    name: "docx-laughs.docx",
    expect: ["markup-broken"],
    make: () =>
      docx(
        text(
          `<?xml version="1.0"?>${ENTITIES.replace("TED_EXPORT", "w:document")}<w:document ${W}><w:body>${para("&j;")}</w:body></w:document>`,
        ),
      ),
  },
  {
    name: "docx-deep-tables.docx",
    expect: ["limit-depth"],
    make: () => docx(`${"<w:tbl><w:tr><w:tc>".repeat(3_000)}${para("deep")}${"</w:tc></w:tr></w:tbl>".repeat(3_000)}`),
  },
  {
    name: "docx-cut.docx",
    expect: ["office-broken"],
    make: () => cut(docx(para(WORDS)), 0.6),
  },
  {
    name: "docx-no-document.docx",
    expect: ["office-broken"],
    make: () => zip({ "[Content_Types].xml": text(TYPES), "_rels/.rels": text(RELATIONS) }),
  },
  {
    name: "docx-200000-runs.docx",
    large: true,
    expect: { any: ["read", "limit-memory", "limit-time"] },
    make: () => manyRuns(200_000),
  },
  {
    name: "odt-laughs.odt",
    expect: ["markup-broken"],
    make: () => odt(odtContent("<text:p>&j;</text:p>", ENTITIES.replace("TED_EXPORT", "office:document-content"))),
  },
  {
    name: "odt-repeated-cells.odt",
    expect: ["read"],
    make: () => odt(odtContent(`<text:p>${'<text:s text:c="2000000000"/>'.repeat(50)}blanks</text:p>`)),
  },
  {
    name: "odt-deep.odt",
    expect: ["limit-depth"],
    make: () =>
      odt(
        odtContent(
          `${"<text:list><text:list-item>".repeat(2_000)}<text:p>deep</text:p>${"</text:list-item></text:list>".repeat(2_000)}`,
        ),
      ),
  },
  {
    name: "rtf-deep.rtf",
    expect: ["limit-depth"],
    make: () => text(`{\\rtf1 ${"{".repeat(90_000)}deep${"}".repeat(90_000)}}`),
  },
  {
    name: "rtf-unclosed.rtf",
    expect: ["limit-depth"],
    make: () => text(`{\\rtf1\\ansi ${WORDS}${"{\\b ".repeat(20_000)}`),
  },
  {
    name: "rtf-huge-numbers.rtf",
    expect: ["read"],
    make: () => text(`{\\rtf1\\uc99999999\\u-99999999999999 \\bin2147483647 ${WORDS}}`),
  },
  // PDF
  {
    name: "pdf-flate-bomb.pdf",
    expect: { any: ["read", "limit-memory", "limit-time"] },
    make: () => onePage(flate(new Uint8Array(60_000_000).fill(32))),
  },
  {
    name: "pdf-text-bomb.pdf",
    large: true,
    expect: { any: ["limit-memory", "limit-time"] },
    make: () => onePage(flate(text("BT /F1 12 Tf 72 770 Td (words) Tj ET ".repeat(2_000_000)))),
  },
  {
    name: "pdf-page-loop.pdf",
    expect: ["pdf-broken"],
    make: () => pdf([CATALOG, "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>", page(), stream(showing("loop"))]),
  },
  {
    name: "pdf-form-loop.pdf",
    expect: ["read"],
    make: () =>
      pdf([
        CATALOG,
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
        stream(text("/X Do")),
        stream(
          text("/X Do /X Do"),
          "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> ",
        ),
      ]),
  },
  {
    name: "pdf-claims-many-pages.pdf",
    expect: ["read"],
    make: () =>
      pdf([CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", page(), stream(showing(WORDS.trim()))]),
  },
  {
    name: "pdf-huge-numbers.pdf",
    expect: ["read"],
    make: () =>
      onePage(stream(text("BT /F1 1e308 Tf 1e999 -1e999 Td (words) Tj ET")), "[-1e308 0 1e308 99999999999999999999]"),
  },
  {
    name: "pdf-deep-arrays.pdf",
    expect: ["read"],
    make: () => onePage(stream(text(`${"[".repeat(90_000)}(x)${"]".repeat(90_000)} TJ`))),
  },
  {
    name: "pdf-cut.pdf",
    expect: ["pdf-broken"],
    make: () => cut(onePage(stream(showing(WORDS.trim()))), 0.5),
  },
  { name: "pdf-header-only.pdf", expect: ["pdf-broken"], make: () => text("%PDF-1.7\n") },
  {
    name: "pdf-no-text.pdf",
    expect: ["read"],
    make: () => onePage(stream(text("0 0 100 100 re f"))),
  },
  // plain text, Markdown, JSON
  {
    name: "text-control-characters.txt",
    expect: ["read"],
    make: () =>
      text(`${WORDS.repeat(60)}\u001b[2J\u001b]0;title\u0007 \u202eesrever\u202c z\u200bero \u2066isolate\u2069 \b\n`),
  },
  {
    name: "text-formula.txt",
    expect: ["read"],
    make: () => text('=HYPERLINK("http://example.invalid","click")\n+1+1\n-2+3\n@SUM(A1)\n\t=cmd|\' /C calc\'!A0\n'),
  },
  { name: "text-one-line.txt", expect: ["read"], make: () => text(`a${" ".repeat(90_000)}b|${"\t".repeat(60_000)}c`) },
  { name: "text-bars.txt", expect: ["read"], make: () => text(`${"| ".repeat(60_000)}\n${"-+".repeat(30_000)}`) },
  { name: "text-dots.txt", expect: ["read"], make: () => text(`${"1.".repeat(40_000)}\n${". ".repeat(40_000)}`) },
  {
    name: "text-bad-utf8.txt",
    expect: ["read"],
    make: () => join(text(WORDS.repeat(20)), bytes(0xc3, 0x28, 0xed, 0xa0, 0x80, 0xff), text(WORDS)),
  },
  {
    name: "markdown-quotes.md",
    expect: ["read"],
    make: () =>
      text(`# A\n\n${">".repeat(60_000)} deep\n\n# B\n\n${"[".repeat(40_000)}\n\n# C\n\n${"*_".repeat(20_000)}\n`),
  },
  {
    name: "markdown-table.md",
    expect: ["read"],
    make: () => text(`# A\n\n${"|a".repeat(20_000)}|\n${"|-".repeat(20_000)}|\n${"|b".repeat(20_000)}|\n`),
  },
  {
    name: "json-deep.json",
    expect: ["read"],
    make: () =>
      text(`{"ocid":"ocds-x-1","tender":{"title":"x","description":${"[".repeat(80_000)}${"]".repeat(80_000)}}}`),
  },
  {
    name: "json-deep-records.json",
    expect: ["format-unsupported"],
    make: () => text(`${'{"records":['.repeat(6_000)}{"ocid":"x","tender":{}}${"]}".repeat(6_000)}`),
  },
  {
    name: "json-cut.json",
    expect: ["json-broken"],
    make: () => cut(text(JSON.stringify({ ocid: "ocds-x-1", tender: { title: WORDS } })), 0.8),
  },
  {
    name: "json-prototype.json",
    expect: ["read"],
    make: () =>
      text(
        '{"ocid":"ocds-x-1","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"tender":{"title":"x","__proto__":{"polluted":true},"lots":[{"id":"__proto__","title":"a"},{"id":"constructor","title":"b"}]}}',
      ),
  },
  {
    name: "json-huge-numbers.json",
    expect: ["read"],
    make: () =>
      text(
        '{"ocid":"ocds-x-1","tender":{"title":"x","value":{"amount":1e9999,"currency":"EUR"},"lotDetails":{"maximumLotsBidPerSupplier":1e9999},"lots":[{"id":"1","awardCriteria":{"criteria":[{"type":"quality","name":"n","numbers":[{"number":-1e9999,"weight":"decimalExact"}]}]}}]}}',
      ),
  },
  {
    name: "json-5000-lines.jsonl",
    large: true,
    expect: { any: ["read"] },
    make: () =>
      text(Array.from({ length: 5_000 }, (_, i) => `{"ocid":"ocds-x-${i}","tender":{"title":"t ${i}"}}`).join("\n")),
  },
  // signed envelopes
  {
    name: "p7m-deep.p7m",
    expect: ["limit-depth"],
    make: () => envelope(Uint8Array.from({ length: 120_000 }, (_, i) => (i % 2 === 0 ? 0x24 : 0x80))),
  },
  {
    name: "p7m-lying-length.p7m",
    expect: ["signature-broken"],
    make: () => join(bytes(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff), SIGNED),
  },
  {
    name: "p7m-many-signatures.p7m",
    expect: ["limit-depth"],
    make: () =>
      Array.from({ length: 30 }).reduce((/** @type {Uint8Array} */ inner) => envelope(der(4, inner)), text(WORDS)),
  },
  { name: "p7m-cut.pdf.p7m", expect: ["signature-broken"], make: () => cut(envelope(der(4, noise(3_000))), 0.5) },
  {
    name: "p7m-holds-bomb.zip.p7m",
    expect: ["limit-ratio"],
    make: () => envelope(der(4, zip({ "blank.txt": new Uint8Array(6_000_000).fill(32) }))),
  },
  // what is nothing
  { name: "nothing.pdf", expect: ["file-empty"], make: () => new Uint8Array(0) },
  { name: "noise.docx", expect: ["format-unknown"], make: () => noise(5_000) },
  { name: "zeros.bin", expect: ["format-unknown"], make: () => new Uint8Array(5_000) },
];

function lyingZip() {
  const data = deflateSync(new Uint8Array(500_000).fill(32), { level: 9 });
  const entry = zipRecords({ name: text("lie.txt"), data, size: 10 });
  return zipEnd(entry.local, [entry.central]);
}

function encryptedZip() {
  const entry = zipRecords({ name: text("secret.txt"), data: noise(100), method: 0, size: 88, flags: 1 });
  return zipEnd(entry.local, [entry.central]);
}

/** Writes the committed files and the table of expectations; removes what is no longer made. @param {string} folder */
export function writeHostile(folder) {
  mkdirSync(folder, { recursive: true });
  const written = HOSTILE.filter((file) => !file.large);
  for (const { name, make } of written) writeFileSync(path.join(folder, name), make());
  const expectations = Object.fromEntries(HOSTILE.map(({ name, expect }) => [name, expect]));
  writeFileSync(path.join(folder, "expectations.json"), `${JSON.stringify(expectations, null, 2)}\n`);
  const keep = new Set([...written.map(({ name }) => name), "expectations.json"]);
  for (const name of readdirSync(folder)) if (!keep.has(name)) rmSync(path.join(folder, name));
}

if (fileURLToPath(import.meta.url) === path.resolve(process.argv[1] ?? "")) {
  writeHostile(fileURLToPath(new URL("../fixtures/hostile", import.meta.url)));
}
