import type { Span } from "@rapporteur/core/model";

/** Of spans in text order that never overlap the index of the one that holds an offset; −1 where none does. Cost: O(log spans). */
export function indexAt(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span === undefined) break;
    if (offset < span.start) high = middle - 1;
    else if (offset >= span.end) low = middle + 1;
    else return middle;
  }
  return -1;
}
