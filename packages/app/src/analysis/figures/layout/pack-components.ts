/** Ties as columns of the numbers of their ends. */
export interface TieEnds {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
}

/** Connected parts, the largest first, each with its nodes in their order; of equal ones, the one with the first node. Cost: O(nodes + ties). */
export function componentsOf(size: number, { from, to }: TieEnds): number[][] {
  const parents = Int32Array.from({ length: size }, (_, node) => node);
  const rootOf = (node: number): number => {
    let at = node;
    while (parents[at] !== at) at = parents[at] = parents[parents[at] as number] as number;
    return at;
  };
  for (let tie = 0; tie < from.length; tie++) {
    const [a, b] = [rootOf(from[tie] as number), rootOf(to[tie] as number)];
    parents[Math.max(a, b)] = Math.min(a, b);
  }
  const groups = Map.groupBy(
    Array.from({ length: size }, (_, node) => node),
    rootOf,
  );
  return [...groups.values()].sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number));
}

export interface Box {
  readonly width: number;
  readonly height: number;
}

/**
 * Boxes side by side in rows, in the order given, about as wide in all as a screen; none touches another. Returns the left top corner of each.
 *
 * @param aspect width by height that the whole should have
 * Cost: O(boxes).
 */
export function packBoxes(
  boxes: readonly Box[],
  { gapX, gapY, aspect }: { readonly gapX: number; readonly gapY: number; readonly aspect: number },
): { x: number; y: number }[] {
  const area = boxes.reduce((sum, { width, height }) => sum + (width + gapX) * (height + gapY), 0);
  const widest = boxes.reduce((most, { width }) => Math.max(most, width), 0);
  const limit = Math.max(widest, Math.sqrt(area * aspect));
  let [x, y, rowHeight] = [0, 0, 0];
  return boxes.map(({ width, height }) => {
    if (x > 0 && x + width > limit) [x, y, rowHeight] = [0, y + rowHeight + gapY, 0];
    const place = { x, y };
    x += width + gapX;
    rowHeight = Math.max(rowHeight, height);
    return place;
  });
}
