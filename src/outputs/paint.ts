import { Chalk } from "chalk";
import type { Paint } from "./types.ts";

const chalk = new Chalk({ level: 1 });

/** Colours of a terminal; only the sixteen that every theme adapts. */
export const COLOURS: Paint = {
  strong: chalk.bold,
  faint: chalk.dim,
  good: chalk.green,
  bad: chalk.red,
  warn: chalk.yellow,
  accent: chalk.cyan,
};
