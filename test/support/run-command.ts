import type { CommandIo } from "../../packages/app/src/cli/io.ts";
import { runCommandLine } from "../../packages/app/src/cli/program.ts";
import { warmReaders } from "./warm-readers.ts";

/** How a command line ended and what it printed. */
export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line without a process: no terminal, no colour, nothing on standard input; documents are read by processes that all tests share. */
export async function runCommand(args: readonly string[], overrides: Partial<CommandIo> = {}): Promise<CommandRun> {
  let [out, err] = ["", ""];
  const io: CommandIo = {
    stdout: { write: (text) => ((out += text), true) },
    stderr: { write: (text) => ((err += text), true) },
    env: {},
    readStdin: async () => new Uint8Array(),
    untilStopped: async () => undefined,
    openReaders: warmReaders,
    ...overrides,
  };
  return { code: await runCommandLine(args, io), out, err };
}
