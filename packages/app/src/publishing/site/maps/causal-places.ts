/** Two columns are as wide as a phone. */
export const box = { width: 144, height: 40, gapX: 54, gapY: 18 };

/** Left upper corner of a box. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Which of two concepts is said to cause the other. */
export interface Tie {
  readonly cause: string;
  readonly effect: string;
}

/** The line of a link, and where its sign stands. */
export interface Route {
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

export interface Placing {
  readonly places: ReadonlyMap<string, Place>;
  readonly width: number;
  readonly height: number;
  readonly routeOf: (tie: Tie) => Route;
}

/** The layer or the row of a concept: each has one. */
export function levelOf(levels: ReadonlyMap<string, number>, concept: string): number {
  return levels.get(concept) ?? 0;
}

/**
 * Concepts in the order in which they are placed: connected pieces together, those of most links first, each from its causes on.
 * Cost: O(concepts × links).
 */
export function piecesInOrder(links: readonly Tie[], layers: ReadonlyMap<string, number>): string[][] {
  const pieces: Set<string>[] = [];
  for (const { cause, effect } of links) {
    const [joined, others] = [true, false].map((isJoined) => pieces.filter((piece) => (piece.has(cause) || piece.has(effect)) === isJoined));
    pieces.splice(0, pieces.length, ...(others ?? []), new Set([...(joined ?? []).flatMap((piece) => [...piece]), cause, effect]));
  }
  const sizeOf = (piece: ReadonlySet<string>): number => links.filter(({ cause }) => piece.has(cause)).length;
  const firstOf = (piece: ReadonlySet<string>): number => links.findIndex(({ cause }) => piece.has(cause));
  const sorted = pieces.toSorted((a, b) => sizeOf(b) - sizeOf(a) || firstOf(a) - firstOf(b));
  const mentions = [...layers.keys()];
  return sorted.map((piece) => mentions.filter((concept) => piece.has(concept)).sort((a, b) => levelOf(layers, a) - levelOf(layers, b)));
}

/** Each concept level with its first cause, or below it where that place is taken, so that a chain runs straight. */
export function placedAcross(links: readonly Tie[], layers: ReadonlyMap<string, number>): Placing {
  // Layers may have gaps where a circle was cut: columns are packed in order.
  const columns = [...new Set(layers.values())].sort((a, b) => a - b);
  const rows = new Map<string, number>();
  const free = columns.map(() => 0);
  const places = new Map<string, Place>();
  for (const concept of piecesInOrder(links, layers).flat()) {
    const column = columns.indexOf(levelOf(layers, concept));
    const causes = links.flatMap(({ cause, effect }) => (effect === concept ? (rows.get(cause) ?? []) : []));
    // A concept that nothing causes begins below all that is placed, so that pieces do not run into each other.
    const row = Math.max(free[column] ?? 0, causes.length > 0 ? Math.min(...causes) : column === 0 ? 0 : Math.max(...free));
    rows.set(concept, row);
    free[column] = row + 1;
    places.set(concept, { x: 8 + column * (box.width + box.gapX), y: box.gapY + row * (box.height + box.gapY) });
  }
  // Links that go back run below the last row.
  const height = Math.max(...free) * (box.height + box.gapY) + box.gapY + 28;
  const width = 16 + columns.length * box.width + (columns.length - 1) * box.gapX;
  return { places, width, height, routeOf: ({ cause, effect }) => routeAcross(placeOf(places, cause), placeOf(places, effect)) };
}

/** @throws Error for a concept that no link names, which no caller has */
export function placeOf(places: ReadonlyMap<string, Place>, concept: string): Place {
  const place = places.get(concept);
  if (place === undefined) throw new Error(`“${concept}” was not placed`);
  return place;
}

/** From the right edge of a box to the left one of a box further right. */
export function routeAcross(from: Place, to: Place): Route {
  const start = { x: from.x + box.width, y: from.y + box.height / 2 };
  const end = { x: to.x - 4, y: to.y + box.height / 2 };
  if (end.x > start.x) {
    const bend = (start.x + end.x) / 2;
    return { path: `M${start.x} ${start.y}C${bend} ${start.y} ${bend} ${end.y} ${end.x} ${end.y}`, x: bend, y: (start.y + end.y) / 2 - 4 };
  }
  // Back to an earlier layer: around the outside, so that it does not run through its own boxes.
  const low = Math.max(from.y, to.y) + box.height + 12;
  const [left, right] = [to.x + box.width / 2, from.x + box.width / 2];
  return {
    path: `M${right} ${from.y + box.height}C${right} ${low + 14} ${left} ${low + 14} ${left} ${to.y + box.height + 4}`,
    x: (left + right) / 2,
    y: low + 8,
  };
}
