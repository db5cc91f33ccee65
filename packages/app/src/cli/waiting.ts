import type { StoreOptions } from "../store/open-store.ts";
import type { CommandIo } from "./io.ts";

/** Says on the error stream what keeps a runner of jobs waiting, such as a database that is away. */
export function jobsWait(io: CommandIo): (thrown: unknown) => void {
  return (thrown) => void io.stderr.write(`jobs wait: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
}

/** Says on the error stream that a step of the schema waits for those who use its tables: it begins again as long as they do. */
export function stepsWait(io: CommandIo): NonNullable<StoreOptions["onStepRetry"]> {
  return ({ version, name, tries }) =>
    void io.stderr.write(`schema step ${version} (${name}) waits for others who use its tables, and begins again (${tries})\n`);
}
