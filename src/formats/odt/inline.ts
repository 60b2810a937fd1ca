/** The text of one OpenDocument paragraph. */
import { TICK_SIGNS } from "../text/labels.ts";
import { child, elements, type XmlNode } from "../xml-walk.ts";
import type { OdtContext } from "./context.ts";

/** What stands in a paragraph and is written behind it. */
export interface Aside {
  readonly kind: "footnote" | "endnote" | "comment" | "box";
  readonly content: XmlNode;
}

export interface ParagraphText {
  readonly text: string;
  readonly emphasised: boolean;
  readonly asides: readonly Aside[];
}

interface Gathering {
  readonly parts: string[];
  readonly asides: Aside[];
  visible: number;
  strong: number;
}

/** Reads a `text:p` or `text:h`; white space is collapsed as the standard asks. */
export function paragraphText(node: XmlNode, context: OdtContext): ParagraphText {
  const style = node.attributes["text:style-name"] ?? "";
  const to: Gathering = { parts: [], asides: [], visible: 0, strong: 0 };
  const hidden = context.styles.find("paragraph", style, "hidden") ?? false;
  gather(node, context, to, { strong: context.styles.find("paragraph", style, "strong") ?? false, hidden });
  return { text: to.parts.join(""), emphasised: to.visible > 0 && to.strong >= to.visible * 0.9, asides: to.asides };
}

interface Look {
  readonly strong: boolean;
  readonly hidden: boolean;
}

function gather(node: XmlNode, context: OdtContext, to: Gathering, look: Look): void {
  for (const part of node.children) {
    if (typeof part === "string") push(to, part.replace(/[ \t\r\n]+/g, " "), look);
    else inline(part, context, to, look);
  }
}

function push(to: Gathering, text: string, { strong, hidden }: Look): void {
  if (hidden) return;
  to.parts.push(text);
  const visible = text.replace(/\s+/g, "").length;
  to.visible += visible;
  if (strong) to.strong += visible;
}

function inline(node: XmlNode, context: OdtContext, to: Gathering, look: Look): void {
  switch (node.name) {
    case "text:s":
      push(to, " ", look);
      return;
    case "text:tab":
      push(to, "\t", look);
      return;
    case "text:line-break":
      push(to, "\n", look);
      return;
    case "text:span":
      gather(node, context, to, spanLook(node, context, look));
      return;
    case "text:note": {
      const content = child(node, "text:note-body");
      const kind = node.attributes["text:note-class"] === "endnote" ? "endnote" : "footnote";
      return void (content && to.asides.push({ kind, content }));
    }
    case "office:annotation":
      return void to.asides.push({ kind: "comment", content: node });
    case "text:ruby":
      gather(child(node, "text:ruby-base") ?? node, context, to, look);
      return;
    case "draw:control":
      control(context.checkboxes.get(node.attributes["draw:control"] ?? ""), to, look);
      return;
    case "field:fieldmark":
    case "field:fieldmark-start":
      formField(node, context, to, look);
      return;
    case "loext:content-control":
      contentControl(node, context, to, look);
      return;
    default:
      other(node, context, to, look);
      return;
  }
}

function spanLook(node: XmlNode, context: OdtContext, look: Look): Look {
  const style = node.attributes["text:style-name"] ?? "";
  return {
    strong: context.styles.find("text", style, "strong") ?? look.strong,
    hidden: context.styles.find("text", style, "hidden") ?? look.hidden,
  };
}

/** Drawings hold blocks; what else belongs to text (links, fields, marks) holds text. */
function other(node: XmlNode, context: OdtContext, to: Gathering, look: Look): void {
  if (node.name.startsWith("draw:")) to.asides.push({ kind: "box", content: node });
  else if (/^(?:text|loext):/.test(node.name) && !SILENT.has(node.name)) gather(node, context, to, look);
}

const SILENT: ReadonlySet<string> = new Set([
  "text:tracked-changes",
  "text:note-citation",
  "text:hidden-text",
  "text:script",
  "text:meta-field-data",
]);

function control(form: XmlNode | undefined, to: Gathering, look: Look): void {
  if (!form) return;
  const checked = (form.attributes["form:current-state"] ?? form.attributes["form:state"]) === "checked";
  push(to, `${checked ? TICK_SIGNS.ticked : TICK_SIGNS.unticked} ${form.attributes["form:label"] ?? ""}`, look);
}

/** Form fields taken over from Word. */
function formField(node: XmlNode, context: OdtContext, to: Gathering, look: Look): void {
  if (/FORMCHECKBOX|checkbox/i.test(node.attributes["field:type"] ?? "")) {
    const checked = elements(node).some(
      (part) => /checked/i.test(part.attributes["field:name"] ?? "") && part.attributes["field:value"] === "true",
    );
    push(to, checked ? TICK_SIGNS.ticked : TICK_SIGNS.unticked, look);
    return;
  }
  gather(node, context, to, look);
}

function contentControl(node: XmlNode, context: OdtContext, to: Gathering, look: Look): void {
  if (node.attributes["loext:checkbox"] !== "true") {
    gather(node, context, to, look);
    return;
  }
  push(to, node.attributes["loext:checked"] === "true" ? TICK_SIGNS.ticked : TICK_SIGNS.unticked, look);
}
