/**
 * Numbers of the formula, read from memory as those of GELU are. The lowest argument, below which the result is 0: it would leave the range of normal numbers, which
 * not every processor treats alike in speed; 1 / ln 2; ln 2 in two parts, so that r is exact enough; p, highest power first; 1.
 */
const numbers = memory.data<f32>([-87, 1.44269504, 0.693359375, -2.1219444e-4, 0.008333838, 0.04189858, 0.16666886, 0.49999142, 1]);

/** The bits of 1.5 · 2²³, and what makes an exponent of a whole number. */
const bits = memory.data<i32>([0x4b400000, 127]);

/**
 * e to the power of four numbers at most 0; relative error below 3 · 10⁻⁷. With n = round(x / ln 2) and r = x − n ln 2: 2ⁿ · (1 + r + r² · p(r)), where p is fitted by
 * least squares over |r| ≤ ln 2 / 2.
 */
export function expNegative(x: v128): v128 {
  const inRange = f32x4.ge(x, v128.load32_splat(numbers));
  const n = f32x4.nearest(f32x4.mul(x, v128.load32_splat(numbers, 4)));
  const high = f32x4.sub(x, f32x4.mul(n, v128.load32_splat(numbers, 8)));
  const r = f32x4.sub(high, f32x4.mul(n, v128.load32_splat(numbers, 12)));
  let p = f32x4.add(f32x4.mul(r, v128.load32_splat(numbers, 16)), v128.load32_splat(numbers, 20));
  p = f32x4.add(f32x4.mul(p, r), v128.load32_splat(numbers, 24));
  p = f32x4.add(f32x4.mul(p, r), v128.load32_splat(numbers, 28));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(r, r), p), r), v128.load32_splat(numbers, 32));
  const power = i32x4.shl(i32x4.add(whole(n), v128.load32_splat(bits, 4)), 23);
  return v128.and(f32x4.mul(p, power), inRange);
}

/** Whole floats as integers, by the bits of their sum with 1.5 · 2²³. */
function whole(n: v128): v128 {
  const rounding = v128.load32_splat(bits);
  return i32x4.sub(f32x4.add(n, rounding), rounding);
}
