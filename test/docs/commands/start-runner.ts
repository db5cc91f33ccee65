import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface CommandEnd {
  readonly code: number;
  /** What the command or the module has written. */
  readonly said: string;
}

/** Runs command lines and modules in a process of its own, in the order in which they are given. */
export interface CommandRunner {
  readonly run: (words: readonly string[]) => Promise<CommandEnd>;
  /** Runs a module, with `folder` as its folder. */
  readonly runModule: (module: string, folder: string) => Promise<CommandEnd>;
  readonly end: () => Promise<void>;
}

export function startRunner(folder: string, env: NodeJS.ProcessEnv): CommandRunner {
  const program = fileURLToPath(new URL("run-commands.ts", import.meta.url));
  const child = spawn(process.execPath, [program], { cwd: folder, env, stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (given: unknown, name: string): Promise<CommandEnd> => {
    child.stdin.write(`${JSON.stringify(given)}\n`);
    const { value, done } = await answers.next();
    if (done === true) throw new Error(`The process ended while it ran: ${name}`);
    return JSON.parse(value) as CommandEnd;
  };
  return {
    run: (words) => ask(words, `rapporteur ${words.join(" ")}`),
    runModule: (module, folder) => ask({ module, folder }, module),
    end: async () => {
      child.stdin.end();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

/** The words of a command line behind the program's name, without its comment; quotation marks hold words together. */
export function wordsOf(line: string): string[] {
  const given = line
    .replace(/\s#.*$/, "")
    .trim()
    .replace(/^(?:npm run -s rapporteur --|rapporteur) /, "");
  return [...given.matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(([word]) => word.replaceAll('"', ""));
}
