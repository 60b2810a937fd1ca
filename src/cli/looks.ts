import type { Io } from "../io.ts";
import { type OutputContext, type Paint, PLAIN } from "../outputs/types.ts";
import type { Target } from "./targets.ts";

/** Width and colours: those of the terminal when the text goes there, else 80 columns and none. */
export async function looksOf(target: Target, io: Io): Promise<Pick<OutputContext, "width" | "paint">> {
  if (target.file !== undefined) return { width: 80, paint: PLAIN };
  const { isTTY = false, columns = 80 } = io.stdout;
  const width = isTTY ? Math.min(100, Math.max(40, columns)) : 80;
  return { width, paint: await paintFor(isTTY, io.env) };
}

async function paintFor(terminal: boolean, env: Io["env"]): Promise<Paint> {
  const forced = env["FORCE_COLOR"];
  const wanted =
    forced !== undefined && forced !== ""
      ? forced !== "0" && forced !== "false"
      : terminal && !env["NO_COLOR"] && env["TERM"] !== "dumb";
  return wanted ? (await import("../outputs/paint.ts")).COLOURS : PLAIN;
}
