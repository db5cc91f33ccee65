import {
  addIntegers,
  addVectors,
  type Code,
  constant,
  dotShorts,
  get,
  integersOf,
  floatsOf,
  isLess,
  loadFloat,
  loadVector,
  minus,
  multiplyVectors,
  narrow,
  nearest,
  plus,
  set,
  shuffleLanes,
  splat,
  step,
  storeVector,
  times,
  valueType,
  type WasmFunction,
  whileLoop,
  zeroVector,
} from "./wasm-assembler.ts";

/** Locals of `multiplyShorts`, parameters first. */
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
  stepAt: 18,
} as const;
const firstWeightPointer = 15;
const firstSum = 19;
const firstInput = 27;
const weight = 29;

/** The four sums of the lanes of four vectors, as one vector. */
function laneSums(a: number): Code {
  const pairs = (left: number, right: number): Code =>
    addIntegers(shuffleLanes(get(left), get(right), [0, 2, 4, 6]), shuffleLanes(get(left), get(right), [1, 3, 5, 7]));
  const [low, high] = [pairs(a, a + 1), pairs(a + 2, a + 3)];
  return addIntegers(shuffleLanes(low, high, [0, 2, 4, 6]), shuffleLanes(low, high, [1, 3, 5, 7]));
}

/** Products of `width` input rows with four rows of weights at once. */
function tile(width: 1 | 2): Code[] {
  const pointers = [local.weightAt, firstWeightPointer, firstWeightPointer + 1, firstWeightPointer + 2];
  const rows = width === 1 ? [0] : [0, 1];
  const beside = (at: number, bytes: number, r: number): Code => (r === 0 ? get(at) : plus(get(at), get(bytes)));
  const inner: Code[] = [
    ...rows.map((r) => set(firstInput + r, loadVector(beside(local.xAt, local.inputBytes, r)))),
    ...pointers.flatMap((pointer, k) => [
      set(weight, loadVector(get(pointer))),
      ...rows.map((r) => {
        const a = firstSum + 4 * r + k;
        return set(a, addIntegers(get(a), dotShorts(get(firstInput + r), get(weight))));
      }),
      step(pointer, constant(16)),
    ]),
    step(local.xAt, constant(16)),
  ];
  const store = (r: number): Code => {
    const to = beside(local.yAt, local.outputBytes, r);
    return storeVector(to, addVectors(loadVector(to), multiplyVectors(floatsOf(laneSums(firstSum + 4 * r)), loadVector(get(local.stepAt)))));
  };
  return [
    ...rows.flatMap((r) => [0, 1, 2, 3].map((k) => set(firstSum + 4 * r + k, zeroVector))),
    set(local.xAt, get(local.x)),
    set(local.weightAt, get(local.weights)),
    ...[0, 1, 2].map((k) => set(firstWeightPointer + k, plus(get(k === 0 ? local.weightAt : firstWeightPointer + k - 1), get(local.inputBytes)))),
    whileLoop(isLess(get(local.xAt), get(local.xEnd)), inner),
    ...rows.map(store),
    step(local.yAt, constant(16)),
    step(local.stepAt, constant(16)),
    step(local.weights, times(get(local.inputBytes), constant(4))),
    step(local.i, constant(4)),
  ];
}

function inputRows(width: 1 | 2): Code[] {
  return [
    set(local.xEnd, plus(get(local.x), get(local.inputBytes))),
    set(local.yAt, get(local.y)),
    set(local.weights, get(local.w)),
    set(local.stepAt, plus(get(local.w), times(get(local.inputBytes), get(local.m)))),
    set(local.i, constant(0)),
    whileLoop(isLess(get(local.i), get(local.m)), tile(width)),
    step(local.x, times(get(local.inputBytes), constant(width))),
    step(local.y, times(get(local.outputBytes), constant(width))),
    step(local.row, constant(width)),
  ];
}

/** `Kernels.multiplyShorts`. */
export function multiplyShortsFunction(): WasmFunction {
  return {
    name: "multiplyShorts",
    parameters: 6,
    locals: [...Array.from({ length: 13 }, () => valueType.i32), ...Array.from({ length: 11 }, () => valueType.v128)],
    body: [
      set(local.inputBytes, times(get(local.n), constant(2))),
      set(local.outputBytes, times(get(local.m), constant(4))),
      set(local.row, constant(0)),
      whileLoop(isLess(get(local.row), minus(get(local.count), constant(1))), inputRows(2)),
      whileLoop(isLess(get(local.row), get(local.count)), inputRows(1)),
    ],
  };
}

/** `Kernels.toShorts`: parameters to, from, length, unitAt = 0 … 3. */
export function toShortsFunction(): WasmFunction {
  const [to, from, length, unitAt, end, unit] = [0, 1, 2, 3, 4, 5] as const;
  const four = (offset: number): Code => integersOf(nearest(multiplyVectors(loadVector(plus(get(from), constant(offset))), get(unit))));
  return {
    name: "toShorts",
    parameters: 4,
    locals: [valueType.i32, valueType.v128],
    body: [
      set(unit, splat(loadFloat(get(unitAt)))),
      set(end, plus(get(from), times(get(length), constant(4)))),
      whileLoop(isLess(get(from), get(end)), [storeVector(get(to), narrow(four(0), four(16))), step(to, constant(16)), step(from, constant(32))]),
    ],
  };
}
