/** Fields of DOCX: between their marks stands a code, then its result. */
import { TICK_SIGNS } from "../text/labels.ts";
import { child, elements, type XmlNode } from "../xml-walk.ts";
import type { OpenField } from "./context.ts";
import { isOn } from "./styles.ts";

/** Fields within fields; no document goes deeper. */
const MAX_OPEN = 64;

/** What a mark says: the value of an old form field that begins, and whether a contents table ends. */
export interface FieldMark {
  readonly value: string;
  readonly contents: boolean;
}

/** Follows a `w:fldChar`; keeps `fields`, innermost last. */
export function fieldMark(node: XmlNode, fields: OpenField[]): FieldMark {
  const type = node.attributes["w:fldCharType"];
  if (type === "begin" && fields.length < MAX_OPEN) {
    fields.push({ inCode: true, contents: false });
    const data = child(node, "w:ffData");
    return { value: data ? formValue(data) : "", contents: false };
  }
  if (type === "separate" && fields.length > 0) fields.at(-1)!.inCode = false;
  return { value: "", contents: type === "end" && fields.pop()?.contents === true };
}

/** Looks at the code of the innermost field: contents tables are made by one. */
export function fieldCode(text: string, fields: readonly OpenField[]): void {
  const open = fields.at(-1);
  if (open && /^\s*TOC\b/.test(text)) open.contents = true;
}

/** Checkbox or chosen entry of an old form field; text fields have their value as result. */
function formValue(data: XmlNode): string {
  const box = child(data, "w:checkBox");
  if (box) {
    const checked = child(box, "w:checked") ?? child(box, "w:default");
    return checked && isOn(checked.attributes["w:val"] ?? "1") ? TICK_SIGNS.ticked : TICK_SIGNS.unticked;
  }
  const list = child(data, "w:ddList");
  if (!list) return "";
  const chosen = Number(child(list, "w:result")?.attributes["w:val"] ?? 0);
  const entries = elements(list).filter((entry) => entry.name === "w:listEntry");
  return entries[chosen]?.attributes["w:val"] ?? "";
}
