import { rowHead } from "./quantise";
import { storeBothScaled } from "./scale";

/** How four products are added up: by one instruction, or by two; the kinds of number only tell the compiler which. */
type AtOnce = u32;
type InSteps = i32;

function dot<Way>(sum: v128, units: v128, weights: v128): v128 {
  if (isSigned<Way>()) return i32x4.add(sum, i32x4.extadd_pairwise_i16x8_s(i16x8.relaxed_dot_i8x16_i7x16_s(units, weights)));
  return dotAtOnce(sum, units, weights);
}

/** Adds the products of four units with four weights to each sum. */
export function dotAtOnce(sum: v128, units: v128, weights: v128): v128 {
  return i32x4.relaxed_dot_i8x16_i7x16_add_s(units, weights, sum);
}

/** A unit, and a byte that is no weight: processors make different things of it. */
const probe = memory.data<u8>([127, 255]);

/**
 * Whether this processor adds up four products in steps of 16 bits: they overflow for the byte that is no weight, and are 2 · 32767 then. An engine writes five instructions for
 * such a sum there, where the two of ours make three.
 */
export function sumsInSteps(): bool {
  const sum = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load8_splat(probe), v128.load8_splat(probe, 1), i32x4.splat(0));
  return i32x4.extract_lane(sum, 0) == 2 * 32767;
}

/** With a processor's instruction for the sum of four products. */
export function relaxedTile(to: usize, outputStep: usize, row0: usize, step: usize, weights: usize, scales: usize, biases: usize, inputs: i32): void {
  if (ASC_FEATURE_RELAXED_SIMD) sixByEight<AtOnce>(to, outputStep, row0, step, weights, scales, biases, inputs);
}

/** For processors that have none; a third faster there. */
export function steppedTile(to: usize, outputStep: usize, row0: usize, step: usize, weights: usize, scales: usize, biases: usize, inputs: i32): void {
  if (ASC_FEATURE_RELAXED_SIMD) sixByEight<InSteps>(to, outputStep, row0, step, weights, scales, biases, inputs);
}

/**
 * Six rows by eight outputs: twelve sums, two vectors of weights and one of activations, as many as a processor of the x86 family has registers. The instruction
 * may treat bytes above 127 of its second operand in two ways; weights never are, so the sums are exact everywhere.
 */
function sixByEight<Way>(to: usize, outputStep: usize, row0: usize, step: usize, weights: usize, scales: usize, biases: usize, inputs: i32): void {
  const row1 = row0 + step;
  const row2 = row1 + step;
  const row3 = row2 + step;
  const row4 = row3 + step;
  const row5 = row4 + step;
  let a0 = v128.load32_splat(row0, 4);
  let b0 = a0;
  let a1 = v128.load32_splat(row1, 4);
  let b1 = a1;
  let a2 = v128.load32_splat(row2, 4);
  let b2 = a2;
  let a3 = v128.load32_splat(row3, 4);
  let b3 = a3;
  let a4 = v128.load32_splat(row4, 4);
  let b4 = a4;
  let a5 = v128.load32_splat(row5, 4);
  let b5 = a5;
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
    let units = v128.load32_splat(at0);
    a0 = dot<Way>(a0, units, low);
    b0 = dot<Way>(b0, units, high);
    units = v128.load32_splat(at1);
    a1 = dot<Way>(a1, units, low);
    b1 = dot<Way>(b1, units, high);
    units = v128.load32_splat(at2);
    a2 = dot<Way>(a2, units, low);
    b2 = dot<Way>(b2, units, high);
    units = v128.load32_splat(at3);
    a3 = dot<Way>(a3, units, low);
    b3 = dot<Way>(b3, units, high);
    units = v128.load32_splat(at4);
    a4 = dot<Way>(a4, units, low);
    b4 = dot<Way>(b4, units, high);
    units = v128.load32_splat(at5);
    a5 = dot<Way>(a5, units, low);
    b5 = dot<Way>(b5, units, high);
    weights += 32;
    at0 += 4;
    at1 += 4;
    at2 += 4;
    at3 += 4;
    at4 += 4;
    at5 += 4;
  }
  storeBothScaled(to, a0, b0, row0, scales, biases);
  to += outputStep;
  storeBothScaled(to, a1, b1, row1, scales, biases);
  to += outputStep;
  storeBothScaled(to, a2, b2, row2, scales, biases);
  to += outputStep;
  storeBothScaled(to, a3, b3, row3, scales, biases);
  to += outputStep;
  storeBothScaled(to, a4, b4, row4, scales, biases);
  to += outputStep;
  storeBothScaled(to, a5, b5, row5, scales, biases);
}
