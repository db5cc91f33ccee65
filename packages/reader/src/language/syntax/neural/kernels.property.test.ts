import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { makeKernels } from "./kernels.ts";
import { shortPlace } from "./short-kernels.ts";
import { times } from "../../../../../../test/support/effort.ts";

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
      { numRuns: times(20, 60) },
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
      { numRuns: times(20, 60) },
    );
  });

  it("multiplyShorts adds the products of whole-numbered rows and weights, times the step of the weights' row", () => {
    fc.assert(
      fc.property(sizes, ({ count, fours, outputs, seed }) => {
        const [n, m] = [8 * fours, 4 * outputs];
        const kernels = makeKernels(8192);
        const { memory } = kernels;
        const shorts = new Int16Array(memory.buffer);
        const random = seededRandom(seed);
        const [w, y] = [(count * n) / 2, (count * n) / 2 + (m * n) / 2 + m];
        for (let at = 0; at < count * n; at++) shorts[at] = Math.floor(65_536 * random()) - 32_768;
        for (let at = 0; at < m * n; at++) shorts[2 * w + at] = Math.floor(255 * random()) - 127;
        for (let i = 0; i < m; i++) memory[w + (m * n) / 2 + i] = (random() + 0.1) / 4096;
        for (let at = y; at < y + count * m; at++) memory[at] = random() - 0.5;
        const before = memory.slice(y, y + count * m);
        kernels.multiplyShorts(4 * y, 0, 4 * w, count, n, m);
        for (let t = 0; t < count; t++)
          for (let i = 0; i < m; i++) {
            let sum = 0;
            for (let j = 0; j < n; j++) sum += (shorts[t * n + j] as number) * (shorts[2 * w + shortPlace({ rows: m, columns: n }, i, j)] as number);
            const product = Math.fround(Math.fround(sum) * (memory[w + (m * n) / 2 + i] as number));
            expect(memory[y + t * m + i]).toBe(Math.fround((before[t * m + i] as number) + product));
          }
      }),
      { numRuns: times(20, 60) },
    );
  });

  it("gives each weight of a matrix a place of its own", () => {
    for (const [rows, columns] of [
      [4, 8],
      [8, 8],
      [12, 16],
      [20, 24],
    ] as const) {
      const places = Array.from({ length: rows * columns }, (_, at) => shortPlace({ rows, columns }, Math.floor(at / columns), at % columns));
      expect(places.toSorted((a, b) => a - b)).toEqual(Array.from(places.keys()));
    }
  });

  it("toShorts rounds to the nearest whole number and keeps within 16 bits", () => {
    const kernels = makeKernels(64);
    const { memory } = kernels;
    memory.set([0, 0.1, -0.13, 7.9, -7.9, 9, -9, 1e9], 4);
    memory[0] = 4096;
    kernels.toShorts(64, 16, 8, 0);
    expect([...new Int16Array(memory.buffer, 64, 8)]).toEqual([0, 410, -532, 32_358, -32_358, 32_767, -32_768, 32_767]);
  });

  it("cell mixes what was kept with what is fresh", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const hidden = 8;
        const kernels = makeKernels(256);
        const { memory } = kernels;
        const random = seededRandom(seed);
        const [cells, before, output] = [3 * hidden, 4 * hidden, 5 * hidden];
        for (let at = 0; at < 5 * hidden; at++) memory[at] = 6 * (random() - 0.5);
        const start = memory.slice();
        kernels.cell(0, 4 * cells, 4 * before, 4 * output, hidden);
        const softsign = (x: number): number => x / (1 + Math.abs(x));
        for (let unit = 0; unit < hidden; unit++) {
          const [keep, open, fresh] = [0, 1, 2].map((k) => softsign(start[k * hidden + unit] as number)) as [number, number, number];
          const cell = ((1 + keep) / 2) * (start[before + unit] as number) + ((1 - keep) / 2) * fresh;
          expect(memory[unit]).toBeCloseTo((1 + keep) / 2, 5);
          expect(memory[hidden + unit]).toBeCloseTo((1 + open) / 2, 5);
          expect(memory[2 * hidden + unit]).toBeCloseTo(fresh, 5);
          expect(memory[cells + unit]).toBeCloseTo(cell, 5);
          expect(memory[output + unit]).toBeCloseTo(((1 + open) / 2) * softsign(cell), 5);
        }
      }),
      { numRuns: times(20, 60) },
    );
  });
});
