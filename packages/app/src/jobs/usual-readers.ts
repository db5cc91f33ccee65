import { availableParallelism, totalmem } from "node:os";
import { readerLimits } from "@rapporteur/reader/sources";

/** What processes that read share. */
export interface Machine {
  readonly processors: number;
  readonly memoryBytes: number;
}

/** How many processes read where nobody says it: one a processor, as far as half of the memory holds them at their limit. The other half is for everything else. */
export function usualReaders({ processors, memoryBytes }: Machine = thisMachine()): number {
  const fitting = Math.floor(memoryBytes / 2 / (readerLimits.residentMb * 1024 * 1024));
  return Math.max(1, Math.min(processors, fitting));
}

/** A container's or a unit's limit of memory counts, where it has one. */
function thisMachine(): Machine {
  const limit = process.constrainedMemory();
  return { processors: availableParallelism(), memoryBytes: limit > 0 ? Math.min(limit, totalmem()) : totalmem() };
}
