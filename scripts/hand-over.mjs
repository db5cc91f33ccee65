import { spawn } from "node:child_process";
import { node24 } from "./node24.mjs";

/**
 * Runs Node 24 with the terminal handed over and ends with its exit code. Ctrl-C reaches the child by the terminal; a
 * signal sent to this process alone is passed on, and in both cases the child decides when it is done.
 */
export async function hand(args, cwd) {
  const child = spawn(node24(), args, { cwd, stdio: "inherit" });
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGHUP"));
  const code = await new Promise((resolve) => child.on("exit", (status, signal) => resolve(status ?? (signal === "SIGPIPE" ? 0 : 1))));
  process.exit(code);
}
