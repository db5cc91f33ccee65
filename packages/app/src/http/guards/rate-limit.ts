/** Allows a number of events a second over time, ten seconds' worth at once, for each key. */
export interface RateLimit {
  /** Seconds to wait; 0: it may go on. */
  readonly take: (key: string) => number;
}

const burstSeconds = 10;
const mostKeys = 10_000;

/**
 * A token bucket a key. The keys longest unused are forgotten first, which can only be in their favour.
 *
 * Cost: O(1) a call, O(keys) memory with at most ten thousand keys.
 */
export function rateLimit(perSecond: number, now: () => number): RateLimit {
  const burst = perSecond * burstSeconds;
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key) {
      if (perSecond === 0) return 0;
      const time = now();
      const known = buckets.get(key);
      buckets.delete(key);
      const left = known === undefined ? burst : Math.min(burst, known.left + (Math.max(0, time - known.at) / 1000) * perSecond);
      const isAllowed = left >= 1;
      // Put in again, so that the map's order is that of the last use.
      buckets.set(key, { left: isAllowed ? left - 1 : left, at: time });
      if (buckets.size > mostKeys) for (const oldest of buckets.keys()) if (buckets.delete(oldest)) break;
      return isAllowed ? 0 : Math.ceil((1 - left) / perSecond);
    },
  };
}
