import { expect, test } from "vitest";
import { estimateIdealPoints, type AnswerMatrix } from "./ideal-points.ts";

/** Two camps and one between; one answer is missing. */
const matrix: AnswerMatrix = {
  actors: ["Acme", "Bund", "Civic", "Dawn"],
  concepts: ["tax", "ban", "war"],
  answers: Int8Array.of(1, 1, 0, 1, 0, -1, 0, 0, 1, 0, 0, 1),
};

/** Means and both ends of all estimates, actors first. */
function figures(dimensions: 1 | 2, options: { readonly positive?: string; readonly seed?: number } = {}): number[] {
  const { actors, concepts, largestRHat } = estimateIdealPoints(matrix, { dimensions, draws: 6, burnIn: 2, seed: 5, ...options });
  const estimates = [...actors.flatMap(({ positions }) => positions), ...concepts.flatMap(({ slopes, difficulty }) => [...slopes, difficulty])];
  return [...estimates.flatMap(({ mean, low, high }) => [mean, low, high]), largestRHat].map((value) => Number(value.toFixed(6)));
}

// A figure in print names its seed, so that others get it again: a draw that changes is a change of results, to be told in the change log.
test("a seed gives the same estimates in every version, one dimension", () => {
  expect(figures(1, { positive: "Dawn" })).toEqual(
    [
      [0.754857, -0.269479, 2.118923, 0.717347, -0.211882, 2.043382, 0.50971, -0.231853, 1.405987, 0.162023, -1.161127, 1.361003],
      [0.24507, -1.071915, 1.515409, -0.268934, -0.928588, 0.906333, 0.094707, -2.365889, 1.730368, 0.468142, -0.891582, 1.616046],
      [0.048097, -2.107831, 2.899927, -0.325857, -1.618386, 0.833483, 1.142235],
    ].flat(),
  );
});

test("a seed gives the same estimates in every version, two dimensions", () => {
  expect(figures(2)).toEqual(
    [
      [0.554104, -0.759095, 1.968228, 0.213999, -0.322383, 1.025801, 0.83985, 0.127468, 2.000023, 0.677682, -0.09506, 1.223049],
      [-1.267431, -2.35195, -0.358696, 0.531452, -0.159511, 1.193271, -0.804722, -1.371918, -0.234533, 0.402161, -0.734732, 1.310169],
      [1.751844, 0.256464, 2.983353, 0.142751, -3.466838, 2.642598, -0.585553, -2.409755, 1.913306, 1.039167, -0.244287, 2.513413],
      [-1.703, -5.046664, 4.444809, 0.44796, -1.012745, 2.298253, -1.818631, -2.715833, -0.423126],
      [-0.140675, -2.16313, 1.460818, -0.063912, -2.106206, 1.690367, 1.080539],
    ].flat(),
  );
});

test("without options there are 2,000 draws of each of two chains, one dimension, seed 1, and the first actor is positive", () => {
  const found = estimateIdealPoints({ actors: ["Acme", "Bund"], concepts: ["tax"], answers: Int8Array.of(1, 0) });
  expect([found.draws, found.seed, found.actors.map(({ positions }) => positions.length)]).toEqual([4000, 1, [1, 1]]);
  const mean = (actor: number) => found.actors[actor]?.positions[0]?.mean ?? 0;
  // One answer each, and opposed: the chains agree, and the two stand as far out on either side.
  expect(mean(0)).toBeGreaterThan(0.2);
  expect(mean(1)).toBeCloseTo(-mean(0), 0);
  expect(found.largestRHat).toBeLessThan(1.02);
});

test("one actor, or no answer, gives no positions", () => {
  expect(() => estimateIdealPoints({ ...matrix, actors: ["Acme"] })).toThrow(/at least two actors/);
  expect(() => estimateIdealPoints({ ...matrix, answers: new Int8Array(12).fill(-1) })).toThrow(/no positions to estimate/);
});
