import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FILE = "sandbox-child.js";

/**
 * Path of the reader process's program: beside the running bundle, else in `dist/` of the package.
 * @returns undefined when the package was not built
 */
export function childEntry(): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    for (const candidate of [join(folder, FILE), join(folder, "dist", FILE)])
      if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder || existsSync(join(folder, "package.json"))) return undefined;
    folder = parent;
  }
}
