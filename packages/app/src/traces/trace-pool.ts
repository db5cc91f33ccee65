import type { ReadingPool } from "../jobs/reading-pool.ts";
import type { Tracer } from "./tracer.ts";

/** The same pool, of which each document and each analysis is a span, waiting for a free process included. */
export function tracePool(pool: ReadingPool, tracer: Tracer | undefined): ReadingPool {
  if (tracer === undefined) return pool;
  return {
    ...pool,
    run: (task, options) => tracer.span({ name: `${task.kind} document` }, () => pool.run(task, options)),
    analyse: (input, request, options) => tracer.span({ name: `analyse ${request.analysis}` }, () => pool.analyse(input, request, options)),
  };
}
