import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface WorkerProcess {
  /** Resolves once it is at work. */
  readonly ready: Promise<void>;
  /** Ends it at once, as a power cut would; resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

const program = fileURLToPath(new URL("../../../packages/app/src/cli/main.ts", import.meta.url));

/** `rapporteur worker` as a process of its own, with one process that reads. */
export function workerProcess(database: string): WorkerProcess {
  const flags = ["--conditions=rapporteur-source", program, "worker", "--database", database, "--threads", "1"];
  const child = spawn(process.execPath, flags, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (bytes: Buffer) => bytes.toString().includes("Working on the jobs") && resolve());
    child.once("exit", (code) => reject(new Error(`the worker ended with ${code}`)));
  });
  ready.catch(() => undefined);
  return {
    ready,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
