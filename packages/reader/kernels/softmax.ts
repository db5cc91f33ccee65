import { exp2Negative } from "./exp2";
import { largest } from "./largest";
import { sumLanes } from "./sum";

const log2e: f32 = 1.44269504;

/** In place: each of `rows` rows becomes the softmax of `scale` times its first `columns` numbers; the rest, up to `width` (a multiple of 8), means nothing. */
export function softmaxRows(at: usize, rows: i32, columns: i32, width: i32, scale: f32): void {
  for (let row = 0; row < rows; row++) {
    hideTail(at, columns, width);
    softmaxRow(at, width, scale);
    at += (<usize>width) << 2;
  }
}

/** What stands behind the row's end is never the largest and adds nothing to the sum. */
function hideTail(at: usize, columns: i32, width: i32): void {
  for (let column = columns; column < width; column++) store<f32>(at + ((<usize>column) << 2), -Infinity);
}

export function softmaxRow(row: usize, width: i32, scale: f32): void {
  const end = row + ((<usize>width) << 2);
  const most = f32x4.splat(largest(row, width));
  const factor = f32x4.splat(scale * log2e);
  let sums = f32x4.splat(0);
  for (let at = row; at < end; at += 32) {
    const low = exp2Negative(f32x4.mul(f32x4.sub(v128.load(at), most), factor));
    const high = exp2Negative(f32x4.mul(f32x4.sub(v128.load(at, 16), most), factor));
    v128.store(at, low);
    v128.store(at, high, 16);
    sums = f32x4.add(f32x4.add(sums, low), high);
  }
  const part = f32x4.splat(<f32>1 / sumLanes(sums));
  for (let at = row; at < end; at += 32) {
    const low = f32x4.mul(v128.load(at), part);
    const high = f32x4.mul(v128.load(at, 16), part);
    v128.store(at, low);
    v128.store(at, high, 16);
  }
}
