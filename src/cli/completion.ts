import { put } from "../io.ts";
import { Argument, type Command } from "./commander.ts";
import type { Run } from "./run.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;

const EXAMPLES = `
Examples:
  source <(buysocial completion bash)                            in ~/.bashrc
  source <(buysocial completion zsh)                             in ~/.zshrc, after compinit
  buysocial completion fish > ~/.config/fish/completions/buysocial.fish`;

/** Declares `buysocial completion`. */
export function addCompletion(program: Command, run: Run): void {
  program
    .command("completion")
    .summary("write a completion script for your shell")
    .description("Writes a script that completes commands and options.")
    .addArgument(new Argument("<shell>", "your shell").choices(SHELLS))
    .addHelpText("after", EXAMPLES)
    .action((shell: (typeof SHELLS)[number]) => put(run.io.stdout, SCRIPTS[shell](wordsOf(program))));
}

/** Words that can follow each command, by the command's words ("" is the program itself). */
type Words = ReadonlyMap<string, readonly string[]>;

function wordsOf(program: Command): Words {
  const words = new Map<string, readonly string[]>();
  const visit = (command: Command, path: string): void => {
    const flags = command.options.flatMap((option) => [option.long, option.short].filter((flag) => flag !== undefined));
    words.set(path, [...command.commands.map((child) => child.name()), ...(flags as string[]), "--help"]);
    for (const child of command.commands) visit(child, `${path} ${child.name()}`.trim());
  };
  visit(program, "");
  return words;
}

const SCRIPTS = { bash, zsh: (words: Words) => `autoload -Uz bashcompinit && bashcompinit\n${bash(words)}`, fish };

function bash(words: Words): string {
  const cases = [...words].map(([path, list]) => `    "${path}") words="${list.join(" ")}" ;;`);
  return `# Completion of buysocial for bash
_buysocial() {
  local current="\${COMP_WORDS[COMP_CWORD]}" path="" word words=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case " ${commandNames(words).join(" ")} " in *" $word "*) path="\${path:+$path }$word" ;; esac
  done
  case "$path" in
${cases.join("\n")}
  esac
  COMPREPLY=()
  case "$current" in -*) ;; *) COMPREPLY=($(compgen -f -- "$current")) ;; esac
  COMPREPLY+=($(compgen -W "$words" -- "$current"))
}
complete -o filenames -F _buysocial buysocial
`;
}

function commandNames(words: Words): readonly string[] {
  return [...new Set([...words.keys()].flatMap((path) => path.split(" ")))].filter((name) => name !== "");
}

function fish(words: Words): string {
  const lines = [...words].flatMap(([path, list]) =>
    list.map((word) => {
      const seen = path === "" ? "__fish_use_subcommand" : `__fish_seen_subcommand_from ${path.split(" ").at(-1)}`;
      const what = word.startsWith("--")
        ? `-l ${word.slice(2)}`
        : word.startsWith("-")
          ? `-s ${word.slice(1)}`
          : `-a ${word}`;
      return `complete -c buysocial -n "${seen}" ${what}`;
    }),
  );
  return `# Completion of buysocial for fish\n${[...new Set(lines)].join("\n")}\n`;
}
