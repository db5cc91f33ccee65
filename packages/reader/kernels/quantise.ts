import { largestAbsolute } from "./largest";

/**
 * A quantised row: its step (f32), minus 64 times the sum of its units (i32), eight unused bytes, then the units. The second number takes the zero point of the
 * weights out of a product: Σ a·(q − 64) = Σ a·q − 64·Σ a. The step belongs to the row alone, so that a row's result depends on no other row.
 */
export const rowHead: usize = 16;

export function rowBytes(inputs: i32): usize {
  return rowHead + ((<usize>inputs) << (ASC_FEATURE_RELAXED_SIMD ? 0 : 1));
}

/** Adding 1.5 · 2²³ leaves the nearest integer (halves to even) in the low bits of the sum: rounding in one IEEE addition. */
const roundingBits = memory.data<i32>([0x4b400000]);

function nearestUnits(from: usize, perStep: v128, rounding: v128): v128 {
  return i32x4.sub(f32x4.add(f32x4.mul(v128.load(from), perStep), rounding), rounding);
}

export function quantiseRow(to: usize, from: usize, inputs: i32): void {
  const most = largestAbsolute(from, inputs);
  const perStep = f32x4.splat(most > 0 ? <f32>127 / most : 0);
  const rounding = v128.load32_splat(roundingBits);
  let sum = i32x4.splat(0);
  let units = to + rowHead;
  const end = from + ((<usize>inputs) << 2);
  for (; from < end; from += 64) {
    const a = nearestUnits(from, perStep, rounding);
    const b = nearestUnits(from + 16, perStep, rounding);
    const c = nearestUnits(from + 32, perStep, rounding);
    const d = nearestUnits(from + 48, perStep, rounding);
    sum = i32x4.add(sum, i32x4.add(i32x4.add(a, b), i32x4.add(c, d)));
    const low = i16x8.narrow_i32x4_s(a, b);
    const high = i16x8.narrow_i32x4_s(c, d);
    if (ASC_FEATURE_RELAXED_SIMD) {
      v128.store(units, i8x16.narrow_i16x8_s(low, high));
      units += 16;
    } else {
      v128.store(units, low);
      v128.store(units, high, 16);
      units += 32;
    }
  }
  const total = i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3);
  store<f32>(to, most / 127);
  store<i32>(to, -64 * total, 4);
}

/** Quantises `count` rows of `inputs` floats, a multiple of 16. */
export function quantiseRows(to: usize, from: usize, count: i32, inputs: i32): void {
  const step = rowBytes(inputs);
  for (let row = 0; row < count; row++) {
    quantiseRow(to, from, inputs);
    to += step;
    from += (<usize>inputs) << 2;
  }
}
