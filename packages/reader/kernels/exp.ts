/** Below this the result is 0: it would leave the range of normal numbers, which not every processor treats alike in speed. */
const lowest: f32 = -87;

/**
 * e to the power of four numbers at most 0; relative error below 3 · 10⁻⁷. With n = round(x / ln 2) and r = x − n ln 2: 2ⁿ · (1 + r + r² · p(r)), where p is fitted by
 * least squares over |r| ≤ ln 2 / 2, and ln 2 is taken in two parts so that r is exact enough.
 */
export function expNegative(x: v128): v128 {
  const inRange = f32x4.ge(x, f32x4.splat(lowest));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504)));
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375))), f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let p = f32x4.add(f32x4.mul(r, f32x4.splat(0.008333838)), f32x4.splat(0.04189858));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.16666886));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.49999142));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(r, r), p), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(exponent(n), i32x4.splat(127)), 23);
  return v128.and(f32x4.mul(p, power), inRange);
}

/** A whole float as an integer, by the bits of its sum with 1.5 · 2²³. */
function exponent(n: v128): v128 {
  return i32x4.sub(f32x4.add(n, i32x4.splat(0x4b400000)), i32x4.splat(0x4b400000));
}
