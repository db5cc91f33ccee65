import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { componentsOf, packBoxes } from "./pack-components.ts";
import { atOnce } from "../pause.ts";
import { passesOf } from "./clear-ties.ts";
import { nodeDistance, placeNetwork, type LayoutTies } from "./place-network.ts";
import { twoColumns } from "./two-columns.ts";

const tiesAmong = (size: number) =>
  fc
    .array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.constantFrom(1, 2, -1)), { maxLength: size * 2 })
    .map((list) => list.filter(([a, b]) => a !== b))
    .map((list) => ({ from: list.map(([a]) => a), to: list.map(([, b]) => b), values: list.map(([, , value]) => value) }));
const networks = fc.integer({ min: 1, max: 40 }).chain((size) => fc.record({ size: fc.constant(size), ties: tiesAmong(size) }));

/** How near a tie comes to a node that it does not lead to. */
function nearestPass(size: number, ties: LayoutTies): number {
  const places = atOnce(placeNetwork(size, ties, null));
  return Math.min(...passesOf(places, ties).map(({ distance }) => distance), Infinity);
}

describe("places of a network", () => {
  it("leave no node on another, and are the same each time", () => {
    fc.assert(
      fc.property(networks, ({ size, ties }) => {
        const places = atOnce(placeNetwork(size, ties, null));
        for (let one = 0; one < size; one++)
          for (let other = one + 1; other < size; other++)
            expect(Math.hypot(places.x[one]! - places.x[other]!, places.y[one]! - places.y[other]!)).toBeGreaterThan(nodeDistance * 0.6);
        expect(atOnce(placeNetwork(size, ties, null))).toEqual(places);
      }),
      { numRuns: 25 },
    );
  });

  it("let no tie of a small part run through a third node, a triangle in which two disagree with the third among them", () => {
    const triangle = { from: [0, 0, 1], to: [1, 2, 2], values: [-1, 1, -1] };
    expect(nearestPass(3, triangle)).toBeGreaterThan(nodeDistance / 3);
    const tree = (size: number) =>
      fc
        .tuple(...Array.from({ length: size - 1 }, (_, at) => fc.nat(at)), fc.constant(0))
        .map((parents) => parents.slice(0, size - 1))
        .map((parents) => ({ from: parents, to: parents.map((_, at) => at + 1), values: parents.map((_, at) => (at % 3 === 2 ? -1 : 1)) }));
    const small = fc.integer({ min: 3, max: 9 }).chain((size) => fc.record({ size: fc.constant(size), ties: tree(size), chord: fc.nat(size - 2) }));
    fc.assert(
      fc.property(small, ({ size, ties, chord }) => {
        const all = { from: [...ties.from, chord], to: [...ties.to, size - 1], values: [...ties.values, -1] };
        expect(nearestPass(size, all)).toBeGreaterThan(nodeDistance / 3);
      }),
      { numRuns: 60 },
    );
  });

  it("have the first kind at the left of the second in every part, and parts apart", () => {
    const between = fc
      .array(fc.tuple(fc.nat(11), fc.nat(9)), { minLength: 1, maxLength: 30 })
      .map((list) => ({ from: list.map(([a]) => a), to: list.map(([, b]) => 12 + b), values: list.map(() => 1) }));
    fc.assert(
      fc.property(between, (ties) => {
        const { x, y } = atOnce(placeNetwork(22, ties, 12));
        for (const [tie, actor] of ties.from.entries()) expect(x[actor]!).toBeLessThan(x[ties.to[tie]!]!);
        const boxes = componentsOf(22, ties).map((nodes) => ({
          left: Math.min(...nodes.map((node) => x[node]!)),
          right: Math.max(...nodes.map((node) => x[node]!)),
          top: Math.min(...nodes.map((node) => y[node]!)),
          bottom: Math.max(...nodes.map((node) => y[node]!)),
        }));
        for (const [at, a] of boxes.entries())
          for (const b of boxes.slice(at + 1)) expect(a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("pack boxes in rows without touching", () => {
    const corners = packBoxes(
      Array.from({ length: 5 }, () => ({ width: 10, height: 10 })),
      { gapX: 2, gapY: 2, aspect: 2 },
    );
    expect(corners.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [12, 0],
      [24, 0],
      [0, 12],
      [12, 12],
    ]);
  });

  it("undo crossings that need not be", () => {
    const { left, right } = twoColumns([0, 1, 2, 3], { from: [0, 1], to: [3, 2] }, (node) => node < 2);
    expect([left, right]).toEqual([
      [0, 1],
      [3, 2],
    ]);
  });
});
