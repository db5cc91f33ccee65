import { rowHead } from "./quantise";
import { dotAtOnce } from "./relaxed-tile";
import { storeBothScaled } from "./scale";

/** Outputs of one wide tile. */
export const wideOutputs: i32 = 16;

/** As `relaxedTile`, six rows by sixteen outputs: two panels of weights, of which the second stands behind the first. */
export function wideTile(to: usize, outputStep: usize, row0: usize, step: usize, weights: usize, scales: usize, biases: usize, inputs: i32): void {
  if (ASC_FEATURE_RELAXED_SIMD) sixBySixteen(to, outputStep, row0, step, weights, scales, biases, inputs);
}

function sixBySixteen(to: usize, outputStep: usize, row0: usize, step: usize, weights: usize, scales: usize, biases: usize, inputs: i32): void {
  let next = weights + ((<usize>inputs) << 3);
  const row1 = row0 + step;
  const row2 = row1 + step;
  const row3 = row2 + step;
  const row4 = row3 + step;
  const row5 = row4 + step;
  let a0 = v128.load32_splat(row0, 4);
  let b0 = a0;
  let c0 = a0;
  let d0 = a0;
  let a1 = v128.load32_splat(row1, 4);
  let b1 = a1;
  let c1 = a1;
  let d1 = a1;
  let a2 = v128.load32_splat(row2, 4);
  let b2 = a2;
  let c2 = a2;
  let d2 = a2;
  let a3 = v128.load32_splat(row3, 4);
  let b3 = a3;
  let c3 = a3;
  let d3 = a3;
  let a4 = v128.load32_splat(row4, 4);
  let b4 = a4;
  let c4 = a4;
  let d4 = a4;
  let a5 = v128.load32_splat(row5, 4);
  let b5 = a5;
  let c5 = a5;
  let d5 = a5;
  let at0 = row0 + rowHead;
  let at1 = row1 + rowHead;
  let at2 = row2 + rowHead;
  let at3 = row3 + rowHead;
  let at4 = row4 + rowHead;
  let at5 = row5 + rowHead;
  const end = at0 + inputs;
  while (at0 < end) {
    const low = v128.load(weights);
    const high = v128.load(weights, 16);
    const nextLow = v128.load(next);
    const nextHigh = v128.load(next, 16);
    let units = v128.load32_splat(at0);
    a0 = dotAtOnce(a0, units, low);
    b0 = dotAtOnce(b0, units, high);
    c0 = dotAtOnce(c0, units, nextLow);
    d0 = dotAtOnce(d0, units, nextHigh);
    units = v128.load32_splat(at1);
    a1 = dotAtOnce(a1, units, low);
    b1 = dotAtOnce(b1, units, high);
    c1 = dotAtOnce(c1, units, nextLow);
    d1 = dotAtOnce(d1, units, nextHigh);
    units = v128.load32_splat(at2);
    a2 = dotAtOnce(a2, units, low);
    b2 = dotAtOnce(b2, units, high);
    c2 = dotAtOnce(c2, units, nextLow);
    d2 = dotAtOnce(d2, units, nextHigh);
    units = v128.load32_splat(at3);
    a3 = dotAtOnce(a3, units, low);
    b3 = dotAtOnce(b3, units, high);
    c3 = dotAtOnce(c3, units, nextLow);
    d3 = dotAtOnce(d3, units, nextHigh);
    units = v128.load32_splat(at4);
    a4 = dotAtOnce(a4, units, low);
    b4 = dotAtOnce(b4, units, high);
    c4 = dotAtOnce(c4, units, nextLow);
    d4 = dotAtOnce(d4, units, nextHigh);
    units = v128.load32_splat(at5);
    a5 = dotAtOnce(a5, units, low);
    b5 = dotAtOnce(b5, units, high);
    c5 = dotAtOnce(c5, units, nextLow);
    d5 = dotAtOnce(d5, units, nextHigh);
    weights += 32;
    next += 32;
    at0 += 4;
    at1 += 4;
    at2 += 4;
    at3 += 4;
    at4 += 4;
    at5 += 4;
  }
  storeBothScaled(to, a0, b0, row0, scales, biases);
  storeBothScaled(to + 32, c0, d0, row0, scales + 32, biases + 32);
  to += outputStep;
  storeBothScaled(to, a1, b1, row1, scales, biases);
  storeBothScaled(to + 32, c1, d1, row1, scales + 32, biases + 32);
  to += outputStep;
  storeBothScaled(to, a2, b2, row2, scales, biases);
  storeBothScaled(to + 32, c2, d2, row2, scales + 32, biases + 32);
  to += outputStep;
  storeBothScaled(to, a3, b3, row3, scales, biases);
  storeBothScaled(to + 32, c3, d3, row3, scales + 32, biases + 32);
  to += outputStep;
  storeBothScaled(to, a4, b4, row4, scales, biases);
  storeBothScaled(to + 32, c4, d4, row4, scales + 32, biases + 32);
  to += outputStep;
  storeBothScaled(to, a5, b5, row5, scales, biases);
  storeBothScaled(to + 32, c5, d5, row5, scales + 32, biases + 32);
}
