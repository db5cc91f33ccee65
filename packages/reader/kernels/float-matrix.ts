import { isWide } from "./wide";
import { fourBySixteen } from "./wide-float-tile";

/**
 * c[r, ·] = Σₖ a[r, k] · b[k, ·] over floats, k in rising order whatever the tile, without fused multiply-add. `columns` is a multiple of 8; steps are in bytes.
 * @param shape address of six numbers: rows, terms, columns, and the steps from row to row of c, a and b
 */
export function multiplyFloats(c: usize, a: usize, b: usize, shape: usize): void {
  const rows = load<i32>(shape);
  const cStep: usize = load<u32>(shape, 12);
  const aStep: usize = load<u32>(shape, 16);
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    fourRows(c, a, b, shape);
    c += cStep << 2;
    a += aStep << 2;
  }
  for (; row < rows; row++) {
    oneRow(c, a, b, shape);
    c += cStep;
    a += aStep;
  }
}

function fourRows(c: usize, a: usize, b: usize, shape: usize): void {
  const aEnd = a + ((<usize>load<u32>(shape, 4)) << 2);
  const columns: usize = load<u32>(shape, 8);
  const cStep: usize = load<u32>(shape, 12);
  const aStep: usize = load<u32>(shape, 16);
  const bStep: usize = load<u32>(shape, 20);
  const end = c + (columns << 2);
  for (; isWide && c + 64 <= end; c += 64) {
    fourBySixteen(c, cStep, a, aEnd, aStep, b, bStep);
    b += 64;
  }
  for (; c < end; c += 32) {
    fourByEight(c, cStep, a, aEnd, aStep, b, bStep);
    b += 32;
  }
}

export function fourByEight(c: usize, cStep: usize, a: usize, aEnd: usize, aStep: usize, b: usize, bStep: usize): void {
  let low0 = f32x4.splat(0);
  let high0 = f32x4.splat(0);
  let low1 = f32x4.splat(0);
  let high1 = f32x4.splat(0);
  let low2 = f32x4.splat(0);
  let high2 = f32x4.splat(0);
  let low3 = f32x4.splat(0);
  let high3 = f32x4.splat(0);
  let a1 = a + aStep;
  let a2 = a1 + aStep;
  let a3 = a2 + aStep;
  while (a < aEnd) {
    const low = v128.load(b);
    const high = v128.load(b, 16);
    let factor = v128.load32_splat(a);
    low0 = f32x4.add(low0, f32x4.mul(factor, low));
    high0 = f32x4.add(high0, f32x4.mul(factor, high));
    factor = v128.load32_splat(a1);
    low1 = f32x4.add(low1, f32x4.mul(factor, low));
    high1 = f32x4.add(high1, f32x4.mul(factor, high));
    factor = v128.load32_splat(a2);
    low2 = f32x4.add(low2, f32x4.mul(factor, low));
    high2 = f32x4.add(high2, f32x4.mul(factor, high));
    factor = v128.load32_splat(a3);
    low3 = f32x4.add(low3, f32x4.mul(factor, low));
    high3 = f32x4.add(high3, f32x4.mul(factor, high));
    b += bStep;
    a += 4;
    a1 += 4;
    a2 += 4;
    a3 += 4;
  }
  v128.store(c, low0);
  v128.store(c, high0, 16);
  c += cStep;
  v128.store(c, low1);
  v128.store(c, high1, 16);
  c += cStep;
  v128.store(c, low2);
  v128.store(c, high2, 16);
  c += cStep;
  v128.store(c, low3);
  v128.store(c, high3, 16);
}

function oneRow(c: usize, a: usize, b: usize, shape: usize): void {
  const aEnd = a + ((<usize>load<u32>(shape, 4)) << 2);
  const columns: usize = load<u32>(shape, 8);
  const bStep: usize = load<u32>(shape, 20);
  for (const end = c + (columns << 2); c < end; c += 32) {
    oneByEight(c, a, aEnd, b, bStep);
    b += 32;
  }
}

export function oneByEight(c: usize, a: usize, aEnd: usize, b: usize, bStep: usize): void {
  let low = f32x4.splat(0);
  let high = f32x4.splat(0);
  for (; a < aEnd; a += 4) {
    const factor = v128.load32_splat(a);
    low = f32x4.add(low, f32x4.mul(factor, v128.load(b)));
    high = f32x4.add(high, f32x4.mul(factor, v128.load(b, 16)));
    b += bStep;
  }
  v128.store(c, low);
  v128.store(c, high, 16);
}
