import type { Engine } from "./engine.ts";
import { runTool } from "./tool.ts";

/**
 * The tesseract program of the machine.
 * @param seconds time limit for one picture
 * @returns undefined when it is not on the PATH
 */
export async function nativeEngine(seconds: number): Promise<Engine | undefined> {
  const list = await runTool("tesseract", ["--list-langs"], seconds);
  if (list.kind === "missing") return undefined;
  const languages = list.output
    .split("\n")
    .slice(1)
    .map((l) => l.trim())
    .filter((l) => /^\w+$/.test(l));
  // With orientation data at hand, pages scanned sideways are turned first.
  const segmentation = languages.includes("osd") ? "1" : "3";
  return {
    languages,
    recognise: async (picture, data) => {
      const run = await runTool(
        "tesseract",
        [picture, "stdout", "-l", data.join("+"), "--psm", segmentation, "tsv"],
        seconds,
      );
      return run.kind === "done" ? run.output : "";
    },
    close: async () => undefined,
  };
}
