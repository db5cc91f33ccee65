import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layersOf } from "./causal-map.ts";
import { box, type Place } from "./causal-places.ts";
import { placedDown } from "./causal-places-down.ts";

const concept = fc.constantFrom(..."abcdefghij");
const ties = fc.uniqueArray(
  fc.record({ cause: concept, effect: concept }).filter(({ cause, effect }) => cause !== effect),
  { minLength: 1, maxLength: 12, selector: ({ cause, effect }) => `${cause} ${effect}` },
);
const asLinks = (given: readonly { cause: string; effect: string }[]) => given.map((tie) => ({ ...tie, sign: 1 as const, count: 1, ids: [] }));

/** Points along the one curve of a path. */
function pointsOf(path: string): { x: number; y: number }[] {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = (path.match(/-?[\d.]+/g) ?? []).map(Number);
  return Array.from({ length: 41 }, (_, at) => {
    const t = at / 40;
    const mix = (a: number, b: number, c: number, d: number): number =>
      (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
    return { x: mix(x0, x1, x2, x3), y: mix(y0, y1, y2, y3) };
  });
}

const isIn = ({ x, y }: Place, point: { x: number; y: number }): boolean =>
  point.x > x + 0.1 && point.x < x + box.width - 0.1 && point.y > y + 0.1 && point.y < y + box.height - 0.1;

describe("the causal map of a phone", () => {
  it("has each concept once, none on another, within the width of a phone", () => {
    fc.assert(
      fc.property(ties, (given) => {
        const { places, width, height } = placedDown(given, layersOf(asLinks(given)));
        expect(new Set(places.keys())).toEqual(new Set(given.flatMap(({ cause, effect }) => [cause, effect])));
        expect(width).toBeLessThanOrEqual(358);
        const all = [...places.values()];
        for (const [at, one] of all.entries()) {
          expect(one.x >= 0 && one.x + box.width <= width && one.y >= 0 && one.y + box.height <= height).toBe(true);
          for (const other of all.slice(at + 1)) expect(Math.abs(one.x - other.x) >= box.width || Math.abs(one.y - other.y) >= box.height).toBe(true);
        }
      }),
    );
  });

  it("leads no link through a box, whatever the links", () => {
    fc.assert(
      fc.property(ties, (given) => {
        const { places, routeOf } = placedDown(given, layersOf(asLinks(given)));
        for (const tie of given)
          for (const place of places.values()) expect(pointsOf(routeOf(tie).path).some((point) => isIn(place, point))).toBe(false);
      }),
    );
  });

  it("sets causes above their effects, and a chain in the middle", () => {
    const chain = [
      { cause: "a", effect: "b" },
      { cause: "b", effect: "c" },
    ];
    const { places, width } = placedDown(chain, layersOf(asLinks(chain)));
    const at = (name: string): Place => places.get(name) ?? { x: 0, y: 0 };
    expect(at("a").y < at("b").y && at("b").y < at("c").y).toBe(true);
    expect(new Set(["a", "b", "c"].map((name) => at(name).x))).toEqual(new Set([(width - box.width) / 2]));
  });
});
