import { Chalk } from "chalk";
import type { Paint } from "./types.ts";

const chalk = new Chalk({ level: 1 });

/** Colours of a terminal; only the sixteen that every theme adapts. */
export const COLOURS: Paint = {
  strong: (text) => chalk.bold(text),
  faint: (text) => chalk.dim(text),
  good: (text) => chalk.green(text),
  bad: (text) => chalk.red(text),
  warn: (text) => chalk.yellow(text),
  accent: (text) => chalk.cyan(text),
};
