/** Walks a notice's tree with an XPath for every element, so that each value can say where it stands. */
import { elements, textOf, type XmlNode } from "../xml-walk.ts";

/** An element and its XPath (`/ContractNotice/cac:ProcurementProjectLot[2]`). */
export interface Located {
  readonly node: XmlNode;
  /** Name without a prefix. */
  readonly local: string;
  readonly path: string;
}

/** The root of a parsed notice. */
export function locateRoot(node: XmlNode): Located {
  return { node, local: localName(node.name), path: `/${pathName(node.name)}` };
}

/** Child elements in order; those with a namesake beside them carry their number. */
export function childrenOf(parent: Located): readonly Located[] {
  const children = elements(parent.node);
  const totals = new Map<string, number>();
  for (const child of children) totals.set(child.name, (totals.get(child.name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return children.map((node) => {
    const number = (seen.get(node.name) ?? 0) + 1;
    seen.set(node.name, number);
    const index = totals.get(node.name)! > 1 ? `[${number}]` : "";
    return { node, local: localName(node.name), path: `${parent.path}/${pathName(node.name)}${index}` };
  });
}

/** Every element reached by a path of local names, such as `ProcurementProject/Name`, in order. */
export function find(from: Located, steps: string): readonly Located[] {
  return steps
    .split("/")
    .reduce<readonly Located[]>((at, step) => at.flatMap((l) => childrenOf(l).filter((c) => c.local === step)), [from]);
}

/** The text of an element, one line for each paragraph element (`P`) in it. */
export function paragraphsOf(located: Located): string {
  const lines = childrenOf(located)
    .filter((child) => child.local === "P")
    .map(oneLine);
  return lines.length > 0 ? lines.join("\n") : textOf(located.node);
}

/** The text of an element on one line, without surrounding blanks. */
export function oneLine(located: Located): string {
  return textOf(located.node).replace(/\s+/g, " ").trim();
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Namespaces that are not of the standard appear in paths without a prefix. */
function pathName(name: string): string {
  return name.startsWith("?:") ? name.slice(2) : name;
}
