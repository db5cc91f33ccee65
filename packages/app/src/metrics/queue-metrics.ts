import type { JobOverview } from "../store/job-store.ts";
import { within } from "../library/within.ts";
import { single, type Metric } from "./metric.ts";

/** A store that takes longer is told to be away, so that the other metrics still come. */
const mostMs = 2000;

/** What the metrics of the queue are looked up with. */
export interface QueueSource {
  readonly overview: () => Promise<JobOverview>;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/** Jobs of all projects as they stand in the store: every process of a library tells the same. */
export async function readQueue({ overview, now }: QueueSource): Promise<readonly Metric[]> {
  const found = await within(overview(), mostMs, null);
  const { counts, oldestWaitingAt } = found ?? { counts: [], oldestWaitingAt: null };
  const samples = counts.map(({ kind, state, count }) => ({ labels: { kind, state }, value: count }));
  const seconds = oldestWaitingAt === null ? 0 : Math.max(0, now() - Date.parse(oldestWaitingAt)) / 1000;
  const age = single("gauge", "rapporteur_oldest_waiting_job_seconds", "Age of the oldest job that nobody has begun; 0 where none waits.", seconds);
  return [
    single("gauge", "rapporteur_store_up", "1 where the store answered for this page, else 0.", found === null ? 0 : 1),
    { name: "rapporteur_jobs", help: "Jobs of the library, by kind and state.", type: "gauge", samples },
    found === null ? { ...age, samples: [] } : age,
  ];
}
