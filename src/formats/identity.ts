import type { Format } from "../model.ts";

/** What bytes turned out to be: a kind with a reader, or a kind that is known and has none. */
export type Identity =
  | { readonly kind: "format"; readonly format: Format }
  /** One file packed with gzip, to be unpacked and looked at again. */
  | { readonly kind: "packed" }
  | { readonly kind: "unsupported"; readonly what: string }
  | { readonly kind: "unknown" };

export function known(format: Format): Identity {
  return { kind: "format", format };
}

/** @param what the kind, with its article, for a person: "an Excel workbook" */
export function unsupported(what: string): Identity {
  return { kind: "unsupported", what };
}

export const UNKNOWN: Identity = { kind: "unknown" };

/** The extension of a name in lower case without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([^./\\!]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}
