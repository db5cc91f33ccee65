import { isRapporteurError } from "@rapporteur/core/base";
import type { ReadingPool } from "./reading-pool.ts";
import type { WorkWatch } from "./work-watch.ts";

/** The same pool, of which somebody is told what each document took, waiting for a free process included. */
export function watchPool(pool: ReadingPool, watch: WorkWatch | undefined): ReadingPool {
  if (watch === undefined) return pool;
  return {
    ...pool,
    async run(task, options) {
      const start = performance.now();
      const ended = (code: string | null): void => watch.documentEnded({ task: task.kind, seconds: (performance.now() - start) / 1000, code });
      try {
        const done = await pool.run(task, options);
        ended(null);
        return done;
      } catch (thrown) {
        ended(isRapporteurError(thrown) ? thrown.code : "other");
        throw thrown;
      }
    },
  };
}
