export interface CardPlaces {
  /** Where each card's passage stands, from the top of the column, in order. */
  readonly anchors: readonly number[];
  readonly heights: readonly number[];
  /** Index of the card that stands exactly beside its passage; −1: none does. */
  readonly active: number;
  /** The first card may not stand above this. */
  readonly floor: number;
  readonly gap: number;
}

/**
 * Where cards stand beside the text: level with their passages, moved down as little as needed so that none covers another. The active one stands exactly
 * at its passage, and those before it move up.
 *
 * Cost: O(cards).
 */
export function placeCards({ anchors, heights, active, floor, gap }: CardPlaces): number[] {
  const tops: number[] = [];
  const pushDown = (from: number, least: number): void => {
    for (let at = from, free = least; at < anchors.length; at++) {
      const top = Math.max(anchors[at] ?? 0, free);
      tops[at] = top;
      free = top + (heights[at] ?? 0) + gap;
    }
  };
  pushDown(0, floor);
  const wanted = anchors[active];
  if (wanted === undefined || (tops[active] ?? 0) <= wanted) return tops;
  tops[active] = wanted;
  for (let at = active - 1, ceiling = wanted - gap; at >= 0; at--) {
    const top = Math.min(tops[at] ?? 0, ceiling - (heights[at] ?? 0));
    tops[at] = top;
    ceiling = top - gap;
  }
  pushDown(active + 1, wanted + (heights[active] ?? 0) + gap);
  return fitBelow(tops, heights, gap);
}

/** Moves down what stands above the top of the column. */
function fitBelow(tops: number[], heights: readonly number[], gap: number): number[] {
  let free = 0;
  return tops.map((top, at) => {
    const placed = Math.max(top, free);
    free = placed + (heights[at] ?? 0) + gap;
    return placed;
  });
}
