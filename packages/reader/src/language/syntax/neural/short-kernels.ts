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
  loadSplat,
  loadVector,
  minus,
  multiplyVectors,
  narrow,
  nearest,
  plus,
  set,
  splat,
  step,
  storeVector,
  times,
  valueType,
  type WasmFunction,
  whileLoop,
  zeroVector,
} from "./wasm-assembler.ts";

/** Outputs whose weights lie side by side; what is left over at the end of a matrix are four. */
const panelOutputs = 8;

/**
 * Where a weight lies among those of its matrix: panel by panel of eight outputs, in each pair by pair of inputs, in each output by output. So a sum stays in its lane from its first product to its
 * last, and an engine may join two vectors to one of 256 bits.
 */
export function shortPlace({ rows, columns }: { readonly rows: number; readonly columns: number }, row: number, column: number): number {
  const first = row - (row % panelOutputs);
  const outputs = Math.min(panelOutputs, rows - first);
  return first * columns + (column - (column % 2)) * outputs + 2 * (row - first) + (column % 2);
}

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
  xRow: 8,
  yRow: 9,
  xEnd: 10,
  inputBytes: 11,
  outputBytes: 12,
  weightAt: 13,
  stepAt: 14,
} as const;
/** Places in up to four rows of inputs. */
const firstInput = 15;
const firstSum = 19;
const firstWeight = 27;
const input = 29;

/** Pairs of inputs that are read before the pointers are moved. */
const pairs = 4;

/** Products of some input rows with a panel of one vector of outputs, or of two. */
function tile(rows: 1 | 4, vectors: 1 | 2): Code[] {
  const each = Array.from({ length: rows }, (_, r) => r);
  const halves = vectors === 1 ? [0] : [0, 1];
  const sum = (r: number, half: number): number => firstSum + r * vectors + half;
  const pair = (at: number): Code[] => [
    ...halves.map((half) => set(firstWeight + half, loadVector(get(local.weightAt), 16 * (vectors * at + half)))),
    ...each.flatMap((r) => [
      set(input, loadSplat(get(firstInput + r), 4 * at)),
      ...halves.map((half) => set(sum(r, half), addIntegers(get(sum(r, half)), dotShorts(get(input), get(firstWeight + half))))),
    ]),
  ];
  const scaled = (r: number, half: number): Code =>
    addVectors(loadVector(get(local.yRow), 16 * half), multiplyVectors(floatsOf(get(sum(r, half))), loadVector(get(local.stepAt), 16 * half)));
  return [
    ...each.flatMap((r) => halves.map((half) => set(sum(r, half), zeroVector))),
    ...each.map((r) => set(firstInput + r, r === 0 ? get(local.xRow) : plus(get(firstInput + r - 1), get(local.inputBytes)))),
    set(local.xEnd, plus(get(local.xRow), get(local.inputBytes))),
    set(local.weightAt, get(local.w)),
    whileLoop(isLess(get(firstInput), get(local.xEnd)), [
      ...Array.from({ length: pairs }, (_, at) => pair(at)).flat(),
      ...each.map((r) => step(firstInput + r, constant(4 * pairs))),
      step(local.weightAt, constant(16 * vectors * pairs)),
    ]),
    ...each.flatMap((r) => [
      // Nothing is loaded between two stores that lie side by side.
      ...halves.map((half) => set(sum(r, half), scaled(r, half))),
      ...halves.map((half) => storeVector(get(local.yRow), get(sum(r, half)), 16 * half)),
      step(local.yRow, get(local.outputBytes)),
    ]),
    step(local.xRow, times(get(local.inputBytes), constant(rows))),
    step(local.row, constant(rows)),
  ];
}

/** A panel of outputs of all rows: its weights stay in the nearest cache meanwhile. */
function panel(vectors: 1 | 2): Code[] {
  return [
    set(local.row, constant(0)),
    set(local.xRow, get(local.x)),
    set(local.yRow, get(local.y)),
    whileLoop(isLess(get(local.row), minus(get(local.count), constant(3))), tile(4, vectors)),
    whileLoop(isLess(get(local.row), get(local.count)), tile(1, vectors)),
    step(local.w, times(get(local.inputBytes), constant(4 * vectors))),
    step(local.stepAt, constant(16 * vectors)),
    step(local.y, constant(16 * vectors)),
    step(local.i, constant(4 * vectors)),
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
      set(local.stepAt, plus(get(local.w), times(get(local.inputBytes), get(local.m)))),
      set(local.i, constant(0)),
      whileLoop(isLess(get(local.i), minus(get(local.m), constant(panelOutputs - 1))), panel(2)),
      whileLoop(isLess(get(local.i), get(local.m)), panel(1)),
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
