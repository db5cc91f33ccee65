import { describe, expect, it } from "vitest";
import { type Random, seededRandom } from "@rapporteur/core/base";
import { alignUnits } from "./align-units.ts";
import { combinedDissimilarity, dissimilarityOf, positionalDissimilarity } from "./dissimilarity.ts";
import { gammaAgreement } from "./gamma.ts";
import { sampleContinuum, statisticsOf } from "./sample-continuum.ts";
import { shuffleContinuum } from "./shuffle-continuum.ts";

const unit = (start: number, end: number, category = "x") => ({ start, end, category });

/** Gives the numbers in their order, then fails. */
function listed(...numbers: number[]): Random {
  return () => {
    const next = numbers.shift();
    if (next === undefined) throw new Error("more numbers are drawn than listed");
    return next;
  };
}

describe("dissimilarity", () => {
  it("is the squared shift over the lengths, times the cost of an empty place", () => {
    // Starts lie 2 apart, ends 6; lengths 10 and 14.
    expect(positionalDissimilarity(unit(0, 10), unit(2, 16))).toBeCloseTo((8 / 24) ** 2, 12);
    expect(positionalDissimilarity(unit(2, 16), unit(0, 10), 3)).toBeCloseTo(3 / 9, 12);
  });

  it("weighs position by alpha and category by beta, both in units of the cost of an empty place", () => {
    const dissimilarity = dissimilarityOf({ alpha: 3, beta: 5, emptyCost: 2 });
    expect(combinedDissimilarity(unit(0, 10, "x"), unit(2, 16, "y"), dissimilarity)).toBeCloseTo(3 * (2 / 9) + 5 * 2, 12);
    expect(combinedDissimilarity(unit(0, 10, "x"), unit(2, 16, "x"), dissimilarity)).toBeCloseTo(3 * (2 / 9), 12);
    expect(dissimilarityOf({})).toMatchObject({ alpha: 1, beta: 1, emptyCost: 1 });
  });

  it("takes distances of categories as given", () => {
    const dissimilarity = dissimilarityOf({ emptyCost: 2, categoryDistance: () => 0.25 });
    expect(combinedDissimilarity(unit(0, 10, "x"), unit(0, 10, "y"), dissimilarity)).toBe(0.5);
  });
});

describe("alignment", () => {
  const membersOf = (coders: readonly (readonly ReturnType<typeof unit>[])[], options = {}) =>
    alignUnits(coders, dissimilarityOf(options)).groups.map(({ members, disorder }) => [...members, Number(disorder.toFixed(6))]);

  it("of three coders costs the mean over pairs of coders, an empty place the cost of one", () => {
    // Pairs: 0 (equal), then (4/22)² twice; the third coder's second passage stands alone.
    const coders = [[unit(0, 10)], [unit(0, 10)], [unit(0, 14 - 2), unit(50, 60)]];
    const shifted = (2 / 22) ** 2;
    expect(membersOf(coders)).toEqual([
      [0, 0, 0, Number(((2 * shifted) / 3).toFixed(6))],
      [-1, -1, 1, 1],
    ]);
    expect(alignUnits(coders, dissimilarityOf({})).disorder).toBeCloseTo(((2 * shifted) / 3 + 1) / (4 / 3), 12);
  });

  it("of three coders pairs two and leaves the place of the third empty", () => {
    // The pair costs 0, two empty pairs 1 each, over three pairs.
    expect(membersOf([[unit(0, 10)], [unit(0, 10)], [unit(80, 90)]])).toEqual([
      [0, 0, -1, Number((2 / 3).toFixed(6))],
      [-1, -1, 0, 1],
    ]);
    expect(membersOf([[unit(0, 10)], [unit(0, 10)], []], { emptyCost: 3 })).toEqual([[0, 0, -1, 2]]);
  });

  it("joins where joining costs as much as standing alone, and no dearer", () => {
    // Two alone cost 2. Positions 0, categories apart: β = 2 costs 2, β = 2.1 more.
    expect(membersOf([[unit(0, 10, "x")], [unit(0, 10, "y")]], { beta: 2 })).toEqual([[0, 0, 2]]);
    expect(membersOf([[unit(0, 10, "x")], [unit(0, 10, "y")]], { beta: 2.1 })).toEqual([
      [0, -1, 1],
      [-1, 0, 1],
    ]);
  });

  it("looks as far as a pair can be worth it, whatever comes first in the text", () => {
    // Starts 14 apart, lengths 10 and 10: (28 / 20)² = 1.96 < 2; 15 apart: 2.25.
    expect(membersOf([[unit(0, 10)], [unit(14, 24)]])).toEqual([[0, 0, 1.96]]);
    expect(membersOf([[unit(15, 25)], [unit(0, 10)]])).toEqual([
      [-1, 0, 1],
      [0, -1, 1],
    ]);
    // With no weight on position, distance does not count.
    expect(membersOf([[unit(0, 10)], [unit(500, 510)]], { alpha: 0 })).toEqual([[0, 0, 0]]);
  });

  it("is the best of the whole, not of each passage", () => {
    const coders = [
      [unit(0, 10), unit(8, 18)],
      [unit(6, 16), unit(20, 30)],
    ];
    // The nearest pair is 8–18 with 6–16; left so, 0–10 and 20–30 stand alone: 0.04 + 2 against 0.36 + 1.44.
    expect(membersOf(coders)).toEqual([
      [0, 0, 0.36],
      [1, 1, 1.44],
    ]);
    // Dearer positions turn it.
    expect(membersOf(coders, { alpha: 1.3 })).toEqual([
      [0, -1, 1],
      [1, 0, 0.052],
      [-1, 1, 1],
    ]);
  });

  it("taken greedily, because there are too many ways, still gives every passage one place", () => {
    const crowd = Array.from({ length: 12 }, (_, coder) => [unit(coder, coder + 30), unit(coder + 1, coder + 31)]);
    const { groups, isExact } = alignUnits(crowd, dissimilarityOf({}));
    expect(isExact).toBe(false);
    expect(groups.flatMap(({ members }) => members.flatMap((member, coder) => (member < 0 ? [] : [`${coder}.${member}`]))).sort()).toEqual(
      crowd.flatMap((_, coder) => [`${coder}.0`, `${coder}.1`]).sort(),
    );
  });
});

describe("chance made by shuffling", () => {
  const coders = [[unit(0, 10, "x"), unit(20, 30, "y")], [unit(5, 15, "z")]];

  it("moves a coder's passages by one distance and wraps those that start behind the end", () => {
    // By 15; then, 5 around it left free, 15 of the 20 left: 25. A start at the end itself stays.
    expect(shuffleContinuum(coders, listed(0.5, 0.2, 0.75, 0.7))).toEqual([[unit(15, 25, "x"), unit(5, 15, "y")], [unit(30, 40, "z")]]);
  });

  it("moves by whole numbers from the free stretches, in their order", () => {
    // By 15; of 0–10 and 20–30, 0.24 · 20 = 4.8 lies in the first.
    expect(shuffleContinuum(coders, listed(0.5, 0.7, 0.24, 0.7))).toEqual([[unit(20, 30, "z")], [unit(9, 19, "z")]]);
  });

  it("takes any distance once nothing is free, and draws again where all drawn coders marked nothing", () => {
    const short = [[unit(0, 4, "x")], []];
    // Half a mean length is 2: around 1 that leaves 3–4; around 2 nothing, so the second distance is any number of 0–4.
    expect(shuffleContinuum(short, listed(0.5, 0.2, 0.375, 0.7))).toEqual([[unit(2, 6, "x")], []]);
    expect(shuffleContinuum(short, listed(0.25, 0.9, 0.5, 0.9, 0.25, 0.9, 0.5, 0.1))).toEqual([[], [unit(3, 7, "x")]]);
  });
});

describe("chance made by statistics", () => {
  const coders = [[unit(20, 26, "y"), unit(2, 10, "x")], [unit(0, 4, "x")]];

  it("counts passages, gaps and lengths, a first passage's way from the beginning as a gap", () => {
    // Counts 2 and 1; gaps 2 and 10; lengths 6, 8 and 4; x twice, y once.
    expect(statisticsOf(coders)).toEqual({
      coderCount: 2,
      unitCount: { mean: 1.5, deviation: 0.5 },
      gap: { mean: 6, deviation: 4 },
      length: { mean: 6, deviation: expect.closeTo(Math.sqrt(8 / 3), 12) },
      categories: [
        { category: "x", cumulated: expect.closeTo(2 / 3, 12) },
        { category: "y", cumulated: expect.closeTo(1, 12) },
      ],
    });
    expect(statisticsOf([[unit(0, 4)]]).gap).toEqual({ mean: 0, deviation: 0 });
  });

  it("draws numbers, gaps, lengths and categories", () => {
    const statistics = {
      coderCount: 1,
      unitCount: { mean: 2, deviation: 0 },
      gap: { mean: 3, deviation: 1 },
      length: { mean: 5, deviation: 2 },
      categories: [
        { category: "x", cumulated: 0.5 },
        { category: "y", cumulated: 1 },
      ],
    };
    // Box–Muller: of u = 1 − e^(−1/2) the radius is 1; the angle's cosine is 1 at 0, −1 at a half, 0 at a quarter.
    const one = 1 - Math.exp(-0.5);
    const count = [one, 0];
    const [first] = sampleContinuum(statistics, listed(...count, one, 0, one, 0, 0.49, one, 0.5, one, 0.5, 0.5));
    expect(first?.map(({ category }) => category)).toEqual(["x", "y"]);
    expect(first?.map(({ start, end }) => [start, end].map((place) => Number(place.toFixed(9))))).toEqual([
      [4, 11],
      [13, 16],
    ]);
  });

  it("draws one passage at least, and none of no length", () => {
    const still = { mean: 0, deviation: 0 };
    const statistics = { coderCount: 2, unitCount: still, gap: still, length: still, categories: [] };
    const drawn = sampleContinuum(statistics, seededRandom(5));
    expect(drawn.map((units) => units.length)).toEqual([1, 1]);
    for (const { start, end, category } of drawn.flat()) {
      expect([start, category]).toEqual([0, ""]);
      expect(end).toBeGreaterThan(0);
    }
  });
});

describe("gamma", () => {
  const coders = [
    [unit(0, 10, "x"), unit(20, 30, "y"), unit(50, 55, "z")],
    [unit(2, 12, "x"), unit(20, 30, "z")],
  ];

  it("is one less observed over expected disorder, the mean over the samples asked for", () => {
    const found = gammaAgreement(coders, { random: seededRandom(4), sampleCount: 5, precision: null });
    // (2 + 2)² / 20² for the shifted pair, 1 for the categories, 1 for the passage alone; 2.5 passages a coder.
    expect(found.alignment.disorder).toBeCloseTo((0.04 + 1 + 1) / 2.5, 12);
    expect(found.sampleCount).toBe(5);
    expect(found.gamma).toBeCloseTo(1 - found.alignment.disorder / found.expectedDisorder, 12);
    const random = seededRandom(4);
    const disorders = Array.from({ length: 5 }, () => alignUnits(shuffleContinuum(coders, random), dissimilarityOf({})).disorder);
    expect(found.expectedDisorder).toBeCloseTo(disorders.reduce((sum, value) => sum + value, 0) / 5, 12);
  });

  it("draws more samples until the mean is as precise as wanted", () => {
    const countOf = (precision: number | null) => gammaAgreement(coders, { random: seededRandom(4), sampleCount: 20, precision }).sampleCount;
    const random = seededRandom(4);
    const disorders = Array.from({ length: 20 }, () => alignUnits(shuffleContinuum(coders, random), dissimilarityOf({})).disorder);
    const mean = disorders.reduce((sum, value) => sum + value, 0) / 20;
    const deviation = Math.sqrt(disorders.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 19);
    expect(countOf(0.1)).toBe(Math.max(20, Math.ceil(((1.96 * deviation) / (0.1 * mean)) ** 2)));
    expect(countOf(0.05)).toBe(Math.ceil(((1.96 * deviation) / (0.05 * mean)) ** 2));
    expect(countOf(1)).toBe(20);
    expect(countOf(null)).toBe(20);
    expect(gammaAgreement(coders, { random: seededRandom(4), sampleCount: 1 }).sampleCount).toBe(1);
    expect(() => gammaAgreement(coders, { random: seededRandom(4), sampleCount: 0 })).toThrow(/whole number above 0/);
  });

  it("can draw chance from statistics instead", () => {
    const found = gammaAgreement(coders, { random: seededRandom(4), sampleCount: 3, precision: null, sampler: "statistical" });
    const random = seededRandom(4);
    const disorders = Array.from({ length: 3 }, () => alignUnits(sampleContinuum(statisticsOf(coders), random), dissimilarityOf({})).disorder);
    expect(found.expectedDisorder).toBeCloseTo(disorders.reduce((sum, value) => sum + value, 0) / 3, 12);
  });

  it.each([null, "x", "y", "z"])(
    "of the category %s weighs pairs by how well their positions agree, and counts passages alone where asked",
    (category) => {
      const distance = (a: string, b: string) => (a === b ? 0 : 0.5);
      const dissimilarity = dissimilarityOf({ emptyCost: 2, categoryDistance: distance });
      /** Mathet 2017: Σ w·d / Σ w over pairs of a group, w = max(0, 1 − position) / (passages − 1); a passage alone is a pair of weight 2 and distance 2. */
      const slow = (given: typeof coders, counts: boolean): number | null => {
        let [sum, weights] = [0, 0];
        for (const { members } of alignUnits(given, dissimilarity).groups) {
          const units = members.flatMap((member, coder) => given[coder]?.[member] ?? []);
          const concerns = (...some: typeof units) => category === null || some.some((one) => one.category === category);
          for (const [at, one] of units.entries()) {
            for (const other of units.slice(at + 1)) {
              if (!concerns(one, other)) continue;
              const weight = Math.max(0, 1 - positionalDissimilarity(one, other, 2)) / (units.length - 1);
              weights += weight;
              sum += weight * distance(one.category, other.category) * 2;
            }
            if (!counts || !concerns(one)) continue;
            weights += (given.length - units.length) * 2;
            sum += (given.length - units.length) * 4;
          }
        }
        return weights === 0 ? null : sum / weights;
      };
      for (const unalignedPairs of ["left out", "counted"] as const) {
        const counts = unalignedPairs === "counted";
        const options = { random: seededRandom(4), sampleCount: 12, precision: null, emptyCost: 2, categoryDistance: distance, unalignedPairs };
        const found = gammaAgreement(coders, options);
        const random = seededRandom(4);
        const expected = Array.from({ length: 12 }, () => slow(shuffleContinuum(coders, random), counts)).filter((value) => value !== null);
        const observed = slow(coders, counts);
        const chance = expected.reduce((total, value) => total + value, 0) / expected.length;
        const own = category === null ? found.gammaCategories : found.gammaByCategory.get(category);
        const gamma = observed === null ? null : observed === 0 ? 1 : expected.length === 0 ? null : chance === 0 ? null : 1 - observed / chance;
        if (gamma === null) expect(own).toBeNull();
        else expect(own).toBeCloseTo(gamma, 10);
      }
    },
  );
});
