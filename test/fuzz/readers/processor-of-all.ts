import { readdirSync, readFileSync } from "node:fs";
import { processorMs } from "../../../packages/reader/src/sources/child/processor-time.ts";

/** The processor time, in ms, of this process, of those that it started and that have ended, and of those that it started and that run. Linux; elsewhere of this process alone. */
export function processorOfAll(): number {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1000;
  if (process.platform !== "linux") return own;
  return own + processorOfEnded() + runningChildren().reduce((sum, pid) => sum + (processorMs(pid) ?? 0), 0);
}

/** Linux counts in hundredths of a second. */
const tickMs = 10;

function processorOfEnded(): number {
  const fields = readFileSync("/proc/self/stat", "latin1")
    .replace(/^.*\)\s*/su, "")
    .split(" ");
  return (Number(fields[13]) + Number(fields[14])) * tickMs;
}

/** A process belongs to the thread that started it. */
function runningChildren(): number[] {
  return readdirSync("/proc/self/task")
    .flatMap(childrenOf)
    .filter((pid) => pid !== "")
    .map(Number);
}

function childrenOf(thread: string): string[] {
  try {
    return readFileSync(`/proc/self/task/${thread}/children`, "latin1").split(" ");
  } catch {
    // It has ended since.
    return [];
  }
}
