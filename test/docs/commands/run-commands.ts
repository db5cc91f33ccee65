import { createInterface } from "node:readline";
import { processIo } from "../../../packages/app/src/cli/process-io.ts";
import { runCommandLine } from "../../../packages/app/src/cli/program.ts";

/* Command lines one after the other in one process: reads an array of words a line, answers with the exit code and what was written to standard error. */

const real = processIo();

for await (const line of createInterface({ input: process.stdin })) {
  let errors = "";
  const io = { ...real, stdout: { write: () => true }, stderr: { write: (text: string) => ((errors += text), true) } };
  const code = await runCommandLine(JSON.parse(line) as string[], io);
  process.stdout.write(`${JSON.stringify({ code, errors: code === 0 ? "" : errors })}\n`);
}
