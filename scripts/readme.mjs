/**
 * Keeps README.md true: runs every command of its console blocks and puts the output below it, and writes the tables
 * of languages between their marks. `npm run generate` rewrites the file; a test fails when that would change it.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs one command line of the README. Words in single quotes stay together; nothing else of a shell is known. */
function run(line) {
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2]);
  const [program, ...args] = words;
  if (program !== "buysocial") throw new Error(`README runs ${program}: only buysocial can be run`);
  const options = { cwd: root, env: { LANG: "en_GB.UTF-8", PATH: process.env.PATH }, maxBuffer: 1 << 26 };
  return new Promise((done) => {
    execFile(process.execPath, ["bin/buysocial.js", ...args], options, (_, stdout, stderr) => done(stdout + stderr));
  });
}

/** The lines of a block with the output of its commands. @param {string} block @param {number} most lines shown of each */
async function renderBlock(block, most) {
  const parts = [];
  for (const command of block.split("\n").filter((line) => line.startsWith("$ "))) {
    const lines = (await run(command.slice(2))).trimEnd().split("\n");
    parts.push(command, ...lines.slice(0, most), ...(lines.length > most ? ["..."] : []));
  }
  return parts.join("\n");
}

/**
 * README.md as it should be.
 * @param {string} text
 * @param {Readonly<Record<string, string>>} tables that stand between marks of their names
 */
export async function renderReadme(text, tables) {
  let result = text;
  for (const [whole, most, block] of text.matchAll(/^```console(?: lines=(\d+))?\n([\s\S]*?)^```$/gm)) {
    const info = most === undefined ? "" : ` lines=${most}`;
    const rendered = await renderBlock(block, Number(most ?? Number.POSITIVE_INFINITY));
    result = result.replace(whole, () => `\`\`\`console${info}\n${rendered}\n\`\`\``);
  }
  for (const [name, table] of Object.entries(tables)) {
    const marks = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(\\n<!-- /${name} -->)`);
    if (!marks.test(result)) throw new Error(`README.md has no marks for the table ${name}`);
    result = result.replace(marks, (_, start, end) => `${start}\n${table}\n${end}`);
  }
  return result;
}
