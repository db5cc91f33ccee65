import type { CommandIo } from "./io.ts";

/** Says on the error stream what keeps a runner of jobs waiting, such as a database that is away. */
export function jobsWait(io: CommandIo): (thrown: unknown) => void {
  return (thrown) => void io.stderr.write(`jobs wait: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
}
