import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { detect, readBytes } from "../../src/formats/index.ts";
import { DEFAULT_LIMITS } from "../../src/formats/limits.ts";
import { read } from "../../src/formats/p7m.ts";

const WORDS = "Art. 1. L'appaltatore assume almeno due persone svantaggiate per la durata del contratto.";
const signed = (file: string) => readFileSync(new URL(`../../fixtures/signed/${file}`, import.meta.url));

async function open(bytes: Uint8Array, name: string) {
  const result = await read(bytes, name, { limits: DEFAULT_LIMITS });
  if (result.kind !== "container") throw new Error("no container");
  return result.members.map((member) => ({ path: member.path, text: new TextDecoder().decode(member.bytes) }));
}

/** A value in DER. */
function der(tag: number, content: Uint8Array): Uint8Array {
  const size = content.length;
  const length = size < 128 ? [size] : [0x84, size >>> 24, (size >>> 16) & 255, (size >>> 8) & 255, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const SIGNED = Buffer.from("06092a864886f70d010702", "hex");
const DATA = Buffer.from("06092a864886f70d010701", "hex");

/** An envelope around a content value, without certificates. */
const envelope = (value: Uint8Array) =>
  der(
    0x30,
    Buffer.concat([
      SIGNED,
      der(
        0xa0,
        der(
          0x30,
          Buffer.concat([
            der(2, Buffer.from([1])),
            der(0x31, Buffer.alloc(0)),
            der(0x30, Buffer.concat([DATA, der(0xa0, value)])),
          ]),
        ),
      ),
    ]),
  );

describe("signed envelopes", () => {
  it.each(["der", "ber", "pem", "base64", "smime", "cades"])("opens one in %s", async (kind) => {
    const file = `capitolato-${kind}.txt.p7m`;
    expect(detect(signed(file), file)).toBe("p7m");
    const [member] = await open(signed(file), `dossier.zip!/a/${file}`);
    expect(member?.path).toBe(`capitolato-${kind}.txt`);
    expect(member?.text).toContain(WORDS);
  });

  it("opens what was signed twice in one go", async () => {
    const [member] = await open(signed("capitolato-twice.txt.p7m.p7m"), "capitolato-twice.txt.p7m.p7m");
    expect(member).toMatchObject({ path: "capitolato-twice.txt", text: expect.stringContaining(WORDS) });
  });

  it("says that the signature was not checked", async () => {
    const [outcome] = await readBytes(signed("capitolato-der.txt.p7m"), "capitolato-der.txt.p7m", {
      limits: DEFAULT_LIMITS,
    });
    expect(outcome).toMatchObject({
      kind: "read",
      document: { name: "capitolato-der.txt.p7m!/capitolato-der.txt", warnings: [{ code: "signature-not-checked" }] },
    });
  });

  it("tells a signature that stands alone from a damaged one", async () => {
    const code = (bytes: Uint8Array) =>
      open(bytes, "x.p7m").then(
        () => "opened",
        (error: { code: string }) => error.code,
      );
    expect(await code(signed("capitolato-detached.p7s"))).toBe("signature-detached");
    expect(await code(signed("capitolato-cut.txt.p7m"))).toBe("signature-broken");
    expect(await code(signed("encrypted.p7m"))).toBe("signature-broken");
    expect(await code(Buffer.from("30", "hex"))).toBe("signature-broken");
    expect(await code(Buffer.from("3084ffffffff06", "hex"))).toBe("signature-broken");
  });

  it("joins octet strings in pieces, with and without stated lengths", async () => {
    const piece = (text: string) => der(4, Buffer.from(text));
    const open_ = Buffer.concat([
      Buffer.from([0x24, 0x80]),
      piece("uno "),
      der(0x24, piece("due ")),
      piece("tre"),
      Buffer.from([0, 0]),
    ]);
    expect((await open(envelope(open_), "a.txt.p7m"))[0]?.text).toBe("uno due tre");
    expect((await open(envelope(der(0x24, Buffer.concat([piece("uno "), piece("due")]))), "a.txt.p7m"))[0]?.text).toBe(
      "uno due",
    );
  });

  it("stops at bottomless nesting and at endless envelopes, quickly", async () => {
    const deep = Buffer.concat([Buffer.alloc(500_000, Buffer.from([0x24, 0x80]))]);
    await expect(open(envelope(deep), "x.p7m")).rejects.toMatchObject({ code: "limit-depth" });
    let many = envelope(der(4, Buffer.from("x")));
    for (let i = 0; i < 20; i++) many = envelope(der(4, many));
    await expect(open(many, "x.p7m")).rejects.toMatchObject({ code: "limit-depth" });
  });
});
