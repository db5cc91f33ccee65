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
 * The two products that a network spends its time in, as WebAssembly with vectors of four floats: the same arithmetic in the same order on every machine,
 * several times faster than JavaScript. All addresses are byte offsets into `memory`; row lengths are multiples of 4.
 */
export interface Kernels {
  readonly memory: Float32Array;
  /** y[t, i] += Σⱼ x[t, j] · w[i, j] for t < count, i < m, j < n. */
  multiply(y: number, x: number, w: number, count: number, n: number, m: number): void;
  /** c[r, ·] += Σₖ coefficient(r, k) · b[k, ·] for r < rows, k < terms; rows of n; coefficients at `coefficients + r·rowStride + k·termStride`, in bytes. */
  combine(c: number, coefficients: number, b: number, rows: number, terms: number, n: number, rowStride: number, termStride: number): void;
}

/** Parameters y, x, w, count, n, m = 0 … 5. */
function multiplyFunction(): WasmFunction {
  const [y, x, w, count, n, m, i, row, weights, xAt, w0, w1, w2, w3, xEnd, yAt, rowBytes] = Array.from({ length: 17 }, (_, index) => index) as number[] as [
    number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number,
  ];
  const [a0, a1, a2, a3, xv] = [17, 18, 19, 20, 21] as const;
  const accumulate = (a: number, at: number): Code[] => [set(a, addVectors(get(a), multiplyVectors(get(xv), loadVector(get(at))))), step(at, constant(16))];
  const sum = (a: number): Code => addFloats(addFloats(lane(get(a), 0), lane(get(a), 1)), addFloats(lane(get(a), 2), lane(get(a), 3)));
  const store = (a: number, index: number): Code => storeFloat(get(yAt), addFloats(loadFloat(get(yAt), 4 * index), sum(a)), 4 * index);
  const fourRows: Code[] = [
    ...[a0, a1, a2, a3].map((a) => set(a, zeroVector)),
    set(xAt, get(x)),
    set(w0, get(weights)),
    set(w1, plus(get(w0), get(rowBytes))),
    set(w2, plus(get(w1), get(rowBytes))),
    set(w3, plus(get(w2), get(rowBytes))),
    whileLoop(isLess(get(xAt), get(xEnd)), [
      set(xv, loadVector(get(xAt))),
      ...accumulate(a0, w0),
      ...accumulate(a1, w1),
      ...accumulate(a2, w2),
      ...accumulate(a3, w3),
      step(xAt, constant(16)),
    ]),
    ...[a0, a1, a2, a3].map(store),
    step(yAt, constant(16)),
    step(weights, times(get(rowBytes), constant(4))),
    step(i, constant(4)),
  ];
  return {
    name: "multiply",
    parameters: 6,
    locals: [...Array.from({ length: 11 }, () => valueType.i32), ...Array.from({ length: 5 }, () => valueType.v128)],
    body: [
      set(rowBytes, times(get(n), constant(4))),
      set(yAt, get(y)),
      set(row, constant(0)),
      whileLoop(isLess(get(row), get(count)), [
        set(xEnd, plus(get(x), get(rowBytes))),
        set(weights, get(w)),
        set(i, constant(0)),
        whileLoop(isLess(get(i), get(m)), fourRows),
        set(x, get(xEnd)),
        step(row, constant(1)),
      ]),
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
      storeVector(get(cAt), addVectors(loadVector(get(cAt)), addVectors(addVectors(product(s0, b0), product(s1, b1)), addVectors(product(s2, b2), product(s3, b3))))),
      ...[cAt, b0, b1, b2, b3].map((pointer) => step(pointer, constant(16))),
    ]),
    set(b0, get(b3)),
    step(k, constant(4)),
  ];
  const oneTerm: Code[] = [
    ...takeCoefficient(s0),
    set(cAt, get(c)),
    whileLoop(isLess(get(cAt), get(cEnd)), [storeVector(get(cAt), addVectors(loadVector(get(cAt)), product(s0, b0))), step(cAt, constant(16)), step(b0, constant(16))]),
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
  Instance: new (module: object) => { exports: { memory: { buffer: ArrayBuffer }; multiply: Kernels["multiply"]; combine: Kernels["combine"] } };
}

/** Instantiates the kernels with a memory of at least so many floats. */
export function makeKernels(floats: number): Kernels {
  const host = (globalThis as unknown as { WebAssembly: WasmHost }).WebAssembly;
  const bytes = assembleModule([multiplyFunction(), combineFunction()], Math.ceil((floats * 4) / 65536) + 1);
  const { exports } = new host.Instance(new host.Module(bytes));
  return { memory: new Float32Array(exports.memory.buffer), multiply: exports.multiply, combine: exports.combine };
}
