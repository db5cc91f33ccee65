import { lazily } from "@rapporteur/core/base";
import { cellFunction } from "./cell-kernel.ts";
import { multiplyShortsFunction, toShortsFunction } from "./short-kernels.ts";
import {
  addFloats,
  addVectors,
  assembleModule,
  type Code,
  constant,
  get,
  isLess,
  lane,
  loadFloat,
  loadVector,
  minus,
  multiplyVectors,
  plus,
  set,
  splat,
  step,
  storeFloat,
  storeVector,
  times,
  valueType,
  type WasmFunction,
  whileLoop,
  zeroVector,
} from "./wasm-assembler.ts";

/**
 * What a network spends its time in, as WebAssembly with vectors of four floats or eight short integers: the same arithmetic in the same order on every machine,
 * several times faster than JavaScript. All addresses are byte offsets into `memory`; row lengths are multiples of 4.
 */
export interface Kernels {
  readonly memory: Float32Array;
  /** y[t, i] += Σⱼ x[t, j] · w[i, j] for t < count, i < m, j < n. */
  multiply(y: number, x: number, w: number, count: number, n: number, m: number): void;
  /** c[r, ·] += Σₖ coefficient(r, k) · b[k, ·] for r < rows, k < terms; rows of n; coefficients at `coefficients + r·rowStride + k·termStride`, in bytes. */
  combine(c: number, coefficients: number, b: number, rows: number, terms: number, n: number, rowStride: number, termStride: number): void;
  /**
   * As `multiply`, over 16-bit integers: y[t, i] += stepᵢ · Σⱼ x[t, j] · w[i, j]. The weights lie as `shortPlace` says, the steps, 32-bit floats, behind them. Row lengths are
   * multiples of 8 (n) and 4 (m). Sums must stay below 2³¹.
   */
  multiplyShorts(y: number, x: number, w: number, count: number, n: number, m: number): void;
  /** Writes floats times the float at `unitAt`, rounded, as 16-bit integers; `length` is a multiple of 8. */
  toShorts(to: number, from: number, length: number, unitAt: number): void;
  /**
   * One word of a recurrent pass: activates the three rows of `gates` and writes the word's cells and output, from the cells at `before`. See `runRecurrent`.
   */
  cell(gates: number, cells: number, before: number, output: number, hidden: number): void;
}

/** Locals of `multiply`, parameters first. */
const local = {
  y: 0,
  x: 1,
  w: 2,
  count: 3,
  n: 4,
  m: 5,
  i: 6,
  row: 7,
  weights: 8,
  xAt: 9,
  xEnd: 10,
  yAt: 11,
  inputBytes: 12,
  outputBytes: 13,
  weightAt: 14,
} as const;
const firstWeightPointer = 15;
const firstSum = 18;
const firstInput = 26;
const firstWeight = 28;

/**
 * Products of `width` input rows (one or two) with four rows of weights at once, so that what is loaded is used several times. Each sum runs over j in the same order whatever the width.
 */
function tile(width: 1 | 2): Code[] {
  const sums = Array.from({ length: 4 * width }, (_, index) => firstSum + index);
  const pointers = [local.weightAt, firstWeightPointer, firstWeightPointer + 1, firstWeightPointer + 2];
  const inputAt = (r: number): Code => (r === 0 ? get(local.xAt) : plus(get(local.xAt), get(local.inputBytes)));
  const total = (a: number): Code => addFloats(addFloats(lane(get(a), 0), lane(get(a), 1)), addFloats(lane(get(a), 2), lane(get(a), 3)));
  const store = (index: number): Code => {
    const to = index < 4 ? get(local.yAt) : plus(get(local.yAt), get(local.outputBytes));
    return storeFloat(to, addFloats(loadFloat(to, 4 * (index % 4)), total(firstSum + index)), 4 * (index % 4));
  };
  const inner: Code[] = [
    ...Array.from({ length: width }, (_, r) => set(firstInput + r, loadVector(inputAt(r)))),
    ...pointers.flatMap((pointer, k) => [
      set(firstWeight, loadVector(get(pointer))),
      ...Array.from({ length: width }, (_, r) => {
        const a = firstSum + 4 * r + k;
        return set(a, addVectors(get(a), multiplyVectors(get(firstInput + r), get(firstWeight))));
      }),
      step(pointer, constant(16)),
    ]),
    step(local.xAt, constant(16)),
  ];
  return [
    ...sums.map((a) => set(a, zeroVector)),
    set(local.xAt, get(local.x)),
    set(local.weightAt, get(local.weights)),
    ...[0, 1, 2].map((k) => set(firstWeightPointer + k, plus(get(k === 0 ? local.weightAt : firstWeightPointer + k - 1), get(local.inputBytes)))),
    whileLoop(isLess(get(local.xAt), get(local.xEnd)), inner),
    ...sums.map((_, index) => store(index)),
    step(local.yAt, constant(16)),
    step(local.weights, times(get(local.inputBytes), constant(4))),
    step(local.i, constant(4)),
  ];
}

function inputRows(width: 1 | 2): Code[] {
  return [
    set(local.xEnd, plus(get(local.x), get(local.inputBytes))),
    set(local.yAt, get(local.y)),
    set(local.weights, get(local.w)),
    set(local.i, constant(0)),
    whileLoop(isLess(get(local.i), get(local.m)), tile(width)),
    step(local.x, times(get(local.inputBytes), constant(width))),
    step(local.y, times(get(local.outputBytes), constant(width))),
    step(local.row, constant(width)),
  ];
}

function multiplyFunction(): WasmFunction {
  return {
    name: "multiply",
    parameters: 6,
    locals: [...Array.from({ length: 12 }, () => valueType.i32), ...Array.from({ length: 11 }, () => valueType.v128)],
    body: [
      set(local.inputBytes, times(get(local.n), constant(4))),
      set(local.outputBytes, times(get(local.m), constant(4))),
      set(local.row, constant(0)),
      whileLoop(isLess(get(local.row), minus(get(local.count), constant(1))), inputRows(2)),
      whileLoop(isLess(get(local.row), get(local.count)), inputRows(1)),
    ],
  };
}

/** Parameters c, coefficients, b, rows, terms, n, rowStride, termStride = 0 … 7. */
function combineFunction(): WasmFunction {
  const [c, coefficients, b, rows, terms, n, rowStride, termStride] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const [r, k, at, cAt, cEnd, b0, b1, b2, b3, rowBytes] = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17] as const;
  const [s0, s1, s2, s3] = [18, 19, 20, 21] as const;
  const takeCoefficient = (s: number): Code[] => [set(s, splat(loadFloat(get(at)))), step(at, get(termStride))];
  const product = (s: number, from: number): Code => multiplyVectors(get(s), loadVector(get(from)));
  const fourTerms: Code[] = [
    ...[s0, s1, s2, s3].flatMap(takeCoefficient),
    set(b1, plus(get(b0), get(rowBytes))),
    set(b2, plus(get(b1), get(rowBytes))),
    set(b3, plus(get(b2), get(rowBytes))),
    set(cAt, get(c)),
    whileLoop(isLess(get(cAt), get(cEnd)), [
      storeVector(
        get(cAt),
        addVectors(loadVector(get(cAt)), addVectors(addVectors(product(s0, b0), product(s1, b1)), addVectors(product(s2, b2), product(s3, b3)))),
      ),
      ...[cAt, b0, b1, b2, b3].map((pointer) => step(pointer, constant(16))),
    ]),
    set(b0, get(b3)),
    step(k, constant(4)),
  ];
  const oneTerm: Code[] = [
    ...takeCoefficient(s0),
    set(cAt, get(c)),
    whileLoop(isLess(get(cAt), get(cEnd)), [
      storeVector(get(cAt), addVectors(loadVector(get(cAt)), product(s0, b0))),
      step(cAt, constant(16)),
      step(b0, constant(16)),
    ]),
    step(k, constant(1)),
  ];
  return {
    name: "combine",
    parameters: 8,
    locals: [...Array.from({ length: 10 }, () => valueType.i32), ...Array.from({ length: 4 }, () => valueType.v128)],
    body: [
      set(rowBytes, times(get(n), constant(4))),
      set(r, constant(0)),
      whileLoop(isLess(get(r), get(rows)), [
        set(cEnd, plus(get(c), get(rowBytes))),
        set(at, plus(get(coefficients), times(get(r), get(rowStride)))),
        set(b0, get(b)),
        set(k, constant(0)),
        whileLoop(isLess(get(k), minus(get(terms), constant(3))), fourTerms),
        whileLoop(isLess(get(k), get(terms)), oneTerm),
        set(c, get(cEnd)),
        step(r, constant(1)),
      ]),
    ],
  };
}

/** The part of the JavaScript interface of WebAssembly that is used here; pure rooms compile without the DOM's types. */
interface WasmHost {
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object) => { exports: Omit<Kernels, "memory"> & { memory: { buffer: ArrayBuffer; grow(pages: number): number } } };
}

/** Makes a module of its bytes. */
export type CompileModule = (bytes: Uint8Array<ArrayBuffer>) => object;

const host = (globalThis as unknown as { WebAssembly: WasmHost }).WebAssembly;

/** One module for networks of all sizes: the engine keeps what it compiled of equal bytes. */
const moduleBytes = lazily(() =>
  assembleModule([multiplyFunction(), combineFunction(), multiplyShortsFunction(), toShortsFunction(), cellFunction()], 1),
);

/** Instantiates the kernels with a memory of at least so many floats. @param compile where it is left out, the engine does as it likes */
export function makeKernels(floats: number, compile: CompileModule = (bytes) => new host.Module(bytes)): Kernels {
  const { exports } = new host.Instance(compile(moduleBytes()));
  const { memory, multiply, combine, multiplyShorts, toShorts, cell } = exports;
  memory.grow(Math.ceil((floats * 4) / 65536));
  return { memory: new Float32Array(memory.buffer), multiply, combine, multiplyShorts, toShorts, cell };
}
