/** Small pieces of Markdown. */

/** Text as it is, whatever signs it holds, in one line. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_<>[\]|{}]/g, "\\$&");
}

/** A table; the cells are Markdown already. `right`: numbers of columns that hold figures. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: (column: number) => boolean = () => false,
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (right(i) ? "---:" : "---"))), ...rows.map(line)].join("\n");
}

/** Addresses in a text of sources. */
export function links(source: string): string {
  const addresses = source.match(/https?:\/\/[^\s;,)>\]]+/g) ?? [];
  return addresses.map((address, i) => `[${addresses.length > 1 ? i + 1 : "source"}](${address})`).join(" ");
}

/** Written before every generated page. */
export const GENERATED = "<!-- Written by npm run generate; change the rules, not this page. -->";
