/** Every bound on untrusted input, in one table; each can be set with `--limit name=value`. */
export const DEFAULT_LIMITS = {
  /** Bytes of one input file. */
  fileBytes: 256 * 1024 * 1024,
  /** Bytes of one unpacked part of an archive or an Office file. */
  entryBytes: 64 * 1024 * 1024,
  /** Bytes of all unpacked parts together. */
  totalBytes: 512 * 1024 * 1024,
  /** Unpacked bytes for one packed byte, for parts above 1 MiB. */
  ratio: 400,
  /** Parts of one archive. */
  entries: 10_000,
  /** Archives within archives. */
  nesting: 3,
  /** Elements within elements in markup; lists within lists in signed envelopes. */
  depth: 256,
  /** Pages of a PDF. */
  pages: 5_000,
  /** Characters of text that one document may yield. */
  characters: 40_000_000,
  /** Seconds for reading one file. */
  seconds: 120,
  /** MiB of memory of the reading process. */
  memoryMiB: 1_500,
} as const;

export type LimitName = keyof typeof DEFAULT_LIMITS;
export type Limits = Readonly<Record<LimitName, number>>;
