import { Command, CommanderError } from "commander";
import { isRapporteurError } from "@rapporteur/core/base";
import { version } from "@rapporteur/reader/version";
import { commands } from "./command-list.ts";
import type { CommandIo } from "./io.ts";

const examples = `
Examples:
  rapporteur read article.html                 the readout, on the terminal
  rapporteur read https://example.org/roundup  the same, of a web page
  rapporteur read notes.txt --format json      for other programs
  cat page.md | rapporteur read -              from a pipe
  rapporteur read page.html --format html --out readout.html

Exit codes: 0 fine, 1 the work failed, 2 wrong usage.`;

/** Only the command that is asked for is loaded; the others stand there by name, for help and for "did you mean". */
async function buildProgram(args: readonly string[], io: CommandIo): Promise<Command> {
  const program = new Command("rapporteur")
    .description("Reads expert commentary on world affairs and returns the system it describes.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .addHelpText("after", examples)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      outputError: (text, write) => write(usageSentence(text)),
    })
    .showSuggestionAfterError(true);
  const asked = args[0] === "help" ? args[1] : args.find((word) => !word.startsWith("-"));
  for (const entry of commands) {
    if (entry.name === asked) (await entry.load())(program, io);
    else program.command(entry.name);
    program.commands.find((command) => command.name() === entry.name)?.description(entry.description);
  }
  for (const command of program.commands) inherit(command, program);
  return program;
}

/** Commands of commands inherit too. */
function inherit(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
}

/** Commander's two lines ("error: …" and "(Did you mean …?)") as one sentence of ours. */
function usageSentence(text: string): string {
  const [problem = "", suggestion = ""] = text
    .replace(/^error: /, "")
    .trim()
    .split("\n");
  const nearest = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(suggestion)?.[1];
  const cure = nearest === undefined ? "see rapporteur --help" : `did you mean ${nearest}?`;
  return `rapporteur: ${problem.replace(/\.$/, "")}; ${cure}\n`;
}

/**
 * Runs one command line and says how it ended: 0 fine, 1 the work failed, 2 wrong usage. The only place besides HTTP that
 * catches everything; what is no error of the catalogue is a defect of ours and says so.
 *
 * @param args the words after the program's name
 */
export async function runCommandLine(args: readonly string[], io: CommandIo): Promise<0 | 1 | 2> {
  try {
    await (await buildProgram(args, io)).parseAsync([...args], { from: "user" });
    return 0;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    if (isRapporteurError(thrown)) {
      io.stderr.write(`rapporteur: ${thrown.message} [${thrown.code}]\n`);
      return thrown.kind === "usage" ? 2 : 1;
    }
    const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    io.stderr.write(`rapporteur: a defect in Rapporteur itself; report it with these lines:\n${trace}\n`);
    return 1;
  }
}
