import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";

const statm = "/proc/self/statm";
const pageMb = 4096 / 1024 / 1024;

/**
 * What this process holds itself, in MB. A library's file is mapped into it page by page as it is read: that memory is the system's, who takes it back whenever somebody else wants it, and
 * does not count. Where the system does not tell them apart, all that is resident.
 */
export function ownMb(): number {
  if (!existsSync(statm)) return process.memoryUsage.rss() / 1024 / 1024;
  const [, resident = 0, shared = 0] = readFileSync(statm, "latin1").split(" ").map(Number);
  return (resident - shared) * pageMb;
}

const everyMs = 5;

/** Looks at the memory every few milliseconds, in a thread of its own, since the work does not wait. */
export async function watchOwnMemory(): Promise<{ readonly end: () => Promise<number> }> {
  const most = new Float64Array(new SharedArrayBuffer(8));
  const worker = new Worker(
    `const { workerData, parentPort } = require("node:worker_threads");
     import(workerData.module).then(({ ownMb }) => {
       const look = () => (workerData.most[0] = Math.max(workerData.most[0], ownMb()));
       setInterval(look, ${everyMs});
       parentPort.postMessage("looking");
     });`,
    { eval: true, workerData: { most, module: import.meta.url } },
  );
  await once(worker, "message");
  return {
    end: async () => {
      await worker.terminate();
      return Math.max(most[0] ?? 0, ownMb());
    },
  };
}
