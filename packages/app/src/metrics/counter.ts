import type { Labels, Metric } from "./metric.ts";

export interface Counter {
  readonly add: (labels?: Labels) => void;
  readonly read: () => Metric;
}

/** Counts events since the program started, by labels. Cost: O(1) an event; memory grows with the number of different labels. */
export function counter(name: string, help: string): Counter {
  const counts = new Map<string, { readonly labels: Labels; value: number }>();
  return {
    add(labels = {}) {
      const key = JSON.stringify(labels);
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { labels, value: 1 });
      else known.value++;
    },
    read: () => ({ name, help, type: "counter", samples: [...counts.values()].map(({ labels, value }) => ({ labels, value })) }),
  };
}
