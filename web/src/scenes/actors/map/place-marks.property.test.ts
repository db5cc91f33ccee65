import fc from "fast-check";
import { expect, it } from "vitest";
import { reachOf, type DrawnNode } from "../../../figures/graph/graph-types.ts";
import { fitPlaces, placeOf } from "./map-sight.ts";
import { placeMarks } from "./place-marks.ts";
import { statePlaces } from "./world-data.ts";

const states = statePlaces.split(", ").map((entry) => `state:${entry.slice(0, 3)}`);
const node = (key: string, size: number): DrawnNode => ({ key, label: key, x: 0, y: 0, size, group: size > 10 ? 2 : null });

it("no mark lies on another, and actors without a place are not drawn", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...states, "person:ada", "organization:nato"), { minLength: 1 }),
      fc.integer({ min: 5, max: 18 }),
      fc.integer({ min: 300, max: 1400 }),
      (keys, size, width) => {
        const frame = { width, height: Math.round(width / 2) };
        const sight = fitPlaces(
          keys.flatMap((key) => placeOf(key) ?? []),
          frame,
        );
        const ties = keys.slice(1).map((to, at) => ({ key: `${at}`, from: keys[at] ?? "", to, value: 1, width: 1, isDirected: true }));
        const graph = placeMarks({ nodes: keys.map((key) => node(key, size)), ties }, sight, frame);
        expect(graph.nodes.map(({ key }) => key)).toEqual(keys.filter((key) => key.startsWith("state:")));
        for (const [at, one] of graph.nodes.entries())
          for (const other of graph.nodes.slice(at + 1))
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(one.size * reachOf(one) + other.size * reachOf(other));
        const drawn = new Set(graph.nodes.map(({ key }) => key));
        expect(graph.ties).toEqual(ties.filter(({ from, to }) => drawn.has(from) && drawn.has(to)));
      },
    ),
    { numRuns: 60 },
  );
});
