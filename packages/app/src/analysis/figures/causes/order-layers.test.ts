import fc from "fast-check";
import { expect, it } from "vitest";
import { orderLayers, type Layered } from "./order-layers.ts";

function crossings({ below }: Layered, layers: readonly (readonly number[])[]): number {
  let count = 0;
  for (const [at, layer] of layers.entries()) {
    const next = layers[at + 1] ?? [];
    const ties = layer.flatMap((node, place) => (below[node] ?? []).map((other) => [place, next.indexOf(other)] as const));
    for (const [one, [a, b]] of ties.entries()) for (const [c, d] of ties.slice(one + 1)) if ((a - c) * (b - d) < 0) count++;
  }
  return count;
}

const graphs = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(1)), { maxLength: 14 }).map((list): Layered => {
  const layers = [0, 1, 2].map((layer) => [0, 1, 2, 3, 4].map((place) => layer * 5 + place));
  const [above, below] = [Array.from({ length: 15 }, () => [] as number[]), Array.from({ length: 15 }, () => [] as number[])];
  for (const [from, to, layer] of list) {
    const [a, b] = [layer * 5 + from, (layer + 1) * 5 + to];
    if (below[a]?.includes(b) === true) continue;
    below[a]?.push(b);
    above[b]?.push(a);
  }
  return { layers, above, below };
});

it("an order of layers has the same nodes, no more crossings than before, and is the same each time", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const ordered = orderLayers(graph);
      expect(ordered.map((layer) => layer.toSorted((a, b) => a - b))).toEqual(graph.layers);
      expect(crossings(graph, ordered)).toBeLessThanOrEqual(crossings(graph, graph.layers));
      expect(orderLayers(graph)).toEqual(ordered);
    }),
    { numRuns: 60 },
  );
});

it("undoes crossings that need not be", () => {
  const graph = {
    layers: [
      [0, 1],
      [2, 3],
    ],
    above: [[], [], [1], [0]],
    below: [[3], [2], [], []],
  };
  expect(crossings(graph, orderLayers(graph))).toBe(0);
});
