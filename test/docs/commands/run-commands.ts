import { createInterface } from "node:readline";
import { processIo } from "../../../packages/app/src/cli/process-io.ts";
import { runCommandLine } from "../../../packages/app/src/cli/program.ts";

/* Command lines one after the other in one process: reads an array of words a line, answers with the exit code and what a command that failed has written. */

const real = processIo();

for await (const line of createInterface({ input: process.stdin })) {
  let said = "";
  const write = (text: string): boolean => {
    said += text;
    return true;
  };
  const io = { ...real, stdout: { write }, stderr: { write } };
  const code = await runCommandLine(JSON.parse(line) as string[], io);
  process.stdout.write(`${JSON.stringify({ code, said: code === 0 ? "" : said })}\n`);
}
