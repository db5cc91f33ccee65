import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BiaffineHead, FloatLinearHead, LinearHead } from "./heads.ts";
import { type KernelPath, Kernels } from "./kernels.ts";
import { type LinearWeights, Matrix } from "./matrix.ts";
import { FloatRows, QuantisedRows } from "./rows.ts";
import { bestSpan } from "./span-head.ts";

const paths: readonly KernelPath[] = ["relaxed", "plain"];
const float = fc.float({ min: -4, max: 4, noNaN: true });
const floats = (length: number): fc.Arbitrary<Float32Array<ArrayBuffer>> =>
  fc.array(float, { minLength: length, maxLength: length }).map((values) => Float32Array.from(values));

const weightsOf = (outputs: number, inputs: number): fc.Arbitrary<LinearWeights> =>
  fc.record({
    name: fc.constant("layer"),
    outputs: fc.constant(outputs),
    inputs: fc.constant(inputs),
    units: fc.uint8Array({ minLength: outputs * inputs, maxLength: outputs * inputs, max: 127 }),
    scales: fc
      .array(fc.float({ min: Math.fround(0.001), max: Math.fround(0.1), noNaN: true }), { minLength: outputs, maxLength: outputs })
      .map((s) => Float32Array.from(s)),
    bias: floats(outputs),
  });

function rowsOf(kernels: Kernels, values: Float32Array, width: number): FloatRows {
  const rows = new FloatRows(kernels, values.length / width, width);
  rows.view(0, values.length / width).set(values);
  return rows;
}

/** Nearest whole number, halves to even. */
function nearest(x: number): number {
  const floor = Math.floor(x);
  if (x - floor !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** A layer as its definition has it, rounding to 32-bit floats after every step. */
function plainLinear({ outputs, inputs, units, scales, bias }: LinearWeights, values: Float32Array): number[] {
  const f = Math.fround;
  return Array.from({ length: (values.length / inputs) * outputs }, (_, at) => {
    const [row, output] = [Math.floor(at / outputs), at % outputs];
    const x = [...values.subarray(row * inputs, (row + 1) * inputs)];
    const most = Math.max(...x.map(Math.abs));
    const perStep = most > 0 ? f(127 / most) : 0;
    const sum = x.reduce((total, value, i) => total + nearest(f(value * perStep)) * ((units[output * inputs + i] ?? 0) - 64), 0);
    return f(f(f(f(sum) * f(most / 127)) * (scales[output] ?? 0)) + (bias[output] ?? 0));
  });
}

/** Bits of six rows by eight outputs, added up in either way. */
function tilesOf({ units, scales, bias, inputs }: LinearWeights, values: Float32Array): number[][] {
  const kernels = new Kernels("relaxed");
  const rows = new QuantisedRows(kernels, 6, inputs);
  rows.quantise(rowsOf(kernels, values, inputs), 6);
  const weights = kernels.reserve(8 * inputs);
  kernels.functions.packWeights(weights, kernels.keep(units), 8, inputs);
  const [scalesAt, biasesAt, to] = [kernels.keep(scales), kernels.keep(bias), kernels.reserve(6 * 8 * 4)];
  const { relaxedTile, steppedTile } = kernels.functions;
  return [relaxedTile, steppedTile].map((tile) => {
    kernels.words(to, 6 * 8).fill(0);
    tile(to, 8 * 4, rows.at, 16 + inputs, weights, scalesAt, biasesAt, inputs);
    return [...kernels.words(to, 6 * 8)];
  });
}

describe("the sums of four products", () => {
  it("have the same bits at once and in two steps", () => {
    fc.assert(
      fc.property(weightsOf(8, 48), floats(48 * 6), (weights, values) => {
        const [atOnce, inSteps] = tilesOf(weights, values);
        expect(inSteps).toEqual(atOnce);
      }),
      { numRuns: 30 },
    );
  });

  it("do not overflow for the largest weights and numbers", () => {
    const scales = new Float32Array(8).fill(1);
    const weights = { name: "layer", outputs: 8, inputs: 16, units: new Uint8Array(8 * 16).fill(127), scales, bias: new Float32Array(8) };
    for (const value of [1, -1]) {
      const expected = [...new Uint32Array(Float32Array.of(value * 16 * 127 * 63 * Math.fround(1 / 127)).buffer)][0];
      for (const tile of tilesOf(weights, new Float32Array(16 * 6).fill(value))) expect(new Set(tile)).toEqual(new Set([expected]));
    }
  });
});

describe.each(paths)("heads with %s vectors", (path) => {
  it("compute a linear layer of 7-bit weights as its definition has it, with outputs that fill no whole tile", () => {
    fc.assert(
      fc.property(weightsOf(11, 32), floats(32 * 7), (weights, values) => {
        const kernels = new Kernels(path);
        const results = new LinearHead(kernels, weights, 7).apply(rowsOf(kernels, values, 32), 7);
        const found = Array.from({ length: 7 }, (_, row) => [...results.view(row, row + 1).subarray(0, 11)]).flat();
        // Adding 0 makes one of the two zeros.
        expect(found.map((value) => value + 0)).toEqual(plainLinear(weights, values).map((value) => value + 0));
      }),
      { numRuns: 20 },
    );
  });

  it("multiply the extremes without overflow, and zeros to the bias", () => {
    const kernels = new Kernels(path);
    const [inputs, outputs] = [1536, 8];
    const scales = new Float32Array(outputs).fill(1);
    const layer = (unit: number): LinearWeights => ({
      name: "extreme",
      inputs,
      outputs,
      units: new Uint8Array(inputs * outputs).fill(unit),
      scales,
      bias: new Float32Array(outputs).fill(3),
    });
    const rows = rowsOf(
      kernels,
      Float32Array.from({ length: 2 * inputs }, (_, at) => (at < inputs ? -127 : 0)),
      inputs,
    );
    const read = (unit: number): number[] => [...new LinearHead(kernels, layer(unit), 2).apply(rows, 2).read(0, 2)];
    expect(read(127)).toEqual([...Array.from({ length: 8 }, () => -127 * 63 * inputs + 3), ...Array.from({ length: 8 }, () => 3)]);
    expect(read(0)[0]).toBe(127 * 64 * inputs + 3);
  });

  it("compute a linear layer of floats and its GELU", () => {
    const kernels = new Kernels(path);
    const head = new FloatLinearHead(kernels, { weights: Float32Array.of(1, 2, 3, 4, 5, 6), bias: Float32Array.of(0.5, -0.5), inputs: 3 }, 5);
    expect([...head.apply(rowsOf(kernels, Float32Array.of(1, 1, 1, 2, 0, 1), 3), 2).read(0, 2)]).toEqual([
      6.5, 14.5, 0, 0, 0, 0, 0, 0, 5.5, 13.5, 0, 0, 0, 0, 0, 0,
    ]);
  });

  it("score pairs as (W x + u) · y", () => {
    fc.assert(
      fc.property(weightsOf(3 * 16, 32), floats(32 * 5), floats(16 * 9), (weights, x, y) => {
        const kernels = new Kernels(path);
        const xRows = rowsOf(kernels, x, 32);
        const vectors = new LinearHead(kernels, weights, 5).apply(xRows, 5).read(0, 5);
        const scores = new BiaffineHead(kernels, { weights, labels: 3, capacity: 9 }).apply(xRows, 5, rowsOf(kernels, y, 16), 9);
        expect(scores).toHaveLength(3 * 5 * 9);
        for (const [at, score] of scores.entries()) {
          const [label, i, j] = [Math.floor(at / 45), Math.floor(at / 9) % 5, at % 9];
          let sum = 0;
          for (let k = 0; k < 16; k++) sum = Math.fround(sum + Math.fround((vectors[i * 48 + label * 16 + k] ?? 0) * (y[j * 16 + k] ?? 0)));
          expect(score).toBe(sum);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("approximate GELU within 2 · 10⁻⁵", () => {
    const kernels = new Kernels(path);
    const values = Float32Array.from({ length: 2004 }, (_, at) => (at - 1002) / 125);
    const rows = rowsOf(kernels, values, 4);
    kernels.functions.geluRows(rows.at, values.length);
    const erf = (x: number): number => {
      // Maclaurin's series; enough terms for |x| ≤ 6 in doubles.
      let [term, sum] = [x, x];
      for (let n = 1; n < 200; n++) {
        term *= (-x * x) / n;
        sum += term / (2 * n + 1);
      }
      return (2 / Math.sqrt(Math.PI)) * sum;
    };
    for (const [at, value] of rows.view(0, 501).entries()) {
      const x = values[at] ?? 0;
      if (Math.abs(x) < 6) expect(Math.abs(value - 0.5 * x * (1 + erf(x / Math.SQRT2)))).toBeLessThan(2e-5);
    }
  });

  it("give softmax rows that sum to 1, whatever stands behind them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.float({ min: -50, max: 50, noNaN: true }), floats(40), (columns, beyond, values) => {
        const kernels = new Kernels(path);
        const width = Math.ceil(columns / 8) * 8;
        const rows = rowsOf(
          kernels,
          Float32Array.from({ length: width }, (_, at) => (at < columns ? (values[at] ?? 0) : beyond)),
          width,
        );
        kernels.functions.softmaxRows(rows.at, 1, columns, width, 1);
        const expected = [...values.subarray(0, columns)].map(Math.exp);
        const total = expected.reduce((sum, value) => sum + value, 0);
        for (const [at, value] of expected.entries()) expect(rows.view(0, 1)[at]).toBeCloseTo(value / total, 5);
      }),
    );
  });
});

describe("heads", () => {
  it("refuse weights that processors treat differently, and shapes that do not fit", () => {
    const kernels = new Kernels();
    const weights: LinearWeights = {
      name: "bad",
      outputs: 1,
      inputs: 16,
      units: new Uint8Array(16).fill(128),
      scales: new Float32Array(1),
      bias: new Float32Array(1),
    };
    expect(() => new Matrix(kernels, weights)).toThrow("bad has a weight above 127");
    expect(() => new Matrix(kernels, { ...weights, inputs: 8 })).toThrow("bad has 8 inputs, which is not a multiple of 16");
    expect(() => new Matrix(kernels, { ...weights, outputs: 2 })).toThrow("bad has 16 weights, not 2 × 16");
    const head = new LinearHead(kernels, { ...weights, units: new Uint8Array(16) }, 2);
    expect(() => head.apply(new FloatRows(kernels, 2, 32), 1)).toThrow("rows of 32 numbers are not of 16");
    expect(() => head.apply(new FloatRows(kernels, 9, 16), 3)).toThrow("3 rows are more than 2");
  });

  it("find the best span as trying them all does", () => {
    expect(bestSpan([], [])).toBeNull();
    expect(bestSpan([1, 5, 0], [9, 0, 2])).toEqual({ first: 0, last: 0, score: 10 });
    expect(bestSpan([0, 5, 0], [9, 0, 2], 1)).toEqual({ first: 0, last: 0, score: 9 });
    expect(bestSpan([0, 5, 0], [0, 0, 2], 2)).toEqual({ first: 1, last: 2, score: 7 });
  });
});
