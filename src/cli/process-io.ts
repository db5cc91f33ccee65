import { buffer } from "node:stream/consumers";
import type { CommandIo } from "./io.ts";

/** The real process behind a command line. A reader that closes the pipe early (`| head`) ends the program quietly. */
export function processIo(): CommandIo {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    readStdin: async () => new Uint8Array(await buffer(process.stdin)),
    untilStopped: () =>
      new Promise((resolve) => {
        process.once("SIGINT", () => resolve());
        process.once("SIGTERM", () => resolve());
      }),
  };
}
