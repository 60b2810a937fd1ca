import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../../failure.ts";
import { runTool } from "./tool.ts";

/** Longest side of a page's picture, in pixels: A4 at 300 dots an inch. A page of any size gets no more. */
const PIXELS = 3508;
/** Points of A4's long side in one such pixel. */
export const POINTS_PER_PIXEL = 842 / PIXELS;

const NO_DRAWING = "pdftoppm, which draws the pages, is not on the PATH; it comes with poppler-utils";

/** A PDF whose pages can be drawn, in a folder of its own that only this user can read. */
export interface Pictures {
  /** Draws one page, from 1, hands the picture's path to `use` and removes it. @throws Failure, Error */
  with<T>(page: number, use: (picture: string) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Prepares the drawing of pages with `pdftoppm`. @param seconds time limit for one page */
export async function preparePictures(
  bytes: Uint8Array,
  name: string,
  password: string | undefined,
  seconds: number,
): Promise<Pictures> {
  const folder = await mkdtemp(join(tmpdir(), "buysocial-ocr-"));
  const pdf = join(folder, "document.pdf");
  await writeFile(pdf, bytes, { mode: 0o600 });
  // The program takes a password only as an argument, which other users of the machine can see while it runs.
  const unlock = password === undefined ? [] : ["-upw", password];
  return {
    with: async (page, use) => {
      const target = join(folder, `page-${page}`);
      const range = ["-f", String(page), "-l", String(page), "-singlefile"];
      const args = ["-gray", "-scale-to", String(PIXELS), ...range, ...unlock, pdf, target];
      const run = await runTool("pdftoppm", args, seconds);
      if (run.kind === "missing") throw new Failure("ocr-missing", name, NO_DRAWING);
      try {
        return await use(`${target}.pgm`);
      } finally {
        await rm(`${target}.pgm`, { force: true });
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
