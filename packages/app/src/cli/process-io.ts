import { printableOutput } from "../present/text/terminal.ts";
import type { CommandIo } from "./io.ts";
import { outputError } from "./write-output.ts";

const stopSignals = ["SIGINT", "SIGTERM"] as const;

/** The real process behind a command line. A reader that closes the pipe early (`| head`) ends the program quietly. */
export function processIo(): CommandIo {
  // It is read by people alone, and names files and titles of strangers.
  const stderr: CommandIo["stderr"] = { write: (text) => process.stderr.write(printableOutput(text)) };
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    const { message, code } = outputError("standard output", error);
    stderr.write(`rapporteur: ${message} [${code}]\n`);
    process.exit(1);
  });
  return {
    stdout: process.stdout,
    stderr,
    env: process.env,
    // Reading takes the reader, which commands over statements do without.
    readStdin: async () => (await import("../documents/read-standard-input.ts")).readStandardInput(process.stdin),
    // Opened when it is asked for: an open standard input keeps a program alive.
    get stdin() {
      return process.stdin;
    },
    untilStopped: () =>
      new Promise((resolve) => {
        process.once("SIGINT", () => resolve());
        process.once("SIGTERM", () => resolve());
      }),
    onStop: (stop) => {
      for (const signal of stopSignals) process.on(signal, stop);
      return () => {
        for (const signal of stopSignals) process.off(signal, stop);
      };
    },
  };
}
