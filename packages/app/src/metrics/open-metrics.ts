import { version } from "@rapporteur/reader/version";
import type { WorkWatch } from "../jobs/work-watch.ts";
import type { OpenedStore } from "../store/store.ts";
import { formatMetrics } from "./format-metrics.ts";
import { processMetrics } from "./process-metrics.ts";
import { readQueue } from "./queue-metrics.ts";
import { requestMetrics, type RequestMetrics } from "./request-metrics.ts";
import { storeMetrics } from "./store-metrics.ts";
import { workMetrics } from "./work-metrics.ts";

/** What a running program counts of itself. */
export interface Metrics {
  readonly requests: RequestMetrics;
  readonly work: WorkWatch;
  /** The store to work with: the given one, its commits measured. */
  readonly store: OpenedStore;
  /** All metrics in the text format of Prometheus. */
  readonly page: () => Promise<string>;
  readonly stop: () => void;
}

/** Begins to count. */
export function openMetrics(store: OpenedStore, now: () => number = Date.now): Metrics {
  const requests = requestMetrics();
  const work = workMetrics();
  const commits = storeMetrics();
  const ours = processMetrics(version);
  const queue = { overview: () => store.jobs.overview(), now };
  const sources = [ours.read, requests.read, () => readQueue(queue), work.read, commits.read];
  return {
    requests,
    work: work.watch,
    store: commits.measure(store),
    page: async () => formatMetrics((await Promise.all(sources.map(async (read) => read()))).flat()),
    stop: ours.stop,
  };
}
