import type { ReadingPool } from "./reading-pool.ts";
import type { Tracer } from "../traces/tracer.ts";

/** The same pool, of which each document and each analysis is a span, waiting for a free process included. */
export function tracePool(pool: ReadingPool, tracer: Tracer | undefined): ReadingPool {
  if (tracer === undefined) return pool;
  return {
    ...pool,
    run: (task, options) => tracer.span({ name: `${task.kind} document` }, () => pool.run(task, options)),
    analyse: (input, request, options) => tracer.span({ name: `analyse ${request.analysis}` }, () => pool.analyse(input, request, options)),
  };
}
