/** A sum as a float, times the step of its row, times the scales of its outputs, plus the biases: in this order wherever it is computed. */
export function storeScaled(to: usize, sum: v128, row: usize, scales: v128, biases: v128): void {
  v128.store(to, scaled(sum, v128.load32_splat(row), scales, biases));
}

/** As above, of eight outputs. Nothing is loaded between the two stores, and the second has its place as a constant: so an engine may join both halves to vectors of 256 bits. */
export function storeBothScaled(to: usize, low: v128, high: v128, row: usize, scales: usize, biases: usize): void {
  const step = v128.load32_splat(row);
  const first = scaled(low, step, v128.load(scales), v128.load(biases));
  const second = scaled(high, step, v128.load(scales, 16), v128.load(biases, 16));
  v128.store(to, first);
  v128.store(to, second, 16);
}

function scaled(sum: v128, step: v128, scales: v128, biases: v128): v128 {
  return f32x4.add(f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(sum), step), scales), biases);
}
