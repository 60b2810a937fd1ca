import { parseDocument } from "yaml";

/** A YAML text as data, or why it is none, with line numbers. Aliases are refused: they can grow without bound. */
export type ParsedYaml =
  | { readonly kind: "parsed"; readonly value: unknown }
  | { readonly kind: "broken"; readonly messages: readonly string[] };

export function readYaml(source: string): ParsedYaml {
  const document = parseDocument(source, { uniqueKeys: true });
  if (document.errors.length > 0) {
    return { kind: "broken", messages: document.errors.map((error) => error.message.split("\n")[0]!) };
  }
  try {
    return { kind: "parsed", value: document.toJS({ maxAliasCount: 0 }) };
  } catch (error) {
    return { kind: "broken", messages: [error instanceof Error ? error.message : String(error)] };
  }
}
