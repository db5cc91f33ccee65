import { isRapporteurError } from "@rapporteur/core/base";
import type { OpenedStore } from "../store/store.ts";
import { counter } from "./counter.ts";
import { histogram } from "./histogram.ts";
import type { MetricSource } from "./metric.ts";

export interface StoreMetrics {
  /** The same store, its commits measured. */
  readonly measure: (store: OpenedStore) => OpenedStore;
  readonly read: MetricSource;
}

const commitBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30];

/** Commits of a store: how many, how long until they were durable, and by which code those failed that did. */
export function storeMetrics(): StoreMetrics {
  const seconds = histogram("rapporteur_store_commit_seconds", "From asking for a commit to its being durable.", commitBounds);
  const failures = counter("rapporteur_store_commit_failures_total", "Commits that were refused or failed, by the code in the list of errors.");
  async function measured<T>(count: number, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      const committed = await work();
      for (let one = 0; one < count; one++) seconds.observe((performance.now() - start) / 1000);
      return committed;
    } catch (thrown) {
      failures.add({ code: isRapporteurError(thrown) ? thrown.code : "other" });
      throw thrown;
    }
  }
  const measure = (store: OpenedStore): OpenedStore => ({
    ...store,
    history: {
      ...store.history,
      commit: (request) => measured(1, () => store.history.commit(request)),
      commitAll: (requests) => measured(requests.length, () => store.history.commitAll(requests)),
    },
  });
  return { measure, read: () => [seconds.read(), failures.read()] };
}
