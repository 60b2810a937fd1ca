import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { detect, identify } from "../../src/formats/detect.ts";
import { FORMATS, rowOf } from "../../src/formats/table.ts";

const bytes = (text: string, encoding: BufferEncoding = "utf8"): Buffer => Buffer.from(text, encoding);

/** A ZIP with the given parts; `cut` leaves out the directory at the end. */
function zip(parts: Record<string, string>, cut = false): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const data = deflateRawSync(Buffer.from(text));
    const local = Buffer.alloc(30 + name.length);
    local.write("PK\x03\x04", 0, "latin1");
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30, "latin1");
    const entry = Buffer.alloc(46 + name.length);
    entry.write("PK\x01\x02", 0, "latin1");
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    entry.write(name, 46, "latin1");
    locals.push(local, data);
    central.push(entry);
    at += local.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt32LE(at, 16);
  return Buffer.concat(cut ? locals : [...locals, ...central, end]);
}

function tar(): Buffer {
  const block = Buffer.alloc(1024);
  block.write("notice.xml");
  block.write("0000644\0", 100);
  block.write("        ", 148);
  block.write("ustar", 257);
  const sum = block.subarray(0, 512).reduce((a, b) => a + b, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

const types = (main: string) =>
  zip({
    "[Content_Types].xml": `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${main}+xml"/></Types>`,
    "x/main.xml": "<x/>",
  });
const ole = (stream: string) =>
  Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(stream, "utf16le")]);
const signed = Buffer.concat([
  Buffer.from("3080", "hex"),
  Buffer.from("06092a864886f70d010702", "hex"),
  Buffer.alloc(80, 7),
]);
const ubl = (root: string) =>
  `<?xml version="1.0"?>\n<!-- made by hand -->\n<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2"></${root}>`;

describe("detect", () => {
  const cases: readonly (readonly [string, Buffer, string, string | undefined])[] = [
    ["a PDF", bytes("%PDF-1.7\n%\xe2\xe3\n", "latin1"), "a.txt", "pdf"],
    ["a PDF behind binary junk", bytes(`${"\x01\x02".repeat(200)}%PDF-1.4`, "latin1"), "a", "pdf"],
    ["prose about PDF headers", bytes("A file begins with %PDF-1.4 and a version."), "a.txt", "text"],
    ["a DOCX by content type", types("wordprocessingml.document.main"), "a.zip", "docx"],
    ["a cut-off DOCX", zip({ "[Content_Types].xml": "wordprocessingml.document.main" }, true), "a.docx", "docx"],
    ["an ODT", zip({ mimetype: "application/vnd.oasis.opendocument.text" }), "a", "odt"],
    [
      "a flat ODT",
      bytes('<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'),
      "a.xml",
      "odt",
    ],
    ["an archive", zip({ "a.pdf": "x", "word.txt": "y" }), "a.docx", "zip"],
    ["an empty archive", bytes(`PK\x05\x06${"\0".repeat(18)}`, "latin1"), "a.zip", "zip"],
    ["a DOC", ole("WordDocument"), "a.docx", "doc"],
    ["RTF with blanks before", bytes("\n{\\rtf1\\ansi Testo}"), "a.doc", "rtf"],
    ["a TAR", tar(), "a", "tar"],
    ["a packed TAR", gzipSync(tar()), "a.gz", "tar"],
    ["a DER envelope", signed, "a.pdf", "p7m"],
    ["a signed PDF", Buffer.concat([signed, Buffer.from("%PDF-1.4")]), "a.pdf", "p7m"],
    ["a PEM envelope", bytes("-----BEGIN PKCS7-----\nMIIB\n"), "a", "p7m"],
    [
      "a base64 envelope",
      bytes(Buffer.concat([Buffer.from("308201f0", "hex"), signed.subarray(2)]).toString("base64")),
      "a.p7m",
      "p7m",
    ],
    [
      "a TED notice",
      bytes(
        '<?xml version="1.0"?><TED_EXPORT xmlns="http://publications.europa.eu/resource/schema/ted/R2.0.9/publication"/>',
      ),
      "a",
      "ted-xml",
    ],
    ["an eForms notice", bytes(ubl("ContractNotice")), "a.html", "eforms-xml"],
    [
      "an eForms notice with a prefix",
      bytes(ubl("ContractAwardNotice").replace("<Contract", "<can:Contract")),
      "a.xml",
      "eforms-xml",
    ],
    ["an OCDS package", bytes('{"uri":"x","releases":[{"ocid":"ocds-1"}]}'), "a", "ocds"],
    ["OCDS lines", bytes('{"ocid":"ocds-1"}\n{"ocid":"ocds-2"}'), "a.txt", "ocds"],
    ["a page named DOCX", bytes("\n<!DOCTYPE html>\n<html><body>x</body></html>"), "a.docx", "html"],
    ["a page in UTF-16", Buffer.from("\uFEFF<html><body>x</body></html>", "utf16le"), "a", "html"],
    ["a fragment of a page", bytes("<p>Oggetto</p><p>Prezzo</p>"), "a.txt", "html"],
    ["UTF-8 text", bytes("Η αναθέτουσα αρχή ζητά προσφορές."), "a", "text"],
    ["UTF-16 text without a mark", Buffer.from("Gunning van de opdracht aan een bedrijf", "utf16le"), "a", "text"],
    ["Latin-1 text", bytes("Modalités d'exécution prévues à l'article 12 du marché", "latin1"), "a.txt", "text"],
    [
      "Windows-1253 text",
      Buffer.from(
        "c720e1ede1e8ddf4eff5f3e120e1f1f7de20e6e7f4dc20f0f1eff3f6eff1ddf220e3e9e120f4efed20eaf9e4e9eafc",
        "hex",
      ),
      "a",
      "text",
    ],
    ["Markdown by name", bytes("Solo un paragrafo"), "a.md", "markdown"],
    ["Markdown by its marks", bytes("# Un\n\n## Due\n\n### Tre\n\ntesto"), "a.txt", "markdown"],
    ["text with one number sign", bytes("# nota\nresto del testo"), "a.txt", "text"],
    [
      "bytes of no kind",
      Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 151 + 7 * i * i) % 256)),
      "a.pdf",
      undefined,
    ],
    ["zeroes", Buffer.alloc(2000), "a.txt", undefined],
  ];
  it.each(cases)("knows %s", (_title, content, name, format) => {
    expect(detect(content, name)).toBe(format);
  });

  it.each([
    ["an Excel workbook", types("spreadsheetml.sheet.main")],
    ["a PowerPoint presentation", types("presentationml.presentation.main")],
    ["an Excel workbook", ole("Workbook")],
    ["an Office file protected with a password", ole("EncryptedPackage")],
    ["a picture", Buffer.from("89504e470d0a1a0a00000000", "hex")],
    ["an e-mail message", bytes("From: a@example.org\nTo: b@example.org\n\nText")],
    ["JSON of another kind than OCDS", bytes('{"name":"x"}')],
    ["XML of another kind than a TED or eForms notice", bytes('<?xml version="1.0"?><invoice/>')],
  ])("says that it is %s", (what, content) => {
    expect(identify(content, "a")).toEqual({ kind: "unsupported", what });
  });

  it("tells a packed file from a packed archive", () => {
    expect(identify(gzipSync(Buffer.from("text")), "a.gz")).toEqual({ kind: "packed" });
  });

  it("has one row for each format", () => {
    const formats = FORMATS.map((r) => r.format);
    expect(new Set(formats).size).toBe(formats.length);
    for (const format of formats) expect(rowOf(format).extensions.length).toBeGreaterThan(0);
  });
});
