interface Spot {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] } as const;
export type ArrowKey = keyof typeof ways;

export function isArrow(key: string): key is ArrowKey {
  return key in ways;
}

/** One step of an arrow key, in pixels from the left and the top. */
export function stepOf(arrow: ArrowKey): readonly [x: number, y: number] {
  return ways[arrow];
}

/** The node that an arrow key leads to: near, and rather straight ahead than aside. From nowhere, the first. Null where nothing lies that way. */
export function nextNode(spots: readonly Spot[], from: string | null, arrow: ArrowKey): string | null {
  const start = spots.find(({ key }) => key === from);
  if (start === undefined) return spots[0]?.key ?? null;
  const [stepX, stepY] = ways[arrow];
  let [best, least]: [string | null, number] = [null, Infinity];
  for (const { key, x, y } of spots) {
    const ahead = (x - start.x) * stepX + (y - start.y) * stepY;
    const aside = Math.abs((x - start.x) * stepY) + Math.abs((y - start.y) * stepX);
    if (key === from || ahead <= 0 || aside > ahead * 2) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) [best, least] = [key, cost];
  }
  return best;
}
