import { availableParallelism } from "node:os";
import { WorkerQueue, type FigureLimits, type FigureSource } from "./worker-queue.ts";
import type { FigureAsked } from "./figure-message.ts";
import { QueuesOfProjects } from "./queues-of-projects.ts";

/** Threads that make figures beside the requests: what a figure takes, no other request waits for. */
export interface FigureThreads {
  /**
   * The answer as JSON of `{ revision, plain, columns }` (see `packColumns`). One at a time a project.
   * @throws what the engines throw; RAP_FIGURE_BUSY where too many wait, RAP_FIGURE_LONG, RAP_FIGURE_WORK where the thread broke,
   *   RAP_FIGURE_GONE where `signal` aborts
   */
  answer(source: FigureSource, asked: FigureAsked, signal: AbortSignal): Promise<Uint8Array>;
  /** Ends the threads; figures under way are given up. */
  close(): Promise<void>;
}

export interface FigureThreadOptions extends Partial<FigureLimits> {
  /** Most threads; one a processor unless told, and not more than four, since each holds projects of its own. */
  readonly size?: number;
}

const usual: FigureLimits = { mostMs: 120_000, graceMs: 2000, mostWaiting: 64, idleMs: 5 * 60_000 };

/** No thread is started before it is asked something. */
export function openFigureThreads({ size = Math.min(4, availableParallelism()), ...limits }: FigureThreadOptions = {}): FigureThreads {
  const lines = new QueuesOfProjects(size, () => new WorkerQueue({ ...usual, ...limits }));
  return {
    answer: (source, asked, signal) => lines.of(source.project).ask(source, asked, signal),
    async close() {
      await Promise.all(lines.lines.map((line) => line.close()));
    },
  };
}
