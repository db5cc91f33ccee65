import type { ReadingOptions } from "../documents/reading-task.ts";

/** A text of fewer windows is read before somebody wonders how far it is. */
const leastWindows = 100;
/** Between two tellings: each is a write. */
const everyMs = 2_000;

/** Tells of a long text's progress what is worth a write: the share that is read, not more than every two seconds. */
export function tellSometimes(now: () => number, tell: (share: number) => void): NonNullable<ReadingOptions["onProgress"]> {
  let toldAt = -Infinity;
  return ({ done, of }) => {
    if (of < leastWindows || now() - toldAt < everyMs) return;
    toldAt = now();
    tell(done / of);
  };
}
