/** Patterns of file names: `*` and `?` within a name, `**` across folders, `[ab]`, `{pdf,docx}`. */

/** True when a path that does not exist may be meant as a pattern. */
export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text);
}

/** The folder above the first part with a wildcard: where to look. */
export function globBase(pattern: string): string {
  const parts = pattern.split("/");
  const fixed = parts.slice(0, Math.max(0, parts.findIndex(isGlob)));
  if (fixed.length === 0) return ".";
  return fixed.join("/") || "/";
}

/** Whether a path, with `/` between its parts, fits the pattern. */
export function globTest(pattern: string): (path: string) => boolean {
  const parts = withoutDot(pattern).split("/");
  const source = parts.map((part, i) => partSource(part, i === parts.length - 1)).join("");
  const expression = new RegExp(`^${source}$`, "u");
  return (path) => expression.test(withoutDot(path));
}

function withoutDot(path: string): string {
  return path.replace(/^(?:\.\/)+/, "");
}

function partSource(part: string, last: boolean): string {
  if (part === "**") return last ? ".*" : "(?:.*/)?";
  let open = 0;
  const source = part.replace(/\*+|\[[^\]]+\]|[?{},]|[\\^$.|+()[\]]/gu, (token) => {
    if (token === "{") open++;
    if (token === "}" && open-- <= 0) open = 0;
    return tokenSource(token, open);
  });
  return source + ")".repeat(open) + (last ? "" : "/");
}

/** @param open braces that are open after the token */
function tokenSource(token: string, open: number): string {
  if (token.startsWith("*")) return "[^/]*";
  if (token === "?") return "[^/]";
  if (token === "{") return "(?:";
  if (token === "}") return ")";
  if (token === ",") return open > 0 ? "|" : ",";
  if (token.length > 1)
    return `[${token
      .slice(1, -1)
      .replace(/^!/, "^")
      .replace(/[\\[&~-]{2,}|\\/gu, "")}]`;
  return `\\${token}`;
}
