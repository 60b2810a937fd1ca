import { createHash } from "node:crypto";

/** Makes small PDF files for tests: text at given places, lines, a picture, form fields, a password. */

/** Text at a place: points from the left and from the top of a 595 x 842 page. Every character is 0.6 sizes wide. */
export interface TestText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly bold?: boolean;
  /** Draw in the font whose characters map to the wrong letters. */
  readonly broken?: boolean;
}

export interface TestField {
  readonly kind: "text" | "box";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly value: string;
}

export interface TestPage {
  readonly texts?: readonly TestText[];
  /** Drawn lines: x0, y0, x1, y1 from the top. */
  readonly lines?: readonly (readonly [number, number, number, number])[];
  /** Cover the page with a picture. */
  readonly picture?: boolean;
  readonly fields?: readonly TestField[];
  /** Degrees, clockwise. */
  readonly rotate?: 0 | 90;
}

export interface TestPassword {
  readonly user: string;
  readonly owner: string;
  /** Permission bits; -4 allows all, -20 forbids copying. */
  readonly permissions: number;
}

const HEIGHT = 842;
export const CHARACTER = 0.6;

/** The bytes of a PDF. */
export function makePdf(pages: readonly TestPage[], password?: TestPassword): Uint8Array {
  const writer = new Writer(password);
  const [courier, bold, broken] = [writer.font("Courier"), writer.font("Courier-Bold"), writer.brokenFont()];
  const picture = writer.picture();
  const tree = writer.reserve();
  const fields: number[] = [];
  const kids = pages.map((page) => {
    const own = (page.fields ?? []).map((f) => writer.add(fieldSource(f, writer)));
    fields.push(...own);
    const content = writer.stream(contentOf(page));
    const resources = `<< /Font << /C ${courier} 0 R /B ${bold} 0 R /X ${broken} 0 R >> /XObject << /P ${picture} 0 R >> >>`;
    const annotations = own.length > 0 ? ` /Annots [${own.map((n) => `${n} 0 R`).join(" ")}]` : "";
    const rotate = page.rotate === undefined ? "" : ` /Rotate ${page.rotate}`;
    return writer.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 ${HEIGHT}] /Resources ${resources} /Contents ${content} 0 R${annotations}${rotate} >>`,
    );
  });
  writer.set(tree, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((k) => `${k} 0 R`).join(" ")}] >>`);
  const form = fields.length === 0 ? "" : ` /AcroForm << /Fields [${fields.map((f) => `${f} 0 R`).join(" ")}] >>`;
  return writer.finish(writer.add(`<< /Type /Catalog /Pages ${tree} 0 R${form} >>`));
}

/**
 * Lines of a paragraph set in a column, one below the other.
 * @param wide characters on a full line
 */
export function setLines(
  text: string,
  at: {
    readonly x: number;
    readonly y: number;
    readonly wide: number;
    readonly size?: number;
    readonly step?: number;
    readonly bold?: boolean;
  },
): TestText[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= at.wide) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const { x, y, size = 10, step = 13, bold = false } = at;
  return lines.map((line, i) => ({ x, y: y + i * step, text: line, size, bold }));
}

/** Lines around the cells of a table: x of the columns' borders, y of the rows' borders. */
export function gridLines(
  columns: readonly number[],
  rows: readonly number[],
): (readonly [number, number, number, number])[] {
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  return [...rows.map((y) => [left, y, right, y] as const), ...columns.map((x) => [x, top, x, bottom] as const)];
}

function contentOf(page: TestPage): string {
  const parts: string[] = [];
  if (page.picture === true) parts.push(`q 595 0 0 ${HEIGHT} 0 0 cm /P Do Q`);
  for (const [x0, y0, x1, y1] of page.lines ?? []) parts.push(`${x0} ${HEIGHT - y0} m ${x1} ${HEIGHT - y1} l S`);
  for (const t of page.texts ?? []) {
    const font = t.broken === true ? "X" : t.bold === true ? "B" : "C";
    parts.push(`BT /${font} ${t.size ?? 10} Tf 1 0 0 1 ${t.x} ${HEIGHT - t.y} Tm ${literal(t.text)} Tj ET`);
  }
  return parts.join("\n");
}

/** Text as a string of the WinAnsi encoding, which is Latin-1 with a few symbols. */
function literal(text: string): string {
  const symbols: Readonly<Record<string, string>> = { "•": "\\225", "€": "\\200", "’": "\\222", "–": "\\226" };
  return `(${[...text].map((c) => symbols[c] ?? (/[()\\]/.test(c) ? `\\${c}` : c)).join("")})`;
}

function fieldSource(field: TestField, writer: Writer): string {
  const rect = `[${field.x} ${HEIGHT - field.y - 4} ${field.x + field.width} ${HEIGHT - field.y + 12}]`;
  const base = `/Type /Annot /Subtype /Widget /F 4 /Rect ${rect}`;
  if (field.kind === "text")
    return `<< ${base} /FT /Tx /T ${writer.string(`f${field.x}-${field.y}`)} /V ${writer.string(field.value)} >>`;
  const [on, off] = [writer.stream(""), writer.stream("")];
  const look = `/AP << /N << /On ${on} 0 R /Off ${off} 0 R >> >> /AS /${field.value}`;
  return `<< ${base} /FT /Btn /T ${writer.string(`b${field.x}-${field.y}`)} /V /${field.value} ${look} >>`;
}

/** Collects objects and writes the file. */
class Writer {
  readonly #objects: string[] = [];
  readonly #password: TestPassword | undefined;
  readonly #key: Buffer | undefined;
  readonly #id = Buffer.from("0123456789abcdef", "latin1");

  constructor(password: TestPassword | undefined) {
    this.#password = password;
    if (password !== undefined) this.#key = encryptionKey(password, this.#id);
  }

  reserve(): number {
    return this.#objects.push("");
  }

  set(number: number, source: string): void {
    this.#objects[number - 1] = source;
  }

  add(source: string): number {
    return this.#objects.push(source);
  }

  stream(content: string, dictionary = ""): number {
    const number = this.reserve();
    const data = this.#sealed(Buffer.from(content, "latin1"), number);
    this.set(number, `<< ${dictionary}/Length ${data.length} >>\nstream\n${data.toString("latin1")}\nendstream`);
    return number;
  }

  /** A string of the next object that is added. */
  string(text: string): string {
    return `<${this.#sealed(Buffer.from(text, "latin1"), this.#objects.length + 1).toString("hex")}>`;
  }

  font(name: string): number {
    return this.add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);
  }

  /** A font that looks right on paper and maps every letter to another one. */
  brokenFont(): number {
    const codes = Array.from(
      { length: 26 },
      (_, i) => [0x61 + i, i % 3 === 0 ? 0xe000 + i : 0x62 + ((i * 7) % 20)] as const,
    );
    const rows = codes.map(([from, to]) => `<${from.toString(16)}> <${to.toString(16).padStart(4, "0")}>`).join("\n");
    const map = this.stream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff> endcodespacerange ${codes.length} beginbfchar\n${rows}\nendbfchar endcmap end end`,
    );
    return this.add(
      `<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /ToUnicode ${map} 0 R >>`,
    );
  }

  picture(): number {
    return this.stream(
      "\x80".repeat(64),
      "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 ",
    );
  }

  finish(catalog: number): Uint8Array {
    const encrypt =
      this.#password === undefined ? "" : ` /Encrypt ${this.add(this.#encryptSource(this.#password))} 0 R`;
    let file = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n";
    const offsets = this.#objects.map((source, i) => {
      const at = file.length;
      file += `${i + 1} 0 obj\n${source}\nendobj\n`;
      return at;
    });
    const start = file.length;
    const rows = offsets.map((o) => `${String(o).padStart(10, "0")} 00000 n \n`).join("");
    const id = `<${this.#id.toString("hex")}>`;
    file += `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`;
    file += `trailer\n<< /Size ${offsets.length + 1} /Root ${catalog} 0 R /ID [${id} ${id}]${encrypt} >>\nstartxref\n${start}\n%%EOF\n`;
    return new Uint8Array(Buffer.from(file, "latin1"));
  }

  #encryptSource(password: TestPassword): string {
    const user = rc4(this.#key!, PADDING);
    const owner = ownerEntry(password);
    return `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString("hex")}> /U <${user.toString("hex")}> /P ${password.permissions} >>`;
  }

  #sealed(data: Buffer, number: number): Buffer {
    if (this.#key === undefined) return data;
    const suffix = Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0]);
    return rc4(md5(Buffer.concat([this.#key, suffix])).subarray(0, 10), data);
  }
}

// Revision 2 of the standard security handler (ISO 32000-1, 7.6.3): RC4 with 40 bits.
const PADDING = Buffer.from("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A", "hex");

function padded(password: string): Buffer {
  return Buffer.concat([Buffer.from(password, "latin1"), PADDING]).subarray(0, 32);
}

function ownerEntry(password: TestPassword): Buffer {
  return rc4(md5(padded(password.owner)).subarray(0, 5), padded(password.user));
}

function encryptionKey(password: TestPassword, id: Buffer): Buffer {
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(password.permissions);
  return md5(Buffer.concat([padded(password.user), ownerEntry(password), permissions, id])).subarray(0, 5);
}

function md5(data: Buffer): Buffer {
  return createHash("md5").update(data).digest();
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255;
    [state[i], state[j]] = [state[j]!, state[i]!];
  }
  let [i, j] = [0, 0];
  return data.map((byte) => {
    i = (i + 1) & 255;
    j = (j + state[i]!) & 255;
    [state[i], state[j]] = [state[j]!, state[i]!];
    return byte ^ state[(state[i]! + state[j]!) & 255]!;
  }) as Buffer;
}
