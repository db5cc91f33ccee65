/**
 * Numbers of the formula, read from memory as those of GELU are: the lowest argument, 1.5 · 2²³, and the polynomial, highest power first. Below the lowest argument all
 * results are 2⁻⁸⁶, nothing beside the 1 of a row's largest number, and far enough from the numbers below the normal range, which some processors treat slowly.
 */
const numbers = memory.data<f32>([-86, 12582912, 0.009570099, 0.05591786, 0.24024744, 0.6931218, 0.9999993]);

/**
 * 2 to the power of four numbers at most 0; relative error below 4 · 10⁻⁶. With n = round(x) and f = x − n: the polynomial in f, fitted to 2ᶠ by reweighted least squares,
 * and n added to its exponent. The low bits of x + 1.5 · 2²³ are n.
 */
export function exp2Negative(x: v128): v128 {
  const held = f32x4.pmax(x, v128.load32_splat(numbers));
  const rounding = v128.load32_splat(numbers, 4);
  const n = f32x4.add(held, rounding);
  const f = f32x4.sub(held, f32x4.sub(n, rounding));
  let p = f32x4.add(f32x4.mul(f, v128.load32_splat(numbers, 8)), v128.load32_splat(numbers, 12));
  p = f32x4.add(f32x4.mul(p, f), v128.load32_splat(numbers, 16));
  p = f32x4.add(f32x4.mul(p, f), v128.load32_splat(numbers, 20));
  p = f32x4.add(f32x4.mul(p, f), v128.load32_splat(numbers, 24));
  return i32x4.add(p, i32x4.shl(n, 23));
}
