/** Walks a notice's tree; every element can say its XPath, so that each value can say where it stands. */
import { elements, textOf, type XmlNode } from "../xml-walk.ts";

/** Names and paths beyond these lengths belong to no standard: they are cut, since every block carries its path. */
const MAX_NAME = 80;
const MAX_PATH = 1000;

/** An element in its place. */
export class Located {
  readonly node: XmlNode;
  readonly #parent: Located | undefined;

  constructor(node: XmlNode, parent?: Located) {
    this.node = node;
    this.#parent = parent;
  }

  /** Name without a prefix. */
  get local(): string {
    return this.node.name.slice(this.node.name.indexOf(":") + 1);
  }

  /** XPath, such as `/ContractNotice/cac:ProcurementProjectLot[2]`: a number where a namesake stands beside it. */
  get path(): string {
    const above = this.#parent === undefined ? "" : this.#parent.path;
    if (above.length > MAX_PATH) return above;
    const number = this.#parent === undefined ? undefined : numbersIn(this.#parent.node).get(this.node);
    return `${above}/${pathName(this.node.name)}${number === undefined ? "" : `[${number}]`}`;
  }
}

/** Child elements in order. */
export function childrenOf(parent: Located): readonly Located[] {
  return elements(parent.node).map((node) => new Located(node, parent));
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

/** Numbers among namesakes, counted once for each parent: asking for every path stays linear. */
const NUMBERS = new WeakMap<XmlNode, ReadonlyMap<XmlNode, number>>();

function numbersIn(parent: XmlNode): ReadonlyMap<XmlNode, number> {
  const known = NUMBERS.get(parent);
  if (known !== undefined) return known;
  const byName = new Map<string, XmlNode[]>();
  for (const node of elements(parent)) {
    const namesakes = byName.get(node.name);
    if (namesakes === undefined) byName.set(node.name, [node]);
    else namesakes.push(node);
  }
  const several = [...byName.values()].filter((namesakes) => namesakes.length > 1);
  const numbers = new Map(several.flatMap((namesakes) => namesakes.map((node, index) => [node, index + 1] as const)));
  NUMBERS.set(parent, numbers);
  return numbers;
}

/** Namespaces that are not of the standard appear in paths without a prefix. */
function pathName(name: string): string {
  return (name.startsWith("?:") ? name.slice(2) : name).slice(0, MAX_NAME);
}
