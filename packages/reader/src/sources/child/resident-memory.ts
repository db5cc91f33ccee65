import { readFileSync } from "node:fs";

/**
 * The memory that a process holds, buffers included, in megabytes; null where this system does not tell it of other processes. There the process measures
 * itself (`serveTasks`).
 */
export function residentMb(pid: number | undefined): number | null {
  if (process.platform !== "linux" || pid === undefined) return null;
  try {
    const written = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1];
    return written === undefined ? null : Number(written) / 1024;
  } catch {
    return null;
  }
}
