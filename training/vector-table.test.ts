import { describe, expect, it } from "vitest";
import { seededRandom } from "../packages/core/src/base/random.ts";
import { hashText } from "../packages/reader/src/language/syntax/hash.ts";
import { principalAxes } from "./principal-axes.ts";
import { chooseVectors, readVectors } from "./vector-table.ts";

/** Vectors of twelve places that vary along two directions only. */
function flatVectors(count: number): Map<string, number[]> {
  const random = seededRandom(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const [a, b] = [4 * random() - 2, random() - 0.5];
      return [`word${index}`, Array.from({ length: 12 }, (_unused, place) => a * Math.sin(place) + b * Math.cos(2 * place) + 1)] as const;
    }),
  );
}

describe("principalAxes", () => {
  it("finds the directions in which rows vary, orthogonal and by falling variance", () => {
    const { axes, variances } = principalAxes([...flatVectors(60).values()]);
    const product = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, place) => sum + value * (b[place] as number), 0);
    for (const [i, a] of axes.entries()) for (const [j, b] of axes.entries()) expect(product(a, b)).toBeCloseTo(i === j ? 1 : 0, 9);
    expect([...variances]).toEqual([...variances].sort((a, b) => b - a));
    expect(variances[1]).toBeGreaterThan(0.1);
    for (const variance of variances.slice(2)) expect(variance).toBeLessThan(1e-12);
  });
});

describe("chooseVectors", () => {
  const known = flatVectors(60);
  const source = { words: [...known.keys()], vectorOf: (word: string) => known.get(word) as number[] };

  it("takes the most frequent words and the wanted ones", () => {
    const vectors = readVectors(chooseVectors(source, { count: 10, wanted: new Set(["word50", "absent"]), dimensions: 4 }));
    const has = (word: string): boolean => vectors.find(hashText(word)) >= 0;
    expect([...known.keys()].filter(has)).toEqual([...source.words.slice(0, 10), "word50"]);
    expect(has("absent")).toBe(false);
  });

  it("keeps like words alike through rounding, and gives zeros for a word without a vector", () => {
    const vectors = readVectors(chooseVectors(source, { count: 60, wanted: new Set(), dimensions: 4 }));
    const read = (number: number): Float32Array => {
      const values = new Float32Array(6).fill(9);
      vectors.write(number, values, 1);
      expect([values[0], values[5]]).toEqual([9, 9]);
      return values.slice(1, 5);
    };
    expect([...read(-1)]).toEqual([0, 0, 0, 0]);
    const similarity = (a: Float32Array, b: Float32Array): number => {
      const product = (x: Float32Array, y: Float32Array): number => x.reduce((sum, value, place) => sum + value * (y[place] as number), 0);
      return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
    };
    const first = (word: string): number => Math.sin(1) * ((known.get(word) as number[])[1] as number);
    const ranked = [...source.words].sort((a, b) => first(a) - first(b));
    const vectorOf = (word: string | undefined): Float32Array => read(vectors.find(hashText(word ?? "")));
    expect(similarity(vectorOf(ranked[0]), vectorOf(ranked[1]))).toBeGreaterThan(0.8);
    expect(similarity(vectorOf(ranked[0]), vectorOf(ranked.at(-1)))).toBeLessThan(0);
  });
});
