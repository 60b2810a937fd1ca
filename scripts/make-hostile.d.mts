/** A failure code or "read" for each outcome in order; `any`: each outcome is one of these. */
export type Expected = string | readonly string[] | { readonly any: readonly string[] };

/** A hostile document. Large ones are made when a test needs them and never written. */
export interface Hostile {
  readonly name: string;
  readonly expect: Expected;
  readonly large?: true;
  readonly make: () => Uint8Array;
}

export declare const HOSTILE: readonly Hostile[];

/** Writes the files that are not large, and expectations.json. */
export declare function writeHostile(folder: string): void;
