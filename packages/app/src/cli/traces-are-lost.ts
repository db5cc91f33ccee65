import type { CommandIo } from "./io.ts";

/** Says on the error stream that the collector does not take traces; they are dropped, and nothing waits for it. */
export function tracesAreLost(io: CommandIo): (problem: string) => void {
  return (problem) => void io.stderr.write(`traces are lost: the collector does not take them, ${problem}\n`);
}
