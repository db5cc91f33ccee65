import { expect, test } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { alignDraws, orientDraws, type Chain } from "./align-draws.ts";

const positions = [3, 1, -2, 1.5, 0.5, -2.5, -1, 0.25];
const slopes = [1, 2, -0.5, 1.5, 0.75, -1];

type Matrix = readonly [number, number, number, number];

function turned(points: readonly number[], [a, b, c, e]: Matrix): number[] {
  return points.map((_, at) => {
    const [x, y] = [points[at - (at % 2)] ?? 0, points[at - (at % 2) + 1] ?? 0];
    return at % 2 === 0 ? x * a + y * c : x * b + y * e;
  });
}

/** Draws of one picture, each turned by an angle and every other one mirrored as well. */
function chainOf(angles: readonly number[]): Chain {
  const rotations = angles.map((angle, draw): Matrix => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return draw % 2 === 0 ? [cos, sin, -sin, cos] : [cos, sin, sin, -cos];
  });
  return {
    positions: Float64Array.from(rotations.flatMap((rotation) => turned(positions, rotation))),
    slopes: Float64Array.from(rotations.flatMap((rotation) => turned(slopes, rotation))),
    difficulties: new Float64Array(3 * angles.length),
    actorCount: 4,
    conceptCount: 3,
    draws: angles.length,
  };
}

/** Slopes times positions: what the answers depend on. */
function products(chain: Chain, draw: number): number[] {
  const [own, items] = [chain.positions.subarray(draw * 8, draw * 8 + 8), chain.slopes.subarray(draw * 6, draw * 6 + 6)];
  return [0, 1, 2, 3].flatMap((actor) =>
    [0, 1, 2].map((item) => (own[2 * actor] ?? 0) * (items[2 * item] ?? 0) + (own[2 * actor + 1] ?? 0) * (items[2 * item + 1] ?? 0)),
  );
}

function near(actual: ArrayLike<number>, expected: ArrayLike<number>, digits = 9): void {
  expect(actual).toHaveLength(expected.length);
  for (let at = 0; at < expected.length; at++) expect(actual[at], `at ${at}`).toBeCloseTo(expected[at] ?? 0, digits);
}

test("draws that differ by a turn or a mirror image become one picture, slopes with them", () => {
  const random = seededRandom(8);
  const angles = () => Array.from({ length: 6 }, () => 2 * Math.PI * random());
  const chains = [chainOf(angles()), chainOf(angles())];
  const before = products(chains[0] as Chain, 0);
  alignDraws(chains, 2);
  const first = (chains[0] as Chain).positions.slice(0, 8);
  for (const chain of chains)
    for (let draw = 0; draw < chain.draws; draw++) {
      near(chain.positions.subarray(draw * 8, draw * 8 + 8), first);
      near(products(chain, draw), before);
    }
});

test("noise left after turning is no more than what was put in", () => {
  const random = seededRandom(2);
  const chain = chainOf([0.4, 1.9, 4, 5.5]);
  const noisy = chain.positions.map((value) => value + 0.01 * (random() - 0.5));
  const chains = [{ ...chain, positions: noisy }];
  alignDraws(chains, 2);
  const first = noisy.slice(0, 8);
  for (let draw = 1; draw < 4; draw++) near(noisy.subarray(draw * 8, draw * 8 + 8), first, 1);
});

test.each([0, 1, 2, 3])("the first dimension is the widest, and actor %d stands on the positive side of both", (anchor) => {
  const chains = [chainOf([0, 0]), chainOf([0, 0])].map((chain) => ({
    ...chain,
    // Both draws of a chain are the picture itself, not mirrored.
    positions: Float64Array.from([...positions, ...positions]),
    slopes: Float64Array.from([...slopes, ...slopes]),
  }));
  const before = products(chains[0] as Chain, 1);
  orientDraws(chains, 2, anchor);
  for (const chain of chains) {
    for (const draw of [0, 1]) {
      const points = chain.positions.subarray(draw * 8, draw * 8 + 8);
      expect(points[2 * anchor]).toBeGreaterThan(0);
      expect(points[2 * anchor + 1]).toBeGreaterThan(0);
      const axes = [0, 1].map((axis) => {
        const values = [0, 1, 2, 3].map((actor) => points[2 * actor + axis] ?? 0);
        const mean = values.reduce((sum, value) => sum + value / 4, 0);
        return values.map((value) => value - mean);
      });
      const dot = (one: number, other: number) => (axes[one] ?? []).reduce((sum, value, at) => sum + value * (axes[other]?.[at] ?? 0), 0);
      expect(dot(0, 1)).toBeCloseTo(0, 9);
      expect(dot(0, 0)).toBeGreaterThan(dot(1, 1));
    }
    near(products(chain, 1), before);
  }
});

test("in one dimension draws are mirrored onto each other, and the anchor is positive", () => {
  const chain = (...signs: number[]): Chain => ({
    positions: Float64Array.from(signs.flatMap((sign) => [sign * 2, sign * -1, sign * 0.5])),
    slopes: Float64Array.from(signs.flatMap((sign) => [sign * 4, sign * -3])),
    difficulties: new Float64Array(2 * signs.length),
    actorCount: 3,
    conceptCount: 2,
    draws: signs.length,
  });
  const chains = [chain(1, -1, 1), chain(-1, -1, 1)];
  alignDraws(chains, 1);
  orientDraws(chains, 1, 1);
  for (const { positions: own, slopes: items } of chains) {
    expect([...own]).toEqual([-2, 1, -0.5, -2, 1, -0.5, -2, 1, -0.5]);
    expect([...items]).toEqual([-4, 3, -4, 3, -4, 3]);
  }
  orientDraws(chains, 1, 0);
  expect(chains[1]?.positions[0]).toBe(2);
});
