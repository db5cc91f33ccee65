import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface ServeProcess {
  readonly address: string;
  /** As a service manager ends it: SIGTERM; resolves with its exit code. */
  readonly terminate: () => Promise<number | null>;
  /** Ends it at once. */
  readonly kill: () => void;
}

const program = fileURLToPath(new URL("../../../packages/app/src/cli/main.ts", import.meta.url));

/** `rapporteur serve` as a process of its own; resolves when it says where it serves. */
export async function serveProcess(flags: readonly string[]): Promise<ServeProcess> {
  const child = spawn(process.execPath, ["--conditions=rapporteur-source", program, "serve", ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const address = await new Promise<string>((resolve, reject) => {
    let printed = "";
    child.stdout.on("data", (bytes: Buffer) => {
      printed += bytes.toString();
      const found = /^Serving .* at (http:\S+)/m.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
  });
  return {
    address,
    terminate: async () => {
      child.kill("SIGTERM");
      const [code] = (await ended) as [number | null];
      return code;
    },
    kill: () => void child.kill("SIGKILL"),
  };
}
