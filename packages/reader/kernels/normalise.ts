import { sumLanes } from "./sum";

/**
 * In place: rows become LayerNorm(row + other row), times gain, plus shift; width a multiple of 8. Sums run over eight lanes that are added last.
 * @param parts address of gain, shift (addresses) and epsilon (f32)
 */
export function normaliseRows(at: usize, other: usize, rows: i32, width: i32, parts: usize): void {
  for (let row = 0; row < rows; row++) {
    normaliseRow(at, other, width, parts);
    at += (<usize>width) << 2;
    other += (<usize>width) << 2;
  }
}

/** Adds the other row and returns the mean. */
function addRow(at: usize, other: usize, width: i32): f32 {
  let even = f32x4.splat(0);
  let odd = even;
  for (const end = at + ((<usize>width) << 2); at < end; at += 32) {
    const a = f32x4.add(v128.load(at), v128.load(other));
    const b = f32x4.add(v128.load(at, 16), v128.load(other, 16));
    v128.store(at, a);
    v128.store(at, b, 16);
    even = f32x4.add(even, a);
    odd = f32x4.add(odd, b);
    other += 32;
  }
  return sumLanes(f32x4.add(even, odd)) / <f32>width;
}

/** Takes the mean away and returns the variance. */
function centreRow(at: usize, width: i32, mean: f32): f32 {
  const means = f32x4.splat(mean);
  let even = f32x4.splat(0);
  let odd = even;
  for (const end = at + ((<usize>width) << 2); at < end; at += 32) {
    const a = f32x4.sub(v128.load(at), means);
    const b = f32x4.sub(v128.load(at, 16), means);
    v128.store(at, a);
    v128.store(at, b, 16);
    even = f32x4.add(even, f32x4.mul(a, a));
    odd = f32x4.add(odd, f32x4.mul(b, b));
  }
  return sumLanes(f32x4.add(even, odd)) / <f32>width;
}

export function normaliseRow(at: usize, other: usize, width: i32, parts: usize): void {
  const variance = centreRow(at, width, addRow(at, other, width));
  const factor = f32x4.splat(<f32>1 / sqrt<f32>(variance + load<f32>(parts, 8)));
  let gain: usize = load<u32>(parts);
  let shift: usize = load<u32>(parts, 4);
  for (const end = at + ((<usize>width) << 2); at < end; at += 32) {
    const low = f32x4.add(f32x4.mul(f32x4.mul(v128.load(at), factor), v128.load(gain)), v128.load(shift));
    const high = f32x4.add(f32x4.mul(f32x4.mul(v128.load(at, 16), factor), v128.load(gain, 16)), v128.load(shift, 16));
    v128.store(at, low);
    v128.store(at, high, 16);
    gain += 32;
    shift += 32;
  }
}
