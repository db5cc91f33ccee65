import type { Arrow } from "./read-architecture.ts";

/**
 * The arrows that do not follow from others: without a → c where a → b → c leads there too. One after the other is left out, so that of nodes in a circle
 * some arrow stays.
 *
 * Cost: O(arrows²).
 */
export function reduceArrows(arrows: readonly Arrow[]): Arrow[] {
  return arrows.reduce<Arrow[]>(
    (kept, arrow) => {
      const others = kept.filter((one) => one !== arrow);
      return reaches(others, arrow.from, arrow.to) ? others : kept;
    },
    [...arrows],
  );
}

function reaches(arrows: readonly Arrow[], from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const node of seen) for (const arrow of arrows) if (arrow.from === node) seen.add(arrow.to);
  return seen.has(to);
}

/** How many steps a node is above the last ones below it: 0 for those that point nowhere. The graph must be without circles. */
export function depthsOf(nodes: readonly string[], arrows: readonly Arrow[]): Map<string, number> {
  const depths = new Map<string, number>();
  const depthOf = (node: string): number => {
    const known = depths.get(node);
    if (known !== undefined) return known;
    const below = arrows.filter(({ from }) => from === node).map(({ to }) => depthOf(to) + 1);
    const depth = Math.max(0, ...below);
    depths.set(node, depth);
    return depth;
  };
  for (const node of nodes) depthOf(node);
  return depths;
}
