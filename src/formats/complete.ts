import { createHash } from "node:crypto";
import type { TenderDocument, Warning } from "../model.ts";
import type { ReadDocument } from "./build.ts";
import { extensionOf } from "./identity.ts";
import { FORMATS } from "./table.ts";
import type { ReadOutcome } from "./types.ts";

/** Adds to what a reader found what the reader does not know: the name, the hash, whether they fit. */
export function complete(read: ReadDocument, bytes: Uint8Array, name: string): ReadOutcome {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const document: TenderDocument = {
    ...read,
    name,
    sha256,
    warnings: [...read.warnings, ...nameWarnings(read, name)],
  };
  return { kind: "read", document };
}

/** Formats that may carry each other's extension without surprise. */
const ALIKE: Readonly<Record<string, string>> = { markdown: "text", text: "text" };

/** A warning when the extension promises another kind than the content is. */
function nameWarnings(read: ReadDocument, name: string): Warning[] {
  const extension = extensionOf(name);
  const promised = FORMATS.filter((r) => r.extensions.includes(extension)).map((r) => ALIKE[r.format] ?? r.format);
  if (promised.length === 0 || promised.includes(ALIKE[read.format] ?? read.format)) return [];
  const code = read.format === "html" ? "html-saved-as-other" : "wrong-extension";
  return read.warnings.some((w) => w.code === code) ? [] : [{ code, detail: extension }];
}

/** Says of a document out of a signed envelope that nobody checked the signature. */
export function signatureNotChecked(outcome: ReadOutcome): ReadOutcome {
  if (outcome.kind === "failed" || outcome.document.warnings.some((w) => w.code === "signature-not-checked"))
    return outcome;
  const warnings: Warning[] = [...outcome.document.warnings, { code: "signature-not-checked" }];
  return { kind: "read", document: { ...outcome.document, warnings } };
}
