import type { BalanceReport, SignedGraph } from "@rapporteur/engines/relations";
import type { Camps } from "./actor-types.ts";

/**
 * The division of each connected part by itself: parts that no signed pair joins cannot be placed against each other. Largest part first.
 *
 * Cost: O(actors + pairs).
 */
export function campsOf({ nodes, from, to, sign }: SignedGraph, { sides }: BalanceReport["frustration"]): Camps[] {
  const second = new Set(sides[1]);
  const sideOf = (node: number): 1 | -1 => (second.has(nodes[node] ?? "") ? -1 : 1);
  const neighbours = nodes.map((): number[] => []);
  // How many ties speak for the side that a node stands on, less those that speak against it.
  const support = nodes.map(() => 0);
  for (let edge = 0; edge < sign.length; edge++) {
    const [a, b] = [from[edge] ?? 0, to[edge] ?? 0];
    neighbours[a]?.push(b);
    neighbours[b]?.push(a);
    const agrees = (sign[edge] ?? 1) * sideOf(a) * sideOf(b);
    for (const end of [a, b]) support[end] = (support[end] ?? 0) + agrees;
  }
  const parts = partsOf(neighbours).filter((part) => part.length > 1);
  return parts
    .sort((a, b) => b.length - a.length)
    .map((part) => {
      const on = (side: 1 | -1): string[] => part.filter((node) => sideOf(node) === side).map((node) => nodes[node] ?? "");
      return { sides: [on(1), on(-1)], either: part.filter((node) => support[node] === 0).map((node) => nodes[node] ?? "") };
    });
}

function partsOf(neighbours: readonly (readonly number[])[]): number[][] {
  const seen = new Set<number>();
  const parts: number[][] = [];
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const part = [start];
    for (const node of part) {
      for (const next of neighbours[node] ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        part.push(next);
      }
    }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
}
