import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../base/random.ts";
import { makeKernels } from "./kernels.ts";

const sizes = fc.record({
  count: fc.integer({ min: 1, max: 7 }),
  fours: fc.integer({ min: 1, max: 5 }),
  outputs: fc.integer({ min: 1, max: 4 }),
  seed: fc.nat(),
});

describe("kernels", () => {
  it("multiply adds the products of rows and weights", () => {
    fc.assert(
      fc.property(sizes, ({ count, fours, outputs, seed }) => {
        const [n, m] = [4 * fours, 4 * outputs];
        const kernels = makeKernels(4096);
        const { memory } = kernels;
        const random = seededRandom(seed);
        const [w, y] = [count * n, count * n + m * n];
        for (let at = 0; at < y + count * m; at++) memory[at] = random() - 0.5;
        const before = memory.slice();
        kernels.multiply(4 * y, 0, 4 * w, count, n, m);
        for (let t = 0; t < count; t++)
          for (let i = 0; i < m; i++) {
            let sum = before[y + t * m + i] as number;
            for (let j = 0; j < n; j++) sum += (before[t * n + j] as number) * (before[w + i * n + j] as number);
            expect(memory[y + t * m + i]).toBeCloseTo(sum, 5);
          }
        expect(memory.slice(0, y)).toEqual(before.slice(0, y));
      }),
      { numRuns: 60 },
    );
  });

  it("multiply gives the same bits for a row alone as among others", () => {
    const [n, m] = [16, 8];
    const kernels = makeKernels(4096);
    const { memory } = kernels;
    const random = seededRandom(3);
    const w = 3 * n;
    const y = w + m * n;
    for (let at = 0; at < y; at++) memory[at] = random() - 0.5;
    kernels.multiply(4 * y, 0, 4 * w, 3, n, m);
    const together = memory.slice(y, y + 3 * m);
    memory.fill(0, y, y + 3 * m);
    for (let t = 0; t < 3; t++) kernels.multiply(4 * (y + t * m), 4 * t * n, 4 * w, 1, n, m);
    expect(memory.slice(y, y + 3 * m)).toEqual(together);
  });

  it("combine adds rows by coefficients, wherever the coefficients lie", () => {
    fc.assert(
      fc.property(sizes, ({ count: rows, fours, outputs: terms, seed }) => {
        const n = 4 * fours;
        const kernels = makeKernels(4096);
        const { memory } = kernels;
        const random = seededRandom(seed);
        const [b, c] = [rows * terms, rows * terms + terms * n];
        for (let at = 0; at < c + rows * n; at++) memory[at] = random() - 0.5;
        const before = memory.slice();
        kernels.combine(4 * c, 0, 4 * b, rows, terms, n, 4, 4 * rows);
        for (let r = 0; r < rows; r++)
          for (let j = 0; j < n; j++) {
            let sum = before[c + r * n + j] as number;
            for (let k = 0; k < terms; k++) sum += (before[k * rows + r] as number) * (before[b + k * n + j] as number);
            expect(memory[c + r * n + j]).toBeCloseTo(sum, 5);
          }
      }),
      { numRuns: 60 },
    );
  });
});
