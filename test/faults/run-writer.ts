import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { acknowledge, type Acknowledged } from "./traces.ts";

export interface Writer {
  readonly process: ChildProcess;
  /** Resolves once it has opened the library. */
  readonly ready: Promise<void>;
  /** Resolves when it has gone and all it said was heard, with what it called a fault. */
  readonly gone: Promise<readonly string[]>;
}

/** Starts a writer and notes what it says was done. @param env besides the present one */
export function runWriter(location: string, round: number, known: Acknowledged, env: Readonly<Record<string, string>> = {}): Writer {
  const program = fileURLToPath(new URL("writer.ts", import.meta.url));
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, location, String(round)], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ready = Promise.withResolvers<void>();
  const faults: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    if (line === "ready") ready.resolve();
    else if (line.startsWith("fault ")) faults.push(line);
    else acknowledge(known, line);
  });
  createInterface({ input: child.stderr }).on("line", (line) => faults.push(line));
  const gone = Promise.all([once(child, "close"), once(lines, "close")]).then(() => {
    ready.resolve();
    return faults;
  });
  return { process: child, ready: ready.promise, gone };
}
