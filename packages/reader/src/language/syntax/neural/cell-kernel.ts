import {
  absolute,
  addVectors,
  type Code,
  constant,
  divideVectors,
  floatConstant,
  get,
  isLess,
  loadVector,
  multiplyVectors,
  plus,
  set,
  splat,
  step,
  storeVector,
  subtractVectors,
  times,
  valueType,
  type WasmFunction,
  whileLoop,
} from "./wasm-assembler.ts";

/** `Kernels.cell`: parameters gates, cells, before, output, hidden = 0 … 4. */
export function cellFunction(): WasmFunction {
  const [gates, cells, before, output, hidden, end, rowBytes] = [0, 1, 2, 3, 4, 5, 6] as const;
  const [one, half, keep, open, fresh, value] = [7, 8, 9, 10, 11, 12] as const;
  const row = (k: number): Code => (k === 0 ? get(gates) : plus(get(gates), times(get(rowBytes), constant(k))));
  const softsign = (x: number): Code => divideVectors(get(x), addVectors(get(one), absolute(get(x))));
  const gate = (x: number): Code => addVectors(get(half), multiplyVectors(get(half), softsign(x)));
  const activate = (x: number, k: number, by: (x: number) => Code): Code[] => [
    set(x, loadVector(row(k))),
    set(x, by(x)),
    storeVector(row(k), get(x)),
  ];
  const mixed = addVectors(multiplyVectors(get(keep), loadVector(get(before))), multiplyVectors(subtractVectors(get(one), get(keep)), get(fresh)));
  return {
    name: "cell",
    parameters: 5,
    locals: [valueType.i32, valueType.i32, ...Array.from({ length: 6 }, () => valueType.v128)],
    body: [
      set(one, splat(floatConstant(1))),
      set(half, splat(floatConstant(0.5))),
      set(rowBytes, times(get(hidden), constant(4))),
      set(end, plus(get(cells), get(rowBytes))),
      whileLoop(isLess(get(cells), get(end)), [
        ...activate(keep, 0, gate),
        ...activate(open, 1, gate),
        ...activate(fresh, 2, softsign),
        set(value, mixed),
        storeVector(get(cells), get(value)),
        storeVector(get(output), multiplyVectors(get(open), softsign(value))),
        ...[gates, cells, before, output].map((pointer) => step(pointer, constant(16))),
      ]),
    ],
  };
}
