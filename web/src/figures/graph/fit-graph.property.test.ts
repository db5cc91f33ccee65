import fc from "fast-check";
import { expect, it } from "vitest";
import { fitGraph } from "./fit-graph.ts";

const coordinate = fc.double({ min: -2000, max: 2000, noNaN: true });
const node = fc.record({ x: coordinate, y: coordinate, side: fc.constantFrom("left" as const, "right" as const) });

const isWithin = (value: number, [low, high]: readonly [number, number]): boolean => value >= low - 1e-6 && value <= high + 1e-6;

it("a frame holds every node, with room at the sides for labels", () => {
  fc.assert(
    fc.property(
      fc.array(node, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 300, max: 1600 }),
      fc.integer({ min: 300, max: 900 }),
      (list, width, height) => {
        const nodes = list.map(({ x, y, side }, at) => ({
          key: String(at),
          label: "",
          x,
          y,
          size: 10,
          group: null,
          labelSide: side,
        }));
        const { x, y, scale, radiusOf } = fitGraph(nodes, { width, height }, 40);
        expect(nodes.filter((one) => !isWithin(one.x, x) || !isWithin(one.y, y))).toEqual([]);
        expect(scale).toBeGreaterThan(0);
        expect(Math.max(...nodes.map(radiusOf))).toBeLessThanOrEqual(10);
      },
    ),
  );
});
