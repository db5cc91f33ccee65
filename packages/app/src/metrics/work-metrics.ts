import type { WorkWatch } from "../jobs/work-watch.ts";
import { counter } from "./counter.ts";
import { histogram } from "./histogram.ts";
import type { MetricSource } from "./metric.ts";

export interface WorkMetrics {
  readonly watch: WorkWatch;
  readonly read: MetricSource;
}

const readingBounds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** What this process did of the jobs: units, retries, documents. */
export function workMetrics(): WorkMetrics {
  const units = counter("rapporteur_job_units_total", "Units of jobs that this process ended, by task and result.");
  const retries = counter("rapporteur_job_unit_retries_total", "Units that this process took on after they were taken on before, by task.");
  const seconds = histogram("rapporteur_reading_seconds", "Documents read or coded: from asking for it to the result.", readingBounds);
  const failures = counter("rapporteur_reading_failures_total", "Documents that could not be read or coded, by the code in the list of errors.");
  return {
    watch: {
      unitBegan: ({ task, attempt }) => {
        if (attempt > 1) retries.add({ task });
      },
      unitEnded: ({ task, code }) => units.add({ task, result: code === null ? "done" : "failed" }),
      documentEnded: ({ task, seconds: taken, code }) => (code === null ? seconds.observe(taken, { task }) : failures.add({ task, code })),
    },
    read: () => [units.read(), retries.read(), seconds.read(), failures.read()],
  };
}
