/**
 * x · Φ(x) of four numbers. Φ(x) = ½ + ½ · erf(x / √2); erf is x · P(x²) / Q(x²) with x held within ±4.5, both of degree 3, fitted by reweighted least squares so that the
 * largest error of the result is smallest: 2 · 10⁻⁶ within the bounds, 4 · 10⁻⁶ · |x| beyond.
 */
function gelu(x: v128): v128 {
  const held = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-4.5)), f32x4.splat(4.5));
  const t = f32x4.mul(held, held);
  let p = f32x4.add(f32x4.mul(t, f32x4.splat(6.667343e-5)), f32x4.splat(0.007664436));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.054767463));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.7978658));
  let q = f32x4.add(f32x4.mul(t, f32x4.splat(0.0011668094)), f32x4.splat(0.02380664));
  q = f32x4.add(f32x4.mul(q, t), f32x4.splat(0.2352854));
  q = f32x4.add(f32x4.mul(q, t), f32x4.splat(1));
  const half = f32x4.mul(x, f32x4.splat(0.5));
  return f32x4.add(half, f32x4.mul(half, f32x4.div(f32x4.mul(held, p), q)));
}

/** In place over `length` floats, a multiple of 4. */
export function geluRows(at: usize, length: i32): void {
  for (const end = at + ((<usize>length) << 2); at < end; at += 16) v128.store(at, gelu(v128.load(at)));
}
