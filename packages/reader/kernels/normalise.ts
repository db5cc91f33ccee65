import { sumLanes } from "./sum";

/**
 * In place: rows become LayerNorm(row + other row), times gain, plus shift; width a multiple of 4. Sums run over four lanes that are added last.
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
  let sums = f32x4.splat(0);
  for (const end = at + ((<usize>width) << 2); at < end; at += 16) {
    const both = f32x4.add(v128.load(at), v128.load(other));
    v128.store(at, both);
    sums = f32x4.add(sums, both);
    other += 16;
  }
  return sumLanes(sums) / <f32>width;
}

/** Takes the mean away and returns the variance. */
function centreRow(at: usize, width: i32, mean: f32): f32 {
  const means = f32x4.splat(mean);
  let squares = f32x4.splat(0);
  for (const end = at + ((<usize>width) << 2); at < end; at += 16) {
    const centred = f32x4.sub(v128.load(at), means);
    v128.store(at, centred);
    squares = f32x4.add(squares, f32x4.mul(centred, centred));
  }
  return sumLanes(squares) / <f32>width;
}

export function normaliseRow(at: usize, other: usize, width: i32, parts: usize): void {
  const variance = centreRow(at, width, addRow(at, other, width));
  const factor = f32x4.splat(<f32>1 / sqrt<f32>(variance + load<f32>(parts, 8)));
  let gain: usize = load<u32>(parts);
  let shift: usize = load<u32>(parts, 4);
  for (const end = at + ((<usize>width) << 2); at < end; at += 16) {
    v128.store(at, f32x4.add(f32x4.mul(f32x4.mul(v128.load(at), factor), v128.load(gain)), v128.load(shift)));
    gain += 16;
    shift += 16;
  }
}
