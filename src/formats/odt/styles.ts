/** What the styles of an OpenDocument file say about structure. */
import { child, elements, type XmlNode } from "../xml-walk.ts";
import { type ListStyle, readListStyle } from "./lists.ts";

interface OdtStyle {
  readonly parent: string | undefined;
  readonly list: string | undefined;
  readonly level: number | undefined;
  readonly strong: boolean | undefined;
  readonly hidden: boolean | undefined;
}

/** A chain of styles longer than this goes in a circle. */
const MAX_CHAIN = 30;

/** Styles of a file, common and automatic. */
export class OdtStyles {
  readonly #styles = new Map<string, OdtStyle>();
  readonly #lists = new Map<string, ListStyle>();
  #outline: ListStyle | undefined;

  /** Adds the styles below `office:styles`, `office:automatic-styles` and the like. */
  add(parts: readonly (XmlNode | undefined)[]): void {
    for (const part of parts) for (const node of part ? elements(part) : []) this.#add(node);
  }

  #add(node: XmlNode): void {
    const name = node.attributes["style:name"] ?? "";
    if (node.name === "style:style") this.#styles.set(`${node.attributes["style:family"]}/${name}`, styleOf(node));
    else if (node.name === "text:list-style") this.#lists.set(name, readListStyle(node));
    else if (node.name === "text:outline-style") this.#outline = readListStyle(node);
  }

  /** Numbers of headings that stand in no list. */
  get outline(): ListStyle | undefined {
    return this.#outline;
  }

  list(name: string | undefined): ListStyle | undefined {
    return name === undefined ? undefined : this.#lists.get(name);
  }

  /** Names of a style and of those it inherits from. */
  names(family: "paragraph" | "text", name: string): readonly string[] {
    const names: string[] = [];
    for (let at: string | undefined = name; at !== undefined && names.length < MAX_CHAIN; ) {
      names.push(at);
      at = this.#styles.get(`${family}/${at}`)?.parent;
    }
    return names;
  }

  /** A property as inherited. */
  find<K extends keyof OdtStyle>(family: "paragraph" | "text", name: string, key: K): OdtStyle[K] | undefined {
    for (const at of this.names(family, name)) {
      const value = this.#styles.get(`${family}/${at}`)?.[key];
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

function styleOf(node: XmlNode): OdtStyle {
  const text = child(node, "style:text-properties")?.attributes ?? {};
  const weight = text["fo:font-weight"];
  const underline = text["style:text-underline-style"];
  const level = Number(node.attributes["style:default-outline-level"] ?? 0);
  const display = text["text:display"];
  return {
    parent: node.attributes["style:parent-style-name"],
    list: node.attributes["style:list-style-name"],
    level: level > 0 ? level : undefined,
    strong:
      underline !== undefined && underline !== "none"
        ? true
        : weight === undefined
          ? undefined
          : weight !== "normal" && Number(weight) !== 400,
    hidden: display === undefined ? undefined : display === "none",
  };
}
