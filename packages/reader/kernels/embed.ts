/** Adds `scale` times `width` 8-bit units (a multiple of 8) to a row of floats. */
export function embedRow(to: usize, units: usize, scale: f32, width: i32): void {
  const factor = f32x4.splat(scale);
  for (const end = to + ((<usize>width) << 2); to < end; to += 32) {
    const shorts = v128.load8x8_s(units);
    addScaled(to, i32x4.extend_low_i16x8_s(shorts), factor);
    addScaled(to + 16, i32x4.extend_high_i16x8_s(shorts), factor);
    units += 8;
  }
}

function addScaled(to: usize, units: v128, scale: v128): void {
  v128.store(to, f32x4.add(v128.load(to), f32x4.mul(f32x4.convert_i32x4_s(units), scale)));
}
