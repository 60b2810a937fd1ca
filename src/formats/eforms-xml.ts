/** Reads eForms notices (SDK 1.x): contract, prior information and contract award notices. */
import { eformsFields } from "./eforms-xml/fields.ts";
import { languageOf } from "./eforms-xml/languages.ts";
import { Located } from "./eforms-xml/located.ts";
import { writeEforms } from "./eforms-xml/text.ts";
import { NoticeWriter } from "./eforms-xml/writer.ts";
import type { ReaderResult, ReadOptions } from "./types.ts";
import { parseXml } from "./xml-walk.ts";

const UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
const EFORMS = "http://data.europa.eu/p27/eforms-ubl-extension";

const PREFIXES: Readonly<Record<string, string>> = {
  [`${UBL}CommonAggregateComponents-2`]: "cac",
  [`${UBL}CommonBasicComponents-2`]: "cbc",
  [`${UBL}CommonExtensionComponents-2`]: "ext",
  [`${EFORMS}s/1`]: "efext",
  [`${EFORMS}-aggregate-components/1`]: "efac",
  [`${EFORMS}-basic-components/1`]: "efbc",
};

/**
 * Reads a notice: its texts in its own language, its declared values by business term.
 * @throws Failure `markup-broken`, `limit-depth` or `limit-entries`
 */
export async function read(bytes: Uint8Array, name: string, { limits }: ReadOptions): Promise<ReaderResult> {
  const root = new Located(parseXml({ xml: bytes, subject: name, limits }, PREFIXES));
  const fields = eformsFields(root);
  const language = languageOf(fields.find((field) => field.term === "BT-702")?.value);
  const writer = new NoticeWriter(limits.characters, language);
  writeEforms(root, { writer, language });
  return { kind: "document", document: writer.finish("eforms-xml", fields) };
}
