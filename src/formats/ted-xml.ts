/** Reads TED notices of the schemas R2.0.8 and R2.0.9 (published until 2023), and forms as sent to TED. */
import type { NoticeField } from "../model.ts";
import { languageOf } from "./eforms-xml/languages.ts";
import { childrenOf, find, Located, oneLine } from "./eforms-xml/located.ts";
import { NoticeWriter } from "./eforms-xml/writer.ts";
import { codedFields, formFields } from "./ted-xml/fields.ts";
import { writeForm } from "./ted-xml/text.ts";
import type { ReaderResult, ReadOptions } from "./types.ts";
import { parseXml } from "./xml-walk.ts";

/**
 * Reads a notice: its texts in the original language, its declared values by the business terms of eForms.
 * @throws Failure `markup-broken`, `limit-depth` or `limit-entries`
 */
export async function read(bytes: Uint8Array, name: string, { limits }: ReadOptions): Promise<ReaderResult> {
  const root = new Located(parseXml({ xml: bytes, subject: name, limits }, {}));
  const { forms, original } = chooseForms(root);
  const language = languageOf(forms[0]?.node.attributes["LG"]);
  const writer = new NoticeWriter(limits.characters, language);
  const fields = forms[0] === undefined ? [] : formFields(forms[0]);
  for (const form of forms)
    writeForm(form, writer, fields, original ? undefined : languageOf(form.node.attributes["LG"]));
  return {
    kind: "document",
    document: writer.finish("ted-xml", [...noticeFields(root, forms[0]), ...fields]),
  };
}

/**
 * The form in the original language: of several originals (one notice in French and Dutch) the first that the notice
 * names, since all say the same. Only when there is no original are the translations read, each marked.
 */
function chooseForms(root: Located): { readonly forms: readonly Located[]; readonly original: boolean } {
  const forms = find(root, "FORM_SECTION")
    .flatMap(childrenOf)
    .filter((form) => form.node.attributes["LG"] !== undefined);
  const originals = forms.filter((form) => form.node.attributes["CATEGORY"] !== "TRANSLATION");
  const named = find(root, "CODED_DATA_SECTION/NOTICE_DATA/LG_ORIG").flatMap((lg) => oneLine(lg).split(" "));
  const first = originals.find((form) => form.node.attributes["LG"] === named[0]) ?? originals[0];
  return first === undefined ? { forms, original: false } : { forms: [first], original: true };
}

function noticeFields(root: Located, form: Located | undefined): readonly NoticeField[] {
  const language = form?.node.attributes["LG"];
  const own =
    form === undefined || language === undefined ? [] : [{ term: "BT-702", value: language, path: `${form.path}/@LG` }];
  return [...own, ...codedFields(root)];
}
