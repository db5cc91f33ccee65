import { rowHead } from "./quantise";
import { storeScaled } from "./scale";

/** Sums of pairs of 16-bit products: two inputs a lane. */
function dot(sum: v128, units: v128, weights: v128): v128 {
  return i32x4.add(sum, i32x4.dot_i16x8_s(units, weights));
}

/** Joins the half sums of two outputs each to four sums, and takes out the zero point of the weights. */
function join(first: v128, second: v128, row: usize): v128 {
  const even = v128.shuffle<i32>(first, second, 0, 2, 4, 6);
  const odd = v128.shuffle<i32>(first, second, 1, 3, 5, 7);
  return i32x4.add(i32x4.add(even, odd), v128.load32_splat(row, 4));
}

/** Six rows by four outputs with 16-bit products: the activations stand as 16-bit integers, the weights are widened as they are read. */
export function plainTile(to: usize, outputStep: usize, row0: usize, step: usize, weights: usize, scales: usize, biases: usize, inputs: i32): void {
  const row1 = row0 + step;
  const row2 = row1 + step;
  const row3 = row2 + step;
  const row4 = row3 + step;
  const row5 = row4 + step;
  let a0 = i32x4.splat(0);
  let b0 = i32x4.splat(0);
  let a1 = i32x4.splat(0);
  let b1 = i32x4.splat(0);
  let a2 = i32x4.splat(0);
  let b2 = i32x4.splat(0);
  let a3 = i32x4.splat(0);
  let b3 = i32x4.splat(0);
  let a4 = i32x4.splat(0);
  let b4 = i32x4.splat(0);
  let a5 = i32x4.splat(0);
  let b5 = i32x4.splat(0);
  let at0 = row0 + rowHead;
  let at1 = row1 + rowHead;
  let at2 = row2 + rowHead;
  let at3 = row3 + rowHead;
  let at4 = row4 + rowHead;
  let at5 = row5 + rowHead;
  const end = at0 + ((<usize>inputs) << 1);
  while (at0 < end) {
    const low = v128.load8x8_u(weights);
    const high = v128.load8x8_u(weights, 8);
    let units = v128.load64_splat(at0);
    a0 = dot(a0, units, low);
    b0 = dot(b0, units, high);
    units = v128.load64_splat(at1);
    a1 = dot(a1, units, low);
    b1 = dot(b1, units, high);
    units = v128.load64_splat(at2);
    a2 = dot(a2, units, low);
    b2 = dot(b2, units, high);
    units = v128.load64_splat(at3);
    a3 = dot(a3, units, low);
    b3 = dot(b3, units, high);
    units = v128.load64_splat(at4);
    a4 = dot(a4, units, low);
    b4 = dot(b4, units, high);
    units = v128.load64_splat(at5);
    a5 = dot(a5, units, low);
    b5 = dot(b5, units, high);
    weights += 32;
    at0 += 8;
    at1 += 8;
    at2 += 8;
    at3 += 8;
    at4 += 8;
    at5 += 8;
  }
  const scale = v128.load(scales);
  const bias = v128.load(biases);
  storeScaled(to, join(a0, b0, row0), row0, scale, bias);
  to += outputStep;
  storeScaled(to, join(a1, b1, row1), row1, scale, bias);
  to += outputStep;
  storeScaled(to, join(a2, b2, row2), row2, scale, bias);
  to += outputStep;
  storeScaled(to, join(a3, b3, row3), row3, scale, bias);
  to += outputStep;
  storeScaled(to, join(a4, b4, row4), row4, scale, bias);
  to += outputStep;
  storeScaled(to, join(a5, b5, row5), row5, scale, bias);
}
