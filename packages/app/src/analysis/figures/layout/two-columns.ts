import type { TieEnds } from "./pack-components.ts";

/**
 * The order of two columns of nodes in which few ties cross: each node goes to the middle of those it is tied to, from one side and from the other in turn.
 *
 * Source: the barycenter heuristic, Sugiyama, Tagawa and Toda 1981, IEEE Trans. SMC 11:109–125.
 * Cost: O(sweeps · (ties + nodes · log nodes)). Deterministic.
 *
 * @param isLeft by node
 */
export function twoColumns(nodes: readonly number[], { from, to }: TieEnds, isLeft: (node: number) => boolean): { left: number[]; right: number[] } {
  const near = new Map<number, number[]>(nodes.map((node) => [node, []]));
  for (let tie = 0; tie < from.length; tie++) {
    const [a, b] = [from[tie] as number, to[tie] as number];
    near.get(a)?.push(b);
    near.get(b)?.push(a);
  }
  const degree = (node: number): number => near.get(node)?.length ?? 0;
  let left = nodes.filter(isLeft).sort((a, b) => degree(b) - degree(a) || a - b);
  let right = nodes.filter((node) => !isLeft(node));
  for (let sweep = 0; sweep < 12; sweep++) {
    right = byMiddle(right, left, near);
    left = byMiddle(left, right, near);
  }
  return { left, right: byMiddle(right, left, near) };
}

function byMiddle(moved: readonly number[], fixed: readonly number[], near: ReadonlyMap<number, readonly number[]>): number[] {
  const places = new Map(fixed.map((node, at) => [node, fixed.length < 2 ? 0.5 : at / (fixed.length - 1)]));
  const middles = new Map(
    moved.map((node) => {
      const own = (near.get(node) ?? []).flatMap((other) => places.get(other) ?? []);
      return [node, own.length === 0 ? 0.5 : own.reduce((sum, place) => sum + place, 0) / own.length];
    }),
  );
  const order = new Map(moved.map((node, at) => [node, at]));
  return moved.toSorted((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0) || (order.get(a) ?? 0) - (order.get(b) ?? 0));
}
